"""Notes as they were scribbled, cut into statements with their offsets and their speakers."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from coffeechat.errors import InputError
from coffeechat.letter_writer.quotations import find_marked, find_sayings
from coffeechat.model import Span
from coffeechat.prose import split_sentences

# What is read of longer notes: a thank-you note needs three facts, not three hundred.
LONGEST = 40_000

_LABEL = re.compile(
    r"[ \t]*(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]+)?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):[ \t]+(?=\S)"
)
_BULLET = re.compile(
    r"[ \t]*(?:(?:[-*•–—▪◦·+~»✓☐☑→➝➜►▶⇒]|->|=>|>{1,3}|\(?\d{1,2}[.)]|\(?[a-h][.)])[ \t]+|"
    r"[-*•](?=[^\W\d]))?(?:\[(?:[ xX✓]?|\d{1,2}[:.]\d\d ?(?:[ap]m)?)\][ \t]+)?"
)
_VERBS = (
    "started|joined|moved|left|had|runs|ran|loves|misses|works|worked|manages|said|says|retired|leads|taught|built|"
    "became"
    "|likes|used|studied|came|went|will|recommended|suggested|offered|promised"
)
_BREAK = re.compile(
    r"\s*;\s*|\s+\|\s+|(?<!struck me)(?<!prised me)(?<!dvice)(?<!dvise)(?<!tip)(?<!Tip)\s+(?:-{1,2}|–|—)\s+|"
    r"[!?]+\s+(?=\S)|(?<=\b[A-Z])\.\s+(?=[a-z]{3})"
    r"|(?-i:(?<=[a-z]{4})(?<!appr)(?<!asst)(?<!dept)(?<!univ)(?<!coll)(?<!govt)(?<!incl)(?<!mgmt)\.\s+(?=[a-z])"
    r"|(?<=\b[A-Z]{3})\.\s+(?=[a-z]))"
    r"|(?<!\S)\d[.)]\s+(?=[A-Za-z])|(?<=[a-z])\.\s+(?=(?:oh |and |also )?(?:I|He|She|They|We)\b)"
    r"|,?\s+(?:oh and|and|but|um|so)\s+(?=(?:then )?(?:I|he|she|they)(?:['’]s)? (?:also )?"
    r"(?:said|says|told|promised|offered|will|is going to|mentioned|thinks|"
    r"would|wants|recommended|suggested|advised|asked)\b)"
    r"|,?\s+but\s+(?=(?:learn|do|don['’]t|do not|take|get|ask|start|try|read|go|make|be|keep|never|always|apply|use|"
    r"write)\b)"
    r"|,\s+(?=(?:the )?\w+(?: \w+)? = )|,\s+(?=(?:I|you) should\b)"
    r"|,?\s+and\s+(?=(?:has|have) (?:already )?(?:put|sent|given|introduced|added|invited) (?:me|my)\b)"
    r"|,?\s+(?=and that (?:i|you|we) should\b)"
    r"|,\s+(?=(?:and |but )?(?:then )?(?:I|he|she|they)(?:'ll|’ll| said| promised| told| offered| will) )"
    rf"|,\s+(?=(?:and )?(?:now |still |once |then |also )?(?:{_VERBS}) )",
    re.IGNORECASE,
)
# Where a sentence that goes on and on begins anew: ", and she said", ", so I should", "and don't start with a bureau".
_RUN_ON = re.compile(
    r"(?:,\s*|\s+(?=and|but|so|oh|then|um|anyway|also))(?:(?:and|but|so|oh|then|um|anyway|also)\s+)*"
    r"(?=(?P<who>she|he|they|I|there|[A-ZÀ-Ý][\w-]+)(?:['’](?:s|ll|d|ve|re|m))?\s[a-z]+)"
    r"|,?\s+and\s+(?=(?:do|don['’]t|never|always|put|get|ring|go|take|learn|start)\s)"
)
_LONGEST_SENTENCE, _SHORTEST_PIECE = 30, 3  # words
_WHO_SAID = re.compile(
    r"(?i)what (?P<who>I|she|he|they|\w+) (?P<what>said|told|asked|did|talked about|should|must|will|need)\b"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTERS = 20  # one in this many characters may be a control character


class Statement(Span):
    """One statement of the notes, and who says it: ``reader``, ``writer``, ``other``, or None outside transcripts.

    ``line`` and ``sentence`` number what it was cut from; ``saying`` is set for words between quotation marks.
    """

    speaker: str | None = None
    saying: bool = False
    line: int = 0
    sentence: int = 0


def check_notes(notes: str) -> None:
    """Refuse notes that nothing can be read from.

    Raises:
        InputError: they are empty, hold no letter, or are not text.
    """
    if not notes.strip():
        raise InputError("the notes are empty", "--notes", "Write down what was said, even in fragments.")
    if "\0" in notes or sum(not (c.isprintable() or c.isspace()) for c in notes) * _LETTERS > len(notes):
        raise InputError("this is not text", "--notes", "Give the notes as a text file.")
    if not any(character.isalpha() for character in notes):
        raise InputError("the notes hold no words", "--notes", "Write down what was said, even in fragments.")


def mend_text(text: str) -> str:
    """Put a replacement character in the place of each lone surrogate; the offsets hold."""
    return _SURROGATE.sub("\ufffd", text)


def find_speakers(notes: str) -> Counter:
    """Count the speaker labels of a pasted transcript; empty when the notes are not one."""
    lines = [line for line in notes[:LONGEST].splitlines() if line.strip()]
    labels = Counter(match[1] for line in lines if (match := _LABEL.match(line)))
    spoken = sum(labels.values())
    repeated = any(count > 1 for count in labels.values())
    return labels if repeated and spoken >= max(2, len(lines) // 2) else Counter()


def split_notes(notes: str, roles: dict[str, str], mask: Callable[[str], str] = str) -> list[Statement]:
    """Cut notes into statements.

    ``roles`` maps each speaker label of a transcript to its role, ``mask`` puts a placeholder for the reader's name.
    """
    statements: list[Statement] = []
    sentence = 0
    for number, (start, end) in enumerate(_lines(notes[:LONGEST])):
        speaker = None
        label = _LABEL.match(notes, start, end) if roles else None
        if label:
            speaker = roles.get(label[1], "other")
        offset = label.end() if label else start
        marked = [(offset + a, offset + b) for a, b in find_marked(notes[offset:end])]
        sayings = [] if speaker else [(offset + a, offset + b) for a, b in find_sayings(notes[offset:end], mask)]
        for first, last in _sentences(notes, offset, end, marked):
            sentence += 1
            pieces = _cut(notes, first, last, marked, sayings)
            if speaker is None:
                pieces = [part for piece in pieces for part in _cut_long(notes, *piece, marked, mask)]
            for begin, stop in pieces:
                statements.append(
                    Statement(
                        start=begin,
                        end=stop,
                        text=notes[begin:stop],
                        speaker=speaker,
                        saying=(begin, stop) in sayings,
                        line=number,
                        sentence=sentence,
                    )
                )
    return statements


def _sentences(notes: str, start: int, end: int, marked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the sentences of a line stand; what is quoted together stays together."""
    sentences: list[tuple[int, int]] = []
    for span in split_sentences(notes[start:end]):
        begin, stop = start + span.start, start + span.end
        if sentences and any(a < begin < b for a, b in marked):
            sentences[-1] = sentences[-1][0], stop
        else:
            sentences.append((begin, stop))
    return sentences


