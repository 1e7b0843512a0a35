"""What notes state for a fact, taken apart: its topic, its numbers, and whether it is said or denied."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coffeechat.meetings.people import firm_key, name_words
from coffeechat.model import Contact, Paper, Span
from coffeechat.prose import split_sentences
from coffeechat.prose.english import find_root, find_subject, parse
from coffeechat.prose.stems import find_words, stem
from coffeechat.resources import folder

_CUT = re.compile(
    r"\s*;\s+|,?\s+(?:but|while|whereas|although|and then)\s+|\s+(?:--?|–|—)\s+"
    r"|(?<=[a-z]), (?=(?:and )?(?:they|she|he|it|I) )"
)
_BULLET = re.compile(r"^\s*(?:[-*•–—▪·>]|\(?\d{1,2}[.)])\s+")
_REPORT = re.compile(
    r"(?i)^(?:also |and )?(?:(?:she|he|they|[A-Z]\w+) )?(?:says?|said|told me|thinks?|explained|mentioned|claims?|"
    r"advice|advised?(?: me)?|tip|recommends?|suggests?)\s*(?::|that\b)?\s*(?:to (?=never|always|not))?"
)
_PRIVATE = re.compile(
    r"(?i)off the record|off-record|confidential|private|between us|don'?t (?:mention|share|repeat|tell)"
)
_NUMBER = re.compile(r"^\d[\d.,]*%?$")
_LONGEST_WORDS = 18
_PERSONAL = frozenset({"i", "me", "my", "mine", "he", "she", "his", "her", "him", "hers", "myself"})


@dataclass(frozen=True)
class Words:
    """The words of ``knowledge/meetings/contradictions.yaml``, as stems where they name a topic."""

    opposites: frozenset[frozenset[str]]
    negations: frozenset[str]
    fillers: frozenset[str]
    doubts: frozenset[str]


@dataclass(frozen=True)
class Statement:
    """A statement of notes: ``span`` gives its place in them.

    ``topic`` holds the stems that say what it is about, ``numbers`` each number by the stem it counts.
    """

    contact: Contact
    meeting: int
    paper: int
    span: Span
    topic: frozenset[str]
    numbers: dict[str, str]
    denied: bool

    @property
    def holds_for_all(self) -> bool:
        """Whether it is advice, which holds at any firm."""
        return is_advice(self.span.text)


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Read the words that a career coach may edit."""
    import yaml

    read = yaml.safe_load((folder("knowledge/meetings") / "contradictions.yaml").read_text(encoding="utf-8"))
    pairs = ([stem(word.strip()) for word in line.split("/")] for line in read["opposites"])
    return Words(
        opposites=frozenset(map(frozenset, pairs)),
        negations=frozenset(read["negations"].split()),
        fillers=frozenset(stem(word) for word in read["fillers"].split()) | frozenset(read["fillers"].split()),
        doubts=frozenset(read["doubts"].split()),
    )


def find_statements(contact: Contact, meeting: int, paper: Paper) -> Iterator[Statement]:
    """Yield what the notes state plainly, without what is private, asked, doubted or about the two people."""
    own = frozenset(stem(word) for word in (*name_words(contact.name), *firm_key(contact.company).split()))
    for span, topic, numbers, denied in _read(paper.given.get("notes", ""), own):
        yield Statement(contact, meeting, paper.id, span, topic, numbers, denied)


@lru_cache(maxsize=256)
def _read(notes: str, own: frozenset[str]) -> list[tuple[Span, frozenset[str], dict[str, str], bool]]:
    """Return the plain statements of notes; the app draws a page anew at every click."""
    found = []
    for span in _split(notes):
        words = [word.lower().replace("’", "'") for word in find_words(span.text)]
        if not _is_plain(span.text, words):
            continue
        topic, numbers, denials = _take_apart(words)
        if len(topic) > 1 and denials < len(("one", "other")):
            found.append((span, frozenset(topic - own), numbers, bool(denials)))
    return found


def is_advice(text: str) -> bool:
    """Tell whether a statement says what one should do: "never send a resume", "always write by hand"."""
    bare = _REPORT.sub("", text)
    return bool(re.match(r"(?i)(?:never|always|don['’]t|do not)\b", bare)) or find_root(parse(bare)).tag_ == "VB"


def is_about_others(text: str) -> bool:
    """Tell whether a statement has a subject of its own that is neither of the two people."""
    bare = _REPORT.sub("", text)
    subject = find_subject(find_root(parse(bare)))
    return (
        subject is not None and subject.lower_ not in {*_PERSONAL, "you"} and subject.pos_ in {"NOUN", "PROPN", "PRON"}
    )


def _split(notes: str) -> Iterator[Span]:
    position = 0
    for line in notes.splitlines(keepends=True):
        bullet = _BULLET.match(line)
        offset = position + (bullet.end() if bullet else 0)
        position += len(line)
        if _PRIVATE.search(line):
            continue
        for sentence in split_sentences(notes[offset:position]):
            start = offset + sentence.start
            for cut in [*_CUT.finditer(sentence.text), None]:
                end = offset + sentence.start + cut.start() if cut else offset + sentence.end
                yield Span.of(notes, start, end)
                start = offset + sentence.start + cut.end() if cut else end


def _is_plain(text: str, words: list[str]) -> bool:
    doubtful = load_words().doubts & set(words)
    personal = _PERSONAL & {word.lower() for word in find_words(_REPORT.sub("", text))}
    return not (doubtful or personal or "?" in text or "“" in text or '"' in text or len(words) > _LONGEST_WORDS)


def _take_apart(words: list[str]) -> tuple[set[str], dict[str, str], int]:
    known, topic, numbers, denials = load_words(), set(), {}, 0
    for place, word in enumerate(words):
        root = stem(word)
        if word in known.negations or word.endswith("n't"):
            denials += 1
        elif _NUMBER.match(word) or root.isdigit():
            following = next((w for w in words[place + 1 :] if w not in known.fillers), "")
            numbers[stem(following)] = root.strip(".,")
        elif word not in known.fillers and root not in known.fillers:
            topic.add(root)
    return topic, numbers, denials
