"""One pass of each page with the real coach on the shipped samples, offline."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

PAGES = [
    ("critique_page", "Check my draft", "cc-error"),
    ("questions_page", "Plan my questions", "Who advises it"),
    ("letter_page", "Write my note", "Dear Ingrid"),
    ("request_page", "Write my request", "Dear Ingrid"),
    ("library_page", "Ask", "Your stance"),
]


@pytest.fixture(autouse=True)
def fresh_coach():
    """Open a coach on this test's own home."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.parametrize(("name", "action", "shown"), PAGES)
def test_the_sample_gives_a_result(name, action, shown):
    at = AppTest.from_string(f"from coffeechat.ui import {name}\n{name}.draw()\n", default_timeout=120).run()
    for label in ("Try the sample", action):
        next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    assert not at.error
    assert shown in "\n".join(element.proto.body for element in at.get("html"))


def test_the_frame_names_who_advises_each_stance_and_says_what_stays():
    at = AppTest.from_file("../../app/coffeechat/ui/app.py", default_timeout=120).run()
    assert not at.exception
    captions = at.sidebar.radio[0].proto.captions
    assert "Paula Pope" in captions[0]
    assert "(unsigned)" in captions[1]
    assert any("sent nowhere" in caption.value for caption in at.sidebar.caption)


def test_every_rule_has_its_place():
    at = AppTest.from_string("from coffeechat.ui import rules_page\nrules_page.draw()\n", default_timeout=120).run()
    assert not at.exception
    assert "Asks for a job" in [expander.label for expander in at.expander]
