"""Let a model say the sentences of a finished letter more warmly; each passes the checks or stays as it is."""

from collections.abc import Callable, Mapping, Sequence

from coffeechat.chat import Chat, Request, Wording, improve
from coffeechat.chat.units import warm_sentence
from coffeechat.checks.rewording import check_rewording
from coffeechat.checks.tracing import untraced
from coffeechat.model import Blank, Letter, Sentence


def warm_letter(
    letter: Letter,
    inputs: Mapping[str, str],
    chat: Chat | None,
    longest: tuple[int, int],
    watch: Callable[[Letter], None] | None = None,
) -> Letter:
    """Return the letter with the sentences that rest on notes in a model's words, where those pass.

    A sentence may say no more than the offline one: what the composer left out of a note, it left out on purpose. The
    items of a list stay as they are.

    Args:
        letter: the offline letter.
        inputs: what the user gave, by source name.
        chat: the model, if there is one.
        longest: the limits of the channel, in characters and in words.
        watch: sees the letter as it is and again whenever a sentence got warmer.
    """
    told = [s for s in letter.sentences if _is_told(s, letter.blanks) and not _text(letter, s).startswith("- ")]
    asked = [(sentence, _request(sentence, _text(letter, sentence), inputs)) for sentence in told]

    def warm(answers: Sequence[Wording | None]) -> Letter:
        return _warm(letter, asked, answers, longest)

    improvement = improve(chat, [request for _, request in asked], watch and (lambda answers: watch(warm(answers))))
    warmer = warm(improvement.answers)
    return warmer.model_copy(update={"warnings": [*letter.warnings, *improvement.warnings]})


def _warm(
    letter: Letter,
    asked: Sequence[tuple[Sentence, Request]],
    answers: Sequence[Wording | None],
    longest: tuple[int, int],
) -> Letter:
    # From the end, so that the offsets of what is still to be replaced hold.
    for (sentence, request), answer in reversed(list(zip(asked, answers, strict=True))):
        if not answer or answer.text == _text(letter, sentence):
            continue
        warmer = _replace(letter, sentence, answer.text, request)
        if _fits(warmer.text, longest):
            letter = warmer
    return letter


def _is_told(sentence: Sentence, blanks: list[Blank]) -> bool:
    if sentence.from_ == "courtesy" or any(fact.source != "notes" for fact in sentence.from_):
        return False
    return not any(sentence.start <= blank.start < sentence.end for blank in blanks)


def _request(sentence: Sentence, offline: str, inputs: Mapping[str, str]) -> Request:
    def check(warmer: str) -> str | None:
        return check_rewording(warmer, offline, []) or next(iter(untraced(warmer, inputs)), None)

    return warm_sentence(offline, [fact.quote for fact in sentence.from_], check)


def _replace(letter: Letter, sentence: Sentence, text: str, request: Request) -> Letter:
    """Put ``text`` in the place of a sentence, keep the white space after it and move what follows."""
    old = letter.text[sentence.start : sentence.end]
    new = text + old[len(old.rstrip()) :]
    shift = len(new) - len(old)

    def moved(span: Sentence | Blank) -> Sentence | Blank:
        late = span.start > sentence.start
        return span.model_copy(update={"start": span.start + shift, "end": span.end + shift}) if late else span

    mine = sentence.model_copy(update={"end": sentence.end + shift, **request.signature})
    return letter.model_copy(
        update={
            "text": letter.text[: sentence.start] + new + letter.text[sentence.end :],
            "sentences": [mine if other == sentence else moved(other) for other in letter.sentences],
            "blanks": [moved(blank) for blank in letter.blanks],
        }
    )


def _text(letter: Letter, sentence: Sentence) -> str:
    return letter.text[sentence.start : sentence.end].strip()


def _fits(text: str, longest: tuple[int, int]) -> bool:
    return len(text) <= longest[0] and len(text.split()) <= longest[1]
