"""The critic: findings with exact spans and citations, strengths, disagreements and the revision."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.critic import Critic
from coffeechat.errors import InputError
from coffeechat.model import Citation, Disagreement, Draft
from coffeechat.rules import load_rules

BAD = """Hello,

I was laid off last month. I have attached my résumé 😀. Could I have an hour of your time, and are you hiring?

Regards,
Mark
"""
GOOD = """Dear Ms Okonkwo,

Tom Hall of the Leeds alumni gave me your name. I am a ward nurse who is learning SQL. Your talk on discharge delays \
made me want to ask how you moved from the ward to data. Could we speak for 20 minutes by phone, on Tuesday or Thursday?

Thank you for considering it.

Kind regards,
Miriam
"""


class FakeLibrary:
    """Cites the reference itself, as `Library` cites a passage."""

    topics = {"asks-for-job": "asking-for-a-job", "hides-interest": "asking-for-a-job", "resume-attached": "resume"}

    def cite(self, refs, side="for"):
        """Cite each reference."""
        return [
            Citation(
                source=ref.split("#")[0], title="t", author=None, date=None, locator=ref.split("#")[1],
                text="digest", quote=ref, start=0, end=len(ref), side=side,
            )
            for ref in refs
        ]  # fmt: skip

    def disagreement(self, name):
        """Give it no sides."""
        return Disagreement(id=name, question="?", sides=[])

    def disagreement_of(self, name):
        """Know two of them."""
        return self.topics.get(name)


CRITIC = Critic(load_rules(), FakeLibrary())


def critique(text, kind="outreach", **options):
    return CRITIC.critique(Draft(text=text, kind=kind), **options)


def rules_of(result):
    return [finding.rule for finding in result.findings]


def test_findings_point_at_the_words_and_come_in_the_order_of_what_matters():
    result = critique(BAD)
    assert {"asks-for-job", "opens-with-job-loss", "resume-attached", "too-much-time"} <= set(rules_of(result))
    spans = [finding.span for finding in result.findings if finding.span]
    assert all(BAD[span.start : span.end] == span.text for span in spans)
    ranks = [["error", "warning", "advice"].index(finding.severity) for finding in result.findings]
    assert ranks == sorted(ranks)
    assert "an hour" in [span.text for span in spans]


def test_a_finding_cites_both_sides_and_its_disagreement():
    finding = next(f for f in critique(BAD).findings if f.rule == "asks-for-job")
    assert {citation.side for citation in finding.citations} == {"for", "against"}
    assert finding.disagreement == "asking-for-a-job"
    assert {d.id for d in critique(BAD).disagreements} == {"asking-for-a-job", "resume"}


def test_the_stance_decides_which_side_judges_and_the_disagreement_is_shown_anyway():
    direct = critique(BAD, stance="direct")
    assert "asks-for-job" not in rules_of(direct)
    assert "hides-interest" not in rules_of(direct)
    assert "asking-for-a-job" in {d.id for d in direct.disagreements}
    assert "hides-interest" in rules_of(critique(GOOD, stance="direct"))


def test_a_good_draft_has_no_finding_but_strengths():
    result = critique(GOOD, revise=True)
    assert result.findings == []
    assert {"no-time-limit", "no-connection"} <= {strength.rule for strength in result.strengths}
    assert all(GOOD[s.span.start : s.span.end] == s.span.text for s in result.strengths)
    assert result.revised.text == GOOD
    assert result.revised.changes == []


def test_what_we_infer_is_said_to_be_inferred():
    text = "1. How did you start?\n2. Do you like it?"
    finding = next(f for f in critique(text, "questions").findings if f.rule == "closed-question")
    assert "We conclude this" in finding.message


@pytest.mark.parametrize("stance", ["learning", "direct"])
@pytest.mark.parametrize("case", [BAD, "Are you hiring?", "Greg, are you hiring? I am desperate!!", "Hi Jo,\n\nJob?\n"])
def test_a_revision_passes_its_own_critique_and_is_stable(case, stance):
    once = critique(case, revise=True, stance=stance).revised
    again = critique(once.text, revise=True, stance=stance)
    assert [f.rule for f in again.findings if f.severity == "error"] == []
    assert again.revised.text == once.text
    assert all(once.text[b.start : b.end] == b.text for b in once.blanks)


def test_a_revision_keeps_what_is_not_at_fault():
    text = GOOD.replace("20 minutes", "an hour").replace("Thank you for", "I enclose my CV. Thank you for")
    assert critique(text, revise=True).revised.text == GOOD.replace("20 minutes", "30 minutes")


def test_half_a_sentence_is_kept_where_it_stands_alone():
    text = GOOD.replace(
        "I am a ward nurse", "I read your paper at Ångström, but I have attached my resume. I am a ward nurse"
    )
    assert "I read your paper at Ångström. I am a ward nurse" in critique(text, revise=True).revised.text


def test_an_item_that_goes_takes_its_number_along():
    text = "1. How did you get your start in wine?\n2. Are you hiring?\n3. Whom else should I meet?\n"
    revised = critique(text, "questions", revise=True).revised.text
    assert "hiring" not in revised
    numbers = [line.split(".")[0] for line in revised.splitlines() if line]
    assert numbers == [str(n + 1) for n in range(len(numbers))]


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "\u200b\n"])
def test_an_empty_draft_is_an_input_error(text):
    with pytest.raises(InputError, match="empty"):
        critique(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Preheat the oven to 200 degrees. Mix two cups of flour with butter and sugar. Bake for an hour until golden. "
         "Leave it to cool on a rack before serving it with cream and a few fresh berries.", "does not read like"),
        ("def f(x):\n    return x;\nimport os\nclass A:\n    pass\n", "does not read like"),
        ("> Are you hiring?\n> I attach my resume.", "quoted"),
    ],
)  # fmt: skip
def test_what_is_no_draft_is_not_judged(text, said):
    result = critique(text, revise=True)
    assert result.findings == result.strengths == []
    assert said in result.warnings[0]
    assert result.revised.text == text


def test_other_languages_are_said_to_be_so():
    result = critique(
        "Sehr geehrte Frau Vogel, ich suche eine Stelle in Ihrem Unternehmen und sende meinen Lebenslauf."
    )
    assert "English" in result.warnings[0]
    assert result.findings == []


def test_a_blank_in_a_draft_is_a_warning():
    assert "[two times that suit you]" in critique(GOOD.replace("Tuesday", "[two times that suit you]")).warnings[0]


def test_a_long_draft_is_bounded():
    result = critique(GOOD + "I like grids. " * 10_000)
    assert "100,000" in result.warnings[0]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["outreach", "questions", "thank-you", "follow-up"]))
def test_spans_are_exact_whatever_surrounds_the_words(noise, kind):
    text = f"{noise} Are you hiring? {noise} I have attached my résumé. {noise}"
    result = critique(text, kind)
    assert all(text[f.span.start : f.span.end] == f.span.text for f in result.findings if f.span)


def test_a_critique_imports_nothing_heavy():
    code = """
