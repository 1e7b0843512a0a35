"""Answers a question from the library: verified sentences by name, every side where the sources disagree."""

from collections.abc import Callable, Sequence

from coffeechat.chat import Chat, CitedAnswer, improve
from coffeechat.chat.units import answer_question
from coffeechat.checks.rewording import check_added, check_polarity
from coffeechat.library import Library
from coffeechat.library.positions import is_position
from coffeechat.model import Answer, Citation, Disagreement, DisagreementSide, Hit, Span, Stance
from coffeechat.prose import split_sentences

NOT_SAID = (
    "The library does not say. None of its sources answers this question, and the coach invents no advice. "
    "Ask about the request, the meeting, the questions or the thank-you, or add a document that covers it."
)

_PASSAGES = 3
# A passage up to this length is quoted whole; of a longer one, the sentences that answer.
_WHOLE = 420
_QUOTED_SENTENCES = 2
# A question less close than that cosine to a disputed one is seldom that one in other words; found by reading.
_DISPUTED = 0.3
_ASKED = "On this the sources disagree:"
_NEAR = "On a question near this one the sources disagree:"


class Adviser:
    """Answers questions from what the library holds, and says so when it does not hold the answer.

    Args:
        library: the sources.
        chat: a language model that may sum up undisputed passages, or None.
    """

    def __init__(self, library: Library, chat: Chat | None = None) -> None:
        self._library, self._chat = library, chat

    def ask(self, question: str, stance: Stance = "learning", watch: Callable[[Answer], None] | None = None) -> Answer:
        """Answer ``question`` from the best passages.

        Where they belong to a known disagreement every side is named, and ``stance`` says which advises. ``watch``
        sees the offline answer before a model is asked to sum it up, and the summary.

        Raises:
            InputError: the question is empty.
            IndexDamagedError: the index is damaged or made by another embedding model.
            UnreachableError: the configured index or database does not answer.
        """
        hits = self._library.answers(question, _PASSAGES)
        if not hits:
            return Answer(question=question, answered=False, answer=NOT_SAID, citations=[])
        touched, hits = self._disagreements(hits)
        asked = [entry for entry in touched if self._is_asked(entry, hits, question)]
        near = [entry for entry in touched if entry not in asked]
        quoted = [self._quote(hit, question) for hit in hits]
        told = [citation for citation in quoted if not any(_is_in(citation, entry) for entry in asked)]
        paragraphs = [
            *(_tell_sides(entry, stance, _ASKED) for entry in asked),
            *(_tell(citation, i) for i, citation in enumerate(told)),
            *(_tell_sides(entry, stance, _NEAR) for entry in near),
        ]
        sided = [citation for entry in touched for side in entry.sides for citation in side.citations]
        cited = {_ref(citation) for citation in quoted}
        answer = Answer(
            question=question, answered=True, answer="\n\n".join(paragraphs),
            citations=quoted + [citation for citation in sided if _ref(citation) not in cited], disagreements=touched,
        )  # fmt: skip
        return answer if touched else self._sum_up(answer, watch)

    def _sum_up(self, answer: Answer, watch: Callable[[Answer], None] | None) -> Answer:
        """Let the model say in short what the cited passages advise; it names them, adds nothing and turns nothing."""
        passages = [f"{citation.who}: {citation.quote}" for citation in answer.citations]

        def check(said: CitedAnswer) -> str | None:
            cited = [answer.citations[number - 1] for number in said.passages]
            unnamed = [citation.who for citation in cited if (citation.author or citation.title) not in said.text]
            if unnamed:
                return f"it does not name {unnamed[0]}"
            given = [passages[number - 1] for number in said.passages]
            return check_added(said.text, given) or check_polarity(said.text, " ".join(given))

        request = answer_question(answer.question, passages, check)

        def conclude(said: CitedAnswer | None) -> Answer:
            if said is None:
                return answer
            cited = [answer.citations[number - 1] for number in said.passages]
            return answer.model_copy(update={"answer": said.text, "citations": cited, **request.signature})

        improvement = improve(self._chat, [request], watch and (lambda answers: watch(conclude(*answers))))
        return conclude(*improvement.answers).model_copy(update={"warnings": [*answer.warnings, *improvement.warnings]})

    def _disagreements(self, hits: Sequence[Hit]) -> tuple[list[Disagreement], list[Hit]]:
        """Return the disagreements that the best passage belongs to, or else two of the others together.

        The passages come back without those that are one side of any other disagreement: told alone, a side misleads.
        """
        touched, kept = [], list(hits)
        for entry in self._library.disagreements():
            inside = [hit for hit in hits if _is_in(hit, entry)]
            if hits[0] in inside or len(inside) > 1:
                touched.append(entry)
            else:
                kept = [hit for hit in kept if hit not in inside]
        return touched, kept

    def _is_asked(self, entry: Disagreement, hits: Sequence[Hit], question: str) -> bool:
        """Tell whether a question is the disputed one, and not just answered by a passage that also takes a side."""
        if sum(_is_in(hit, entry) for hit in hits) > 1:
            return True
        rows = self._library.embed([question, entry.question, *(side.position for side in entry.sides)])
        return bool((rows[1:] @ rows[0]).max() >= _DISPUTED)

    def _quote(self, hit: Hit, question: str) -> Citation:
        (citation,) = self._library.cite([f"{hit.source}#{hit.locator}"])
        if len(citation.quote) <= _WHOLE:
            return citation
        span = self._answering(citation.quote, question)
        start = citation.start + span.start
        return citation.model_copy(update={"quote": span.text, "start": start, "end": start + len(span.text)})

    def _answering(self, text: str, question: str) -> Span:
        sentences = split_sentences(text)
        windows = [
            Span.of(text, sentences[i].start, sentences[min(i + _QUOTED_SENTENCES, len(sentences)) - 1].end)
            for i in range(max(len(sentences) - _QUOTED_SENTENCES + 1, 1))
        ]
        rows = self._library.embed([question, *(window.text for window in windows)])
        return windows[int((rows[1:] @ rows[0]).argmax())]


def _ref(passage: Citation | Hit) -> str:
    return f"{passage.source}#{passage.locator}"


def _is_in(passage: Citation | Hit, entry: Disagreement) -> bool:
    """Tell whether a passage is one of a side's, or holds the sentence by which an added document takes a side."""
    citations = [citation for side in entry.sides for citation in side.citations]
    return any(
        _ref(passage) == _ref(citation)
        or (
            is_position(citation.locator)
            and citation.source == passage.source
            and passage.start <= citation.start < passage.end
        )
        for citation in citations
    )


def _tell(citation: Citation, place: int) -> str:
    who = citation.who[:1].upper() + citation.who[1:]
    verb = "says" if citation.voice == "commenter" else "advises"
    also = " also" if place else ""
    if citation.text == "original":
        return f"{who}{also} {verb.replace('advises', 'writes')}: “{citation.quote}”"
    return f"{who}{also} {verb}, in our words: {citation.quote}"


def _tell_sides(entry: Disagreement, stance: Stance, lead: str) -> str:
    lines = [f"{lead} {entry.question}"]
    for side in entry.sides:
        mine = " This is the side that your stance follows." if side.stance == stance else ""
        lines.append(f"{_names(side)}: {side.position}{mine}")
    return "\n\n".join(lines)


def _names(side: DisagreementSide) -> str:
    names = list(dict.fromkeys(citation.who for citation in side.citations))
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return listed[:1].upper() + listed[1:]
