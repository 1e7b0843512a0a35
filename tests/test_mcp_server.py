"""The MCP door, through the SDK's own client in this process."""

import json
import sys
from types import SimpleNamespace

import anyio
import pytest
from mcp import MCPError
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from coffeechat.coach import Coach
from coffeechat.errors import InputError
from coffeechat.mcp_server import build_server
from coffeechat.model import (
    Answer,
    Citation,
    Critique,
    Disagreement,
    Hit,
    Letter,
    NoteFact,
    QuestionPlan,
    RuleList,
)
from coffeechat.settings import load_settings

CITATION = Citation(
    source="pope",
    title="T",
    author="Pope",
    date=None,
    locator="no-job",
    text="digest",
    quote="Be kind.",
    start=0,
    end=8,
)


class _Services:
    """Answers every job with a small document, keeping what it was asked; ``fault`` is raised instead."""

    def __init__(self):
        self.asked, self.fault = [], None

    def _note(self, **given):
        self.asked.append(given)
        if self.fault:
            raise self.fault

    def critique(self, draft, stance):
        self._note(draft=draft.text, kind=draft.kind, stance=stance)
        return Critique(kind=draft.kind, stance=stance, findings=[], strengths=[])

    def plan(self, company, **given):
        self._note(company=company, **given)
        return QuestionPlan(
            company=company,
            tailored=False,
            minutes=given["minutes"],
            stance=given["stance"],
            opening="",
            sections=[],
            avoid=[],
            closing="",
        )

    def facts(self, notes, **people):
        self._note(notes=notes, **people)
        return [NoteFact(quote=notes, source="notes", start=0, end=len(notes), type="advice", id="1")]

    def request(self, **given):
        return self._letter("request", **given)

    def thank_you(self, **given):
        return self._letter("thank-you", **given)

    def follow_up(self, **given):
        return self._letter("follow-up", **given)

    def _letter(self, kind, **given):
        self._note(**given)
        return Letter(
            schema=f"coffeechat/{kind}/1",
            kind=kind,
            channel=given["channel"],
            stance=given["stance"],
            register=given["register"],
            variant=given["variant"],
            subject=None,
            text="Thanks.",
            sentences=[{"start": 0, "end": 7, "from": "courtesy"}],
            blanks=[],
            facts=[],
            unused=[],
            advice=[CITATION],
        )

    def ask(self, question, stance):
        self._note(question=question, stance=stance)
        return Answer(question=question, answered=True, answer="Yes.", citations=[CITATION])

    def search(self, query, count):
        self._note(query=query, count=count)
        return [Hit(source="pope", locator="no-job", text="Be kind.", start=0, end=8, score=1, why="words")]

    def describe(self, rule_id=None):
        self._note(rule_id=rule_id)
        return RuleList(rules=[])

    def disagreements(self):
        return [Disagreement(id="asking-for-a-job", question="May I ask?", sides=[])]


@pytest.fixture
def services() -> _Services:
    return _Services()


@pytest.fixture
def talk(services):
    """Return a function that runs one request of a client against the server."""
    doors = dict.fromkeys(("critic", "questioner", "letter_writer", "adviser", "library", "rulebook"), services)
    coach = SimpleNamespace(settings=SimpleNamespace(stance="direct"), **doors)

    def run(method, *args):
        async def session():
            async with Client(build_server(coach)) as client:
                try:
                    return await getattr(client, method)(*args)
                except MCPError as error:
                    return error

        return anyio.run(session)

    return run


CALLS = {
    "critique_draft": ({"draft": "Hello", "kind": "outreach"}, "critique"),
    "generate_questions": ({"company": "Acme", "about": "They moved.", "contact": "Ada", "me": "Sam"}, "questions"),
    "draft_thank_you": ({"to": "Ada", "sender": "Sam", "notes": "said: read"}, "thank-you"),
    "draft_request": ({"to": "Ada", "sender": "Sam", "channel": "phone"}, "request"),
    "draft_follow_up": ({"to": "Ada", "sender": "Sam", "notes": "update: read it"}, "follow-up"),
    "list_note_facts": ({"to": "Ada", "sender": "Sam", "notes": "said: read"}, "facts"),
    "ask_library": ({"question": "How long?"}, "ask"),
    "search_library": ({"query": "job", "count": 2}, "search"),
}


@pytest.mark.parametrize("tool", CALLS)
def test_a_tool_returns_the_document_of_the_command(talk, tool):
    arguments, kind = CALLS[tool]
    result = talk("call_tool", tool, arguments)
    assert not result.is_error, result.content
    assert result.structured_content["schema"] == f"coffeechat/{kind}/1"
    assert json.loads(result.content[0].text)["schema"] == f"coffeechat/{kind}/1"