import sys, json
from coffeechat.critic import Critic
from coffeechat.rules import load_rules, parse_draft, find_faults
for rule in load_rules().values():
    find_faults(rule, parse_draft("Are you hiring?"), rule.kinds[0])
heavy = ("openai", "chromadb", "langchain_openai", "spacy", "onnxruntime")
print(json.dumps([name for name in heavy if name in sys.modules]))
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(shown.stdout) == []


def test_what_is_put_in_begins_a_sentence_of_its_own():
    revised = critique(
        GOOD.replace("Thank you for considering it.", "we both sing").replace("20 minutes", "a while"), revise=True
    )
    assert "we both sing. " in revised.revised.text


def test_texting_spelling_is_read_and_spans_stay_exact():
    text = "hey Ana,\n\nalso if theres any roles going lmk. im so desperate rn, dont say no. u rock\n\nJo"
    result = critique(text)
    assert {"asks-for-job", "desperate-tone"} <= set(rules_of(result))
    assert all(text[f.span.start : f.span.end] == f.span.text for f in result.findings if f.span)


def test_a_list_without_marks_is_a_list_of_questions():
    text = (
        "Questions for Jen\nhow did u get into nursing informatics\nwhats the pay\nare you guys hiring\ncan you look "
        "at my resume"
    )
    result = critique(text, "questions")
    assert result.warnings == []
    spans = {finding.rule: finding.span.text for finding in result.findings if finding.span}
    assert spans["asks-for-job"] == "are you guys hiring"
    assert spans["all-about-me"] == "can you look at my resume"


def test_what_is_to_be_changed_is_not_praised():
    result = critique(GOOD.replace("20 minutes", "two hours"))
    assert "too-much-time" in rules_of(result)
    assert "no-time-limit" not in {strength.rule for strength in result.strengths}


def test_a_pitch_is_all_about_the_sender():
    boast = "I led a team of ten. I won three awards. I doubled our sales. I speak four languages. I built a brand. "
    assert "all-about-me" in rules_of(critique(GOOD.replace("Thank you for", f"{boast}Thank you for")))
    assert "all-about-me" not in rules_of(critique(GOOD))


def test_what_is_added_comes_in_an_order_that_a_coach_would_choose():
    revised = critique("1. How did you get into wine?\n", "questions", revise=True).revised.text
    assert revised.strip().endswith("How would you like me to keep in touch?")
    note = critique("Hi Ana, thank you for your time.\n\nJo\n", "thank-you", revise=True).revised.text
    assert note.index("You mentioned") < note.index("stay in touch")


def test_a_meeting_is_not_asked_for_twice():
    revised = critique(BAD + "\nPlease answer me by Friday.\n", revise=True).revised.text
    assert revised.count("minutes") == 1
