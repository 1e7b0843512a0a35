"""What the notes call somebody: a nickname, a title with a name, or the given name that stands last."""

import re
from collections import Counter
from unicodedata import combining, normalize

from coffeechat.letter_writer.names import ROLE, TITLE

# What stands in marks or brackets within a name is what they are called: 'Concepción "Connie" Abarquez'.
_NICKNAME = re.compile(r"[\"“'‘(]([A-ZÀ-Ý][\w'’-]+)[\"”'’)]")
# "Big Stu Marsh" is Stu.
_EPITHETS = frozenset({"big", "little", "wee", "old", "young", "auld"})
# A title that the notes may name better: "Hon." for a judge.
_HONOURS = re.compile(r"(?i)^(?:hon|rev|the|sister|father|brother|sgt|lt|capt)\b")
_CALLINGS = (
    r"(judge|justice|sister|father|brother|captain|coach|pastor|rabbi|imam|chef|officer|sergeant|professor|prof|dr|"
    r"doctor)"
)
# "Told me to drop the Professor."
_UNTITLED = re.compile(
    r"(?i)\b(?:drop|skip|forget|leave out) the [“\"'‘]?(?:professor|prof|doctor|dr|mr|mrs|ms|sir|captain)\b"
)
# Family names that stand first where the whole name is written.
_FAMILY = frozenset({
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "kim", "park", "choi", "jung", "kang", "cho", "yoon", "jang", "lim", "wang", "li", "zhang", "liu", "chen",
    "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "ma", "zhu", "hu", "lin", "guo", "he", "gao", "luo", "chan",
    "wong", "cheung", "lau", "tan",
})  # fmt: skip
_NICKNAMES = {
    "bill": ("william",), "will": ("william",), "bob": ("robert",), "rob": ("robert",), "dick": ("richard",),
    "rick": ("richard",), "peggy": ("margaret",), "maggie": ("margaret",), "meg": ("margaret",),
    "liz": ("elizabeth",), "beth": ("elizabeth",), "betty": ("elizabeth",), "kate": ("catherine", "katherine"),
    "kathy": ("catherine", "katherine"), "jack": ("john",), "jim": ("james",), "jimmy": ("james",),
    "ted": ("edward", "theodore"), "ned": ("edward",), "tony": ("anthony", "antonio"), "harry": ("henry", "harold"),
    "hank": ("henry",), "chuck": ("charles",), "sasha": ("alexander", "alexandra"), "nell": ("eleanor", "helen"),
    "polly": ("mary",), "molly": ("mary",), "sally": ("sarah",), "becky": ("rebecca",), "gus": ("augustus", "angus"),
    "gina": ("regina", "georgina"), "toni": ("antonia",), "mick": ("michael",), "mike": ("michael",),
    "pepe": ("josé", "jose"), "paco": ("francisco",), "nacho": ("ignacio",), "lena": ("helena", "magdalena"),
    "drew": ("andrew",),
}  # fmt: skip


def find_called(to: str, notes: str) -> str:
    """Return what the notes call the reader where the name alone would mislead, or "".

    That is a nickname before the surname ("Pat O'Dowd"), a title or "-san" with it, or the given name of someone whose
    family name comes first ("Lan (Nguyen Thi Lan)"). Where nothing tells which is the given name, it is the whole.
    """
    nickname = _NICKNAME.search(to)
    if nickname and nickname[1].lower() not in {"ret", "retd"}:
        return nickname[1]
    words = TITLE.sub("", to).replace(",", " ").split()
    if len(words) > len(("Stu", "Marsh")) and words[0].lower() in _EPITHETS:
        return words[1]
    if calling := _find_calling(words, to, notes):
        return calling
    if not words or TITLE.match(to) or ROLE.search(to):
        return _find_asked(words, notes) or ""
    return _find_asked(words, notes) or _find_by_use(words, to, notes)


def _find_asked(words: list[str], notes: str) -> str | None:
    """Return the name by which somebody asked to be called."""
    asked = re.search(
        r"\b(?:call (?:her|him|them|me)|(?:s?he|they) (?:said|says|prefers)) "
        rf"({'|'.join(map(re.escape, words)) or '(?!)'})(?=$|[.,;)!\n])",
        notes,
    )
    # "He goes by Seun" names what no part of the name need be.
    goes_by = re.search(r"\bgoes by ([A-ZÀ-Ý][\w'’-]+)(?=$|[.,;)!\n])", notes)
    if asked or goes_by:
        return (asked or goes_by)[1]
    return words[0] if words and _UNTITLED.search(notes) else None


