"""Which questions a plan asks: the best of each phase that passes the gates and repeats nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
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

_MOST_EVENTS = 2
"""Events of one kind before a fresh kind goes first."""

_MOST_COMMON = 2
"""Questions of a plan about what any company has: goods, sites, parts."""

_PLENTY = 2
"""Facts a question on the material from which on every phase finds its own."""

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
        self._uses: Counter[str | tuple[str, str]] = Counter()
        self._asked: set[tuple[Phase, str, str]] = set()
        self._frames: set[str] = set()
        self._common = 0
        self._told: list[frozenset[str]] = []
        self._heads: Counter[str] = Counter(_HEADS)
        self._spare: list[Phase] = list(read_plan()["spare"])
        self._closings = list(_CLOSINGS[stance])
        self._has_ground = False
        self._given = any(text.strip() for source, text in inputs.items() if source.startswith("about"))

    def choose(self, number: int, *, fewer: bool) -> None:
        """Choose ``number`` questions, what matters most first; where the material is thin, ``fewer`` will do."""
        known = bool(self.asker.contact.words) and not self.asker.contact.leads
        self._has_ground = known and any(c.card and c.fitting and not c.told for c in self.asker.candidates("role"))
        for rank, phase in self._order(list_phases(number)):
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

    def _order(self, phases: Sequence[Phase]) -> list[tuple[int, Phase]]:
        """Return the phases with their ranks, the role first where a fact is at the contact's desk.

        Where facts are few, the phase that fits fewest of them goes before the others.
        """
        ranked = list(enumerate(phases, 1))
        wanting = [place for place in ranked if place[1] in MATERIAL_PHASES]
        first = [(rank, phase) for rank, phase in wanting if rank == phases.index(phase) + 1]
        if len(self.asker.facts) >= _PLENTY * len(wanting):
            first = [place for place in first if place[1] == "role"]
        first.sort(key=lambda place: (place[1] != "role" or not self._has_near(), self._count_facts(place[1])))
        return [*first, *(place for place in ranked if place not in first)]

    def _has_near(self) -> bool:
        return any(c.card and c.near and c.fitting and not c.told for c in self.asker.candidates("role"))

    def _count_facts(self, phase: Phase) -> int:
        return len({c.facts[0].quote for c in self.asker.candidates(phase) if c.card and c.fitting})

    def _find(self, phase: Phase, kind: str, *, fewer: bool) -> Iterator[tuple[Phase, Candidate, str]]:
        """Yield a question for ``phase``, or one for a spare phase where nothing strong is left to ask there."""
        tailored = phase in MATERIAL_PHASES and self._given
        if picked := self._pick(phase, kind, fresh=tailored, strong=tailored and self._wants_strong(phase)):
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

    def _wants_strong(self, phase: Phase) -> bool:
        """Tell whether only a strong fact will do: for the field, and where a question stands in ``phase`` already."""
        return phase == "industry" or any(where == phase for where, _ in self.chosen)

    def _note(self, candidate: Candidate, text: str, phase: Phase) -> None:
        self._heads[hear_head(text)] += 1 if text.startswith("You") else 2
        self._frames.add(candidate.frame)
        self._told.append(tell_words(text, candidate))
        self._cards[candidate.card] += bool(candidate.card)
        self._common += candidate.common
        for fact in candidate.facts:
            self._asked.add((phase, candidate.card or phase, fact.quote))
            self._uses.update([fact.quote, (candidate.card or phase, fact.quote)])

    def questions(self, phase: Phase) -> list[Question]:
        """Return the questions of one phase in the order they are asked."""
        found = [question for where, question in self.chosen if where == phase]
        # The interest matters most under `direct`, and is said last.
        return found[::-1] if phase == "closing" and self._stance == "direct" else found

    def _pick(
        self, phase: Phase, kind: str, *, fresh: bool = False, strong: bool = False
    ) -> tuple[Candidate, str] | None:
        """Return the best candidate that passes the gates, and its wording that begins least like the others.

        ``fresh``: only what rests on a fact of which nothing was asked before; ``strong``: and which is worth it.
        """
        unused = [c for c in self.asker.candidates(phase, kind) if c.frame not in self._frames]
        if fresh:
            unused = [c for c in unused if (c.card or c.strong) and not self._is_worn(c)]
            unused = [c for c in unused if not c.common or self._common < _MOST_COMMON]
            unused = [c for c in unused if phase == "company" or not c.elsewhere]
            unused = [c for c in unused if c.fitting or (c.small and self._may_reach(phase))]
            unused = [c for c in unused if not (c.told and self._has_ground)]
        if strong:
            unused = [c for c in unused if c.strong and (c.near if phase == "industry" else c.told and not c.elsewhere)]
        for candidate in sorted(unused, key=lambda candidate: self._wear(candidate, phase)):
            for text in sorted(candidate.texts, key=lambda text: self._heads[hear_head(text)]):
                if self._passes(candidate, text, phase):
                    return candidate, text
        return None

    def _may_reach(self, phase: Phase) -> bool:
        """Tell whether what is not the contact's own will do: once a plan, as a matter of the company."""
        return phase == "company" and not self._rests_on_text()

    def _rests_on_text(self) -> bool:
        return any(fact.source.startswith("about") for _, question in self.chosen for fact in question.facts)

    def _wear(self, candidate: Candidate, phase: Phase) -> tuple[bool, ...]:
        """Rank a candidate by what the plan has used up: on the material fresh facts first and bare questions last."""
        place = candidate.card or phase
        asked = {(place, fact.quote) for fact in candidate.facts}
        again = any((phase, *one) in self._asked or self._uses[one] > 1 for one in asked)
        bare = phase in MATERIAL_PHASES and not candidate.facts
        thin = phase in MATERIAL_PHASES and not candidate.strong
        away = not candidate.near and not candidate.striking
        far = (phase in {"role", "company"} and away) or not candidate.suited
        used = self._cards[candidate.card] >= (_MOST_EVENTS if candidate.told else 1)
        worn = self._is_worn(candidate)
        used_up = any(self._uses[one] for one in asked)
        return again, bare, not candidate.fitting, used_up, worn, candidate.elsewhere, thin, far, used

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
