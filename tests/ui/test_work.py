"""With a model the offline result stands at once, and the page follows it as it gets better."""

from threading import Event
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from coffeechat.errors import InputError
from coffeechat.ui.work import Work, tell

LONG = 60
PAGE = "from coffeechat.ui import questions_page\nquestions_page.draw()\n"


def worded(plan, text):
    """Return the plan with its only question in other words, as a model's."""
    [section] = plan.sections
    [question] = section.questions
    better = question.model_copy(
        update={"text": text, "written_by": "model", "prompt": "rephrase-question@0123456789ab"}
    )
    return plan.model_copy(update={"sections": [section.model_copy(update={"questions": [better]})]})


@pytest.fixture
def model(coach):
    """Let the questioner wait for this model: ``begin`` and ``end`` open its gates."""
    gates, plan = SimpleNamespace(begin=Event(), end=Event()), coach.services.plan

    def slow(company, watch, **asked):
        offline = plan(company, **asked)
        watch(offline)
        tell("Asking a model.")
        gates.begin.wait(LONG)
        watch(worded(offline, "What did <b>better</b> words change?"))
        gates.end.wait(LONG)
        return worded(offline, "What did the last words change?")

    coach.questioner = SimpleNamespace(plan=slow)
    yield gates
    gates.begin.set()
    gates.end.set()


def shown(at: AppTest) -> str:
    assert not at.exception
    return "\n".join(element.proto.body for element in at.get("html"))


def captions(at: AppTest) -> str:
    return "\n".join(caption.value for caption in at.caption)


def until(work: Work, steps: int) -> None:
    """Wait for the work, which is told to go on, to have come so far."""
    moment = Event()
    while work.steps < steps:
        moment.wait(0.01)


def test_the_offline_result_stands_while_the_model_works_and_items_follow(model):
    at = AppTest.from_string(PAGE, default_timeout=LONG).run()
    at.text_input(key="questions.company").input("Larkspur")
    next(button for button in at.button if button.label == "Plan my questions").click().run()
    assert "How did that change your work?" in shown(at)
    assert "What you see stands." in captions(at)
    work = at.session_state["questions.result"][1]
    model.begin.set()
    until(work, 2)
    assert "What did &lt;b&gt;better&lt;/b&gt; words change?" in shown(at.run())
    assert "In the model's words" in shown(at) or "In the model&#x27;s words" in shown(at)
    model.end.set()
    until(work, 3)
    work._ended.wait(LONG)
    assert "What did the last words change?" in shown(at.run())
    assert "What you see stands." not in captions(at)
    assert "Asking a model" in captions(at)


@pytest.mark.usefixtures("model")
def test_what_the_user_typed_stays_while_the_model_works():
    at = AppTest.from_string(PAGE, default_timeout=LONG).run()
    at.text_input(key="questions.company").input("Larkspur")
    next(button for button in at.button if button.label == "Plan my questions").click().run()
    at.text_area(key="questions.me").input("A nurse").run()
    assert at.text_area(key="questions.me").value == "A nurse"
    assert at.text_input(key="questions.company").value == "Larkspur"
    assert "How did that change your work?" in shown(at)


def test_a_job_that_fails_raises_where_its_result_is_asked_for():
    def fail(_watch):
        raise InputError("this cannot be read", "notes", "Save it again.")

    with pytest.raises(InputError, match="cannot be read"):
        Work(fail).result()


def test_what_one_job_tells_is_not_told_to_another():
    def job(name, _watch):
        tell(f"{name} is asked")

    works = [Work(lambda watch, name=name: job(name, watch)) for name in ("one", "two")]
    assert [work.result() or work.told for work in works] == [["one is asked"], ["two is asked"]]