def _find_by_use(words: list[str], to: str, notes: str) -> str:
    """Return how the notes speak of somebody without a title, or ""."""
    if len(words) < len(("first", "last")):
        return ""
    first = words[0]
    alone = bool(
        re.search(rf"\b{re.escape(first)}\b(?! (?:{'|'.join(map(re.escape, words[1:]))})\b)", notes, re.IGNORECASE)
    )
    honoured = re.search(rf"(?i)\b({'|'.join(map(re.escape, words))})(?:[- ](san|sensei)| (sir|madam))\b", notes)
    if honoured:
        honour = f"-{honoured[2].lower()}" if honoured[2] else f" {honoured[3].lower()}"
        return honoured[1].capitalize() + honour
    called = _find_titled(words, notes, alone=alone) or _find_given(words, to, notes, alone=alone)
    unclear = not alone and _is_unclear(words, to, notes)
    return called or _find_short(words, notes, alone=alone) or (to if unclear else "")


def _find_titled(words: list[str], notes: str, *, alone: bool) -> str | None:
    """Return "Ms Chen" where the notes say so: of a family name that stands first, or where no first name is used."""
    family_first = _strip_marks(words[0].lower()) in _FAMILY
    if alone and not family_first:
        return None
    spoken = words if family_first else words[-1:]
    plain = {_strip_marks(word): word for word in spoken}
    lead = "" if family_first else f"(?:{re.escape(_strip_marks(words[0]))} )?"
    titled = re.search(
        r"(?i)\b(mr|mrs|ms|mme|dr|prof|professor|signora|signor|herr|frau|madame|monsieur|señora?)\.? "
        rf"{lead}((?-i:{'|'.join(map(re.escape, plain))}))\b",
        _strip_marks(notes),
    )
    return f"{titled[1].capitalize()} {plain[titled[2]]}" if titled else None


def _find_calling(words: list[str], to: str, notes: str) -> str | None:
    """Return by which title, with which of the names, the notes speak of someone: "Judge Schönfeld"."""
    titled = TITLE.match(to)
    if titled and not _HONOURS.match(to):
        return None
    names = "|".join(map(re.escape, words)) or r"(?!)"
    found = Counter(re.findall(rf"\b(?i:{_CALLINGS})\.? ({names})\b", notes.replace(to, "")))
    if not found or (not titled and re.search(rf"(?i)(?<!\w )\b{re.escape(words[0])}\b", notes.replace(to, ""))):
        return None
    title, name = found.most_common(1)[0][0]
    return f"{title.capitalize()} {name}"


def _find_short(words: list[str], notes: str, *, alone: bool) -> str:
    """Return what the notes shorten the given name to, or ""."""
    first, second, last = words[0], words[1], words[-1]
    if len(words) > len(("first", "last")) and re.search(
        rf"\b{re.escape(first)} {re.escape(second)}\b(?! [A-ZÀ-Ý])", notes
    ):
        return f"{first} {second}"
    bracketed = re.search(rf"\b([A-ZÀ-Ý][\w-]+) \({re.escape(first)}\)", notes)
    if bracketed:
        return bracketed[1]
    nick = re.search(rf"\b([A-Z][a-z]+) {re.escape(last)}\b", notes)
    if nick and _is_short_for(nick[1].lower(), first.lower()):
        return nick[1]
    shortest = 3
    ends = (first[start:].capitalize() for start in range(1, len(first) - shortest))
    return next((end for end in ends if not alone and re.search(rf"(?m)(?:^|[.!?] ){re.escape(end)}\b", notes)), "")


def _is_unclear(words: list[str], to: str, notes: str) -> bool:
    """Tell whether nobody can say which is the given name: "Li Wenjie", or someone whose last name the notes use alone.

    The last name in the name of a firm ("Pruitt & Sloan") is none of theirs.
    """
    alone = re.search(rf"(?i)(?<![\w.] ){re.escape(words[-1])}\b(?! ?(?:&|and\b|(?-i:[A-Z])))", notes.replace(to, ""))
    return bool(alone) or _strip_marks(words[0].lower()) in _FAMILY


def _find_given(words: list[str], to: str, notes: str, *, alone: bool) -> str | None:
    """Return the given name of someone whose family name comes first; ``alone``: the notes use the first word alone."""
    *_, last = words
    joined = re.match(r"[^\W\d]+ (?:del|de l[ao]s?|dos|das) [^\W\d]+(?= )", to)  # "María del Mar" is one given name
    if joined and joined[0] in notes:
        return joined[0]
    bracketed = re.search(rf"\b({'|'.join(map(re.escape, words[1:]))})\b \({re.escape(to)}\)", notes)
    if bracketed:
        return bracketed[1]
    if _strip_marks(words[0].lower()) not in _FAMILY:
        return None
    elsewhere = notes.replace(to, "")
    ends = (" ".join(words[start:]) for start in range(1, len(words) - 1))
    if given := next((end for end in ends if end in elsewhere), None):
        return given
    return last if not alone and re.search(rf"(?i)(?<!\w )\b{re.escape(last)}\b(?!-)", elsewhere) else None


def _strip_marks(word: str) -> str:
    return "".join(c for c in normalize("NFD", word) if not combining(c)).replace("đ", "d").replace("Đ", "D")


def _is_short_for(nick: str, name: str) -> bool:
    return nick != name and (name.startswith(nick[:3]) or name in _NICKNAMES.get(nick, ()))
