"""People whom the contact named, gave as an address, or knows and will ask."""

import re

from coffeechat.letter_writer.cues import NAME
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.perspective import READER, Viewpoint

_PERSON = re.compile(
    rf"(?P<who>{NAME}(?: (?:at|in|from|of) (?:the )?\w+(?: [A-Z][\w-]+| house| office| desk| team| store| shop)?)?)"
)
_AND = re.compile(r"\s*(?:,|;|\band\b|\bor\b)\s*(?=(?:[A-Z]))")
_TIME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b"
)
_JOINED = re.compile(r"\b(?:and|or)\b|&|;")
_LABELS = frozenset({"Book", "Books", "Reading", "Read", "Course", "Film", "Podcast", "Website"})
_WRITING = {"write": "write to"}
_FEWEST = 2
_PART = r"[A-ZÀ-Ý](?:[\w-]|['’](?!s\b))+"
_FULL = (
    rf"(?P<who>(?-i:(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Rev|Frau|Herr|Mme|Madame|Monsieur|Mevrouw|Captain)\.? )"
    rf"{_PART}(?: {_PART})*|{_PART}(?: (?:de|la|van|von|der|den|al|bin|da|dos|di|del|el))*(?: {_PART})+))"
    r"(?!['’]s\b|\w)"
)
_LEAD = (
    r"(?:(?:and|also|so|then|but|please|maybe|first|next|now|there|or|look|Alex|she|he|they|said|says|say|told|tells|me|"
    r"I|you|should|shd|can|could|must|to|that|suggested|suggests?|recommended|recommends?|advised|advises|thinks|wants|"
    r"wanted)[ ,:]+)*"
)
# Whom the sender is told to turn to, and whose name or number was given.
_SENT_TO = re.compile(
    rf"(?i){_LEAD}(?P<verb>(?:talk|speak|write|reach out|chat)(?: to| with)|get in touch with|connect with|"
    rf"ask(?: for)?|contact|call|ring|phone|email|message|look up|check with)(?: also)?:? {_FULL}"
)
_GIVEN = re.compile(
    r"(?i)(?:(?:Alex|she|he|they) )?(?:(?:gave|give|gives) me )?(?:(?:a|the|also|his|her|their) )*"
    r"(?:contacts?|names?|(?:phone )?number|phone|details|e?mail|address)"
    rf"(?: (?:of|for|to|in|is|at|HR)\b)?(?: \w+(?=:))?"
    rf"(?: (?P<whose>his|her|their|the|an?|your)(?P<post>(?: [a-z]+){{1,4}}),)?:? {_FULL}"
)


def read_names(match: re.Match, _view: Viewpoint) -> Reading:
    """Read "gave me 2 names: Dwight Toussaint (boom op) & Marisol at the rental house"."""
    text = re.sub(r"\s*\([^)]*\)|,? (?:and )?an? (?:book|course|podcast)\b.*$", "", match["x"])
    names = []
    if text.count(",") == 1 and not _JOINED.search(text):
        text = text.partition(",")[0]  # "Joanne Friesen, Manitoba Hydro" is one person
    for part in _AND.split(text):
        found = _PERSON.match(part.strip())
        if not found or found["who"] in _LABELS or READER in found["who"] or _TIME.match(found["who"]):
            break
        names.append(_cut_place(found["who"], part.strip()[found.end() :]))
    names = list(dict.fromkeys(names))
    frame = "name" if len(names) < _FEWEST else "names"
    return Reading("person", frame, _list(names)) if names else Reading("person")


def read_pointed(match: re.Match, _view: Viewpoint) -> Reading | None:
    """Read "talk to Ray Dominguez"."""
    who = match["x"].strip(" ,;")
    verb = match["verb"].lower()
    return None if READER in who else Reading("person", "pointed", f"{_WRITING.get(verb, verb)} {who}")


def read_known(match: re.Match, _view: Viewpoint) -> Reading | None:
    """Read "knows Tom Becker in quality improvement, will introduce"."""
    who = match["x"].strip(" ,;")
    return None if READER in who else Reading("promise-theirs", "offer", f"introduce me to {who}")


def _cut_place(who: str, rest: str) -> str:
    """Return a name without its place, where the notes go on with more of the place: "the Chambre de métiers"."""
    return re.match(NAME, who)[0] if re.match(r" (?!(?:for|about|who|and|or|to|on)\b)[\w-]", rest) else who


def _list(names: list[str]) -> str:
    return names[0] if len(names) < _FEWEST else f"{', '.join(names[:-1])} and {names[-1]}"


def find_contact(text: str) -> Reading | None:
    """Read a person, with title or surname, to whom the notes send the sender: "talk to: Wiebke Jansen, HR"."""
    sent = _SENT_TO.match(text)
    found = sent or _GIVEN.match(text)
    if not found or READER in found["who"] or _TIME.search(found["who"]) or _promises(found[0]):
        return None
    who = found["who"].rstrip(".")
    if {word.lower() for word in who.split()} & lexicon("bodies"):
        return None
    if not sent:
        theirs = (found["whose"] or "").lower() in {"his", "her", "their"}
        return Reading("person", "name", f"your{found['post']}, {who}" if theirs else who)
    verb = sent["verb"].lower()
    return Reading("person", "pointed", f"{'talk to' if verb == 'ask' else verb} {who}")


def _promises(lead: str) -> bool:
    """Tell whether it is the reader who will talk to them: "he can call Ray Dominguez"."""
    return bool(
        re.search(r"(?i)\b(?:she|he|they|Alex)(?:['’]\w+| (?:will|can|could|would|must|has|had|is|needs?)\b)", lead)
    )
