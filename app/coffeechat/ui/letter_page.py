"""The page that writes a thank-you note from the user's own notes."""

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.formats.letters import render_letter
from coffeechat.model import Channel, Letter, NoteFact, Sentence
from coffeechat.ui import keeping, samples, session, show, uploads
from coffeechat.ui.markup import Mark, marked, tag, words
from coffeechat.ui.voices import disagreements, open_shelf, voices

_HINT = "You will see your note here, with the line of your notes that each sentence comes from."
_CHANNELS: dict[Channel, str] = {"email": "E-mail", "card": "Handwritten card", "linkedin": "LinkedIn message"}
_SOURCES = {"notes": "Your notes", "resource": "What you share", "to": "Their name", "from": "Your name"}


def draw() -> None:
    """Draw the page."""
    st.title("Write a thank-you note", anchor=False)
    st.write("Give your notes of the meeting. The note says only what they say; what is missing is left blank for you.")
    with st.container(horizontal=True):
        samples.offer("letter", {"letter.to": "to", "letter.sender": "from", "letter.notes": "notes"})
        uploads.offer("letter.notes", "Open your notes")
    with st.container(border=True):
        request = _fields()
        if st.button("Write my note", type="primary"):
            session.ask("letter", request)
    letter = session.result("letter", _write, "Reading your notes ...", _HINT)
    if letter:
        _draw_letter(letter, session.open_coach())
        asked = st.session_state["letter.request"]
        given = {"to": asked["to"], "from": asked["sender"], "notes": asked["notes"], "resource": asked["resource"]}
        keeping.offer(session.open_coach(), "letter", given, letter)


def _fields() -> dict[str, object]:
    keep = {"persist_state": "session"}
    left, right = st.columns(2)
    to = left.text_input("Who you met", key="letter.to", placeholder="Ingrid Bergström", **keep)
    sender = right.text_input("Your name", key="letter.sender", placeholder="Dana Whitfield", **keep)
    notes = st.text_area(
        "Your notes",
        key="letter.notes",
        height=220,
        help="Scribbles will do: what they said, what struck you, what either of you promised.",
        placeholder="- said the hardest part of the job is ...\n- advice: ...\n- I promised to send ...",
        **keep,
    )
    left, right = st.columns(2)
    resource = left.text_input(
        "Something to share with them (optional)",
        key="letter.resource",
        help="An article or a link that would interest them.",
        **keep,
    )
    channel = right.selectbox(
        "How you send it", list(_CHANNELS), format_func=_CHANNELS.__getitem__, key="letter.channel", **keep
    )
    return {"to": to, "sender": sender, "notes": notes, "resource": resource, "channel": channel}


def _write(coach: Coach, **asked: object) -> Letter:
    return coach.letter_writer.thank_you(**asked)


def _draw_letter(letter: Letter, coach: Coach) -> None:
    show.warnings(letter)
    st.header("Your note", anchor=False)
    paper, origins = st.columns([3, 2], gap="large")
    with paper:
        _draw_paper(letter)
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
    show.blanks(letter.blanks)
    with st.expander("Copy the note", icon=":material/content_copy:"):
        show.copyable(letter.text)
    with st.container(horizontal=True):
        _download("Download as text", letter.text, "thank-you.txt", "text/plain")
        if letter.channel == "email":
            mail = render_letter(letter, "eml", allow_blanks=True)
            _download("Open in your mail program", mail, "thank-you.eml", "message/rfc822")


def _draw_origins(letter: Letter) -> None:
    st.subheader("Where each sentence comes from", anchor=False)
    rows = [
        tag("li", *(_origin(fact.source, fact.quote) for fact in sentence.from_), _worded(sentence))
        for sentence in _traced(letter)
    ]
    if rows:
        show.draw(tag("ol", *rows))
    st.caption("The other sentences are courtesy: they state nothing about your meeting.")
    if letter.unused:
        st.subheader("Left out of the note", anchor=False)
        show.draw(tag("ul", *(_unused(fact) for fact in letter.unused)))


def _traced(letter: Letter) -> list[Sentence]:
    return [sentence for sentence in letter.sentences if sentence.from_ != "courtesy"]


def _mark(text: str, sentence: Sentence, number: int) -> Mark:
    """Return the mark of a sentence without the white space around it."""
    said = text[sentence.start : sentence.end]
    start = sentence.start + len(said) - len(said.lstrip())
    return Mark(start, sentence.start + len(said.rstrip()), "traced", str(number))


def _origin(source: str, quote: str) -> str:
    label = _SOURCES.get(source, "You gave")
    return tag("p", words("span", f"{label}: ", "cc-small"), words("span", f"“{' '.join(quote.split())}”"))


def _worded(sentence: Sentence) -> str:
    return words("p", "Said in the model's words", "cc-small") if sentence.written_by == "model" else ""


def _unused(fact: NoteFact) -> str:
    private = words("span", "Private", "cc-badge") + " " if fact.type == "private" else ""
    return tag("li", private, words("span", f"“{' '.join(fact.quote.split())}”"))


def _download(label: str, data: str, name: str, mime: str) -> None:
    st.download_button(label, data, file_name=name, mime=mime, icon=":material/download:", on_click="ignore")
