"""Does a generated text say only what the inputs say?

A sentence of courtesy says nothing about the meeting. Any other must be borne out by one place of the inputs: its
names, numbers, dates and telling words stand there, near each other, with the same people in the same roles.
"""

import re
from collections.abc import Mapping

from coffeechat.checks.bearing import PROMISE, SENDING, find_own_promises, find_place, widen
from coffeechat.checks.contrasts import check_contrasts
from coffeechat.checks.counts import check_counts
from coffeechat.checks.doers import check_roles
from coffeechat.checks.figures import (
    check_amounts,
    check_bounds,
    check_callings,
    check_governors,
    check_months,
    check_shares,
)
from coffeechat.checks.halves import split_halves
from coffeechat.checks.labels import call
from coffeechat.checks.meanings import find_alike, find_roots, write_out
from coffeechat.checks.opposites import check_opposites
from coffeechat.checks.pairing import check_pairs
from coffeechat.checks.places import Place, read_places
from coffeechat.checks.promising import check_promises
from coffeechat.checks.slots import check_slots
from coffeechat.checks.telling import find_telling
from coffeechat.checks.tenses import check_done
from coffeechat.checks.turns import COURTEOUS, NEGATION, check_certainty, check_denials, check_times
from coffeechat.prose import split_sentences
from coffeechat.prose.shorthand import expand

_OF_YOU = re.compile(r"\b[Tt]hank you\b|\b[Yy]ou (?:offered|told|said|suggested|advised|promised)\b")
_OTHERS_TOO = re.compile(r"\b(?:I|you|will|and)\b")
_AS_PROMISED = re.compile(r"^As promised, ")
# To have made a note is the writer's, whatever was made in the notes.
_NOTED = re.compile(r"^I have (?:also )?made a note(?= (?:to|not to|never to)\b)")
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
        told = write_out(sentence.text)
        problems += [f"{problem}: {sentence.text}" for problem in _trace_sentence(told, places, given, inputs)]
    return problems


def _without_given(text: str, inputs: Mapping[str, str]) -> str:
    text = re.sub(r"\[[^\]\n]*\]", "it", text)
    resource = inputs.get("resource", "").strip()
    return text.replace(resource, "it") if resource else text


def _misquotes(text: str, inputs: Mapping[str, str]) -> list[str]:
    everything = "\n".join(inputs.values())
    everything = f"{everything}\n{expand(everything)}".lower()
    said = [match[1].rstrip(".,!?") for match in _QUOTED.finditer(text)]
    return [f"not a quotation of the notes: {words}" for words in said if words.lower() not in everything]


def _trace_sentence(sentence: str, places: tuple[Place, ...], given: set[str], inputs: Mapping[str, str]) -> list[str]:
    telling = find_telling(sentence)
    if not telling:
        return [] if not NEGATION.search(sentence) or COURTEOUS.search(sentence) else ["a denial out of nowhere"]
    telling = {word: root if root in given else find_alike(word, given) or root for word, root in telling.items()}
    own = find_own_promises(sentence, places, set(telling.values()))
    if own:
        telling = {word: root for word, root in telling.items() if root not in SENDING}
    missing = [word for word, stem in telling.items() if stem not in given]
    if missing:
        return [f"not in the notes ({', '.join(missing)})"]
    place = find_place(set(telling.values()), find_roots(sentence), own or places)
    place = widen(place, sentence, places, set(telling.values()), inputs)
    scattered = [word for word, stem in telling.items() if stem not in place.stems]
    if (scattered or _says_and_promises(sentence)) and _trace_halves(sentence, places, given, inputs):
        return []
    if scattered:
        return [f"joined from separate notes ({', '.join(scattered)})"]
    if _QUOTED.search(sentence) and not _misquotes(sentence, inputs):
        return check_promises(sentence, place)  # word for word: only who said it is asked
    plain = _AS_PROMISED.sub("", sentence)  # a promise is asked for by check_promises alone
    own_names = frozenset(find_roots(f"{inputs.get('to', '')} {inputs.get('from', '')}"))
    return [
        *check_promises(sentence, place),
        *check_roles(plain, place, call(inputs.get("to", ""))),
        *check_slots(plain, place, telling),
        *check_contrasts(sentence, place),
        *check_pairs(sentence, place, own_names),
        *check_certainty(sentence, place),
        *check_times(sentence, place),
        *check_done(_NOTED.sub("I will", sentence), place),
        *check_denials(sentence, place),
        *check_opposites(sentence, place),
        *check_counts(sentence, place),
        *check_shares(sentence, place),
        *check_callings(sentence, place),
        *check_governors(sentence, place),
        *_check_names(sentence, inputs),
        *check_amounts(sentence, place),
        *check_bounds(sentence, place),
        *check_months(sentence, place),
    ]


def _says_and_promises(sentence: str) -> bool:
    """Tell whether a sentence is of two minds: "I will send it, and thank you for offering to read it"."""
    return bool(PROMISE.search(sentence) and _OF_YOU.search(sentence))


def _trace_halves(sentence: str, places: tuple[Place, ...], given: set[str], inputs: Mapping[str, str]) -> bool:
    """Tell whether a sentence joins two things, each of them borne out on its own."""
    for halves in split_halves(sentence):
        if all(map(find_telling, halves)) and not any(_trace_sentence(h, places, given, inputs) for h in halves):
            return True
    head, about, thing = sentence.partition(" about ")
    whose, told = (set(find_telling(text).values()) for text in (f"It is {thing}", f"{head}."))
    if any(told <= place.stems and "about" in place.stems for place in places) or not about:
        return False  # the notes say what it is about
    if _OTHERS_TOO.search(thing) or not any(
        whose <= place.stems and not check_opposites(thing, place) for place in places
    ):
        return False
    return bool(told) and not _trace_sentence(f"{head}.", places, given, inputs)


def _check_names(sentence: str, inputs: Mapping[str, str]) -> list[str]:
    """Check that a name of several words is one name in the inputs."""
    everything = re.sub(r"\s+", " ", expand("\n".join(inputs.values()))).lower()
    full = re.findall(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+", sentence)
    own = find_roots(f"{inputs.get('to', '')} {inputs.get('from', '')}")
    unknown = [name for name in full if name.lower().removesuffix("'s") not in everything]
    return [f"no such name in the notes ({name})" for name in unknown if not find_roots(name) <= own]
