"""What notes put between quotation marks: the contact's own words, to be kept as they are."""

import re
from collections.abc import Callable

from coffeechat.prose.english import SUBJECTS, find_root, parse
from coffeechat.prose.shorthand import expand

_MARKED = re.compile(
    r"[“\"](?P<x>[^“”\"\n]{10,240})[”\"]|(?:(?<=^)|(?<=[\s:]))[‘'](?P<y>[^‘’\"\n]{12,240}?)[’'](?=$|[\s.,;])"
)
_STRAIGHT = re.compile(r"(?<!\d)\"")  # not the inches of a pipe
# What stands before words that are a name, a sign, somebody else's, or an answer to the writer.
_NOT_THEIRS = re.compile(
    r"(?i)(?:\b(?:books?|called|titled?|named|podcast|article|film|movie|song|talk|paper|chapter|blog|series|read|sign|"
    r"poster|mug|sticker|shirt|wall|door|subject|email|text|headed|labell?ed|so-called|word|marked)[\s,:(]*"
    r"|\b(?:I|we)\s(?:also\s|just\s|then\s)?(?:said|told|asked|thought|wrote|replied|answered|tried|joked)\b[^.]*"
    r"|\b(?:boss|mum|mom|dad|mother|father|teacher|mentor|colleague|gran\w*|wife|husband|friend|guy|man|woman|client|"
    r"customer|patient|kid|driver|uncle|aunt|manager|supervisor|professor|somebody|someone|owner|neighbou?r|sister|"
    r"brother|foreman|editor|people|everyone|everybody)(?:\s\w+){0,2}\s(?:says?|said|told|asks?|asked|wrote|"
    r"call(?:s|ed)?|yelled|shouted|writes?|goes)\b[^.]*"
    r"|\b(?-i:(?!(?:Alex|She|He|They|And|But|Also|Then|I|We)\b)[A-Z])\w+\s(?:always\s|once\s|then\s|also\s)?(?:says?|"
    r"said|told|asks?|asked|wrote|called)\b[^.]*"
    r"|\b(?:taught|told|tells|asked)\s(?:him|her|them)\b[^.]*|\b(?:as|like)\s[\w\s]+\s(?:says?|said)[\s,:]*"
    r"|=|(?:\b(?:to|not|never|always|should|must|stop)|n['’]t)\s(?:say(?:ing)?|write|answer|ask|tell\s\w+|call\s\w+)"
    r"(?:\sto(?:\s\w+){1,3})?[\s,:]*|(?:^|[.!?;:]\s)say[\s,:]*)$"
)
_PIECE = re.compile(
    r"(?i)^(?:(?:who|which|that|because|and|or|of|than|for|to|by|with)\b(?! (?:you|I|we|it)\b)|not because\b|only if\b|"
    r"yours\b)"
)
_PARTING = re.compile(
    r"(?i)^(?:(?:tell|say|ask|call|email|use|mention|but|so) |"
    r"(?:only|even|just) (?:if|when)\b|careful\b|.*\bI(?:['’]ll|"
    r" will|['’]m (?:leaving|going|moving|getting|not))\b|(?:it|they|that|this)\b(?: \S+){1,5}$|good luck|see you|"
    r"take care|stay in touch|thank|thanks|nice to|welcome|call me|call us|email me|yes|no,|well,? )\b"
)
_ASKING = re.compile(
    r"(?i)(?:(?:^|[,;:] |\band )(?:who|what|where|when|why|how)\b[^,;]* |(?:^|, ))"
    r"(?:do|does|did|is|are|was|will|would|can|could|should) (?:you|they|we|it|he|she|I|the)\b"
)
# "If it is forgotten, "the whole school knows my name"": the quotation is the second half of a sentence.
_LEADING = re.compile(
    r"(?i)(?:^|[.!?]\s)\W*(?:if|when|because|while|before|after|until|unless|once|since)\b[^.!?“\"]*,\s*$"
)
_SAYING = frozenset(
    {
        "says",
        "say",
        "said",
        "told",
        "me",
        "and",
        "but",
        "that",
        "because",
        "so",
        "then",
        "line",
        "quote",
        "motto",
        "rule",
    }
)
_FEWEST, _MOST = 4, 36  # words
_SHORTHAND = re.compile(r"(?i)[=<>→]|\b\d+x\b|\b(?:u|ur|w|b4|ppl|bc)\b")
_ASKED = 7  # words of a question