def find_own(statements: list[Statement], notes: str) -> set[int]:
    """Return the indexes of what stands below "what I said", down to the next such heading or empty line."""
    own, mine, last = set(), False, 0
    for index, statement in enumerate(statements):
        apart = "\n\n" in notes[last : statement.start].replace(" ", "").replace("\r", "")
        if heading := _WHO_SAID.match(statement.text):
            mine = heading["who"].lower() == "i" and heading["what"] in {"said", "told", "asked", "did", "talked about"}
        elif apart:
            mine = False
        own |= {index} if mine or heading else set()
        last = statement.end
    return own


def _lines(notes: str) -> list[tuple[int, int]]:
    """Return the offsets of the lines without bullets; a line wrapped in mid-sentence is one with the next."""
    lines: list[tuple[int, int]] = []
    position = 0
    wrapped = _is_wrapped(notes)
    for line in notes.splitlines(keepends=True):
        start, end = position, position + len(line.rstrip())
        position += len(line)
        text = _BULLET.match(notes, start, end).end()
        if wrapped and lines and text == start < end and _runs_on(notes[: lines[-1][1]], notes[start:end]):
            lines[-1] = (lines[-1][0], end)
        else:
            lines.append((min(text, end), end))
    return [line for line in lines if line[0] < line[1]]


def _is_wrapped(notes: str) -> bool:
    """Tell whether a program wrapped the notes: no next word would have fitted on the line before."""
    lines = [line.rstrip() for line in notes.splitlines()]
    narrowest, fewest = 60, 2
    widest = max(map(len, lines), default=0)
    pairs = [(a, b) for a, b in pairwise(lines) if _runs_on(a, b)]
    full = all(len(a) + 1 + len(b.split()[0]) > widest for a, b in pairs)
    return widest >= narrowest and len(pairs) >= fewest and full


def _runs_on(line: str, following: str) -> bool:
    return bool(line) and line[-1] not in ".!?:;" and following[:1].islower()


def _cut(
    notes: str, start: int, end: int, marked: list[tuple[int, int]], sayings: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    pieces = []
    for begin, stop in _set_apart(start, end, sayings):
        first = begin
        for match in _BREAK.finditer(notes, begin, stop):
            quoted = any(a < match.start() < b for a, b in marked)
            if _is_balanced(notes[first : match.start()]) and not quoted:
                pieces.append((first, match.start()))
                first = match.end()
        pieces.append((first, stop))
    return [(a, b) for a, b in (_trim(notes, a, b) for a, b in pieces) if a < b]


def _cut_long(
    notes: str, start: int, end: int, marked: list[tuple[int, int]], mask: Callable[[str], str]
) -> list[tuple[int, int]]:
    """Cut a piece that goes on and on where a clause begins that has the reader, the writer or an order first."""
    if len(notes[start:end].split()) <= _LONGEST_SENTENCE:
        return [(start, end)]
    pieces, first = [], start
    for match in _RUN_ON.finditer(notes, start, end):
        who = match["who"]
        named = not who or who == "I" or who.islower() or mask(who) != who
        quoted = any(a < match.start() < b for a, b in marked)
        long = len(notes[first : match.start()].split()) >= _SHORTEST_PIECE
        if named and long and not quoted and _is_balanced(notes[first : match.start()]):
            pieces.append((first, match.start()))
            first = match.end()
    return [(a, b) for a, b in (_trim(notes, a, b) for a, b in [*pieces, (first, end)]) if a < b]


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")")


def _set_apart(start: int, end: int, sayings: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut the sayings out of a sentence."""
    edges = [start, *(edge for saying in sayings if start <= saying[0] < end for edge in saying), end]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _trim(notes: str, start: int, end: int) -> tuple[int, int]:
    while start < end and notes[start] in " \t\r\n,":
        start += 1
    while start < end and notes[end - 1] in " \t\r\n,;":
        end -= 1
    return start, end
