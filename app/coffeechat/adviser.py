"""Answers a question from the library: verified sentences by name, every side where the sources disagree."""

from collections.abc import Sequence

from coffeechat.chat import Chat, CitedAnswer, improve
from coffeechat.chat.units import answer_question
from coffeechat.checks.rewording import check_added, check_polarity
from coffeechat.library import Library
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


class Adviser:
    """Answers questions from what the library holds, and says so when it does not hold the answer.

    Args:
        library: the sources.
        chat: a language model that may sum up undisputed passages, or None.
    """

    def __init__(self, library: Library, chat: Chat | None = None) -> None:
        self._library, self._chat = library, chat

    def ask(self, question: str, stance: Stance = "learning") -> Answer:
        """Answer ``question`` from the best passages.

        Where they belong to a known disagreement every side is named, and ``stance`` says which advises.

        Raises:
            InputError: the question is empty.
            IndexDamagedError: the index is damaged or made by another embedding model.
            UnreachableError: the configured index or database does not answer.
        """
        hits = self._library.answers(question, _PASSAGES)
        if not hits:
            return Answer(question=question, answered=False, answer=NOT_SAID, citations=[])
        touched = self._disagreements(hits)
        quoted = [self._quote(hit, question) for hit in hits]
        sided = {_ref(citation) for entry in touched for side in entry.sides for citation in side.citations}
        paragraphs = [_tell(citation, i) for i, citation in enumerate(quoted) if _ref(citation) not in sided]
        for entry in touched:
            paragraphs = [_tell_sides(entry, stance), *paragraphs]
        citations = quoted + [
            citation
            for entry in touched
            for side in entry.sides
            for citation in side.citations
            if _ref(citation) not in {_ref(other) for other in quoted}
        ]
        answer = Answer(
            question=question, answered=True, answer="\n\n".join(paragraphs), citations=citations,
            disagreements=touched,
        )  # fmt: skip
        return answer if touched else self._sum_up(answer)

    def _sum_up(self, answer: Answer) -> Answer:
        """Let the model say in short what the cited passages advise; it names them, adds nothing and turns nothing."""
        passages = [f"{citation.who}: {citation.quote}" for citation in answer.citations]

        def check(said: CitedAnswer) -> str | None:
            cited = [answer.citations[number - 1] for number in said.passages]
            unnamed = [citation.who for citation in cited if (citation.author or citation.title) not in said.text]
            if unnamed:
                return f"it does not name {unnamed[0]}"
            given = [passages[number - 1] for number in said.passages]
            return check_added(said.text, given) or check_polarity(said.text, " ".join(given))

        improvement = improve(self._chat, [answer_question(answer.question, passages, check)])
        warned = answer.model_copy(update={"warnings": [*answer.warnings, *improvement.warnings]})
        [said] = improvement.answers
        if said is None:
            return warned
        cited = [answer.citations[number - 1] for number in said.passages]
        return warned.model_copy(update={"answer": said.text, "citations": cited, "written_by": "model"})

    def _disagreements(self, hits: Sequence[Hit]) -> list[Disagreement]:
        """Return the disagreements that the best passage belongs to, or else two of the others together."""
        refs = [f"{hit.source}#{hit.locator}" for hit in hits]
        touched = []
        for entry in self._library.disagreements():
            sided = {_ref(citation) for side in entry.sides for citation in side.citations}
            if refs[0] in sided or sum(ref in sided for ref in refs) > 1:
                touched.append(entry)
        return touched

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


def _ref(citation: Citation) -> str:
    return f"{citation.source}#{citation.locator}"


def _tell(citation: Citation, place: int) -> str:
    who = citation.who[:1].upper() + citation.who[1:]
    verb = "says" if citation.voice == "commenter" else "advises"
    also = " also" if place else ""
    if citation.text == "original":
        return f"{who}{also} {verb.replace('advises', 'writes')}: “{citation.quote}”"
    return f"{who}{also} {verb}, in our words: {citation.quote}"


def _tell_sides(entry: Disagreement, stance: Stance) -> str:
    lines = [f"On this the sources disagree: {entry.question}"]
    for side in entry.sides:
        mine = " This is the side that you chose to follow." if side.stance == stance else ""
        lines.append(f"{_names(side)}: {side.position}{mine}")
    return "\n\n".join(lines)


def _names(side: DisagreementSide) -> str:
    names = list(dict.fromkeys(citation.who for citation in side.citations))
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return listed[:1].upper() + listed[1:]
