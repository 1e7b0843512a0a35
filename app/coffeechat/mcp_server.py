"""The coach inside an MCP host: the same jobs as tools, the rules and disagreements as resources.

The host's model gets documents to read and nothing is asked of it: every text is checked here.
"""

from collections.abc import Callable
from functools import wraps
from typing import Literal, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import ToolAnnotations

from coffeechat import __version__
from coffeechat.coach import Coach
from coffeechat.errors import CoffeechatError
from coffeechat.model import (
    Answer,
    Critique,
    DisagreementList,
    Draft,
    Kind,
    Letter,
    NoteFacts,
    QuestionPlan,
    Register,
    SearchResult,
    Stance,
)

_INSTRUCTIONS = """\
A coach for informational interviews: short conversations in which a job seeker learns about someone's work.
Show its citations with its advice. A citation whose text is "digest" is our own wording of the source: give it
without quotation marks. Where disagreements are returned, name every side. Leave blanks in square brackets for the
user to fill, and add no fact to a letter that the user did not give.
"""

_P = ParamSpec("_P")
_R = TypeVar("_R")


def build_server(coach: Coach) -> MCPServer:
    """Return the server with its tools and resources; the coach opens what it needs at the first call."""
    server = MCPServer("coffeechat", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING")
    for tool in _tools(coach):
        server.add_tool(_plainly(tool, ToolError), annotations=ToolAnnotations(read_only_hint=True))
    for uri, reader in _resources(coach).items():
        server.resource(uri, mime_type="application/json")(_plainly(reader, ResourceNotFoundError))
    return server


def serve(coach: Coach) -> int:
    """Serve over standard input and output until the host closes them, and return the exit code."""
    build_server(coach).run("stdio")
    return 0


def _plainly(function: Callable[_P, _R], kind: type[Exception]) -> Callable[_P, _R]:
    """Hand our own errors to the host in our words; any other is a crash that it logs."""

    @wraps(function)
    def call(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return function(*args, **kwargs)
        except CoffeechatError as error:
            raise kind(str(error)) from error

    return call


def _tools(coach: Coach) -> list[Callable]:
    default = coach.settings.stance

    def critique_draft(draft: str, kind: Kind, stance: Stance = default) -> Critique:
        """Critique a draft of an outreach message, a list of questions, a thank-you note or a follow-up.

        Each finding has its place in the draft, what to do about it, and who says so.
        """
        return coach.critic.critique(Draft(text=draft, kind=kind), stance=stance)

    def generate_questions(  # noqa: PLR0913 (what the questions depend on is six things)
        company: str, *, about: str = "", contact: str = "", me: str = "", minutes: int = 30, stance: Stance = default
    ) -> QuestionPlan:
        """Plan the questions for a conversation with a contact at a company.

        about is what the user read about the company; without it the questions are not tailored.
        contact and me say who the two people are; minutes is the length of the conversation.
        """
        return coach.questioner.plan(
            company, about=[about] if about.strip() else [], contact=contact, me=me, minutes=minutes, stance=stance
        )

    def ask_library(question: str, stance: Stance = default) -> Answer:
        """Answer a question about informational interviews from the library, with citations, or say it does not say."""
        return coach.adviser.ask(question, stance=stance)

    def search_library(query: str, count: int = 5) -> SearchResult:
        """Find the passages of the library that fit a query, best first."""
        return SearchResult(query=query, hits=coach.library.search(query, count))

    return [critique_draft, generate_questions, *_letter_tools(coach), ask_library, search_library]


def _letter_tools(coach: Coach) -> list[Callable]:
    default = coach.settings.stance

    def draft_request(  # noqa: PLR0913 (what a request depends on is eleven things)
        to: str,
        sender: str,
        *,
        company: str = "",
        about: str = "",
        contact: str = "",
        me: str = "",
        channel: Literal["email", "linkedin", "phone"] = "email",
        register: Register = "plain",
        variant: int = 1,
        stance: Stance = default,
    ) -> Letter:
        """Write the request for a conversation, or with the channel phone a script to say.

        about is what the user read about the company, contact who the reader is and how the user found them, me who
        the user is and what they want to learn. What is missing, and the times that suit, are blanks in square
        brackets. variant counts from 1 the versions that say it in another order or at another length.
        """
        given = {"company": company, "about": about, "contact": contact, "me": me}
        manner = {"channel": channel, "register": register, "stance": stance}
        return coach.letter_writer.request(to=to, sender=sender, **given, **manner, variant=variant)

    def list_note_facts(to: str, sender: str, notes: str) -> NoteFacts:
        """List the facts of the user's notes with their ids, for the user to choose what a letter may tell."""
        return NoteFacts(facts=coach.letter_writer.facts(notes, to=to, sender=sender))

    def draft_thank_you(  # noqa: PLR0913 (what a note depends on is nine things)
        to: str,
        sender: str,
        notes: str,
        channel: Literal["email", "card", "linkedin"] = "email",
        stance: Stance = default,
        *,
        resource: str = "",
        facts: list[str] | None = None,
        register: Register = "plain",
        variant: int = 1,
    ) -> Letter:
        """Write a thank-you note to a contact from the sender's notes of the conversation.

        It says only what stands in the notes; what is missing is a blank in square brackets. facts are the ids, of
        list_note_facts, of what it may tell: all of them without it. resource is what the user shares with the
        contact. variant counts from 1 the versions that tell other facts, in another order or at another length.
        """
        manner = {"channel": channel, "register": register, "stance": stance}
        given = {"notes": notes, "resource": resource, "facts": facts}
        return coach.letter_writer.thank_you(to=to, sender=sender, **given, **manner, variant=variant)

    def draft_follow_up(  # noqa: PLR0913 (what a follow-up depends on is nine things)
        to: str,
        sender: str,
        notes: str,
        channel: Literal["email", "linkedin"] = "email",
        stance: Stance = default,
        *,
        resource: str = "",
        facts: list[str] | None = None,
        register: Register = "plain",
        variant: int = 1,
    ) -> Letter:
        """Write a later check-in: thanks again, and what came of the introductions and the advice.

        What the user did since stands in the notes after "update:"; where they have none, a blank asks for it. The
        rest is as for draft_thank_you.
        """
        manner = {"channel": channel, "register": register, "stance": stance}
        given = {"notes": notes, "resource": resource, "facts": facts}
        return coach.letter_writer.follow_up(to=to, sender=sender, **given, **manner, variant=variant)

    return [draft_request, list_note_facts, draft_thank_you, draft_follow_up]


def _resources(coach: Coach) -> dict[str, Callable]:
    def rules() -> str:
        """Every rule with its reason, its sources and its examples."""
        return coach.rulebook.describe().model_dump_json(by_alias=True)

    def rule(rule_id: str) -> str:
        """One rule."""
        return coach.rulebook.describe(rule_id).model_dump_json(by_alias=True)

    def disagreements() -> str:
        """Every question on which the sources disagree, with every side by name."""
        return DisagreementList(disagreements=coach.library.disagreements()).model_dump_json(by_alias=True)

    return {
        "coffeechat://rules": rules,
        "coffeechat://rules/{rule_id}": rule,
        "coffeechat://disagreements": disagreements,
    }
