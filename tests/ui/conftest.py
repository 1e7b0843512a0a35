"""A coach that answers at once and always the same, so that the pages can be looked at alone."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from coffeechat.model import (
    AddedItem,
    AddReport,
    Answer,
    Avoid,
    Blank,
    Citation,
    Critique,
    DescribedRule,
    Disagreement,
    DisagreementSide,
    Edit,
    Fact,
    Finding,
    Fix,
    Letter,
    ListedSource,
    NoteFact,
    Question,
    QuestionPlan,
    Revision,
    RuleList,
    Section,
    Sentence,
    ShownSource,
    Span,
    Strength,
)
from coffeechat.settings import load_settings

STORED = "The talk is about learning.\n\nAsk about the work, never for a job.\n\nBring <b>questions</b>."
QUOTE = "Ask about the work, never for a job."
HARM = "<img src=x onerror=alert(1)>"


def citation(text="digest", author="Ada North", side="for") -> Citation:
    start = STORED.index(QUOTE)
    return Citation(
        source="north",
        title="On <i>talks</i>",
        author=author,
        date="2011-02-10",
        locator="no-job",
        text=text,
        quote=QUOTE,
        start=start,
        end=start + len(QUOTE),
        side=side,
    )


DISAGREEMENT = Disagreement(
    id="asking-for-a-job",
    question="May you ask for a job?",
    sides=[
        DisagreementSide(position="No, learn.", stance="learning", citations=[citation()]),
        DisagreementSide(position="Yes, ask.", stance="direct", citations=[citation("original", "Bo South")]),
    ],
)


class FakeLibrary:
    """Holds one article."""

    def __init__(self) -> None:
        self.added: list[str] = []

    def show(self, source: str) -> ShownSource:
        """Return the one article."""
        return ShownSource(source=source, title="On talks", author="Ada North", date=None, text=STORED, passages=[])

    def disagreement(self, _id: str) -> Disagreement:
        """Return the one disagreement."""
        return DISAGREEMENT

    def disagreements(self) -> list[Disagreement]:
        """Return the one disagreement."""
        return [DISAGREEMENT]

    def add(self, paths: list[str]) -> AddReport:
        """Note the names of the files."""
        self.added += [Path(path).name for path in paths]
        items = [AddedItem(path=path, source="talk", text="original", passages=3, state="added") for path in paths]
        return AddReport(items=items)

    def sources(self) -> list[ListedSource]:
        """List the one article."""
        return [ListedSource(id="north", title="On talks", author="Ada North", text="digest", passages=3)]


class FakeServices:
    """Critic, questioner, letter writer and adviser in one; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.error: Exception | None = None

    def _note(self, **asked) -> None:
        self.asked.append({name: value for name, value in asked.items() if name != "watch"})
        if self.error:
            raise self.error

    def critique(self, draft, stance="learning", revise=False, **_watch) -> Critique:
        """Find that the whole draft asks for a job."""
        self._note(text=draft.text, kind=draft.kind, stance=stance, revise=revise)
        span = Span.of(draft.text, 0, len(draft.text))
        finding = Finding(
            rule="asks-for-job",
            severity="error",
            span=span,
            message="This asks for a job.",
            fix=Fix(advice="Take it out.", edit=Edit(start=0, end=1, text="")),
            citations=[citation(), citation("original", "Bo South", "against")],
            found_by="pattern",
        )
        return Critique(
            kind=draft.kind,
            stance=stance,
            findings=[finding],
            strengths=[Strength(rule="no-purpose", span=None, message="You say why.", citations=[citation()])],
            revised=Revision(text=draft.text + " Thanks!", changes=["Added thanks."], blanks=[]) if revise else None,
            disagreements=[DISAGREEMENT],
        )

    def plan(self, company, *, about=(), stance="learning", minutes=30, **more) -> QuestionPlan:
        """Ask one question."""
        self._note(company=company, about=about, stance=stance, minutes=minutes, **more)
        facts = [Fact(quote=about[0], source="about:1", start=0, end=len(about[0]))] if about else []
        question = Question(
            text="How did that change your work?",
            why="It is new.",
            facts=facts,
            advice=[citation()],
            follow_up="What came next?",
            priority=1,
        )
        return QuestionPlan(
            company=company,
            tailored=bool(about),
            minutes=minutes,
            stance=stance,
            opening="Thank you for the time.",
            sections=[Section(phase="company", minutes=minutes, questions=[question])],
            avoid=[Avoid(text="What do you make?", why="It is on the site.", advice=[citation()])],
            closing="May I stay in touch?",
        )

    def facts(self, notes, **_people) -> list[NoteFact]:
        """Return each line as a fact; the last is private."""
        lines = notes.splitlines()
        starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
        kinds = ["advice"] * (len(lines) - 1) + ["private"]
        return [
            NoteFact(quote=line, source="notes", start=start, end=start + len(line), type=kind, id=str(number))
            for number, (line, start, kind) in enumerate(zip(lines, starts, kinds, strict=True), 1)
        ]

    def request(self, *, me="", **asked) -> Letter:
        """Quote what the sender says of themselves and leave one blank."""
        return self._letter("request", said=me, me=me, **asked)

    def follow_up(self, *, notes, **asked) -> Letter:
        """Quote the notes and leave one blank."""
        return self._letter("follow-up", said=notes, notes=notes, **asked)

    def thank_you(self, *, notes, **asked) -> Letter:
        """Quote the notes and leave one blank."""
        return self._letter("thank-you", said=notes, notes=notes, **asked)

    def _letter(self, kind, *, to, said, channel="email", stance="learning", **more) -> Letter:
        self._note(to=to, channel=channel, stance=stance, **more)
        first, second = f"Dear {to}, you said {said}. ", "See [a date]."
        fact = NoteFact(quote=said, source="notes", start=0, end=len(said), type="said")
        start = len(first) + len("See ")
        return Letter(
            schema=f"coffeechat/{kind}/1",
            kind=kind,
            channel=channel,
            stance=stance,
            subject="Thank you",
            text=first + second,
            sentences=[
                Sentence(start=0, end=len(first), **{"from": [fact]}),
                Sentence(start=len(first), end=len(first + second), **{"from": "courtesy"}),
            ],
            blanks=[Blank(start=start, end=start + len("[a date]"), text="[a date]", why="You know when.")],
            facts=[fact],
            unused=[fact.model_copy(update={"type": "private"})],
            advice=[citation()],
            disagreements=[DISAGREEMENT],
        )

    def ask(self, question, stance="learning", **_watch) -> Answer:
        """Advise to learn."""
        self._note(question=question, stance=stance)
        return Answer(question=question, answered=True, answer="Ask to learn.", citations=[citation()])


class FakeCoach:
    """A coach whose services are all the same fake."""

    def __init__(self) -> None:
        self.settings = load_settings()
        self.library = FakeLibrary()
        self.services = self.critic = self.questioner = self.letter_writer = self.adviser = FakeServices()
        self.rules = {"asks-for-job": SimpleNamespace(id="asks-for-job", title="Asks for a job")}
        self.rulebook = SimpleNamespace(describe=lambda: RuleList(rules=[_RULE]))
        self.meetings = SimpleNamespace(names=dict, asked_at=lambda _company: [])


_RULE = DescribedRule(
    id="asks-for-job",
    title="Asks for a job",
    kinds=["outreach"],
    shape="violation",
    stance="learning",
    basis={"outreach": "stated"},
    severity="error",
    message="This asks for a job.",
    fix="Take it out.",
    why="It puts people off.",
    citations=[citation()],
    disagreement=None,
    flags=[HARM],
    passes=[],
)


@pytest.fixture
def coach(monkeypatch) -> FakeCoach:
    """Put a fake coach behind the pages."""
    fake = FakeCoach()
    monkeypatch.setattr("coffeechat.ui.session.open_coach", lambda: fake)
    return fake
