"""Who the sender is, what they want to learn and how they found the reader, from sentences or from bare fragments."""

import re
from dataclasses import dataclass
from functools import lru_cache

from coffeechat.letter_writer.clauses import fit_clause
from coffeechat.letter_writer.mending import fix_articles, lower_first, strip_end
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.soundness import is_sound
from coffeechat.letter_writer.words import load_words
from coffeechat.model import NoteFact, NoteType, Span
from coffeechat.prose import split_sentences
from coffeechat.prose.english import FINITE, find_root, parse
from coffeechat.prose.perspective import READER, Viewpoint, readdress
from coffeechat.prose.shorthand import expand

LONGEST = 26  # words of one sentence about the sender, or of one thing read
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
_OWN_SENTENCE = re.compile(
    r"^(?:I|I['’](?:m|ve|d))\b|^(?:My|After|As|For|Since|In|At|Over|During)\b[^.]*\b(?:I|my)\b", re.I
)
# Where a list of fragments about oneself turns to what one did or wants.
_TURN = re.compile(
    r"\s*;\s*|\s+[-–—]\s+|,\s+(?=(?:and |but )?(?:(?:I|I['’]\w+) )?(?:am|was|is|works?|worked|stud(?:y|ied|ies)|wants?|"
    r"wanting|would|hop\w+|look\w+|try\w*|tries|keen|eager|curious|interested|thinking|planning|considering|currently|"
    r"now)\b)"
)
_AIM = re.compile(
    r"(?i)^(?:and )?(?:I(?:['’]m| am)? )?(?:(?:would|['’]d) like|wants?|wanting|hop(?:e|es|ing)|look(?:s|ing)|"
    r"try(?:ing)?|tries|keen|eager|aim(?:s|ing)?|goal|my (?:aim|goal) is)(?::| is)? (?P<x>to .+)$"
)
_LEARN = re.compile(r"(?i)^(?P<x>to )?(?:learn|understand|find out|hear|know|explore|see|figure out)\b")
_CURIOUS = re.compile(r"(?i)^(?:and )?(?:curious|interested|keen to (?:learn|hear|know)) (?:about|in) (?P<x>.+)$")
_THINKING = re.compile(
    r"(?i)^(?:and )?(?P<x>(?:thinking (?:of|about)|considering|hoping for|planning) (?:an? )?\w+.*)$"
)
_MEETING = re.compile(r"(?i)^(?P<x>met (?:at|in|on|through|last|during)\b.+)$")
_CHANCE = re.compile(
    r"(?i)^(?:I )?(?:found|got (?:her|his|their|the) (?:name|contact))(?: (?:her|him|them|Alex))?(?: name)? "
    r"(?P<x>(?:on|in|through|via|at|from|by)\b.+)$|^(?P<y>(?:through|via)\b.+)$"
)
_SENT_BY = re.compile(
    r"(?i)^(?P<how>referred|sent|introduced|recommended|suggested)(?: to \w+)? by (?P<who>(?:my )?[\w.’' -]+)$"
)
_I_DID = re.compile(
    r"(?i)^(?:saw|heard|read|watched|attended|listened to|met|came across|enjoyed|follow|know|bought|used?) (?P<x>.+)$"
)
# "you gave the talk on handovers in Lund that I heard in spring": what the sender took from it comes first.
_THEIR_WORK = re.compile(
    r"(?i)^you (?:gave|held|wrote|published|made|led|taught|hosted|recorded) (?:the|an?|your) (?P<what>.+?),? "
    r"(?:that|which) I (?P<took>heard|read|saw|watched|attended|took|enjoyed|loved|liked)(?P<rest>\b.*)$"
)
_PROFESSION = re.compile(
    r"(?i)^(?P<what>[^\d,(]+?)(?:,? (?:for )?| ?\()(?P<years>(?:\d+|\w+) years?)\b\)?(?P<rest>.*)$"
)


@dataclass(frozen=True)
class Line:
    """A line of what the user gave, worded for the request: its frame, or "" where the wording is a whole sentence."""

    fact: NoteFact
    wording: str
    frame: str = ""


