"""Who writes to whom: forms of the name, their pronoun, their turns in a transcript."""

import re
from collections import Counter
from dataclasses import dataclass

from coffeechat.errors import InputError
from coffeechat.prose.perspective import READER

# "Lady Justice", "Leading Firefighter", "Pharm.": what stands before a name and is none.
_TITLES = (
    r"(?:(?:lady|lord|chief|deputy|senior|leading|acting|assistant|detective|station|master|vice) )*(?:"
    r"(?:mr|mrs|ms|miss|mx|mme|mlle|sr|sra|srta|hr|fru|dr|prof|professor|sir|dame|rev|col|colonel|capt|captain|"
    r"(?:sgt|sergeant)\.? maj(?:or)?|maj|major|sgt|sergeant|lt|lieutenant|"
    r"gen|cdr|commander|councillor|cllr|judge|father|fr|sister|brother|rabbi|imam|pastor|reverend|bishop|herr|frau|señora?|"
    r"doña|madame?|monsieur|signora?|staff|coach|principal|inspector|constable|firefighter|officer|chef|mama|papa|"
    r"auntie|uncle|ambassador|senator|mayor|corporal|cpl|admiral|sheriff|matron|chaplain|canon)\.?(?: \(ret[d.]*\))?|"
    r"[a-z]{2,}\.|(?:justice|dean|don)(?= \S+ \S))\s+"
)
TITLE = re.compile(rf"(?i)^{_TITLES}")
"""What stands before a name and is none, with the space behind it."""

# These go with the first name.
_FAMILIAR = re.compile(r"(?i)^(?:sir|dame|sister|brother|don|doña|mama|papa|auntie|uncle)\b")
# Someone known by a function is addressed by the whole of it, and is not meant by each of its words.
ROLE = re.compile(
    r"(?i)\b(?:manager|director|designer|interface|marketing|team|department|committee|coordinator|officer|lead|"
    r"engineer|phd|postdoc|grad|student|chair|desk|board|office|head)\b"
)
"""Words by which a name is a function."""
_NICKNAME_START = r"(?m:^)(?:{})(?=\s*(?:[=:–]|- ))"
_SUFFIX = re.compile(r",.*$|(?: (?:Jr|Sr|[IV]{2,3}|Ph\.?D|M\.?D|MBA|RN)\.?)+$")
_PARTICLES = frozenset({
    "van", "von", "de", "del", "der", "den", "di", "da", "dos", "du", "la", "le", "ter", "ten", "bin", "ibn", "al",
    "el",
})  # fmt: skip
_WORDS = frozenset({"the", "will", "pat", "mar", "art", "ray", "job", "tip", "for", "car", "cam", "her", "his", "she"})
_LONGEST = 120
# These single letters are words, or no letter at all.
_NO_INITIALS = frozenset({"", "A", "I"})
_ACTS = "gave|gives|said|says|will|told|signs|sent|sends|thinks|offered|knows|has|is|was|asked|suggested|recommends?"


def _find_family(names: list[str]) -> str:
    """Return the family name with what belongs to it: "van der Wyk"."""
    first = len(names) - 1
    while first > 0 and names[first - 1] in _PARTICLES:
        first -= 1
    return " ".join(names[first:])


