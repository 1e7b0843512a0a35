"""What the notes hold and a letter must not: confidences, and remarks about someone's life."""

import re

from coffeechat.letter_writer.notes import Statement
from coffeechat.letter_writer.words import keep_out

_EVERYTHING = re.compile(r"(?i)\b(everything|all of (this|it|that)|whole (talk|conversation|meeting|thing)|all off)\b")
_POINTS_BACK = re.compile(r"(?i)\b(that|this|it|above)\b")
# A mark that ends or heads a remark ("- PRIVATE", "secret!"), and ways of asking not to pass something on.
_MARKED = re.compile(
    r"(?i)(?:^|[\s(\[,;:.–—-])(?:private|secret|hush|confidential)"
    r"(?:,? (?:obviously|of course|please|though|stuff|bit))?\s*[)\].!:]*$|"
    r"^\W*(?:private|secret|confidential)\b(?=\s*[:–—)\]-])|^\W*(?:not to mention|say nothing|delete)\W*$|"
    r"(?:\bnot|n['’]t|\bdont|\bdoesnt|\bcannot|\bcant|\bnever|\bnobody|\bno one) "
    r"(?:to |for |be |me |it |this |that )*(?:repeat\w*|shar(?:e|ed|ing) (?:it|this|that)|mention\w*|spread\w*|"
    r"say(?:ing)?$|say (?:it|this|that|so|anything|to any)|tell (?:any|no|people|him|her|them|the|it)|tell(?:ing)?$|"
    r"writ(?:e|ing)$|writ(?:e|ing) (?:it|this|that|about|abt|down)|quot\w+|any(?:one|body)$|public\b|"
    r"go(?:ing)? (?:in|into|any)|hear (?:it|this|that) from)|"
    r"\b(?:leave|keep|left|kept|stays?) (?:it |that |this |\w+ )?(?:out$|out of|in the (?:room|hangar|kitchen|van|car|"
    r"workshop|office|shop|building|family))|\bzip it\b|\bmy lips\b|\bnot my (?:story|news) to\b|"
    r"(?:\bwould|['’]d) kill me\b|\bdid(?:n['’]?t| not) hear (?:it|this|that)\b"
)
_SHORT = 2  # telling words; a sentence that says less besides asking for confidence points at the one before
_BARE = 4  # words; one as short as "off the record" may belong to either neighbour
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset({
    "about", "after", "again", "also", "back", "been", "from", "have", "here", "just", "know", "like", "more",
    "most", "much", "only", "over", "said", "same", "says", "some", "than", "that", "their", "them", "then",
    "there", "they", "this", "told", "what", "when", "which", "will", "with", "work", "would", "your", "year",
    "years", "team", "people", "time",
})  # fmt: skip


def find_private(statements: list[Statement], notes: str) -> set[int]:
    """Return the indexes of the statements that were said in confidence, or lean on one that was."""
    marked = {s.sentence for s in statements if is_marked(s.text)}
    sentences = {n: " ".join(s.text for s in statements if s.sentence == n) for n in {s.sentence for s in statements}}
    if any(_EVERYTHING.search(sentences[n]) for n in marked):
        return set(range(len(statements)))
    kept = set(marked)
    for number in marked:
        kept |= _neighbours(number, sentences[number], statements, notes)
    return _spread({i for i, s in enumerate(statements) if s.sentence in kept}, statements)


def is_marked(text: str) -> bool:
    """Tell whether a statement says of itself, or of its neighbours, that it was told in confidence."""
    return bool(keep_out("private").search(text) or _MARKED.search(text))


def is_personal(text: str) -> bool:
    """Tell whether a statement is about health, family, belief, money, a mood or a complaint."""
    return bool(keep_out("personal").search(keep_out("harmless").sub(" ", text)))


def _neighbours(number: int, text: str, statements: list[Statement], notes: str) -> set[int]:
    own = [s for s in statements if s.sentence == number]
    line = own[0].line
    ends = notes[own[-1].end - 1] == ":" or notes[own[-1].end : own[-1].end + 1] == ":"
    if ends and max(s.sentence for s in statements if s.line == line) == number:
        return _paragraph(line, statements, notes)
    rest = len(_telling(keep_out("private").sub("", text)) - {"please"})
    if ends or len(text.split()) <= _BARE:
        return {number + 1} if ends else {number - 1, number + 1}
    return {number - 1} if rest < _SHORT and _POINTS_BACK.search(text) else set()


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


def _spread(private: set[int], statements: list[Statement]) -> set[int]:
    """Add the statements that share two telling words with a private one."""
    if not private:
        return private
    told = set().union(*(_telling(statements[i].text) for i in private))
    shared = 2
    return private | {i for i, s in enumerate(statements) if len(_telling(s.text) & told) >= shared}


def _telling(text: str) -> set[str]:
    return {word.lower() for word in _CONTENT.findall(text)} - _COMMON
