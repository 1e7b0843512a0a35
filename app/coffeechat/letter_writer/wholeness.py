"""Does a wording say all that it needs to be understood by itself?

A note-taker knows what "it", "her" and "the first one" are, and to what the apron is to be brought; the letter says
only one line of the notes. The patterns are those of ``knowledge/letters/wholeness.yaml``.
"""

import re
from typing import TYPE_CHECKING

from coffeechat.letter_writer.soundness import lacks_determiner
from coffeechat.letter_writer.words import compile_part, lexicon
from coffeechat.prose.english import FINITE, find_root, find_subject, parse
from coffeechat.prose.perspective import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANYBODY = frozenset({"nobody", "everybody", "everyone", "somebody", "someone", "everything", "nothing"})
_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers"})
_SHORTEST, _SHORTEST_ITEM = 3, 5  # words of an order, with its "to"; of an item of a list
_STORY = 8  # words of a story
_POINTERS = _PERSONS | {"they", "them", "their", "theirs", "this", "that", "these", "those", "there"}
_LEAST = 4  # words of a saying that is told where nothing surer is
_FEWEST, _FULL = 5, 8  # words of a saying; the second of one that ends without saying than what


def points_away(wording: str) -> bool:
    """Tell whether "it", "her" or "there" stands for what another sentence named: no noun goes before it."""
    bare = _pattern("joining").sub(" ", wording)
    if holds("elsewhere", bare):
        return True
    pointer = _pattern("pointer").search(bare)
    if pointer and not _names_before(pointer, bare):
        return True
    doc = parse(bare)
    person = next((t.i for t in doc if t.lower_ in _PERSONS), None)
    return person is not None and not any(map(_is_person, doc[:person]))