@dataclass(frozen=True)
class Correspondents:
    """The reader and the writer of a letter; ``called`` is what the notes call the reader, where that tells more."""

    to: str
    sender: str
    called: str = ""

    @property
    def address(self) -> str:
        """How the reader is greeted: by first name, or by title and surname where a title was given."""
        if self.called:
            return self.called
        title = TITLE.match(self.to)
        words = self.to.split() or [""]
        if title and len(words) > len(title[0].split()):
            names = _SUFFIX.sub("", self.to[title.end() :]).split()
            own = names[0] if _FAMILIAR.match(title[0]) else _find_family(names)
            return f"{re.sub(r' ?[(][^)]*[)]', '', title[0]).strip()} {own}"
        single_letter = 2
        whole = len(words[0].rstrip(".")) < single_letter or ROLE.search(self.to)
        return self.to if whole else words[0].rstrip(",")

    @property
    def signature(self) -> str:
        """How the sender signs a short message: by first name, if that can be told."""
        first = self.sender.split()[0]
        shortest = 2
        return (
            first
            if first.isalpha() and len(first) > shortest and _names(self.sender)[:1] == [first.lower()]
            else self.sender
        )

    def mask(self, text: str) -> str:
        """Put the placeholder in the place of the reader's name, and of the initials where they say something."""
        letters = "".join(word[0] for word in self.to.split())
        first = next(iter(_names(self.to)), "")[:1].upper()
        if first not in _NO_INITIALS:
            text = re.sub(rf"(?<![\w.]){re.escape(first)}(?= (?:{_ACTS})\b)", READER, text)
        text = (
            re.sub(
                rf"^{re.escape(letters)}(?=:| ?(?:->|→)| (?:said|says|told|thinks|suggested|will|to (?:forward|"
                r"send|introduce|speak|talk|email|share|ask))\b)",
                READER,
                text,
            )
            if letters
            else text
        )
        return self._pattern().sub(READER, text)

    def find_pronoun(self, notes: str) -> str:
        """Return the pronoun that the notes use of the reader, by count: she, he or they."""
        counts = Counter(word.lower() for word in re.findall(r"(?i)\b(?:she|her|hers|he|him|his)\b", notes))
        she, he = counts["she"] + counts["her"] + counts["hers"], counts["he"] + counts["him"] + counts["his"]
        return "they" if not she and not he else "she" if she > he else "he"

    def find_roles(self, speakers: Counter) -> dict[str, str]:
        """Map the labels of a transcript to ``reader``, ``writer`` and ``other``."""
        roles = {label: self._role(label) for label in speakers}
        unknown = [label for label, role in roles.items() if role == "other"]
        if len(roles) == len(("reader", "writer")) and len(unknown) == 1:
            missing = {"reader", "writer"} - set(roles.values())
            roles[unknown[0]] = missing.pop()
        return roles

    def _role(self, label: str) -> str:
        words = {word.strip(".").lower() for word in label.split()}
        if label.lower() in {self.to.lower(), self.sender.lower()}:
            return "reader" if label.lower() == self.to.lower() else "writer"
        if words & {"me", "i", "myself"} or words & set(_names(self.sender)):
            return "writer"
        return "reader" if words & set(_names(self.to)) else "other"

    def _pattern(self) -> re.Pattern:
        short = _NICKNAME_START.format(self._first()) if self._first() else r"(?!)"
        known = (self.to, *_names(self.to), *_names(self.called))
        names = [re.escape(name) for name in known if name] or [r"(?!)"]
        given = TITLE.match(self.to)
        titles = rf"(?:{re.escape(given[0].strip())}\s+)?" if given else ""
        titles += r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|col|coach|councillor|herr|frau|judge|justice|"
        titles += r"sister|father|brother|captain|chef|pastor|rabbi|imam|sergeant)\.?\s+)?"
        full = rf"{titles}(?:{'|'.join(names)})(?:[ -](?:san|{'|'.join(names)}|[A-Z]\.?(?!\w)))*"
        return re.compile(rf"(?i)\b{full}(?!\w)|{short}")

    def _first(self) -> str:
        """Return what the first name may be shortened to at the head of a line ("Bea = ..."), as a pattern."""
        first = next(iter(_names(self.to)), "")
        shortest = 3
        cuts = [re.escape(first[:length]) for length in range(shortest, len(first)) if first[:length] not in _WORDS]
        return "|".join(cuts)


def check_name(name: str, flag: str) -> str:
    """Return a name on one line.

    Raises:
        InputError: it is empty, holds no letter, or is no name by its length or its marks.
    """
    line = " ".join(name.split())
    if not any(character.isalpha() for character in line):
        raise InputError("a name is missing", flag, "Give the name as it should stand in the letter.")
    if len(line) > _LONGEST or not line.isprintable():
        raise InputError("this is not a name", flag, "Give the name as it should stand in the letter.")
    return line


def _names(name: str) -> list[str]:
    """Return the lower-case words of a name that stand for the person alone."""
    shortest = 2
    if ROLE.search(name):
        return []
    words = TITLE.sub("", TITLE.sub("", name)).replace(",", " ").split()
    return [word.lower() for word in words if len(word.strip(".")) >= shortest]
