"""The lines of a draft: which are subject, greeting, body, list item, closing, signature or postscript."""

import re
from dataclasses import dataclass, replace

from coffeechat.rules.card import Part

_HEADER = re.compile(r"[\s*_#]*(subject(?: line)?|betreff|to|cc|bcc|from|date|sent)[*_]*\s*:[*_]*[ \t]*(?=\S|$)", re.I)
_REPLY = re.compile(
    r"\s*(?:-{2,}\s*(?:original|forwarded) message\s*-{2,}|_{8,}\s*$|begin forwarded message:"
    r"|(?:on|am|le|el|il|op)\b.{5,160}\b(?:wrote|schrieb|a\s+écrit|escribió|ha\s+scritto|schreef)\b.{0,120}:\s*$)",
    re.I,
)
_REPLY_WRAPPED = re.compile(r"\s*(?:on|am|le|el|il|op)\b.{5,160}$", re.I)
# Mail that is quoted with its headers only: two of them in a row, below something written.
_MAIL_HEADER = re.compile(r"\s*[*_]*(?:from|sent|date|to|cc|subject|von|gesendet|an|betreff)[*_]*:[*_]*\s*\S", re.I)
_QUOTED = re.compile(r"\s*>")
_GREETING = re.compile(
    r"\s*(?:hi|hello|hey|hiya|dear|greetings|good\s+(?:morning|afternoon|evening|day)|to\s+whom|namaste|salaam|hola"
    r"|bonjour|respected)\b(?:\s+(?!i\b|i['’]m\b|my\b|we\b)(?:(?:dr|mr|mrs|ms|mx|prof)\.|[^\s,!:;.?—–]+)){0,6}?\s*(?:[,!:;—–]|\s-\s|-?\s*$|\.(?=\s|$))",
    re.I,
)
_NAME_GREETING = re.compile(
    r"\s*(?:(?:Dr|Mr|Mrs|Ms|Mx|Prof)\.?\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}\s*[,:—–-]\s*$"
)
_ITEM = re.compile(r"\s*(?:[-*•–▪◦‣]|\(?\d{1,2}[.):]|\(?[a-zA-Z][.)]|q\d{1,2}[.):])\s+(?=\S)", re.I)
_CLOSING = re.compile(
    r"\s*(?:with\s+)?(?:(?:my\s+|very\s+|all\s+(?:the|my)\s+)?(?:best|kind|kindest|warm|warmest|many|sincere|huge|big|massive|heartfelt)?\s*"
    r"(?:regards|wishes|thanks|thank\s+you|best|sincerely|respectfully|cheers|warmly|gratefully|cordially|gratitude"
    r"|appreciation|faithfully|cheerio|ciao|take\s+care|talk\s+soon|speak\s+soon|yours)"
    r"(?:\s+(?:so\s+much|again|in\s+advance|a\s+lot|very\s+much|truly|sincerely|faithfully|regards|and\s+regards"
    r"|and\s+best(?:\s+wishes)?|and\s+kind\s+regards|yours))*)"
    r"\s*(?:[,.!—–-]\s*(?:[A-Z][\w.'’-]*\s*){0,4})?$",
    re.I,
)
_NAME = re.compile(r"\s*(?:[-—–~]\s*)?(?:[^\W\d_][\w.'’-]*)(?:\s+(?:[^\W\d_][\w.'’-]*)){0,3}\s*$")
_POSTSCRIPT = re.compile(r"\s*p\.?\s?(?:p\.?\s?)?s(?:\.|:|\s*[-–—]|\s)\s*", re.I)
# A list of questions may have neither marks nor capitals.
_ASKS = re.compile(
    r"\s*(?:(?:and|so|also)\s+)?(?:(?:how|what|why|when|where|who|which)(?:['’]?s|['’]?re|['’]?d)?|could|can|would|will"
    r"|should|do|does|did|is|are|was|were|have|has|any|tell\s+me|r)\b",
    re.I,
)
_GOES_ON = re.compile(
    r"(?:,|\b(?:and|or|but|to|the|an?|of|in|on|for|with|about|wonder\w*|ask|know|if|that|your|my))$", re.I
)
_MAX_CLOSING_LINES = 8
_SHORT = 45


@dataclass(frozen=True)
class Line:
    """One line: its part, its offsets, and whether a new paragraph or item begins with it."""

    part: Part
    start: int
    end: int
    opens_block: bool = True


def read_layout(text: str) -> list[Line]:
    """Return the lines that belong to the draft, each with its part; blank and quoted lines are left out."""
    lines = _own_lines(text)
    body = _read_head(text, lines)
    return _mark_end(text, body)


