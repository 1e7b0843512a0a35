"""Does the library say it? The passages that answer a question, or none."""

from collections.abc import Callable, Sequence

from coffeechat.library.demands import Demands
from coffeechat.library.finder import Finder, Ranked
from coffeechat.library.keywords import split_words
from coffeechat.library.routes import load_wording
from coffeechat.model import Source

# Measured by `evals/retrieval`: one in fifty answerable questions comes less close to what answers it, and 97 in 100
# questions on something else altogether.
_WEAK = 0.34
# What a word of the question in the passage adds to the cosine, and the least sum at which a document that the user
# added answers: on ClapNQ, one in twenty answerable questions reaches less, and half of the unanswerable ones.
_SAID = 0.35
_SURE = 0.57
# A passage that has what is asked for may stand in for a better one that has not when it comes so close to it.
_STAND_IN = 0.9
# A second passage is worth quoting when it comes close to the best.
_COMPANION = 0.75


def find_answers(finder: Finder, source_of: Callable[[str], Source], question: str, count: int) -> list[Ranked]:
    """Return the passages that answer ``question``, best first; none when the library does not say.

    A passage does not answer when it is not close enough to the question, when a question known to be answered
    nowhere is closer, or when it lacks the quantity or the thing by name that is asked for. ``source_of`` gives a
    source by its id.
    """
    ranked = finder.search(question, count)
    unsaid, demands = finder.unsaid(question), Demands.of(load_wording().translate(question))
    answering = [
        candidate
        for candidate in ranked
        if _is_sure(candidate, question, source_of(candidate.found.source).title, unsaid)
        and demands.met_by(_introduce(candidate, source_of(candidate.found.source)))
    ]
    if not answering or answering[0].score < _STAND_IN * ranked[0].score:
        return []
    return _companions(answering)


def measure_sureness(question: str, title: str, text: str, closeness: float) -> float:
    """Return how sure it is that a passage answers: its cosine, and what it says in the question's words.

    Words of the title do not count: to be about the topic is not to answer a question on it.
    """
    asked = set(split_words(question))
    said = (asked - set(split_words(title))) & set(split_words(text))
    return closeness + _SAID * len(said) / max(len(asked), 1)


def _is_sure(candidate: Ranked, question: str, title: str, unsaid: float) -> bool:
    if candidate.cited:
        return candidate.closeness >= max(_WEAK, unsaid)
    if candidate.found.passage.voice == "commenter" and "?" in candidate.found.text:
        return False  # A reader who asks does not answer.
    return measure_sureness(question, title, candidate.found.text, candidate.closeness) >= max(_SURE, unsaid)


def _introduce(candidate: Ranked, source: Source) -> str:
    """Return the passage after its title and who speaks."""
    speakers = [name for name in (source.author, candidate.found.passage.commenter) if name]
    return "\n".join([source.title, *speakers, candidate.found.text])


def _companions(ranked: Sequence[Ranked]) -> list[Ranked]:
    best = ranked[0].score
    return [candidate for candidate in ranked if candidate.score >= _COMPANION * best]
