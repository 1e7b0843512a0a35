"""A letter on a page: the letter with its blanks, where each sentence comes from, and who advises it."""

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.formats.letters import fill_in, render_letter
from coffeechat.model import Blank, Letter, LetterKind, NoteFact, Sentence
from coffeechat.ui import show
from coffeechat.ui.markup import Mark, marked, tag, words
from coffeechat.ui.voices import disagreements, open_shelf, voices

_TITLES: dict[LetterKind, str] = {
    "request": "Your request",
    "thank-you": "Your note",
    "follow-up": "Your follow-up",
}
_SOURCES = {
    "notes": "Your notes",
    "resource": "What you share",
    "about": "What you read",
    "contact": "About them",
    "me": "About you",
    "to": "Their name",
    "from": "Your name",
}


def draw(letter: Letter, coach: Coach) -> None:
    """Draw a letter with all that stands behind it."""
    show.warnings(letter)
    st.header("What to say" if letter.channel == "phone" else _TITLES[letter.kind], anchor=False)
    paper, origins = st.columns([3, 2], gap="large")
    with paper:
        _draw_paper(letter)
        _draw_copies(letter, _ask_for_blanks(letter))
    with origins:
        _draw_origins(letter)
    shelf = open_shelf(coach)
    if letter.advice:
        st.subheader("Why it is written so", anchor=False)
        show.draw(tag("div", voices(letter.advice, shelf), css="cc-voices"))
    disagreements(letter, shelf, letter.stance)


def _draw_paper(letter: Letter) -> None:
    if letter.subject:
        show.draw(tag("p", words("strong", "Subject: "), words("span", letter.subject)))
    blanks = [Mark(blank.start, blank.end, "blank") for blank in letter.blanks]
    numbers = [_mark(letter.text, sentence, number) for number, sentence in enumerate(_traced(letter), 1)]
    show.draw(tag("div", marked(letter.text, [*blanks, *numbers]), css="cc-paper"))


def _ask_for_blanks(letter: Letter) -> Letter:
    """Draw a field for each blank, and return the letter with what the user put there."""
    if not letter.blanks:
        return letter
    show.draw(words("p", "Fill in before you send it", "cc-label"))
    fields = [_ask_for(blank, f"{letter.kind}.blank.{number}") for number, blank in enumerate(letter.blanks)]
    return fill_in(letter, fields)


def _ask_for(blank: Blank, key: str) -> str:
    given = st.text_input(show.plain(blank.text), key=f"{key}.{blank.text}")
    st.caption(show.plain(blank.why))
    return given


def _draw_copies(letter: Letter, filled: Letter) -> None:
    with st.expander("Copy it", icon=":material/content_copy:", expanded=filled.text != letter.text):
        show.copyable(filled.text)
    with st.container(horizontal=True):
        _download("Download as text", filled.text, f"{letter.kind}.txt", "text/plain")
        if letter.channel == "email":
            allowed = not filled.blanks or st.checkbox("Leave the blanks in", key=f"{letter.kind}.allow-blanks")
            mail = render_letter(filled, "eml", allow_blanks=True) if allowed else ""
            _download("Open in your mail program", mail, f"{letter.kind}.eml", "message/rfc822", allowed=allowed)


def _draw_origins(letter: Letter) -> None:
    st.subheader("Where each sentence comes from", anchor=False)
    rows = [
        tag("li", *(_origin(fact.source, fact.quote) for fact in sentence.from_), _worded(sentence))
        for sentence in _traced(letter)
    ]
    if rows:
        show.draw(tag("ol", *rows))
    st.caption("The other sentences are courtesy: they state no fact.")
    if letter.unused:
        st.subheader("Left out", anchor=False)
        show.draw(tag("ul", *(_unused(fact) for fact in letter.unused)))


def _traced(letter: Letter) -> list[Sentence]:
    return [sentence for sentence in letter.sentences if sentence.from_ != "courtesy"]


def _mark(text: str, sentence: Sentence, number: int) -> Mark:
    """Return the mark of a sentence without the white space around it."""
    said = text[sentence.start : sentence.end]
    start = sentence.start + len(said) - len(said.lstrip())
    return Mark(start, sentence.start + len(said.rstrip()), "traced", str(number))


def _origin(source: str, quote: str) -> str:
    label = _SOURCES.get(source.split(":", maxsplit=1)[0], "You gave")
    return tag("p", words("span", f"{label}: ", "cc-small"), words("span", f"“{' '.join(quote.split())}”"))


def _worded(sentence: Sentence) -> str:
    return words("p", "Said in the model's words", "cc-small") if sentence.written_by == "model" else ""


def _unused(fact: NoteFact) -> str:
    private = words("span", "Private", "cc-badge") + " " if fact.type == "private" else ""
    return tag("li", private, words("span", f"“{' '.join(fact.quote.split())}”"))


def _download(label: str, data: str, name: str, mime: str, *, allowed: bool = True) -> None:
    why = None if allowed else "A blank is left to fill in."
    icon = ":material/download:"
    st.download_button(
        label, data, file_name=name, mime=mime, icon=icon, on_click="ignore", disabled=not allowed, help=why
    )
