"""What was handed in: is it a draft, is it English, is it finished?"""

import re
from dataclasses import dataclass

from coffeechat.critic.wording import Wording, load_wording
from coffeechat.errors import InputError
from coffeechat.model import Draft, Kind
from coffeechat.rules import ParsedDraft, asks_to_meet, is_question, parse_draft

MAX_CHARACTERS = 100_000
BLANK = re.compile(r"\[[^\[\]\n]{2,120}\](?!\()")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_CODE_LINE = re.compile(
    r"^\s*(?:def |class |import |from \w+ import|#include|#!|function |var |let |const |</?\w+|@\w+"
    r"|(?:done|fi|do|then|else|end|try|return\b.*|echo\b.*|exit \d|for \w+ in .*|while \(.*|if \W.*)$)"
    r"|[;{}\]]\s*$|\w\(.*\)\s*[:;{]?$|^\s*\w+ = |^\s*\"\w+\":"
)
_QUOTED_LINE = re.compile(r"^\s*>|\bwrote:\s*$|forwarded message|original message", re.I | re.M)
_FEW_WORDS = 8
_SOME_WORDS = 25
_ENGLISH_SHARE = 0.18
_CODE_SHARE = 0.4
_PERSONAL_SHARE = 0.34


@dataclass(frozen=True)
class Intake:
    """The parsed draft, what to warn of, and how much of the judgement still holds for it."""

    parsed: ParsedDraft
    warnings: list[str]
    is_draft: bool = True
    is_english: bool = True


def take_in(draft: Draft) -> Intake:
    """Parse a draft and say what is odd about it.

    Raises:
        InputError: there is no text at all.
    """
    if not draft.text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise InputError("the draft is empty", draft.path or "the draft", "Write it first; a few lines are enough.")
    wording = load_wording()
    parsed = parse_draft(draft.text[:MAX_CHARACTERS])
    warnings = _warn_of_length(draft.text, wording)
    words = [word.lower() for s in parsed.sentences for word in _WORD.findall(s.text)]
    if not words and _QUOTED_LINE.search(draft.text):
        return Intake(parsed, [*warnings, wording.warnings["quoted"]], is_draft=False)
    if (
        not words
        or _is_code(draft.text)
        or (_is_english(words, wording) and not _is_like(parsed, draft.kind, words, wording))
    ):
        text = wording.warnings["not_a_draft"].format(kind=wording.kinds[draft.kind])
        return Intake(parsed, [*warnings, text], is_draft=False)
    if not _is_english(words, wording):
        return Intake(parsed, [*warnings, wording.warnings["not_english"]], is_english=False)
    return Intake(parsed, [*warnings, *_warn_of_blanks(draft.text, wording)])


def _warn_of_length(text: str, wording: Wording) -> list[str]:
    return [wording.warnings["long"].format(limit=f"{MAX_CHARACTERS:,}")] if len(text) > MAX_CHARACTERS else []


def _warn_of_blanks(text: str, wording: Wording) -> list[str]:
    blanks = BLANK.findall(text)
    name = "blank" if len(blanks) == 1 else "blanks"
    return [wording.warnings[name].format(text=blanks[0], count=len(blanks))] if blanks else []


def _is_english(words: list[str], wording: Wording) -> bool:
    if len(words) < _FEW_WORDS:
        return all(word.isascii() for word in words) or any(word in wording.english for word in words)
    return sum(word in wording.english for word in words) / len(words) >= _ENGLISH_SHARE


def _is_code(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(bool(_CODE_LINE.search(line)) for line in lines) > _CODE_SHARE * len(lines)


def _is_like(parsed: ParsedDraft, kind: Kind, words: list[str], wording: Wording) -> bool:
    """A letter speaks to someone, a list of questions asks; a short text gets the benefit of the doubt."""
    if kind == "questions":
        return any("?" in s.text or is_question(s.text) for s in parsed.sentences)
    if len(words) < _SOME_WORDS or any(s.part in ("greeting", "closing") for s in parsed.sentences):
        return True
    spoken = [{word.lower() for word in _WORD.findall(s.text)} for s in parsed.sentences]
    personal = sum(bool(said & (wording.first_person | wording.second_person)) for said in spoken)
    speaks_to = bool(set(words) & wording.second_person) or any(asks_to_meet(s.text) for s in parsed.sentences)
    return bool(set(words) & wording.first_person) and speaks_to and personal >= _PERSONAL_SHARE * len(spoken)
