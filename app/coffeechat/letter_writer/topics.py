"""What a rambling transcript was about, where no statement of it can be put into a letter."""

import re
from collections import Counter

from coffeechat.letter_writer.mending import MASS
from coffeechat.letter_writer.notes import Statement
from coffeechat.prose.english import parse

_FILLER = re.compile(r"(?i)\{\w+\}|\b(?:uh+|um+|hmm+|mm-hmm|er+|erm|yeah)\b|(?<=\w) (?=[,.?!](?:\s|$))|\b(\w+) \1\b")
_ROUGH = 4  # signs of unmended speech
_READ = 60  # statements
_VAGUE = frozenset({
    "same", "other", "little", "good", "big", "nice", "bad", "first", "second", "last", "next", "whole", "new",
    "old", "such", "many", "much", "few", "more", "most", "certain", "sure", "thing", "things", "lot", "kind",
    "sort", "bit", "way", "ways", "part", "time", "point", "people", "stuff", "idea", "ideas", "example", "case",
    "question", "one", "ones", "minute", "minutes", "something", "anything", "day", "today", "guy", "guys", "fact",
    "course", "matter", "rest", "half", "moment",
})  # fmt: skip
_MOST = 2
_FEWEST = 2  # times that a topic must come up


def is_rough(statements: list[Statement]) -> bool:
    """Tell whether this is speech as it was spoken, with its stumbles, rather than notes of it."""
    spoken = [s for s in statements if s.speaker]
    return sum(len(_FILLER.findall(s.text)) for s in spoken) >= _ROUGH


def find_topics(statements: list[Statement]) -> dict[int, tuple[int, int, str]]:
    """Return the topics that come up most: statement index -> start, end in the notes, and the wording."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int, int, str]] = {}
    for index, statement in list(enumerate(statements))[:_READ]:
        for chunk in parse(statement.text).noun_chunks:
            words = [token for token in chunk if token.dep_ not in {"det", "poss"}]
            if not _is_telling(words):
                continue
            key = " ".join(token.lower_ for token in words)
            counts[key] += 1
            start = statement.start + words[0].idx
            end = statement.start + words[-1].idx + len(words[-1])
            first.setdefault(key, (index, start, end, _word(words)))
    chosen: dict[int, tuple[int, int, str]] = {}
    taken: set[str] = set()
    for key, count in sorted(counts.items(), key=lambda item: (-item[1] * len(item[0].split()), first[item[0]])):
        index, start, end, wording = first[key]
        if count >= _FEWEST and len(chosen) < _MOST and index not in chosen and not taken & set(key.split()):
            chosen[index] = (start, end, wording)
            taken |= set(key.split())
    return chosen


def _is_telling(words: list) -> bool:
    longest, shortest = 3, 3
    plain = all(t.text.isalpha() and len(t.text) >= shortest and t.lower_ not in _VAGUE for t in words)
    noun = bool(words) and words[-1].tag_ in {"NN", "NNS"} and all(t.tag_ in {"NN", "NNS", "JJ"} for t in words)
    return plain and noun and 1 < len(words) <= longest and words[0].lower_ != words[-1].lower_


def _word(words: list) -> str:
    phrase = " ".join(token.lower_ for token in words)
    return phrase if words[-1].tag_ == "NNS" or MASS.search(phrase) else f"the {phrase}"
