"""Which questions a plan asks: the best of each phase that passes the gates and repeats nothing."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coffeechat.checks.questions import check_question
from coffeechat.company.wording import matches_any
from coffeechat.model import Phase, Question, Stance
from coffeechat.questioner.agenda import list_phases, read_plan
from coffeechat.questioner.candidates import Candidate
from coffeechat.questioner.frames import MATERIAL_PHASES, Asker
from coffeechat.questioner.sameness import Sameness, hear_head, tell_words

if TYPE_CHECKING:
    from coffeechat.library import Library

_CLOSINGS = {"learning": ("who-else", "help", "follow-up"), "direct": ("interest", "who-else", "follow-up")}

_PRIORITIES = (3, 6)
"""Up to the third question priority 1, up to the sixth 2, then 3."""

_SAME_WORDS = 2
"""So many words of the material that two questions share, and half of what one tells, are the same fact."""

_HEADS = {"I read": 1, "I saw": 1, "I noticed": 2}
"""A head start for the openings that wear out first."""

_SHOWN = 3
"""Facts that are shown where none is asked about."""

_FAR_AWAY = (
    "Nothing in what you gave about {company} is sure to be this contact's own, so no question rests on it. If you "
    "know that one of these touches their work, ask what it meant for them: {read}. Or add something closer to them "
    "with --about: a news story, their team's page, a talk of theirs."
)


class Draft:
    """The plan while its questions are being chosen.

    Args:
        library: cites the advice, and embeds questions to tell repetitions.
        asker: what may be asked, of whom, by whom.
        inputs: the texts by source name: ``about:1``, ``contact``, ``me``.
        stance: whether the asker makes an interest in a job known.
        before: the questions asked earlier.

    Attributes:
        asker: as given.
        chosen: the questions with their phases, in the order in which they were chosen.
        warnings: what the reader should know.
    """

    def __init__(
        self, library: "Library", asker: Asker, inputs: dict[str, str], stance: Stance, before: list[str]
    ) -> None:
        self.asker = asker
        self.chosen: list[tuple[Phase, Question]] = []
        self.warnings: list[str] = []
        self._library, self._inputs, self._stance = library, inputs, stance
        self._same = Sameness(library, before)
        self._cards: Counter[str] = Counter()
        self._uses: Counter[str] = Counter()
        self._asked: set[tuple[Phase, str, str]] = set()
        self._frames: set[str] = set()
        self._crafts: set[Phase] = set()
        self._told: list[frozenset[str]] = []
        self._heads: Counter[str] = Counter(_HEADS)
        self._spare: list[Phase] = list(read_plan()["spare"])
        self._closings = list(_CLOSINGS[stance])
        self._given = any(text.strip() for source, text in inputs.items() if source.startswith("about"))

    def choose(self, number: int, *, fewer: bool) -> None:
        """Choose ``number`` questions, what matters most first; where the material is thin, ``fewer`` will do."""
        for rank, phase in enumerate(list_phases(number), 1):
            kind = self._closings.pop(0) if phase == "closing" and self._closings else ""
            for where, candidate, text in self._find(phase, kind, fewer=fewer):
                priority = 1 + sum(rank > limit for limit in _PRIORITIES)
                self.chosen.append((where, self._question(candidate, text, where, priority)))
                self._note(candidate, text, where)

    def warn_of_distance(self) -> list[str]:
        """Say that nothing of the material is asked about, where there was something, and what there was."""
        if self._rests_on_text() or not self.asker.facts:
            return []
        facts = [fact.fact for fact in self.asker.facts if not matches_any("delicate", fact.fact.quote)][:_SHOWN]
        read = "; ".join(f"“{' '.join(fact.quote.split())}” ({fact.source})" for fact in facts)
        return [_FAR_AWAY.format(company=self.asker.company, read=read)] if facts else []

    def _find(self, phase: Phase, kind: str, *, fewer: bool) -> Iterator[tuple[Phase, Candidate, str]]:
        """Yield a question for ``phase``, or one for a spare phase where nothing strong is left to ask there."""
        tailored = phase in MATERIAL_PHASES and self._given
        if picked := self._pick(phase, kind, fresh=tailored):
            yield phase, *picked
            return
        lonely = tailored and phase != "role" and not self._rests_on_text()
        if lonely and (picked := self._pick(phase, kind, fresh=True, wide=True)):
            yield phase, *picked
            return
        if tailored or phase == "industry":
            while self._spare:
                other = self._spare.pop(0)
                if picked := self._pick(other, ""):
                    yield other, *picked
                    return
        if tailored and fewer and len(self.chosen) >= read_plan()["fewest"]:
            return
        if picked := self._pick(phase, kind):
            yield phase, *picked
        else:
            self.warnings.append(f"No further {phase} question was left that you have not asked before.")

    def _note(self, candidate: Candidate, text: str, phase: Phase) -> None:
        self._heads[hear_head(text)] += 1 if text.startswith("You") else 2
        self._frames.add(candidate.frame)
        self._crafts |= {phase} if candidate.craft else set()
        self._told.append(tell_words(text, candidate))
        self._cards[candidate.card] += bool(candidate.card)
        for fact in candidate.facts:
            self._asked.add((phase, candidate.card or phase, fact.quote))
            self._uses[fact.quote] += 1

    def questions(self, phase: Phase) -> list[Question]:
        """Return the questions of one phase in the order they are asked."""
        found = [question for where, question in self.chosen if where == phase]
        # The interest matters most under `direct`, and is said last.
        return found[::-1] if phase == "closing" and self._stance == "direct" else found

    def _pick(
        self, phase: Phase, kind: str, *, fresh: bool = False, wide: bool = False
    ) -> tuple[Candidate, str] | None:
        """Return the best candidate that passes the gates, and its wording that begins least like the others.

        ``fresh``: only what rests on a fact of a kind of which nothing was asked; ``wide``: whatever the contact does.
        """
        unused = [c for c in self.asker.candidates(phase, kind, wide=wide) if c.frame not in self._frames]
        if fresh:
            unused = [c for c in unused if c.card and not self._cards[c.card] and not self._is_worn(c)]
        for candidate in sorted(unused, key=lambda candidate: self._wear(candidate, phase)):
            for text in sorted(candidate.texts, key=lambda text: self._heads[hear_head(text)]):
                if self._passes(candidate, text, phase):
                    return candidate, text
        return None

    def _rests_on_text(self) -> bool:
        return any(fact.source.startswith("about") for _, question in self.chosen for fact in question.facts)

    def _wear(self, candidate: Candidate, phase: Phase) -> tuple[bool, ...]:
        """Rank a candidate by what the plan has used up, and for the role by what is near."""
        place = candidate.card or phase
        again = any((phase, place, fact.quote) in self._asked for fact in candidate.facts)
        bare = phase in MATERIAL_PHASES and not candidate.facts
        # One question on the craft a phase: the rest is about the person.
        crafted = candidate.craft and phase in self._crafts
        return again, bare, crafted, not candidate.sure, phase == "role" and not candidate.near

    def _is_worn(self, candidate: Candidate) -> bool:
        """Tell whether another question of the plan tells the same fact of the material, or nearly so."""
        if any(self._uses[fact.quote] for fact in candidate.facts if fact.source.startswith("about")):
            return True
        words = tell_words(candidate.texts[0], candidate)
        return any(len(words & told) >= max(min(_SAME_WORDS, len(told)), len(told) // 2, 1) for told in self._told)

    def _passes(self, candidate: Candidate, text: str, phase: Phase) -> bool:
        question = self._question(candidate, text, phase, 1)
        stance = "direct" if candidate.kind == "interest" else self._stance
        if check_question(question, phase, self._inputs, stance):
            return False
        return not self._same.find(text, [question.text for _, question in self.chosen])

    def _question(self, candidate: Candidate, text: str, phase: Phase, priority: int) -> Question:
        return Question(
            text=text,
            why=candidate.why,
            facts=list(candidate.facts),
            advice=self._library.cite(read_plan()["cites"][candidate.kind or phase]),
            follow_up=candidate.follow_up,
            priority=priority,
        )
