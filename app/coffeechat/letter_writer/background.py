"""What a request rests on: who the sender is, how they found the reader, what they read and want to learn."""

import re
from dataclasses import dataclass
from functools import lru_cache

from coffeechat.company import find_facts, read_material
from coffeechat.company.material import spoken_name
from coffeechat.letter_writer.mending import add_articles, fix_articles, lower_first, strip_end
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.phrases import fit_clause, is_sound
from coffeechat.letter_writer.words import load_words
from coffeechat.model import NoteFact, NoteType, Span, Stance
from coffeechat.prose import split_sentences
from coffeechat.prose.english import find_root, parse
from coffeechat.prose.perspective import READER, Viewpoint, readdress
from coffeechat.prose.shorthand import expand

_LONGEST = 26  # words of one sentence about the sender, or of one thing read
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
_OWN_SENTENCE = re.compile(
    r"^(?:I|I['’](?:m|ve|d))\b|^(?:My|After|As|For|Since|In|At|Over|During)\b[^.]*\b(?:I|my)\b", re.I
)
_AIM = re.compile(
    r"(?i)^(?:I(?:['’]m| am)? )?(?:(?:would|['’]d) like|want(?:s|ing)?|hop(?:e|es|ing)|look(?:s|ing)|try(?:ing)?|tries|"
    r"keen|eager|aim(?:s|ing)?|goal|my (?:aim|goal) is)(?::| is)? (?P<x>to .+)$"
)
_LEARN = re.compile(r"(?i)^(?P<x>to )?(?:learn|understand|find out|hear|know|explore|see|figure out)\b")
_MEETING = re.compile(r"(?i)^(?P<x>met (?:at|in|on|through|last|during)\b.+)$")
_CHANCE = re.compile(
    r"(?i)^(?:I )?(?:found|got (?:her|his|their|the) (?:name|contact))(?: (?:her|him|them|Alex))?(?: name)? "
    r"(?P<x>(?:on|in|through|via|at|from|by)\b.+)$|^(?P<y>(?:through|via)\b.+)$"
)
# "you gave the talk on handovers in Lund that I heard in spring": what the sender took from it comes first.
_THEIR_WORK = re.compile(
    r"(?i)^you (?:gave|held|wrote|published|made|led|taught|hosted|recorded) (?:the|an?|your) (?P<what>.+?),? "
    r"(?:that|which) I (?P<took>heard|read|saw|watched|attended|took|enjoyed|loved|liked)(?P<rest>\b.*)$"
)
_PROFESSION = re.compile(r"(?i)^(?P<what>[^\d,]+?),? (?:for )?(?P<years>(?:\d+|\w+) years?)\b(?P<rest>.*)$")
_TAIL = re.compile(r",? (?:which|although|though|while|whereas|but)\b.*$")


@dataclass(frozen=True)
class Line:
    """A line of what the user gave, worded for the request: its frame, or "" where the wording is a whole sentence."""

    fact: NoteFact
    wording: str
    frame: str = ""


@dataclass(frozen=True)
class Background:
    """What the inputs give for each part of a request; None where they give nothing."""

    me: Line | None
    contact: Line | None
    about: Line | None
    aim: Line | None
    facts: tuple[NoteFact, ...]
    warnings: tuple[str, ...] = ()


def read_background(
    people: Correspondents, company: str, given: dict[str, str], stance: Stance, spoken: bool
) -> Background:
    """Read ``about``, ``contact`` and ``me`` of ``given``; ``spoken`` for a phone call."""
    mine = [span for span in _sentences(given["me"]) if not _is_left_out(span.text, stance)]
    aims = [(span, line) for span in mine if (line := _read_aim(span))]
    selves = [line for span in mine if span not in [aim for aim, _ in aims] and (line := _read_self(span))]
    about, warnings = _read_about(given["about"], company)
    spans = [("me", "said", s) for s in _sentences(given["me"])]
    spans += [("contact", "person", s) for s in _sentences(given["contact"])]
    facts = [_fact(source, kind, span) for source, kind, span in spans] + ([about.fact] if about else [])
    return Background(
        me=selves[0] if selves else None,
        contact=_read_contact(given["contact"], people, spoken),
        about=about,
        aim=aims[0][1] if aims else None,
        facts=tuple(facts),
        warnings=warnings,
    )


def _sentences(text: str) -> list[Span]:
    spans, position = [], 0
    for line in text.splitlines(keepends=True):
        spans += [Span.of(text, position + s.start, position + s.end) for s in split_sentences(line)]
        position += len(line)
    return [span for span in spans if any(c.isalpha() for c in span.text)]


def _fact(source: str, kind: NoteType, span: Span) -> NoteFact:
    return NoteFact(quote=span.text, source=source, start=span.start, end=span.end, type=kind)


