"""A letter for a terminal, as Markdown, JSON or a mail draft."""

from email.message import EmailMessage

from coffeechat.errors import InputError
from coffeechat.formats.citations import Footnotes, Sources, name, warnings_markdown, warnings_text
from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import frame, table, wrap
from coffeechat.model import Letter, NoteFacts


def render_letter(letter: Letter, style: str, *, allow_blanks: bool = False) -> str:
    """Return the letter as ``text``, ``md``, ``json`` or ``eml``.

    Raises:
        InputError: ``eml`` while a blank stands, unless ``allow_blanks``.
    """
    if style == "json":
        return to_json(letter)
    if style == "eml":
        return _mail(letter, allow_blanks)
    return _text(letter) if style == "text" else _markdown(letter)


def render_facts(facts: NoteFacts, style: str) -> str:
    """Return the facts of the notes as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(facts)
    rows = [(fact.type, " ".join(fact.quote.split())) for fact in facts.facts]
    if style == "md":
        return "\n".join(f"- [ ] **{kind}:** {quote}" for kind, quote in rows)
    return frame([warnings_text(facts), table(rows) if rows else "No facts were found in the notes."])


def _text(letter: Letter) -> str:
    blanks = [wrap(f"{blank.text} {blank.why}", "    ", "  - ") for blank in letter.blanks]
    unused = [wrap(f"“{fact.quote}”", "    ", "  - ") for fact in letter.unused]
    sources = Sources()
    advice = [sources.cite(citation, "  * ", "    ") for citation in letter.advice]
    rule = "-" * 60
    return frame(
        [
            warnings_text(letter),
            f"Subject: {letter.subject}" if letter.subject else "",
            f"{rule}\n{letter.text.rstrip()}\n{rule}",
            "\n".join(["Fill in:", *blanks]) if blanks else "",
            "\n".join(["Left out of the letter:", *unused]) if unused else "",
            "\n".join(["Where each sentence comes from:", *_origins(letter)]),
            "\n".join(["Why it is written so:", *advice]) if advice else "",
            sources.disagreements(letter, letter.stance),
        ]
    )


def _origins(letter: Letter) -> list[str]:
    lines = []
    for sentence in letter.sentences:
        if sentence.from_ != "courtesy":
            said = " ".join(letter.text[sentence.start : sentence.end].split())
            facts = "; ".join(f"“{fact.quote}” ({fact.source})" for fact in sentence.from_)
            lines.append(wrap(f"{said} <- {facts}", "    ", "  - "))
    return lines or ["  - every sentence is courtesy"]


def _markdown(letter: Letter) -> str:
    notes = Footnotes()
    by = "; ".join(dict.fromkeys(name(citation) for citation in letter.advice))
    return frame(
        [
            warnings_markdown(letter),
            f"**Subject:** {letter.subject}" if letter.subject else "",
            letter.text,
            "\n".join(["### Fill in", "", *(f"- `{blank.text}` {blank.why}" for blank in letter.blanks)])
            if letter.blanks
            else "",
            f"*Advice: {by}*{notes.cite(letter.advice)}",
            notes.disagreements(letter, letter.stance),
            notes.text(),
        ]
    )


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
