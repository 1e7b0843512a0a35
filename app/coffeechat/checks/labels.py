"""Whose words a line of notes holds: "Russ: ...", "Saira - ...", "ME to do: ..."."""

import re
from dataclasses import dataclass

from coffeechat.prose.stems import find_words

_LABEL = re.compile(
    r"\s*(?P<who>[^\W\d_][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|to do|todo)){0,3}) ?"
    r"(?P<mark>:|(?<= )[-–—>]+(?= )|->|→|(?<=[A-Z]{2} )(?=to [a-z]))\s*(?=\S)"
)
# A capitalised word within a sentence: where it also labels a line, it is a person.
_MID_NAME = re.compile(r"[a-z,:+&(] ?\(?([A-Z][a-z]+)\b(?!:)")
_MINE = frozenset({"me", "i", "mine", "myself"})
# What a line may be about, and nobody's name, however often it opens one.
_TOPICS = frozenset({
    "advice", "tip", "tips", "contact", "contacts", "book", "books", "course", "private", "promise", "read", "next",
    "note", "notes", "action", "resource", "resources", "people", "person", "path", "job", "work", "day", "background",
    "summary", "pay", "training", "offer", "homework", "quote", "surprise", "question", "intro", "field",
    "small", "personal",
})  # fmt: skip
_TO_DO = frozenset({"to", "do", "todo"})
_SHORTENED = 2  # letters that "JO" keeps of Joanne


@dataclass(frozen=True)
class Cast:
    """Who may speak in notes: lower-case words of both names, the names in the text, and labels of several lines."""

    reader: frozenset[str]
    writer: frozenset[str]
    named: frozenset[str]
    repeated: frozenset[str]


def read_cast(text: str, to: str, sender: str) -> Cast:
    """Find who may speak in a text."""
    labels = [match["who"] for match in map(_LABEL.match, map(_bare, text.splitlines())) if match]
    repeated = frozenset(label for label in labels if labels.count(label) > 1 and label[:1].isupper())
    return Cast(call(to), call(sender), frozenset(_MID_NAME.findall(text)), repeated)


def split_label(line: str, cast: Cast) -> tuple[str, str]:
    """Return ``reader``, ``writer``, ``other`` or "" and the line without its label, if it has one."""
    label = _LABEL.match(line)
    speaker = _find_role(label["who"], label["mark"], cast) if label else ""
    return (speaker, line[label.end() :]) if label and speaker else ("", line)


def _find_role(who: str, mark: str, cast: Cast) -> str:
    words = {word.lower().strip(".") for word in find_words(who)} - _TO_DO
    if not words or words <= _TOPICS:
        return ""
    if words <= _MINE or words <= cast.writer:
        return "writer"
    if words <= cast.reader or any(_shortens(word, cast.reader) for word in words if who.isupper()):
        return "reader"
    known = who in cast.named or (who in cast.repeated and (mark == ":" or who in cast.named))
    initial = who.isupper() and len(who) == 1 and any(name.startswith(who) for name in cast.named)
    return "other" if known or (initial and who in cast.repeated) else ""


def _shortens(word: str, names: frozenset[str]) -> bool:
    return any(name.startswith(word) and len(word) >= _SHORTENED for name in names)


def call(name: str) -> frozenset[str]:
    """Return what notes call somebody, in small letters: the words of the name, and its initials."""
    words = [word.lower() for word in find_words(name)]
    return frozenset([*words, "".join(word[0] for word in words), *(word[0] for word in words)])


def _bare(line: str) -> str:
    return re.sub(r"^[\s*•–—▪◦·-]+", "", line)