def test_every_tool_is_described_with_its_document(talk):
    tools = {tool.name: tool for tool in talk("list_tools").tools}
    assert set(tools) == set(CALLS)
    assert all(tool.description and tool.output_schema and tool.annotations.read_only_hint for tool in tools.values())


def test_arguments_reach_the_service_under_the_same_names(talk, services):
    talk("call_tool", "generate_questions", {"company": "Acme", "about": " ", "minutes": 20, "stance": "learning"})
    talk("call_tool", "generate_questions", {"company": "Acme", "about": "They moved."})
    assert services.asked[0]["about"] == [] and services.asked[0]["minutes"] == 20
    assert services.asked[1] == {
        "company": "Acme",
        "about": ["They moved."],
        "contact": "",
        "me": "",
        "minutes": 30,
        "stance": "direct",
    }


def test_ticked_facts_the_register_and_the_version_reach_the_writer(talk, services):
    given = {"facts": ["1", "t2"], "register": "warm", "variant": 2, "resource": "a link"}
    for tool in ("draft_thank_you", "draft_follow_up"):
        talk("call_tool", tool, {**CALLS[tool][0], **given})
        assert {name: services.asked[-1][name] for name in given} == given
    talk("call_tool", "draft_thank_you", CALLS["draft_thank_you"][0])
    assert services.asked[-1]["facts"] is None and services.asked[-1]["register"] == "plain"
    assert talk("call_tool", "draft_thank_you", {**CALLS["draft_thank_you"][0], "channel": "phone"}).is_error


def test_bad_input_is_an_error_in_our_words(talk, services):
    services.fault = InputError("the notes are empty", "notes", "Say what you talked about.")
    result = talk("call_tool", "draft_thank_you", CALLS["draft_thank_you"][0])
    assert result.is_error
    said = "Error executing tool draft_thank_you: "
    assert result.content[0].text == said + "notes: the notes are empty. Say what you talked about."


def test_a_fault_of_ours_tells_the_host_nothing_of_the_user(talk, services):
    services.fault = RuntimeError("secret notes")
    result = talk("call_tool", "ask_library", {"question": "How long?"})
    assert result.is_error and "secret" not in result.content[0].text


@pytest.mark.parametrize("arguments", [{}, {"draft": "x", "kind": "novel"}, {"draft": 3, "kind": "outreach"}])
def test_arguments_that_do_not_fit_are_an_error(talk, services, arguments):
    assert talk("call_tool", "critique_draft", arguments).is_error
    assert not services.asked


def test_rules_and_disagreements_are_resources(talk, services):
    rule = json.loads(talk("read_resource", "coffeechat://rules/asks-for-job").contents[0].text)
    assert rule["schema"] == "coffeechat/rules/1" and services.asked == [{"rule_id": "asks-for-job"}]
    assert json.loads(talk("read_resource", "coffeechat://rules").contents[0].text)["schema"] == "coffeechat/rules/1"
    found = json.loads(talk("read_resource", "coffeechat://disagreements").contents[0].text)
    assert found["disagreements"][0]["question"] == "May I ask?"


def test_an_unknown_rule_is_an_error_in_our_words(talk, services):
    services.fault = InputError("there is no such rule", "nonsense")
    assert "nonsense: there is no such rule" in str(talk("read_resource", "coffeechat://rules/nonsense"))


def test_the_real_writer_asks_the_reader_for_a_talk_and_tells_only_what_was_ticked(home):
    server = build_server(Coach(load_settings(home=str(home))))
    notes = "Advice: learn SQL first.\nShe started in billing."

    async def session():
        people = {"to": "Ada Moss", "sender": "Sam Ray"}
        async with Client(server) as client:
            script = await client.call_tool("draft_request", {**people, "channel": "phone"})
            note = await client.call_tool("draft_thank_you", {**people, "notes": notes, "facts": ["2"]})
            return script.structured_content, note.structured_content

    script, note = anyio.run(session)
    assert script["text"].startswith("Hello, is that Ada Moss?") and script["blanks"]
    assert script["disagreements"]
    assert "billing" in note["text"] and "SQL" not in note["text"]


def test_the_real_coach_over_standard_input_and_output(home):
    """The protocol has standard output to itself, so this fails if anything else is printed there."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "coffeechat", "mcp", "--home", str(home)])

    async def session():
        async with Client(stdio_client(command)) as client:
            return await client.call_tool("critique_draft", {"draft": "Hello Ada, are you hiring?", "kind": "outreach"})

    document = anyio.run(session).structured_content
    assert "asks-for-job" in [finding["rule"] for finding in document["findings"]]
    assert Critique.model_validate(document).findings
