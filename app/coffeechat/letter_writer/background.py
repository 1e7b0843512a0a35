"""What a request rests on: who the sender is, how they found the reader, what they read and want to learn."""

import re
from dataclasses import dataclass

from coffeechat.checks.tracing import untraced
from coffeechat.company import find_facts, read_material
from coffeechat.company.material import spoken_name
from coffeechat.letter_writer.clauses import fit_clause
from coffeechat.letter_writer.introduction import (
    LONGEST,
    Line,
    find_pieces,
    find_sentences,
    keep_fact,
    pattern,
    read_aim,
    read_contact,
    read_self,
)
from coffeechat.letter_writer.mending import add_articles, strip_end
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.soundness import is_sound
from coffeechat.model import NoteFact, Stance
from coffeechat.prose.perspective import Viewpoint

_TAIL = re.compile(r",? (?:which|although|though|while|whereas|but)\b.*$")


@dataclass(frozen=True)
class Background:
    """What the inputs give for each part of a request; None where they give nothing."""

    me: Line | None
    contact: Line | None
    about: Line | None
    aim: Line | None
    facts: tuple[NoteFact, ...]
    warnings: tuple[str, ...] = ()


def read_background(
    people: Correspondents, company: str, given: dict[str, str], stance: Stance, spoken: bool
) -> Background:
    """Read ``about``, ``contact`` and ``me`` of ``given``; ``spoken`` for a phone call."""
    mine = [span for span in find_pieces(given["me"]) if not _is_left_out(span.text, stance)]
    aims = [(span, line) for span in mine if (line := read_aim(span))]
    selves = [line for span in mine if span not in [aim for aim, _ in aims] and (line := read_self(span))]
    about, warnings = _read_about(given["about"], company)
    spans = [("me", "said", s) for s in find_pieces(given["me"])]
    spans += [("contact", "person", s) for s in find_sentences(given["contact"])]
    facts = [keep_fact(source, kind, span) for source, kind, span in spans] + ([about.fact] if about else [])
    return Background(
        me=selves[0] if selves else None,
        contact=read_contact(given["contact"], people, spoken),
        about=about,
        aim=aims[0][1] if aims else None,
        facts=tuple(facts),
        warnings=warnings,
    )


def _is_left_out(text: str, stance: Stance) -> bool:
    return bool(pattern("leave-out").search(text) or (stance == "learning" and pattern("job").search(text)))


def _read_about(text: str, company: str) -> tuple[Line | None, tuple[str, ...]]:
    """Read the one thing of the company's text that most invites a question and can be said in a clause."""
    if not text.strip():
        return None, ()
    material = read_material("about", text, company)
    name = spoken_name(company, [text])
    for found in find_facts([material], name):
        fact = NoteFact(**found.fact.model_dump(), type="resource")
        clause = _word_about(found.fact.quote, name)
        if clause and not untraced(f"{clause[:1].upper()}{clause[1:]}.", {"about": text, "company": company}):
            return Line(fact, clause, "read"), material.warnings
    return None, material.warnings


def _word_about(quote: str, company: str) -> str | None:
    text = _TAIL.sub("", strip_end(" ".join(quote.split())))
    text = re.sub(r"^(?:It|The company|The Company|We)\b(?= \w)", company, text) if company else text
    if not is_sound(text) or len(text.split()) > LONGEST or re.search(r"(?i)\b(?:we|us|our|I|you|your|this)\b", text):
        return None
    wording = fit_clause(text, Viewpoint("they", "reader"))
    named = wording and company and company.split(maxsplit=1)[0].lower() in wording.text.lower()
    return add_articles(wording.text) if named else None
