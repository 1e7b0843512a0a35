"""A letter for a terminal, as Markdown, JSON or a mail draft."""

from collections.abc import Sequence
from email.message import EmailMessage
from typing import TypeVar

from coffeechat.errors import InputError
from coffeechat.formats.citations import Footnotes, Sources, name, warnings_markdown, warnings_text
from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import frame, table, wrap
from coffeechat.model import Blank, Letter, Letters, NoteFacts, Sentence

_Span = TypeVar("_Span", Blank, Sentence)


def render_letter(letter: Letter, style: str, *, allow_blanks: bool = False) -> str:
    """Return the letter as ``text``, ``md``, ``json`` or ``eml``.

    Raises:
        InputError: ``eml`` while a blank stands, unless ``allow_blanks``.
    """
    if style == "json":
        return to_json(letter)
    if style == "eml":
        return _mail(letter, allow_blanks)
    return _text([letter]) if style == "text" else _markdown([letter])


def render_letters(letters: Letters, style: str) -> str:
    """Return several versions of a letter as ``text``, ``md`` or ``json``; what they share is said once."""
    if style == "json":
        return to_json(letters)
    if style == "text":
        return frame([warnings_text(letters), _text(letters.letters)])
    return frame([warnings_markdown(letters), _markdown(letters.letters)])


def fill_in(letter: Letter, words: Sequence[str]) -> Letter:
    """Put the user's words into the blanks, in their order; where there are none the blank stays."""
    text, blanks, sentences = letter.text, list(letter.blanks), list(letter.sentences)
    # From the end, so that the offsets of what is still to be filled hold.
    for blank, given in reversed(list(zip(letter.blanks, words, strict=True))):
        if given.strip():
            said = " ".join(given.split())
            text = text[: blank.start] + said + text[blank.end :]
            shift = len(said) - len(blank.text)
            blanks = [_move(other, blank.end, shift) for other in blanks if other != blank]
            sentences = [_move(sentence, blank.end, shift) for sentence in sentences]
    return letter.model_copy(update={"text": text, "blanks": blanks, "sentences": sentences})


def _move(span: _Span, after: int, shift: int) -> _Span:
    start, end = (point + shift if point >= after else point for point in (span.start, span.end))
    return span.model_copy(update={"start": start, "end": end})


def render_facts(facts: NoteFacts, style: str) -> str:
    """Return the facts of the notes as ``text``, ``md`` or ``json``: a list to tick in the first two."""
    if style == "json":
        return to_json(facts)
    rows = [(f"[ ] {fact.id}", fact.type, " ".join(fact.quote.split())) for fact in facts.facts]
    if style == "md":
        return "\n".join(f"- {box}. **{kind}:** {quote}" for box, kind, quote in rows)
    return frame([warnings_text(facts), table(rows) if rows else "No facts were found in the notes."])


def _text(letters: list[Letter]) -> str:
    first = letters[0]
    sources = Sources()
    advice = [sources.cite(citation, "  * ", "    ") for citation in first.advice]
    return frame(
        [
            *(part for letter in letters for part in _body(letter, several=len(letters) > 1)),
            "\n".join(["Why it is written so:", *advice]) if advice else "",
            sources.disagreements(first, first.stance),
        ]
    )


def _body(letter: Letter, *, several: bool) -> list[str]:
    blanks = [wrap(f"{blank.text} {blank.why}", "    ", "  - ") for blank in letter.blanks]
    unused = [wrap(f"“{fact.quote}”", "    ", "  - ") for fact in letter.unused]
    rule = "-" * 60
    return [
        f"VERSION {letter.variant}" if several else "",
        warnings_text(letter),
        f"Subject: {letter.subject}" if letter.subject else "",
        f"{rule}\n{letter.text.rstrip()}\n{rule}",
        "\n".join(["Fill in:", *blanks]) if blanks else "",
        "\n".join(["Left out of the letter:", *unused]) if unused else "",
        "\n".join(["Where each sentence comes from:", *_origins(letter)]),
    ]


def _origins(letter: Letter) -> list[str]:
    lines = []
    for sentence in letter.sentences:
        if sentence.from_ != "courtesy":
            said = " ".join(letter.text[sentence.start : sentence.end].split())
            facts = "; ".join(f"“{fact.quote}” ({fact.source})" for fact in sentence.from_)
            lines.append(wrap(f"{said} <- {facts}", "    ", "  - "))
    return lines or ["  - every sentence is courtesy"]


def _markdown(letters: list[Letter]) -> str:
    first, notes = letters[0], Footnotes()
    by = "; ".join(dict.fromkeys(name(citation) for citation in first.advice))
    return frame(
        [
            *(part for letter in letters for part in _body_markdown(letter, several=len(letters) > 1)),
            f"*Advice: {by}*{notes.cite(first.advice)}",
            notes.disagreements(first, first.stance),
            notes.text(),
        ]
    )


def _body_markdown(letter: Letter, *, several: bool) -> list[str]:
    blanks = [f"- `{blank.text}` {blank.why}" for blank in letter.blanks]
    return [
        f"## Version {letter.variant}" if several else "",
        warnings_markdown(letter),
        f"**Subject:** {letter.subject}" if letter.subject else "",
        letter.text,
        "\n".join(["### Fill in", "", *blanks]) if blanks else "",
    ]


def _mail(letter: Letter, allow_blanks: bool) -> str:
    if letter.blanks and not allow_blanks:
        blank = letter.blanks[0].text
        raise InputError(f"a blank is left to fill in: {blank}", "the letter", "Fill it in, or give --allow-blanks.")
    message = EmailMessage()
    message["Subject"] = letter.subject or ""
    # Mail programs open a message with this header as a draft.
    message["X-Unsent"] = "1"
    message.set_content(letter.text)
    return message.as_string()
