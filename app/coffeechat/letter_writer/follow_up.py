"""The follow-up: thanks again, what came of the introductions and the advice, an offer, and staying in touch."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from coffeechat.checks.tracing import untraced
from coffeechat.letter_writer.clauses import fit_clause
from coffeechat.letter_writer.composition import Page, compose, fill
from coffeechat.letter_writer.facts import Point
from coffeechat.letter_writer.layouts import Layout, choose_for
from coffeechat.letter_writer.material import Material
from coffeechat.letter_writer.mending import strip_end
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.order import Order
from coffeechat.letter_writer.registers import speak
from coffeechat.letter_writer.selection import Saying, offer_value, say
from coffeechat.letter_writer.words import load_words
from coffeechat.prose.english import parse
from coffeechat.prose.perspective import READER, Viewpoint
from coffeechat.prose.shorthand import expand

_REFERRAL = re.compile(
    r"(?i)^(?:introduce|connect|put me in touch|pass|refer|recommend|mention|email|write|speak|talk)\b"
)
_REMEMBERED = ("quote", "struck", "liked", "history", "point", "learned")
_PRONOUNS = {
    "she": frozenset({"she", "her", "hers"}),
    "he": frozenset({"he", "him", "his"}),
    "they": frozenset({"they", "them", "their", "theirs"}),
}
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


class FollowUp:
    """The later check-in, read for; what happened since stands in the notes after "update:" or the like."""

    def __init__(self, order: Order) -> None:
        self._order = order
        material = Material(order)
        points = material.points
        found = _find_news(points, order.inputs["notes"], order.people)
        news = {index: text for index, text in found.items() if not untraced(text, order.inputs)}
        self._news = [Saying(text, points[i].facts) for i, text in news.items() if material.is_ticked(points[i])]
        self._sayable = material.find_sayable(point for i, point in enumerate(points) if i not in news)
        self._enough = material.enough
        self.facts, self.warn = material.facts, material.warn

    def compose(self, layout: Layout) -> Page:
        """Compose one version of the follow-up with as much of the news and the notes as the channel holds."""
        form, stationery = self._order.stationery.form, self._order.stationery
        kept = [point for point in self._sayable if point.reading.frame in _REMEMBERED]
        updates = speak(self._news, self._order.register, self._order.inputs)
        reports = _report(self._sayable, updates, form)
        counts = (range(layout.allow(form[part]), -1, -1) for part in ("updates", "reports"))
        # What is remembered of the meeting goes before any news.
        for count, reported, told in product(*counts, (1, 0)):
            remembered = speak(
                say(choose_for(layout, kept, told, 0, self._enough), 1), self._order.register, self._order.inputs
            )
            thanks = [Saying(form["thanks"]), *remembered]
            middle = updates[:count] + reports[:reported] or [Saying(form["update"])]
            first, second = (middle, thanks) if layout.turned else (thanks, middle)
            end = [*self._offer(), Saying(form["help"]), Saying(form["touch"])]
            page = compose([first, second, end], stationery)
            if stationery.holds(page):
                break
        return page

    def _offer(self) -> list[Saying]:
        stationery = self._order.stationery
        return offer_value(stationery.people.address, stationery.resource, stationery.form)

    def name_subject(self, _page: Page) -> str | None:
        """Name the subject, the same for every version."""
        return self._order.stationery.form["subject"]


def _find_news(points: Sequence[Point], notes: str, people: Correspondents) -> dict[int, str]:
    """Return the sentences on what the sender did since the meeting, by the index of the point they rest on."""
    news: dict[int, str] = {}
    below = -1  # where the paragraph under a heading ends
    pronoun, named = people.find_pronoun(notes), False
    for index, point in enumerate(points):
        fact = point.fact
        cue = _news().match(fact.quote)
        if cue:
            alone = not fact.quote[cue.end() :].strip()
            below = _paragraph_end(notes, fact.end) if alone else (notes + "\n").index("\n", fact.end)
        if not (cue or fact.end <= below) or fact.type in {"private", "personal"}:
            continue
        text = fact.quote[cue.end() :] if cue else fact.quote
        named = named or _names_another(people.mask(text))
        words = None if _means_another(text, pronoun, named) else _word(text, people, pronoun)
        if words:
            news[index] = words
    return news


def _names_another(text: str) -> bool:
    """Tell whether a piece of news brings up somebody or something by a name that is not the reader's."""
    return any(t.pos_ == "PROPN" and t.text != READER and t.ent_type_ not in {"DATE", "TIME"} for t in parse(text))


def _means_another(text: str, pronoun: str, named: bool) -> bool:
    """Tell whether "she" in news may mean somebody else; "they", by which nobody need be known, always may."""
    words = set(re.findall(r"\w+", text.lower()))
    return (named or pronoun == "they") and bool(words & _PRONOUNS[pronoun])


def _report(points: list[Point], updates: list[Saying], form: dict) -> list[Saying]:
    """Take up each introduction offered that no news tells of, and the advice where there is no news at all."""
    told = " ".join(saying.text for saying in updates)
    reports = []
    for point in points:
        words, frame = point.reading.wording, point.reading.frame
        if frame == "offer" and _REFERRAL.match(words) and not (set(_NAME.findall(words)) & set(_NAME.findall(told))):
            reports.append(Saying(fill(form["offer"], {"x": words}), point.facts))
        elif frame == "advice" and point.whole and not updates:
            reports.append(Saying(fill(form["advice"], {"x": words}), point.facts))
    return sorted(reports, key=lambda saying: not saying.text.startswith(form["offer"].split("{")[0]))


def _word(text: str, people: Correspondents, pronoun: str) -> str | None:
    """Say a piece of news as a sentence; one without a subject is about the sender."""
    body = strip_end(expand(people.mask(text)))
    if not body:
        return None
    first = parse(body[:1].lower() + body[1:])[0]
    if first.tag_ in {"VB", "VBD", "VBN", "VBP"}:
        body = f"I {body[:1].lower()}{body[1:]}"
    view = Viewpoint(pronoun)
    clause = fit_clause(body, view) or fit_clause(body.split(", ", maxsplit=1)[0], view)
    return f"{clause.text[:1].upper()}{clause.text[1:]}." if clause else None


def _paragraph_end(notes: str, start: int) -> int:
    blank = re.compile(r"\n[ \t]*\r?\n").search(notes, start)
    return blank.start() if blank else len(notes)


@lru_cache(maxsize=1)
def _news() -> re.Pattern:
    words = "|".join(load_words("follow-ups")["news"])
    return re.compile(rf"(?i)(?:{words})\b(?: \(?[\w. /]{{1,15}}\)?)?\s*[:,–—-]\s*")
