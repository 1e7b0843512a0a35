"""Where notes ask for confidence, and what the request covers."""

import re
from functools import lru_cache

from coffeechat.letter_writer.notes import Statement
from coffeechat.letter_writer.words import load_words

# A mark that ends or heads a remark ("- PRIVATE", "personal)"), and ways of asking that need no verb.
_MARKED = re.compile(
    r"(?i)(?:^|[\s(\[,;:.!–—-])(?:private|secret|hush|confidential|personal)"
    r"(?:,? (?:obviously|of course|please|though|stuff|bit|matter))?\s*[)\].!:]*$|"
    r"^\W*(?:private|secret|confidential|personal)\b(?=\s*[!:–—)\],-])|^\W*(?:say nothing|shut up|delete)\W*$|"
    r"\bnobody (?:must|should)\b|\bzip it\b|\bmy lips\b|\bnot my (?:story|news) to\b|(?:\bwould|['’]d) kill me\b|"
    r"\bdid(?:n['’]?t| not) hear (?:it|this|that)\b"
)
_SHOUTED = re.compile(r"(?:[,(–—=-]|^|\.\s) ?(?:DO NOT|DON['’]?T|NEVER)\W*$|[,(–—=-] ?(?:NO|no!+)\W*$|\bNO leave it\b")
# What a mark says besides asking: no matter of its own.
_ASKING = re.compile(
    r"(?i)\b(?:please|pls|obviously|asked|told|said|says|mentioned|bit|part|stuff|thing|last|letter|note|mail|email|should|must|"
    r"will|would|does|want|wants|anyone|anybody|people|others|somebody|ever|she|he|they|this|that|yourself|myself|quietly|"
    r"from|with|about|into|here|there|them|when|have|been|very|just|only|still|probably|maybe|think|also|not|say|nothing|off|put|tell|repeat|spread|mention|share|write|keep|quiet|public|further|obvious|personal|private|course|supposed|theres?|wasn|hadn|shouldn)\b"
)
_POINTS_BACK = re.compile(
    r"(?i)\b(?:said|says?|told|tells?|mentioned|talked|spoke|whispered|write)\b.*\b(?:it|this|that|we)\b"
)
# "NOT to repeat, esp at the school gate": what is not to be repeated stands before.
_LEADS = re.compile(
    r"(?i)\W*(?:please |pls |so |but |and )*(?:not|don['’]?t|do not|never) (?:to )?(?:be )?"
    r"(?:repeat|mention|share|spread|pass|quote)\w*(?: (?:it|this|that|on))*\s*(?:[,;(–—-]|\b(?:to|with|w/|esp\w*)\b)"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_LITTLE = 1  # words; a sentence that says less besides asking for confidence points at the one before
_SHORT = 8  # words; so short a sentence with "it" goes on about the one before
_FEW = 2  # words
_TRAILING = 3  # words
_SHORT_LINE = 40  # words
_OBJECT = re.compile(
    r"(?i)\b(?:say|tell|put|write|share|repeat|mention|spread|quote|use) (?:me )?(?:about )?(?:it|this|that)\b"
)
_LONG = 7  # words
_HEADING = 4  # words


def is_mark(text: str) -> bool:
    """Tell whether a text asks for confidence."""
    return bool(_asking().search(text) or _MARKED.search(text) or _SHOUTED.search(text))


def find_marks(statements: list[Statement], sentences: dict[int, str]) -> set[int]:
    """Return the numbers of the sentences that ask for confidence, in one of their statements or as a whole."""
    whole = {number for number, text in sentences.items() if is_mark(text)}
    return whole | {s.sentence for s in statements if is_mark(s.text)}


def point_back(number: int, sentences: dict[int, str], statements: list[Statement], notes: str) -> set[int]:
    """Return the numbers of the sentences that a mark covers besides its own."""
    own = [s for s in statements if s.sentence == number]
    bracketed = _bracket(own, statements, notes)
    if _is_heading(own, statements, notes):
        return _paragraph(own[0].line, statements, notes)
    line = [s.sentence for s in statements if s.line == own[0].line]
    bracketed |= _trail(number, sentences, line)
    if not _is_bare(sentences[number]) and _LEADS.match(sentences[number]):
        return bracketed | {number - 1}
    if not _is_bare(sentences[number]):
        return bracketed | (_before(number, sentences, line) if _looks_back(sentences[number]) else set())
    after = notes[own[-1].end - 1] == ":" or notes[own[-1].end : own[-1].end + 1] == ":"
    if after or _opens(own, statements):
        return {number + 1}
    return bracketed | _chain(number, sentences)


def _trail(number: int, sentences: dict[int, str], line: list[int]) -> set[int]:
    """Return the short sentences that trail one in its line: "... not for my old firm. Harcombe's. It is closing."."""
    covered = number
    while covered + 1 in line and len(sentences[covered + 1].split()) <= _TRAILING:
        covered += 1
    return set(range(number + 1, covered + 1))


def _before(number: int, sentences: dict[int, str], line: list[int]) -> set[int]:
    """Return what stands before a mark in a short line, or only the sentence before it in a long one."""
    earlier = {other for other in line if other < number}
    short = sum(len(sentences[other].split()) for other in set(line)) <= _SHORT_LINE
    return earlier if short else {number - 1}


def _looks_back(text: str) -> bool:
    """Tell whether a mark says little but "it": "she said I can know but please don't write it"."""
    return _continues(text) or (len(_find_matter(text)) <= _FEW and bool(_OBJECT.search(text)))


def _chain(number: int, sentences: dict[int, str]) -> set[int]:
    """Return the sentence before, and those before it that it goes on about: "Lost a mate. Said it quietly."."""
    covered = {number - 1}
    while _continues(sentences.get(min(covered), "")) or _is_bare(sentences.get(min(covered), " matter of own")):
        covered.add(min(covered) - 1)
    return covered


def _continues(text: str) -> bool:
    return bool(_POINTS_BACK.search(text)) and len(text.split()) <= _SHORT


def _is_bare(text: str) -> bool:
    if any(len(asking[0].split()) > _LONG for asking in _asking().finditer(text)):
        return False  # "keep what he said about the plant to myself": the matter stands within
    return len(_find_matter(text)) < _LITTLE


def _find_matter(text: str) -> list[str]:
    """Return the words of a sentence that do not ask for confidence."""
    return _WORD.findall(_ASKING.sub(" ", _SHOUTED.sub(" ", _MARKED.sub(" ", _asking().sub(" ", text)))))


def _opens(own: list[Statement], statements: list[Statement]) -> bool:
    """Tell whether a mark stands at the head of a line that goes on: "Private. His son is ill."."""
    line = [s.sentence for s in statements if s.line == own[0].line]
    return min(line) == own[0].sentence < max(line)


def _bracket(own: list[Statement], statements: list[Statement], notes: str) -> set[int]:
    """Return the sentences of the bracket in which a mark stands."""
    line = [s for s in statements if s.line == own[0].line]
    text = notes[line[0].start : own[0].start]
    if text.count("(") <= text.count(")"):
        return set()
    opening = line[0].start + text.rindex("(")
    inside = {s.sentence for s in line if s.end > opening and s.sentence <= own[0].sentence}
    about_more = _POINTS_BACK.search(notes[opening : own[-1].end]) and min(inside) > line[0].sentence
    return inside | ({min(inside) - 1} if about_more else set())


def _is_heading(own: list[Statement], statements: list[Statement], notes: str) -> bool:
    """Tell whether a mark stands alone on a line, above lines that it heads: "Personal", "Off the record:"."""
    if any(s.line == own[0].line and s.sentence != own[0].sentence for s in statements):
        return False
    text = notes[own[0].start : own[-1].end + 1].strip().strip("*#_ ")
    first = not notes[: own[0].start].strip(" \t\r-*•").endswith("\n") or own[0].line == 0
    above = notes[: own[0].start].rstrip(" \t-*•#")
    alone = first or above.endswith("\n\n") or not above.strip()
    ends = text.endswith(":")
    return len(text.split()) <= _HEADING and _is_bare(text) and (ends or (alone and text[-1:].isalpha()))


def _paragraph(line: int, statements: list[Statement], notes: str) -> set[int]:
    """Return the sentences below a heading, down to the next empty line."""
    below, last = set(), max(s.end for s in statements if s.line == line)
    for statement in statements:
        if statement.line > line:
            if "\n\n" in notes[last : statement.start].replace("\r", "").replace(" ", ""):
                break
            below.add(statement.sentence)
            last = statement.end
    return below


@lru_cache(maxsize=1)
def _asking() -> re.Pattern:
    """Return the pattern of all that asks for confidence, of ``keep-out.yaml``."""
    lists = load_words("keep-out")
    plain = "|".join(re.escape(str(words)) for words in lists["private"])
    return re.compile(rf"(?:{'|'.join(lists['marks'])})|(?<!\w)(?:{plain})(?!\w)", re.IGNORECASE)