def _own_lines(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the lines above any quoted or forwarded mail; a blank line is (n, n)."""
    lines: list[tuple[int, int]] = []
    start = 0
    raw = text.splitlines(keepends=True)
    for number, line in enumerate(raw):
        following = line.rstrip() + " " + raw[number + 1].strip() if number + 1 < len(raw) else line
        if _REPLY.match(line) or (_REPLY_WRAPPED.match(line) and _REPLY.match(following)):
            break
        if _is_mail_head(raw[number : number + 2]) and any(_is_written(above) for above in raw[:number]):
            break
        end = start + len(line.rstrip())
        if not _QUOTED.match(line):
            lines.append((start, max(start, end)))
        start += len(line)
    return lines


def _is_mail_head(lines: list[str]) -> bool:
    return len(lines) > 1 and all(_MAIL_HEADER.match(line) for line in lines)


def _is_written(line: str) -> bool:
    return bool(line.strip()) and not _MAIL_HEADER.match(line) and not _QUOTED.match(line)


def _read_head(text: str, lines: list[tuple[int, int]]) -> list[Line]:
    """Read headers, subject and greeting; everything else is body or item."""
    found: list[Line] = []
    greeted = False
    blank_before = True
    previous = (0, 0)
    for start, end in lines:
        line = text[start:end]
        if not line.strip():
            blank_before = True
            continue
        header = None if greeted or any(f.part != "subject" for f in found) else _HEADER.match(line)
        if header:
            if header[1].lower().startswith(("subject", "betreff")):
                found.append(Line("subject", start + header.end(), end))
        elif not greeted and not any(f.part in ("body", "item") for f in found) and (cut := _greeting_end(line)):
            greeted = True
            found.append(Line("greeting", start, start + cut))
            if line[cut:].strip():
                found.append(Line("body", start + cut, end))
        elif _POSTSCRIPT.match(line) and found:
            found.append(Line("postscript", start, end))
        elif item := _ITEM.match(line):
            found.append(Line("item", start + item.end(), end))
        else:
            continues = not blank_before and bool(found) and found[-1].part in ("body", "item", "postscript")
            wrapped = continues and _is_wrapped(text, previous, line)
            found.append(Line(found[-1].part if wrapped else "body", start, end, not wrapped))
        blank_before, previous = False, (start, end)
    return found


def _greeting_end(line: str) -> int:
    greeting = _GREETING.match(line) or _NAME_GREETING.match(line)
    return greeting.end() if greeting else 0


def _is_wrapped(text: str, previous: tuple[int, int], line: str) -> bool:
    """A line goes on from the one before unless that one was a full, short line of its own."""
    before = text[slice(*previous)].strip()
    ended = before.endswith((".", "!", "?", ":", ";"))
    if _ASKS.match(line) and not _GOES_ON.search(before) and (_ASKS.match(before) or len(before) < _SHORT):
        return False
    return len(before) >= _SHORT or not (ended or line.lstrip()[:1].isupper())


def _mark_end(text: str, lines: list[Line]) -> list[Line]:
    """Mark the closing phrase and the signature below it; a postscript after them stays one."""
    last = len(lines) - next((n for n, line in enumerate(reversed(lines)) if line.part != "postscript"), 0)
    for number in range(last - 1, max(-1, last - 1 - _MAX_CLOSING_LINES), -1):
        line = lines[number]
        if line.part in ("body", "item") and _CLOSING.match(text[line.start : line.end]):
            signature = [replace(ln, part="signature", opens_block=True) for ln in lines[number + 1 : last]]
            return [*lines[:number], replace(line, part="closing", opens_block=True), *signature, *lines[last:]]
    if last > 1 and lines[last - 1].part in ("body", "item") and _is_name(text, lines[last - 1]):
        name = replace(lines[last - 1], part="signature", opens_block=True)
        before = lines[last - 2]
        if text[before.start : before.end].endswith(",") and before.end - before.start < _SHORT:
            return [*lines[: last - 2], replace(before, part="closing", opens_block=True), name, *lines[last:]]
        return [*lines[: last - 1], name, *lines[last:]]
    return lines


def is_closing(line: str) -> bool:
    """Return whether a line does nothing but end a letter: "Kind regards, Ana"."""
    return bool(_CLOSING.match(line))


def _is_name(text: str, line: Line) -> bool:
    words = text[line.start : line.end].split()
    capitals = sum(word.lstrip("-—–~")[:1].isupper() for word in words)
    return bool(_NAME.match(text[line.start : line.end])) and (capitals == len(words) or words[0][:1] in "-—–~")