def find_sentences(text: str) -> list[Span]:
    """Return the sentences of what was given, line by line, with their offsets."""
    spans, position = [], 0
    for line in text.splitlines(keepends=True):
        spans += [Span.of(text, position + s.start, position + s.end) for s in split_sentences(line)]
        position += len(line)
    return [span for span in spans if any(c.isalpha() for c in span.text)]


def find_pieces(text: str) -> list[Span]:
    """Cut what the sender tells of themselves where it turns from who they are to what they want."""
    pieces = []
    for span in find_sentences(text):
        start = span.start
        for match in _TURN.finditer(text, span.start, span.end):
            pieces.append(Span.of(text, start, match.start()))
            start = match.end()
        pieces.append(Span.of(text, start, span.end))
    return [piece for piece in pieces if any(c.isalpha() for c in piece.text)]


def keep_fact(source: str, kind: NoteType, span: Span) -> NoteFact:
    """Return what was given as a fact."""
    return NoteFact(quote=span.text, source=source, start=span.start, end=span.end, type=kind)


@lru_cache(maxsize=8)
def pattern(name: str) -> re.Pattern:
    """Return the pattern of a list of ``requests.yaml``."""
    return re.compile(rf"(?i)\b(?:{'|'.join(load_words('requests')[name])})\b")


def read_aim(span: Span) -> Line | None:
    """Read what the sender wants to learn."""
    text, asked = strip_end(expand(span.text)), span.text.rstrip().endswith("?")
    fact = keep_fact("me", "said", span)
    for frame, match in (("curious", _CURIOUS.match(text)), ("thinking", _THINKING.match(text))):
        if match and is_sound(text):
            return Line(fact, match["x"][:1].lower() + match["x"][1:], frame)
    if asked and is_sound(text):
        return Line(fact, f"{lower_first(text, text)}?", "question")
    match = _AIM.match(text)
    if not pattern("aim").search(text) or len(text.split()) > LONGEST:
        return None
    return _read_wish(text, match, fact)


def _read_wish(text: str, match: re.Match | None, fact: NoteFact) -> Line | None:
    if re.match(r"(?i)I\b", text):
        return Line(fact, finish(text))
    if match or _LEARN.match(text):
        order = match["x"] if match else text if text.lower().startswith("to ") else f"to {lower_first(text, text)}"
        return Line(fact, order, "aim")
    return None


def read_self(span: Span) -> Line | None:
    """Read who the sender is: a sentence of theirs, one without its "I", or a profession with or without its years."""
    text = strip_end(expand(span.text))
    fact = keep_fact("me", "said", span)
    if not is_sound(text) or len(text.split()) > LONGEST:
        return None
    if _OWN_SENTENCE.match(text):
        return Line(fact, finish(text))
    verb = parse(f"She {text[:1].lower()}{text[1:]}.")[1]
    if verb.tag_ in {"VBD", "VBZ"} and verb.dep_ in {"ROOT", "aux", "auxpass", "ccomp"}:
        return _tell_own(text, fact)
    doc = parse(text)
    if find_root(doc).pos_ not in {"NOUN", "PROPN"} or _FIRST_PERSON.search(text):
        return None
    trade = _PROFESSION.match(text)
    if trade:
        return Line(fact, f"I have been {_a(trade['what'])} for {trade['years']}{trade['rest'].split(',')[0]}.")
    return Line(fact, _a(text.split(",")[0]), "am")


def _tell_own(text: str, fact: NoteFact) -> Line | None:
    said = readdress(parse(f"{READER} {text[:1].lower()}{text[1:]}."), Viewpoint())
    if not said or not said.startswith("you "):
        return None
    own = re.sub(r"^you (are|were)\b", lambda m: "I am" if m[1] == "are" else "I was", said)
    return Line(fact, finish(re.sub(r"^you ", "I ", own).rstrip(".")))


def _a(noun: str) -> str:
    noun = noun if noun.split(maxsplit=1)[0].isupper() else noun[:1].lower() + noun[1:]
    bare = re.match(r"(?i)(?:an?|the|my|head|chief)\b", noun) or find_root(parse(noun)).tag_ == "NNS"
    return noun if bare else fix_articles(f"a {noun}")


