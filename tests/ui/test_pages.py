"""Each page, with a coach that answers at once."""

import pytest
from streamlit.testing.v1 import AppTest

from coffeechat.errors import InputError
from coffeechat.ui import samples

pytestmark = pytest.mark.usefixtures("coach")
HARM = "<img src=x onerror=alert(1)>"


def page(name: str) -> AppTest:
    source = f"from coffeechat.ui import {name}\n{name}.draw()\n"
    return AppTest.from_string(source, default_timeout=30).run()


def press(at: AppTest, label: str) -> AppTest:
    return next(button for button in at.button if button.label == label).click().run()


def drawn(at: AppTest) -> str:
    assert not at.exception
    return "\n".join(element.proto.body for element in at.get("html"))


def test_a_draft_is_critiqued_with_its_words_marked_and_its_sources_open_beside_it(coach):
    at = page("critique_page")
    at.text_area(key="critique.draft").input("Any jobs?")
    html = drawn(press(at, "Check my draft"))
    assert coach.services.asked == [{"text": "Any jobs?", "kind": "outreach", "stance": "learning", "revise": False}]
    assert '<mark class="cc-error">Any jobs?</mark><sup>1</sup>' in html
    assert "Fix this" in html
    assert "Take it out." in html
    assert '<mark class="cc-cited">Ask about the work, never for a job.</mark>' in html
    assert "You say why." in html
    assert at.header[0].value == "1 to fix"


def test_only_an_original_stands_in_quotation_marks():
    at = page("critique_page")
    at.text_area(key="critique.draft").input("Any jobs?")
    html = drawn(press(at, "Check my draft"))
    assert '<span class="cc-ours">In our words</span> <span>Ask about the work, never for a job.</span>' in html
    assert html.count("<blockquote>“Ask about the work, never for a job.”</blockquote>") == 2
    assert "Says otherwise" in html


def test_both_sides_of_a_disagreement_are_named_and_the_users_is_marked():
    at = page("critique_page")
    at.session_state["stance"] = "direct"
    at.text_area(key="critique.draft").input("Any jobs?")
    html = drawn(press(at, "Check my draft"))
    block = html[html.index("May you ask for a job?") :]
    assert "Ada North" in block
    assert "Bo South" in block
    assert '<strong>Yes, ask.</strong> <span class="cc-badge">Your stance</span>' in block


def test_a_revision_shows_what_changed(coach):
    at = page("critique_page")
    at.text_area(key="critique.draft").input("Any jobs?")
    press(at, "Check my draft")
    html = drawn(press(at, "Revise my draft"))
    assert coach.services.asked[-1]["revise"] is True
    assert "<ins> Thanks!</ins>" in html
    assert "Any jobs? Thanks!" in at.code[0].value


def test_a_change_of_stance_asks_again_and_nothing_else_does(coach):
    at = page("critique_page")
    at.text_area(key="critique.draft").input("Any jobs?")
    press(at, "Check my draft").run()
    assert len(coach.services.asked) == 1
    at.session_state["stance"] = "direct"
    at.run()
    assert [asked["stance"] for asked in coach.services.asked] == ["learning", "direct"]


def test_questions_show_their_facts_and_can_be_downloaded(coach):
    at = page("questions_page")
    at.text_input(key="questions.company").input("Larkspur")
    at.text_area(key="questions.about").input("It left scheduling.")
    html = drawn(press(at, "Plan my questions"))
    assert coach.services.asked[0]["about"] == ["It left scheduling."]
    assert "<blockquote>“It left scheduling.”</blockquote>" in html
    assert "What came next?" in html
    assert "What do you make?" in html
    assert at.get("download_button")[0].proto.label == "Download as a one-page brief"


def test_questions_without_material_say_that_they_suit_any_company():
    at = page("questions_page")
    at.text_input(key="questions.company").input("Larkspur")
    press(at, "Plan my questions")
    assert "would suit any company" in at.info[0].value


def test_a_note_shows_its_blanks_and_where_each_sentence_comes_from(coach):
    at = page("letter_page")
    at.text_input(key="letter.to").input("Ingrid")
    at.text_input(key="letter.sender").input("Dana")
    at.text_area(key="letter.notes").input("keep a diary")
    html = drawn(press(at, "Write my note"))
    assert coach.services.asked[0]["notes"] == "keep a diary"
    assert '<mark class="cc-blank">[a date]</mark>' in html
    assert "Your notes: </span><span>“keep a diary”" in html
    assert "Private" in html
    assert len(at.get("download_button")) == 2


def test_an_answer_cites_and_the_library_opens():
    at = page("library_page")
    at.text_input(key="ask.question").input("May I?")
    html = drawn(press(at, "Ask"))
    assert "Ask to learn." in html
    assert "In our words" in html
    assert any("Our digest" in caption.value for caption in at.caption)


def test_rules_are_listed_with_their_reasons():
    assert "It puts people off." in drawn(page("rules_page"))


def test_the_samples_fill_the_forms():
    at = press(page("critique_page"), "Try the sample")
    assert at.text_area(key="critique.draft").value == samples.read("request")
    at = press(page("questions_page"), "Try the sample")
    assert at.text_area(key="questions.about").value == samples.read("about")
    at = press(page("letter_page"), "Try the sample")
    assert at.text_input(key="letter.to").value == "Ingrid Bergström"


def test_an_error_says_what_to_do_and_keeps_what_was_typed(coach):
    coach.services.error = InputError("there is nothing in it", "the draft", "Put your *text* in.")
    at = page("critique_page")
    at.text_area(key="critique.draft").input("my words").run()
    press(at, "Check my draft")
    assert not at.exception
    assert "There is nothing in it" in at.error[0].value
    assert r"\*text\*" in at.error[0].value
    assert at.text_area(key="critique.draft").value == "my words"


def test_a_file_is_opened_into_the_form():
    at = page("critique_page")
    at.file_uploader[0].set_value(("draft.txt", "Dear Zoë".encode(), "text/plain")).run()
    assert at.text_area(key="critique.draft").value == "Dear Zoë"


def test_a_bad_file_says_why_and_leaves_the_form_alone():
    at = page("critique_page")
    at.text_area(key="critique.draft").input("my words").run()
    at.file_uploader[0].set_value(("draft.txt", b"PK\0", "text/plain")).run()
    assert "This is not a text file" in at.error[0].value
    assert at.text_area(key="critique.draft").value == "my words"


def test_an_article_is_added_and_results_are_worked_out_anew(coach):
    at = page("library_page")
    at.text_input(key="ask.question").input("May I?")
    press(at, "Ask")
    at.file_uploader[0].set_value(("talk.md", b"# Talks", "text/markdown"))
    press(at, "Add to my library")
    assert coach.library.added == ["talk.md"]
    assert at.success[0].value == "Added, with 3 passages to cite."
    assert len(coach.services.asked) == 2


def test_what_users_and_sources_write_is_never_html():
    at = page("critique_page")
    at.text_area(key="critique.draft").input(HARM)
    html = drawn(press(at, "Check my draft"))
    at = page("questions_page")
    at.text_input(key="questions.company").input(HARM)
    at.text_area(key="questions.about").input(HARM)
    html += drawn(press(at, "Plan my questions"))
    at = page("letter_page")
    for key, value in {"letter.to": HARM, "letter.sender": HARM}.items():
        at.text_input(key=key).input(value)
    at.text_area(key="letter.notes").input(HARM)
    html += drawn(press(at, "Write my note"))
    html += drawn(page("rules_page"))
    assert "<img" not in html
    assert "<i>talks" not in html
    assert "<b>questions" not in html
    assert "&lt;img src=x" in html
