"""The page that answers from the library, and shows where its experts disagree and what they wrote."""

import tempfile
from pathlib import Path

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.formats.citations import capitalise
from coffeechat.model import Answer, ListedSource
from coffeechat.ui import samples, session, show
from coffeechat.ui.markup import tag, words
from coffeechat.ui.voices import card, disagreement, disagreements, open_shelf

_HINT = "You will see the answer here, with the names of those who give it."
_TYPES = ["txt", "md", "html", "htm"]


def draw() -> None:
    """Draw the page."""
    st.title("Ask the experts", anchor=False)
    st.write("Answers come from the articles in the library and name who says what. Where they differ, you see it.")
    coach = session.open_coach()
    ask, differ, articles, add = st.tabs(["Ask", "Where they disagree", "The articles", "Add an article"])
    with ask:
        _draw_ask(coach)
    with differ:
        _draw_disagreements(coach)
    with articles:
        _draw_articles(coach)
    with add:
        _draw_add(coach)


def _draw_ask(coach: Coach) -> None:
    samples.offer("ask", {"ask.question": "ask"})
    with st.form("ask.form"):
        question = st.text_input(
            "Your question", key="ask.question", placeholder="Should I bring my resume?", persist_state="session"
        )
        if st.form_submit_button("Ask", type="primary"):
            session.ask("ask", {"question": question})
    answer = session.result("ask", _answer, "Looking it up ...", _HINT)
    if answer:
        _draw_answer(answer, coach)


def _answer(coach: Coach, **asked: object) -> Answer:
    return coach.adviser.ask(**asked)


def _draw_answer(answer: Answer, coach: Coach) -> None:
    shelf = open_shelf(coach)
    show.warnings(answer)
    st.header(show.plain(answer.question), anchor=False)
    if not answer.answered:
        st.info("The library does not say. Try other words, or add an article that does.", icon=":material/info:")
    said = [words("p", paragraph) for paragraph in answer.answer.split("\n\n")]
    sides = [side for entry in answer.disagreements for side in entry.sides]
    below = {(citation.source, citation.locator) for side in sides for citation in side.citations}
    beside = [citation for citation in answer.citations if (citation.source, citation.locator) not in below]
    show.draw(*([card(said, "Who says so", beside, shelf)] if beside else said))
    disagreements(answer, shelf, session.stance())


def _draw_disagreements(coach: Coach) -> None:
    st.write("Good people advise opposite things. Here is every side, by name.")
    shelf = open_shelf(coach)
    for entry in coach.library.disagreements():
        with st.expander(show.plain(entry.question)):
            show.draw(disagreement(entry, shelf, session.stance()))


def _draw_articles(coach: Coach) -> None:
    sources = {source.id: source for source in coach.library.sources()}
    chosen = st.selectbox("Article", list(sources), format_func=lambda name: _title(sources[name]))
    if not chosen:
        return
    source, shown = sources[chosen], coach.library.show(chosen)
    kind = "Our digest, in our own words" if source.text == "digest" else "The original that you added"
    st.caption(kind)
    if source.text == "original":
        st.button("Take this article out", on_click=_remove, args=(chosen,))
    parts = [
        tag("div", _speaker(passage.commenter), words("p", shown.text[passage.start : passage.end], "cc-text"))
        for passage in shown.passages
    ]
    show.draw(*(parts or [words("div", shown.text, "cc-text")]))


def _title(source: ListedSource) -> str:
    by = f" by {source.author}" if source.author else ""
    return f"{source.title}{by}{f' ({source.date[:4]})' if source.date else ''}"


def _speaker(commenter: str | None) -> str:
    return words("p", f"{commenter}, in a comment", "cc-label") if commenter else ""


def _draw_add(coach: Coach) -> None:
    st.write(
        "Have one of these articles, or another that you trust? Add it, and its own words are quoted. "
        "It is kept on this computer."
    )
    with st.form("add.form", clear_on_submit=True):
        file = st.file_uploader("A text, Markdown or web page file, up to 10 MB", type=_TYPES)
        if st.form_submit_button("Add to my library", type="primary"):
            if file:
                _add(coach, file.name, file.getvalue())
            else:
                st.info("Choose a file first.", icon=":material/info:")


def _add(coach: Coach, name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, st.spinner("Reading the article ..."):
        path = Path(folder) / Path(name).name
        path.write_bytes(data)
        report = coach.library.add([str(path)])
    for item in report.items:
        if item.error:
            st.error(show.plain(capitalise(item.error.replace(f"{folder}/", ""))), icon=":material/info:")
        elif item.state == "unchanged":
            st.info("This article is already in your library.", icon=":material/check:")
        else:
            st.success(f"Added, with {item.passages} passages to cite.", icon=":material/check:")


def _remove(name: str) -> None:
    session.open_coach().library.remove(name)