def _names_before(pointer: re.Match, wording: str) -> bool:
    """Tell whether a noun stands before a pointer; "nobody" is one for "their" alone."""
    anybody = pointer[0].lower() in {"they", "them", "their"}
    nouns = [t for t in parse(wording[: pointer.start()] or " ") if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    return any(anybody if t.lower_ in _ANYBODY else t.pos_ != "PRON" for t in nouns)


def holds(part: str, wording: str) -> bool:
    """Tell whether one of the patterns of a part of ``wholeness.yaml`` is found in a wording."""
    return bool(_pattern(part).search(wording))


def _pattern(part: str) -> re.Pattern:
    return compile_part("wholeness", part)


def _is_person(token: "Token") -> bool:
    named = token.pos_ == "PROPN" or token.ent_type_ == "PERSON"
    return bool(named and not token.text.isupper()) or bool(PERSON_NOUNS.match(token.text))


def breaks_off(frame: str, wording: str) -> bool:
    """Tell whether a wording ends before it says what, when or to whom, or joins what does not go together."""
    loose = _LOOSE.get(_KINDS.get(frame, ""))
    return any(holds(part, wording) for part in ("cut", "half", "undated")) or bool(loose and loose(frame, wording))


def _is_loose_deed(frame: str, wording: str) -> bool:
    unclear = holds("past", wording) or holds("of_what", wording) or "“" in wording
    return unclear or (frame == "plan" and not holds("giving", wording))


def _is_loose_order(frame: str, wording: str) -> bool:
    infinitive = re.match(r"(?:not |never )?to ([\w'’-]+)", wording)
    if len(wording.split()) < _SHORTEST or holds("arranged", wording) or holds("bare", wording):
        return True
    strange = infinitive and infinitive[1].lower() not in lexicon("orders")
    return frame in {"advice", "note"} and bool(strange or holds("to_person", wording))


def _is_loose_item(_frame: str, wording: str) -> bool:
    # An order that speaks of the writer: "Buy earplugs before I buy a microphone".
    mixed = parse(wording[:1].lower() + wording[1:])[0].tag_ == "VB" and re.search(r"\b(?:I|my)\b", wording)
    loose = any(holds(part, wording) for part in ("loose_item", "gloomy"))
    return bool(mixed) or loose or len(wording.split()) < _SHORTEST_ITEM


def _is_loose_point(_frame: str, wording: str) -> bool:
    mine = re.search(r"\b(?:I|I['’]m|me|my)\b", wording)
    return bool(mine) or holds("spliced", wording) or "“" in wording


def _is_loose_story(_frame: str, wording: str) -> bool:
    short = len(wording.split()) < _STORY
    return short or "“" in wording or any(holds(part, wording) for part in ("spliced", "unkind", "negated", "gloomy"))


_KINDS = {
    **dict.fromkeys(("offer", "promise", "plan", "grant", "invitation"), "deed"),
    **dict.fromkeys(("advice", "note", "counsel", "noted"), "order"),
    "history": "story",
    "point": "point",
    "kept": "item",
    "name": "name",
    "kindness": "kindness",
    "shown": "shown",
    "recommendation": "title",
    "suggestion": "title",
}
_LOOSE = {
    "deed": _is_loose_deed,
    "order": _is_loose_order,
    "item": _is_loose_item,
    "story": _is_loose_story,
    "point": _is_loose_point,
    "kindness": lambda _frame, wording: (
        not _pattern("kind").match(wording) or holds("second_deed", wording) or holds("of_what", wording)
    ),
    "shown": lambda _frame, wording: holds("second_deed", wording),
    "name": lambda _frame, wording: wording.isupper() or " " not in wording,
    "title": lambda _frame, wording: holds("unnamed", wording) or holds("appointed", wording),
}


def can_be_kept(saying: str) -> bool:
    """Tell whether quoted words can be told back where nothing surer is: they have a verb, and name whom they mean."""
    words = saying.strip("“”")
    if any(holds(part, words) for part in ("backward", "gloomy")) or words.endswith("?"):
        return False
    doc = _parse_saying(words)
    person = next((t.i for t in doc if t.lower_ in _POINTERS), None)
    named = person is None or any(t.pos_ in {"NOUN", "PROPN", "NUM"} for t in doc[:person])
    whole = not _is_piece(doc) and not lacks_determiner(doc)
    return named and len(words.split()) >= _LEAST and whole


def can_stand_in(saying: str) -> bool:
    """Tell whether quoted words can be told back where nothing else at all is told: long, a clause, of nobody else."""
    words = saying.strip("“”")
    if holds("backward", words) or holds("gloomy", words) or "/" in words:
        return False
    doc = _parse_saying(words)
    clause = any(t.tag_ in FINITE and find_subject(t if t.pos_ == "VERB" else t.head) is not None for t in doc)
    return clause and len(words.split()) > _FEWEST and not any(t.lower_ in _PERSONS for t in doc)


def is_loose_saying(saying: str) -> bool:
    """Tell whether quoted words are a piece of a sentence, about an appointment, or nothing to be kept gladly."""
    words = saying.strip("“”")
    doc = _parse_saying(words)
    if any(holds(part, words) for part in ("backward", "appointed", "gloomy")) or words.endswith("?"):
        return True
    short = len(words.split()) < (_FULL if holds("comparing", words) else _FEWEST)
    return short or _is_piece(doc) or lacks_determiner(doc)


def _parse_saying(words: str) -> "Doc":
    return parse(words[:1].lower() + words[1:] if words[1:2].islower() else words)


def _is_piece(doc: "Doc") -> bool:
    """Tell whether words are no sentence: a noun, a clause with nothing that it hangs on, a verb without a subject."""
    root = find_root(doc)
    told = find_subject(root) is not None
    bent = root.tag_ in {"VBD", "VBN", "VBG", "VBZ"} or root.lower_ != root.lemma_.lower()
    clauses = [t for t in doc if t.tag_ in FINITE and find_subject(t if t.pos_ == "VERB" else t.head) is not None]
    leading = doc[0].lower_ in {"if", "when", "because", "unless", "until"} and len(clauses) <= 1
    return leading or root.pos_ not in {"VERB", "AUX"} or (not told and bent)
