"""What the notes hold and a letter must not: confidences, and remarks about someone's life."""

import re
from functools import lru_cache

from coffeechat.letter_writer.confidences import find_marks, point_back
from coffeechat.letter_writer.notes import Statement
from coffeechat.letter_writer.words import load_words

_EVERYTHING = re.compile(
    r"(?i)\b((?<!know )everything|all of (this|it|that)|whole (talk|conversation|meeting|thing)|all off)\b"
)
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_ROOT = 6  # letters that two forms of a word share
_SHARED = 2  # telling words that two statements on one matter have in common
_NOT_PERSONAL = frozenset({"marks", "private", "harmless"})
_COMMON = frozenset({
    "about", "after", "again", "also", "back", "been", "from", "have", "here", "just", "know", "like", "more",
    "most", "much", "only", "over", "said", "same", "says", "some", "than", "that", "their", "them", "then",
    "there", "they", "this", "told", "what", "when", "which", "will", "with", "work", "would", "your", "year",
    "years", "team", "people", "time", "please", "thing", "things", "going", "really", "good", "first", "last",
})  # fmt: skip


def find_private(statements: list[Statement], notes: str) -> set[int]:
    """Return the indexes of the statements that were said in confidence, or lean on one that was."""
    sentences = _join(statements)
    marked = find_marks(statements, sentences)
    if any(_EVERYTHING.search(sentences[n]) for n in marked):
        return set(range(len(statements)))
    kept = set(marked)
    for number in marked:
        kept |= point_back(number, sentences, statements, notes)
    return _spread({i for i, s in enumerate(statements) if s.sentence in kept}, statements)


def is_personal(text: str) -> bool:
    """Tell whether a statement is about health, family, belief, money, a mood or a complaint."""
    plain = _harmless().sub(" ", text)
    return bool(_personal().search(_KIN_OF_MINE.sub(" ", _strangers().sub(" ", plain))))


def is_of_family_alone(text: str) -> bool:
    """Tell whether nothing but somebody's family makes a statement personal: "the recipe for his wife"."""
    lists = load_words("keep-out")
    others = _any_of([w for key, words in lists.items() if key not in (*_NOT_PERSONAL, "family", "kin") for w in words])
    return not others.search(_harmless().sub(" ", text))


_KIN_OF_MINE = re.compile(
    r"(?i)\b(?:my|our) (?:\w+['’]s )?\w+|\b(?:ask|introduce me to|text|email|meet|talk to|contact) (?:his|her|their) "
    r"(?:\w+ )?(?:son|daughter|wife|husband|brother|sister|niece|nephew|father|mother|dad|mum)\b"
)


@lru_cache(maxsize=1)
def _harmless() -> re.Pattern:
    return _any_of(load_words("keep-out")["harmless"])


@lru_cache(maxsize=1)
def _personal() -> re.Pattern:
    lists = load_words("keep-out").items()
    return _any_of([word for key, words in lists if key not in _NOT_PERSONAL for word in words])


@lru_cache(maxsize=1)
def _strangers() -> re.Pattern:
    """Return the pattern of kin and pets that are nobody's: the babies of a midwife, the dogs of a shepherd."""
    whose = r"(?<!\bher )(?<!\bhis )(?<!\btheir )(?<!['’]s )"
    return re.compile(rf"{whose}{_any_of(load_words('keep-out')['kin']).pattern}", re.IGNORECASE)


def _any_of(words: list[str]) -> re.Pattern:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(str(word)) for word in words) + r")(?!\w)", re.IGNORECASE)


def _join(statements: list[Statement]) -> dict[int, str]:
    """Return the text of each sentence by its number."""
    numbers = {s.sentence for s in statements}
    return {n: " ".join(s.text for s in statements if s.sentence == n) for n in numbers}


def _spread(private: set[int], statements: list[Statement]) -> set[int]:
    """Add the statements that share two telling words with a private one."""
    told = set().union(*(_telling(statements[i].text) for i in private)) if private else set()
    return private | {i for i, s in enumerate(statements) if len(_telling(s.text) & told) >= _SHARED}


def _telling(text: str) -> set[str]:
    return {word[:_ROOT] for word in map(str.lower, _CONTENT.findall(text)) if word not in _COMMON}