def read_contact(text: str, people: Correspondents, spoken: bool) -> Line | None:
    """Read how the sender came to the reader: the first line that says so."""
    spans = find_sentences(text)
    linked = [s for s in spans if _FIRST_PERSON.search(s.text)]
    linked += [s for s in spans if s not in linked and pattern("connection").search(s.text)]
    pronoun = people.find_pronoun(text)
    return next((line for span in linked if (line := _word_contact(span, people, pronoun, spoken))), None)


def _word_contact(span: Span, people: Correspondents, pronoun: str, spoken: bool) -> Line | None:
    body = strip_end(expand(people.mask(span.text)))
    fact = keep_fact("contact", "person", span)
    if not is_sound(body) or len(body.split()) > LONGEST:
        return None
    view = Viewpoint(pronoun)
    own = _word_own(body)
    if own:
        said = readdress(parse(own[:1].upper() + own[1:] + "."), view)
        return Line(fact, finish(said.rstrip("."))) if said else None
    return _word_way(body, fact) or _word_clause(body, fact, view, spoken)


def _word_own(body: str) -> str | None:
    """Return what the sender tells of the sender, with its "I": "saw her talk" as well as "we met in May"."""
    did = _I_DID.match(body)
    if did and not _MEETING.match(body):
        return _name_owner(did) if _is_theirs(did["x"]) else None
    return body if re.match(r"(?i)(?:I|we|my)\b", body) and not _CHANCE.match(body) else None


def _word_way(body: str, fact: NoteFact) -> Line | None:
    """Word the way to the reader where the line gives only that: a meeting, a finding, a referral, a source."""
    for frame, way in (("met", _MEETING.match(body)), ("found", _CHANCE.match(body))):
        if way:
            return Line(fact, way[way.lastgroup][:1].lower() + way[way.lastgroup][1:], frame)
    sent = _SENT_BY.match(body)
    return Line(fact, sent["who"], sent["how"].lower()) if sent else _word_source(body.split(", ", maxsplit=1)[0], fact)


def _word_clause(body: str, fact: NoteFact, view: Viewpoint, spoken: bool) -> Line | None:
    clause = fit_clause(body, view)
    if clause is None or READER in clause.text:
        return None
    work = _THEIR_WORK.match(clause.text)
    if work:
        return Line(fact, f"I {work['took']} your {work['what']}{work['rest']}.")
    return Line(fact, clause.text, "call" if spoken else "why")


def _is_theirs(thing: str) -> bool:
    """Tell whether a thing seen or read is the reader's: "her talk", "talk on handovers", "Alex at the fair"."""
    owned = re.search(rf"(?i)\b(?:her|his|their|your|them|him|{READER})\b", thing)
    return bool(owned) or any(word in _works() for word in thing.lower().split()[:2])


def _name_owner(did: re.Match) -> str:
    bare = parse(did["x"])[0].tag_ in {"NN", "NNP", "NNS"} and not did["x"].startswith(READER)
    return f"I {did[0][: did.start('x')].lower()}{'your ' if bare else ''}{did['x']}"


@lru_cache(maxsize=1)
def _works() -> frozenset[str]:
    return frozenset(work for works in load_words("requests")["taken"].values() for work in works)


def _word_source(noun: str, fact: NoteFact) -> Line | None:
    """Say of a bare source what one does with it: an article is read, a talk is heard, a directory lists."""
    words = load_words("requests")
    noun = re.sub(r"(?i)^(?:the|an?|your|her|his|their|Alex['’]s) ", "", noun)
    if any(token.tag_ in FINITE for token in parse(noun)):
        return None
    small = lower_first(noun, noun)
    head = re.split(r"(?i) (?:about|on|in|at|of|from|by|with) ", small)[0]
    for verb, works in words["taken"].items():
        if re.search(rf"(?i)(?:^| )(?:{'|'.join(works)})$", head):
            return Line(fact, small, verb)
    for where, places in words["listed"].items():
        if re.search(rf"(?i)(?:^| )(?:{'|'.join(places)})$", small):
            return Line(fact, f"{where} {small}", "found")
    return None


def finish(text: str) -> str:
    """Return the text as a sentence, with its capital and its full stop."""
    whole = text[:1].upper() + text[1:]
    return whole if whole[-1] in ".!?" else f"{whole}."
