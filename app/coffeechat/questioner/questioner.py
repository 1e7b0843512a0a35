"""The service that plans the questions for one conversation."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from coffeechat.company import CompanyFact, find_facts, read_material
from coffeechat.company.material import Material, find_refrain, spoken_name
from coffeechat.company.voices import read_surname
from coffeechat.errors import InputError
from coffeechat.model import QuestionPlan, Section, Stance
from coffeechat.questioner.agenda import count_questions, read_plan, share_minutes
from coffeechat.questioner.avoiding import list_avoided
from coffeechat.questioner.contrasts import set_apart
from coffeechat.questioner.draft import Draft
from coffeechat.questioner.frames import Asker
from coffeechat.questioner.ground import find_ground
from coffeechat.questioner.people import read_contact, read_me
from coffeechat.questioner.rewording import reword_plan
from coffeechat.questioner.sameness import split_asked

if TYPE_CHECKING:
    from coffeechat.chat import Chat
    from coffeechat.library import Library

# The re module, since re2 takes valid Unicode only.
_SURROGATE = re.compile("[\ud800-\udfff]")

_DISAGREEMENTS = ("asking-for-a-job", "asking-for-referrals")

_NO_MATERIAL = (
    "Nothing given about {company} could be used, so these questions are not tailored. Add its about page, an annual "
    "report, a press release or a job advert with --about."
)


class Questioner:
    """Plans questions from what the user gave; every one passes the gates of ``checks.questions``.

    Args:
        library: cites the advice, and embeds questions to tell repetitions.
        chat: a language model that may say the questions better; the plan needs none.
    """

    def __init__(self, library: "Library", chat: "Chat | None" = None) -> None:
        self._library = library
        self._chat = chat

    def plan(  # noqa: PLR0913 - the command's flags
        self,
        company: str,
        *,
        about: Sequence[str] = (),
        contact: str = "",
        me: str = "",
        asked: str = "",
        minutes: int = 30,
        count: int | None = None,
        stance: Stance = "learning",
        watch: Callable[[QuestionPlan], None] | None = None,
    ) -> QuestionPlan:
        """Plan a conversation at ``company``.

        Args:
            company: its name.
            about: texts about it; ``about:1`` in facts is the first.
            contact: a line on the contact or a pasted profile.
            me: the asker's background and aim.
            asked: questions asked before, one a line; what repeats them is dropped.
            minutes: the length of the conversation.
            count: the number of questions, instead of what fits the minutes.
            stance: whether the asker makes an interest in a job known.
            watch: sees the offline plan before a model is asked, and the plan again at each better question.

        Raises:
            InputError: no company name, minutes or count out of range, or text that is no valid Unicode.
        """
        given = {f"about:{place}": text for place, text in enumerate(about, 1)} | {"contact": contact, "me": me}
        _check_text({**given, "company": company, "asked": asked})
        name = spoken_name(company, about)
        if not any(char.isalnum() for char in name):
            raise InputError("the company's name is missing", "company", "Give it with --company.")
        number = count_questions(minutes, count)
        materials = [read_material(f"about:{place}", text, company) for place, text in enumerate(about, 1)]
        person = read_contact(contact, name)
        person = replace(person, subjects=person.subjects - find_refrain(materials))
        found = find_facts(materials, name, read_surname(contact))
        told = set_apart([fact for fact in found if not fact.disputed], self._library.embed, contact)
        facts = (*find_ground(materials, name, person, contact), *told)
        asker = Asker(name, facts, person, read_me(me))
        draft = Draft(self._library, asker, given, stance, split_asked(asked))
        draft.warnings += _warn_of_disputes(found)
        draft.choose(number, fewer=count is None)
        plan = self._write(company.strip(), minutes, stance, materials, draft)
        return reword_plan(plan, given, self._chat, watch)

    def _write(
        self, company: str, minutes: int, stance: Stance, materials: Sequence[Material], draft: Draft
    ) -> QuestionPlan:
        words, tailored = read_plan(), bool(draft.asker.facts)
        slots = {"company": draft.asker.company, "minutes": minutes}
        shares = share_minutes(minutes, [phase for phase, _ in draft.chosen])
        return QuestionPlan(
            company=company,
            tailored=tailored,
            minutes=minutes,
            stance=stance,
            opening=words["opening"][stance if tailored else "bare"].format_map(slots),
            sections=[
                Section(phase=phase, minutes=share, questions=draft.questions(phase)) for phase, share in shares.items()
            ],
            avoid=list_avoided(materials, self._library, stance),
            closing=words["closing"][stance].format_map(slots),
            warnings=[*_warn(materials, tailored, company), *draft.warn_of_distance(), *draft.warnings],
            disagreements=[self._library.disagreement(entry) for entry in _DISAGREEMENTS],
        )


def _check_text(given: dict[str, str]) -> None:
    for where, text in given.items():
        if _SURROGATE.search(text):
            raise InputError("this text is damaged (half of a character)", where, "Save it again as UTF-8.")


def _warn_of_disputes(facts: Sequence[CompanyFact]) -> list[str]:
    figures = list(dict.fromkeys(f"{fact.figure} ({fact.fact.source})" for fact in facts if fact.disputed))
    if not figures:
        return []
    return [
        f"The material gives different figures: {'; '.join(figures)}. No question rests on them; check which holds."
    ]


def _warn(materials: Sequence[Material], tailored: bool, company: str) -> list[str]:
    found = [warning for material in materials for warning in material.warnings]
    return found if tailored else [*found, _NO_MATERIAL.format(company=company)]
