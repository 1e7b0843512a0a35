"""Does a generated text say only what the inputs say?

A sentence of courtesy says nothing about the meeting. Any other must be borne out by one place of the inputs: its
names, numbers, dates and telling words stand there, near each other, with the same people in the same roles.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from coffeechat.checks.places import Place, read_places
from coffeechat.checks.roles import LIGHT, WRITER, Speech, complete, conflicts, find_deeds, find_own_pasts, find_owners
from coffeechat.prose import split_sentences
from coffeechat.prose.english import find_subject, parse
from coffeechat.prose.shorthand import expand
from coffeechat.prose.stems import find_stems, find_words, stem
from coffeechat.resources import folder

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATION = re.compile(r"(?i)\b(?:not|no|never|nobody|nothing|none|without|\w+n['’]t|cannot)\b")
_COURTEOUS = re.compile(r"(?i)\b(?:hope|please|thank|forgotten)\b")
_PROMISE = re.compile(r"(?i)\bas promised\b|\bI (?:also |still )*(?:promised|will|shall|am going to|owe)\b|\bI['’]ll\b")
_MY_WORD = re.compile(
    r"(?i)\bI\b(?:(?!\b(?:she|he|they|you)\b)[^.;])*\b(?:promised?|will|would|owe|said|told|"
    r"agreed|going to|am to|must|need|have to|offered)\b|"
    r"\bI['’](?:ll|d|m)\b|\bowe\b|\b(?:to-?do|next steps?|action|follow[- ]?up|me) ?[:\-–]|"
    r"^\W*(?:have to |need to |told (?:her|him|them) |promised )|^\W*(?:send|email|find|forward|share|give|sending)\b"
)
_MY_VOW = re.compile(
    r"(?i)\bI\b(?:(?!\b(?:she|he|they|you)\b)[^.;])*\b(?:promis|agreed\b|offered\b|undertook\b)|"
    r"\b(?:said|told \w+)(?: that)? I\b|^\W*(?:promised|agreed|told (?:her|him|them|\w+) I)"
)
_THEIR_OFFER = re.compile(
    r"(?i)\bfor inviting\b|\byou (?:offered|promised|agreed|will|are going to)\b|\bfor offering\b|\byour offer\b"
)
_THEIR_WORD = re.compile(
    r"(?i)\b(?:offer\w*|promis\w*|agree\w*|volunteer\w*|will|can|could|would|happy to|going to|connect|introduce|put|"
    r"let|wants|wanted|invited|asked|come|welcome|drop by|is \w+ing)\b|['’](?:ll|d|s)\b"
)
_DEED_THANKED = re.compile(
    r"\bfor offering to (?!let\b)(?P<offered>\w+)|^Thank you (?:\w+ ){0,2}for (?!offering|suggesting|recommending|"
    r"telling|mentioning|inviting|taking|considering|giving|letting|sharing)(?P<done>\w+ing)\b"
)
_COUNSEL = re.compile(
    r"(?i)\byour (?:advice|suggestion|recommendation|tip|point|view|words)\b|\bfor (?:suggesting|recommending)\b|"
    r"\byou (?:said|told|advised|suggested|recommended|mentioned|think|believe)\b"
)
_OWN_COUNSEL = re.compile(
    r"(?i)^\W*(?:and |but )?I (?:said|told|advised|suggested|recommended|mentioned|think|believe|thought)\b"
)
_ANOTHER = re.compile(
    r"\b(?P<who>(?!He|She|They|I\b)[A-Z]\w+) (?:also )?"
    r"(?:said|says|told|thinks|recommended|recommends|suggested|suggests|advised)\b"
)
_BEING = re.compile(r"(?i)\byou (?:are|were|have been) (?:an? |the )?(\w+(?: \w+)?)")
_RELATIVE = frozenset(["today", "tomorrow", "yesterday", "tonight", "week", "month", "weekend", "fortnight"])
_OPEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ"})
_CLOSED = find_stems(
    "when where how why what a an the of in on at to for from with by and or but as that which who is are was were be "
    "you your I my me yourself myself himself herself"
)
_AMOUNTS = frozenset({"all", "half", "most", "none", "every", "both", "some", "few", "many"})
_NEAR = 4  # words
_QUOTED = re.compile(r"“([^”]+)”")


def untraced(text: str, inputs: Mapping[str, str]) -> list[str]:
    """Return what ``text`` says and the inputs do not, one line a problem; an empty list when all is borne out.

    Args:
        text: a letter, or any part of one; blanks in square brackets are passed over.
        inputs: what the sender gave, by source: ``notes``, ``to``, ``from``, ``resource``, ``about:1``, ...
    """
    places = read_places(tuple(inputs.items()))
    given = {stem for place in places for stem in place.stems}
    problems = _misquotes(text, inputs)
    for sentence in split_sentences(_without_given(text, inputs)):
        told = expand(sentence.text)
        problems += [f"{problem}: {sentence.text}" for problem in _trace_sentence(told, places, given, inputs)]
    return problems


def _without_given(text: str, inputs: Mapping[str, str]) -> str:
    text = re.sub(r"\[[^\]\n]*\]", "it", text)
    resource = inputs.get("resource", "").strip()
    return text.replace(resource, "it") if resource else text


def _misquotes(text: str, inputs: Mapping[str, str]) -> list[str]:
    everything = "\n".join(inputs.values())
    everything = f"{everything}\n{expand(everything)}".lower()
    said = [match[1].rstrip(".,!") for match in _QUOTED.finditer(text)]
    return [f"not a quotation of the notes: {words}" for words in said if words.lower() not in everything]


def _trace_sentence(sentence: str, places: tuple[Place, ...], given: set[str], inputs: Mapping[str, str]) -> list[str]:
    telling = _telling(sentence)
    if not telling:
        return [] if not _NEGATION.search(sentence) or _COURTEOUS.search(sentence) else ["a denial out of nowhere"]
    missing = [word for word, stem in telling.items() if stem not in given]
    if missing:
        return [f"not in the notes ({', '.join(missing)})"]
    place = _find_place(set(telling.values()), find_stems(sentence), places)
    scattered = [word for word, stem in telling.items() if stem not in place.stems]
    if scattered and _trace_halves(sentence, places, given, inputs):
        return []
    if scattered:
        return [f"joined from separate notes ({', '.join(scattered)})"]
    return [
        *_check_promises(sentence, place),
        *_check_roles(sentence, place, inputs),
        *_check_order(sentence, place),
        *_check_denials(sentence, place),
        *_check_numbers(sentence, place),
        *_check_names(sentence, inputs),
        *_check_amounts(sentence, place),
    ]


def _trace_halves(sentence: str, places: tuple[Place, ...], given: set[str], inputs: Mapping[str, str]) -> bool:
    """Tell whether a sentence joins two things about the reader, each of them borne out on its own."""
    for match in re.finditer(r"\byou\b.*?( and )(?=\w)", sentence):
        halves = sentence[: match.start(1)] + ".", "You " + sentence[match.end(1) :]
        if not any(_trace_sentence(half, places, given, inputs) for half in halves):
            return True
    return False


def _check_promises(sentence: str, place: Place) -> list[str]:
    text, problems = place.text, []
    mine = _MY_WORD.search(text) or place.speaker == "writer"
    if (
        _PROMISE.search(sentence)
        and not re.search(r"(?i)\bI(?: will|['’]ll) (?:remember|keep)\b", sentence)
        and not mine
    ):
        problems.append("a promise that the notes do not make")
    if re.search(r"(?i)\bpromised\b", sentence) and not _MY_VOW.search(text) and not place.speaker:
        problems.append("nothing was promised")
    if _THEIR_OFFER.search(sentence) and not _THEIR_WORD.search(text):
        problems.append("an offer that the notes do not hold")
    offered = _DEED_THANKED.search(sentence)
    deed = offered["offered"] or offered["done"] if offered else ""
    if deed and stem(deed) not in place.stems:
        problems.append(f"another kindness than in the notes ({deed})")
    if _COUNSEL.search(sentence) and _OWN_COUNSEL.search(text):
        problems.append("said by the writer, not to the writer")
    if _COUNSEL.search(sentence) and _said_by_another(sentence, place):
        problems.append("said by somebody else")
    if place.speaker == "other" and re.search(r"(?i)\byou(?:r|['’]\w+)?\b", sentence):
        problems.append("told of somebody else")
    problems += [
        f"the writer's own ({being[1]})"
        for being in _BEING.finditer(sentence)
        if not place.speaker and re.search(rf"(?i)\bI (?:was|am|have been) (?:an? |the )?{re.escape(being[1])}\b", text)
    ]
    return problems


def _said_by_another(sentence: str, place: Place) -> bool:
    """Tell whether a telling word of the sentence stands only after "Jonas said"."""
    tellers = [match for match in _ANOTHER.finditer(place.text) if match["who"].lower() not in place.reader]
    if not tellers:
        return False
    another = tellers[0]
    before = find_stems(place.text[: another.start()])
    return any(root not in before for root in _telling(sentence).values())


def _check_roles(sentence: str, place: Place, inputs: Mapping[str, str]) -> list[str]:
    names = frozenset(word.lower() for word in find_words(inputs.get("to", "")))
    mine = Speech(False, names, place.speaker == "reader")
    notes = parse(complete(place.text))
    known = find_deeds(notes, mine)
    said = find_deeds(parse(sentence), Speech(True, names))
    return (
        [
            f"other roles in the notes ({deed.verb})"
            for deed in said
            if deed.verb not in LIGHT and conflicts(deed, known)
        ]
        + [
            f"not done by the writer in the notes ({verb})"
            for verb in find_own_pasts(sentence)
            if WRITER not in (agents := {deed.agent for deed in known if deed.verb == verb}) and agents
        ]
        + [
            f"someone else's in the notes ({noun})"
            for noun, owners in find_owners(parse(sentence), Speech(True, names)).items()
            if (theirs := find_owners(notes, mine).get(noun)) and not owners & theirs and "" not in theirs
        ]
    )


def _check_order(sentence: str, place: Place) -> list[str]:
    """Check that what is told keeps its order: who moved from where, what comes before what."""
    said = [word for word, telling in _ordered(sentence) if telling]
    known = [word for word, telling in _ordered(place.text) if telling]
    once = [known.index(word) for word in said if said.count(word) == known.count(word) == 1]
    return [] if once == sorted(once) else ["in another order in the notes"]


def _check_denials(sentence: str, place: Place) -> list[str]:
    """Check that what is denied here is denied in the notes, and the other way about."""
    said = {word for word in _denied(sentence) if "forgotten" not in sentence}
    known = _denied(place.text)
    problems = ["denied here, not in the notes"] if said - known else []
    affirmed = (set(_telling(sentence).values()) - said) & known
    return problems + [f"denied in the notes ({word})" for word in sorted(affirmed)]


def _denied(text: str) -> set[str]:
    """Return the stem of the first telling word after each denial."""
    denied = set()
    for match in _NEGATION.finditer(text):
        telling = _telling(re.split(r"[,;.]\s", text[match.end() :])[0])
        denied |= set([*telling.values()][:1])
    return denied


def _check_numbers(sentence: str, place: Place) -> list[str]:
    """Check that each number counts here what it counts in the notes."""
    words = _ordered(sentence)
    known = _ordered(place.text)
    problems = []
    for index, (word, telling) in enumerate(words):
        if not word[:1].isdigit() or not telling:
            continue
        beside = [w for w, t in words[index + 1 : index + _NEAR] if t][:1] + [
            w for w, t in words[max(0, index - 2) : index] if t
        ][-1:]
        spots = [i for i, (other, _) in enumerate(known) if other == word]
        near = [{w for w, _ in known[max(0, i - _NEAR) : i + _NEAR + 1]} for i in spots]
        if not any(set(beside) <= around for around in near):
            problems.append(f"another number of it in the notes ({word})")
    return problems


def _ordered(text: str) -> list[tuple[str, bool]]:
    """Return the stems of a text in order, and whether each is telling."""
    plain = _courtesies()
    return [(root, root not in plain and root not in _CLOSED) for root in map(stem, find_words(text))]


def _check_amounts(sentence: str, place: Place) -> list[str]:
    """Check that "half of mine" does not become "all of yours"."""
    said, known = set(sentence.lower().split()) & _AMOUNTS, set(find_words(place.text.lower())) & _AMOUNTS
    return [f"another amount in the notes ({word})" for word in sorted(said - known) if known - said]


def _check_names(sentence: str, inputs: Mapping[str, str]) -> list[str]:
    """Check that a name of several words is one name in the inputs."""
    everything = re.sub(r"\s+", " ", expand("\n".join(inputs.values()))).lower()
    full = re.findall(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+", sentence)
    own = find_stems(f"{inputs.get('to', '')} {inputs.get('from', '')}")
    unknown = [name for name in full if name.lower().removesuffix("'s") not in everything]
    return [f"no such name in the notes ({name})" for name in unknown if not find_stems(name) <= own]


def _find_place(telling: set[str], stems: set[str], places: tuple[Place, ...]) -> Place:
    return max(places, key=lambda p: (len(telling & p.stems), len(stems & p.stems), -len(p.stems)))


def _telling(sentence: str) -> dict[str, str]:
    """Return the words that say something about the meeting, with their stems."""
    plain = _courtesies()
    words = {}
    for token in parse(sentence):
        telling = token.pos_ in _OPEN or token.lower_ in _RELATIVE
        root = stem(token.text)
        if telling and any(c.isalnum() for c in token.text) and (root not in plain or _is_told_of(token)):
            words[token.text] = root
    return words


def _is_told_of(verb: "Token") -> bool:
    """Tell whether a plain verb has someone else as its subject: "nurses write", where "I write" is a courtesy."""
    subject = find_subject(verb) if verb.pos_ == "VERB" else None
    if subject is None or subject.i > verb.i or subject.pos_ not in {"NOUN", "PROPN"}:
        return False
    return stem(subject.text) not in _courtesies()


@lru_cache(maxsize=1)
def _courtesies() -> frozenset[str]:
    """Return the stems of the frames and courtesies that a coach wrote: they say nothing of their own."""
    texts = []
    for name in ("frames", "channels", "courtesies"):
        loaded = yaml.safe_load((folder("knowledge/letters") / f"{name}.yaml").read_text(encoding="utf-8"))
        texts += _leaves({key: value for key, value in loaded.items() if key != "whys"})
    words = re.sub(r"\{\w+\}|\[[^\]]*\]|\d+", " ", " ".join(texts))
    return frozenset(root for root in find_stems(words) if not root.isdigit())


def _leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _leaves(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _leaves(inner)]
    return [value] if isinstance(value, str) else []
