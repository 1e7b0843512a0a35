"""The three letters on their pages, with a writer that answers at once."""

import pytest
from streamlit.testing.v1 import AppTest

from coffeechat.ui import samples

pytestmark = pytest.mark.usefixtures("coach")

PAGES = {
    "request": ("request_page", "draw", "Write my request"),
    "letter": ("letter_page", "draw", "Write my note"),
    "follow-up": ("letter_page", "draw_follow_up", "Write my follow-up"),
}


def page(job: str) -> AppTest:
    name, draw, _ = PAGES[job]
    return AppTest.from_string(f"from coffeechat.ui import {name}\n{name}.{draw}()\n", default_timeout=30).run()


def write(at: AppTest, job: str) -> AppTest:
    at.text_input(key=f"{job}.to").input("Ingrid")
    at.text_input(key=f"{job}.sender").input("Dana")
    at.text_area(key=f"{job}.me" if job == "request" else f"{job}.notes").input("keep a diary\nshe is ill")
    return press(at, job)


def press(at: AppTest, job: str) -> AppTest:
    return next(button for button in at.button if button.label == PAGES[job][2]).click().run()


def drawn(at: AppTest) -> str:
    assert not at.exception
    return "\n".join(element.proto.body for element in at.get("html"))


def downloads(at: AppTest) -> list:
    return [button.proto for button in at.get("download_button")]


@pytest.mark.parametrize("job", PAGES)
def test_a_letter_shows_its_blank_its_origins_and_every_side_of_what_is_contested(coach, job):
    html = drawn(write(page(job), job))
    assert coach.services.asked[0]["sender"] == "Dana"
    assert '<mark class="cc-blank">[a date]</mark>' in html
    assert "“keep a diary she is ill”" in html
    assert "Ada North" in html
    assert "Bo South" in html


@pytest.mark.parametrize("job", PAGES)
def test_the_mail_waits_until_the_blanks_are_filled_or_let_be(job):
    at = write(page(job), job)
    assert [button.disabled for button in downloads(at)] == [False, True]
    at.checkbox[-1].check().run()
    assert [button.disabled for button in downloads(at)] == [False, False]
    at.checkbox[-1].uncheck().run()
    next(field for field in at.text_input if field.label == r"\[a date\]").input("Monday").run()
    assert [button.disabled for button in downloads(at)] == [False, False]
    assert "See Monday." in at.code[0].value


def test_how_it_is_sent_how_it_sounds_and_which_version_reach_the_writer(coach):
    for job in PAGES:
        at = page(job)
        at.selectbox(key=f"{job}.channel").select("linkedin")
        at.selectbox(key=f"{job}.register").select("warm")
        at.selectbox(key=f"{job}.variant").select(2)
        write(at, job)
        asked = coach.services.asked[-1]
        assert (asked["channel"], asked["register"], asked["variant"]) == ("linkedin", "warm", 2)
        assert len(downloads(at)) == 1


def test_each_letter_offers_the_channels_it_has():
    channels = {job: page(job).selectbox(key=f"{job}.channel").options for job in PAGES}
    assert channels["request"] == ["E-mail", "LinkedIn message", "Phone call"]
    assert channels["letter"] == ["E-mail", "Handwritten card", "LinkedIn message"]
    assert channels["follow-up"] == ["E-mail", "LinkedIn message"]


def test_a_script_for_the_phone_is_headed_as_one():
    at = page("request")
    at.selectbox(key="request.channel").select("phone")
    assert write(at, "request").header[0].value == "What to say"
    assert len(downloads(at)) == 1


@pytest.mark.parametrize("job", ["letter", "follow-up"])
def test_only_what_is_ticked_is_told_and_what_is_private_cannot_be(coach, job):
    at = page(job)
    at.text_area(key=f"{job}.notes").input("keep a diary\nlearn SQL\nshe is ill").run()
    assert not at.checkbox
    at.toggle(key=f"{job}.choose").set_value(True).run()
    assert [(box.value, box.disabled) for box in at.checkbox] == [(True, False), (True, False), (False, True)]
    at.checkbox[1].uncheck()
    press(at, job)
    assert coach.services.asked[0]["facts"] == ["1"]
    at.toggle(key=f"{job}.choose").set_value(False).run()
    press(at, job)
    assert coach.services.asked[1]["facts"] is None


def test_the_samples_fill_the_forms():
    for job in PAGES:
        at = page(job)
        next(button for button in at.button if button.label == "Try the sample").click().run()
        assert at.text_input(key=f"{job}.to").value == "Ingrid Bergström"
    assert at.text_area(key="follow-up.notes").value == samples.read("notes")