@lru_cache(maxsize=4)
def _pattern(name: str) -> re.Pattern:
    return re.compile(rf"(?i)\b(?:{'|'.join(load_words('requests')[name])})\b")


def _is_left_out(text: str, stance: Stance) -> bool:
    return bool(_pattern("leave-out").search(text) or (stance == "learning" and _pattern("job").search(text)))


def _read_aim(span: Span) -> Line | None:
    """Read what the sender wants to learn."""
    text = strip_end(expand(span.text))
    match = _AIM.match(text)
    if not _pattern("aim").search(text) or len(text.split()) > _LONGEST:
        return None
    if re.match(r"(?i)I\b", text):
        return Line(_fact("me", "said", span), _end(text))
    if match or _LEARN.match(text):
        order = match["x"] if match else text if text.lower().startswith("to ") else f"to {lower_first(text, text)}"
        return Line(_fact("me", "said", span), order, "aim")
    return None


def _read_self(span: Span) -> Line | None:
    """Read who the sender is: a sentence of theirs, or a profession with or without its years."""
    text = strip_end(expand(span.text))
    fact = _fact("me", "said", span)
    if not is_sound(text) or len(text.split()) > _LONGEST:
        return None
    if _OWN_SENTENCE.match(text):
        return Line(fact, _end(text))
    doc = parse(text)
    if find_root(doc).pos_ not in {"NOUN", "PROPN"} or _FIRST_PERSON.search(text):
        return None
    trade = _PROFESSION.match(text)
    if trade:
        return Line(fact, f"I have been {_a(trade['what'])} for {trade['years']}{trade['rest'].split(',')[0]}.")
    return Line(fact, _a(text.split(",")[0]), "am")


def _a(noun: str) -> str:
    noun = noun if noun.split(maxsplit=1)[0].isupper() else noun[:1].lower() + noun[1:]
    bare = re.match(r"(?i)(?:an?|the|my|head|chief)\b", noun) or parse(noun)[-1].tag_ == "NNS"
    return noun if bare else fix_articles(f"a {noun}")


def _read_contact(text: str, people: Correspondents, spoken: bool) -> Line | None:
    """Read how the sender came to the reader: the first line that says so, else the first fact about them."""
    spans = _sentences(text)
    linked = [s for s in spans if _FIRST_PERSON.search(s.text)]
    linked += [s for s in spans if s not in linked and _pattern("connection").search(s.text)]
    pronoun = people.find_pronoun(text)
    for span in linked:
        line = _word_contact(span, people, pronoun, spoken)
        if line:
            return line
    return None


def _word_contact(span: Span, people: Correspondents, pronoun: str, spoken: bool) -> Line | None:
    body = strip_end(expand(people.mask(span.text)))
    fact = _fact("contact", "person", span)
    if not is_sound(body) or len(body.split()) > _LONGEST:
        return None
    for frame, way in (("met", _MEETING.match(body)), ("found", _CHANCE.match(body))):
        if way:
            return Line(fact, way[way.lastgroup][:1].lower() + way[way.lastgroup][1:], frame)
    view = Viewpoint(pronoun)
    if re.match(r"(?i)(?:I|we|my)\b", body):
        said = readdress(parse(body[:1].upper() + body[1:] + "."), view)
        return Line(fact, _end(said.rstrip("."))) if said else None
    clause = fit_clause(body, view)
    if clause is None or READER in clause.text:
        return None
    work = _THEIR_WORK.match(clause.text)
    if work:
        return Line(fact, f"I {work['took']} your {work['what']}{work['rest']}.")
    return Line(fact, clause.text, "call" if spoken else "why")


def _read_about(text: str, company: str) -> tuple[Line | None, tuple[str, ...]]:
    """Read the one thing of the company's text that most invites a question and can be said in a clause."""
    if not text.strip():
        return None, ()
    material = read_material("about", text, company)
    name = spoken_name(company, [text])
    for found in find_facts([material], name):
        fact = NoteFact(**found.fact.model_dump(), type="resource")
        clause = _word_about(found.fact.quote, name)
        if clause:
            return Line(fact, clause, "read"), material.warnings
    return None, material.warnings


def _word_about(quote: str, company: str) -> str | None:
    text = _TAIL.sub("", strip_end(" ".join(quote.split())))
    text = re.sub(r"^(?:It|The company|The Company|We)\b(?= \w)", company, text) if company else text
    if not is_sound(text) or len(text.split()) > _LONGEST or re.search(r"(?i)\b(?:we|us|our|I|you|your|this)\b", text):
        return None
    wording = fit_clause(text, Viewpoint("they", "reader"))
    named = wording and company and company.split(maxsplit=1)[0].lower() in wording.text.lower()
    return add_articles(wording.text) if named else None


def _end(text: str) -> str:
    whole = text[:1].upper() + text[1:]
    return whole if whole[-1] in ".!?" else f"{whole}."
