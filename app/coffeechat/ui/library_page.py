"""The page that answers from the library, and shows where its experts disagree and what they wrote."""

import re
import tempfile
from pathlib import Path

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.model import AddedItem, Answer, ListedSource, ShownSource
from coffeechat.ui import samples, session, show
from coffeechat.ui.markup import Mark, marked, tag, words
from coffeechat.ui.voices import card, disagreement, disagreements, open_shelf

_HINT = "You will see the answer here, with the names of those who give it."
_NUMBERED = re.compile(r"p\d+")
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
    said += [words("p", "In the model's words", "cc-small")] if answer.written_by == "model" else []
    sides = [side for entry in answer.disagreements for side in entry.sides]
    below = {(citation.source, citation.locator) for side in sides for citation in side.citations}
    beside = [citation for citation in answer.citations if (citation.source, citation.locator) not in below]
    show.draw(*([card(said, "Who says so", beside, shelf)] if beside else said))
    disagreements(answer, shelf, session.stance())


def _draw_disagreements(coach: Coach) -> None:
    st.write("Good people advise opposite things. Here is every side, by name.")
    shelf = open_shelf(coach)
    show.draw(*(disagreement(entry, shelf, session.stance()) for entry in coach.library.disagreements()))


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
    show.draw(*(_digest(shown) if source.text == "digest" else [_original(shown)]))


def _digest(source: ShownSource) -> list[str]:
    return [
        _speaker(passage.commenter) + words("p", source.text[passage.start : passage.end])
        for passage in source.passages
    ]


def _original(source: ShownSource) -> str:
    """Return the whole text with the places that advice is cited from marked."""
    cited = [passage for passage in source.passages if not _NUMBERED.fullmatch(passage.locator)]
    return tag(
        "div", marked(source.text, [Mark(passage.start, passage.end, "cited") for passage in cited]), css="cc-text"
    )


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
                st.session_state["library.added"] = _add(coach, file.name, file.getvalue())
                # The other tabs were drawn before the article was there.
                st.rerun()
            st.info("Choose a file first.", icon=":material/info:")
    for item in st.session_state.pop("library.added", []):
        _draw_added(item)


def _add(coach: Coach, name: str, data: bytes) -> list[AddedItem]:
    with tempfile.TemporaryDirectory() as folder, st.spinner("Reading the article ..."):
        path = Path(folder) / Path(name).name
        path.write_bytes(data)
        report = coach.library.add([str(path)])
    session.refresh()
    return report.items


def _draw_added(item: AddedItem) -> None:
    if item.error:
        st.error(show.plain(item.error.replace(item.path, Path(item.path).name)), icon=":material/info:")
    elif item.state == "unchanged":
        st.info("This article is already in your library.", icon=":material/check:")
    else:
        st.success(f"Added, with {item.passages} passages to cite.", icon=":material/check:")


def _remove(name: str) -> None:
    session.open_coach().library.remove(name)
    session.refresh()