def find_sayings(line: str, mask: Callable[[str], str] = str) -> list[tuple[int, int]]:
    """Return where, in a line of notes, words of the contact stand between quotation marks, marks included.

    ``mask`` puts the placeholder in the place of the contact's name.
    """
    sayings = []
    for match in _find_pairs(line):
        words = (match["x"] or match["y"]).strip()
        after = line[match.end() :].lstrip()
        runs_on = after[:1].islower() and words[-1] not in ".!?,…"
        if _goes_on(line[: match.start()], words):
            continue
        if not runs_on and _is_saying(words) and not _NOT_THEIRS.search(mask(line[: match.start()]).rstrip(" :,–—-")):
            sayings.append((match.start(), match.end()))
    return sayings


def _goes_on(lead: str, words: str) -> bool:
    """Tell whether quoted words end a clause of the notes: "because the machine "don't understand a comma""."""
    if _LEADING.search(lead):
        return True
    last = re.search(r"([\w’']+)\W*$", lead)
    if last is None or not re.search(r"\w\s*$", lead) or last[1].lower() in _SAYING:
        return False
    first = parse(words[:1].lower() + words[1:])[0]
    linked = last[1].lower() in {"is", "was", "are", "be", "it's", "its", "the", "a", "an", "my", "her", "his", "as",
                                 "or", "if", "unless", "than", "else", "otherwise"}  # fmt: skip
    return linked or first.tag_ in {"VBZ", "VBP", "VBD", "VBG", "MD", "VB"} or first.lower_ in {"do", "don't", "not"}


def is_theirs_to_say(lead: str) -> bool:
    """Tell whether what stands before quoted words leaves them the contact's: no title, no sign, nobody else's."""
    return not _NOT_THEIRS.search(lead.rstrip(" :,–—-"))


def find_marked(line: str) -> list[tuple[int, int]]:
    """Return where anything stands between quotation marks."""
    return [match.span() for match in _find_pairs(line)]


def _find_pairs(line: str) -> list[re.Match]:
    """Return what stands between marks that belong together: not between the end of one quotation and the next."""
    pairs, position = [], 0
    while match := _MARKED.search(line, position):
        straight = match[0][0] == '"'
        if straight and len(_STRAIGHT.findall(line[: match.start()])) % 2:
            position = match.start() + 1
        else:
            pairs.append(match)
            position = match.end()
    return pairs


def quote(text: str) -> str:
    """Return a saying as a sentence between curly marks, only its slips of the pen mended."""
    figures = re.sub(r"(?<!\w)1 (?=[a-z])", "1\N{NO-BREAK SPACE}", text)  # theirs, not to be written out
    words = expand(figures.strip("“”\"‘’' ")).rstrip(" ,;")
    words = re.sub(r"\s*…$|\.{2,}$", "", words)
    words = re.sub(r"^(?i:but|and|so|because|well|no,|yes,) (?=\w+ \w+ \w+ \w+)", "", words)
    words = re.sub(r"([.!?] )([a-z])", lambda m: m[1] + m[2].upper(), words)
    end = "" if words[-1:] in ".!?" else "?" if _ASKING.search(re.split(r"[.!?] ", words)[-1]) else "."
    return f"“{words[:1].upper()}{words[1:]}{end}”"


def _is_saying(words: str) -> bool:
    """Tell whether quoted words say something by themselves: a clause or an instruction, no piece of one."""
    if not _FEWEST <= len(words.split()) <= _MOST or _PIECE.match(words) or _PARTING.match(words):
        return False
    if _SHORTHAND.search(words):
        return False
    doc = parse(words[:1].upper() + words[1:] + ("" if words[-1] in ".!?" else "."))
    if words.endswith("?") and len(words.split()) < _ASKED:
        return False  # what it is about, only the talk told
    told = any(token.dep_ in SUBJECTS for token in doc)
    return told or find_root(doc).tag_ == "VB" or doc[0].tag_ == "VB"
