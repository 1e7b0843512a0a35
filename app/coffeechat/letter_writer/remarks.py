"""What was said at the meeting: advice, points, names, titles, and what struck the writer."""

import re

from coffeechat.letter_writer.clauses import fit_clause
from coffeechat.letter_writer.counsel import is_order, is_wage, word_counsel
from coffeechat.letter_writer.cues import SHOULD
from coffeechat.letter_writer.mending import strip_end
from coffeechat.letter_writer.phrases import fit_infinitive, fit_noun, is_specific
from coffeechat.letter_writer.reading import Reading, word
from coffeechat.prose.english import parse
from coffeechat.prose.perspective import Viewpoint

# Somebody else's words within theirs.
_ANOTHER = re.compile(r"\b(?!Alex\b)[A-Z]\w+ (?:said|says|thinks|told)\b")
_COME = re.compile(
    r"to (?:come (?:along|by|and|to|any|for|over|back|on|in|out|with|after|before|at|again)|drop (?:by|in)|"
    r"join (?:us|you))\b"
)
# A clause hung on an order: "get the certificate and that it takes three weeks".
_AND_THAT = re.compile(r"(?i),? and that (?:it|the|they|this|there|he|she|Alex)\b.*$")
# How they wish to be addressed is no advice.
_MANNERS = re.compile(r"to (?:drop|skip|forget|leave out) the [“\"‘']|to call you [A-Z]")
_YOUR_NAME = re.compile(r"to (?:use|mention|give|drop|say) your name\b")
_TO_YOU = re.compile(
    r"to (?:write|email|call|ring|text|contact|message|send|show|tell)\b(?: \w+){0,4}? (?:to )?you\b(?! [A-Z])"
)
# Why, or rather than what: a short order that tells this is worth a sentence though nobody says whose it is.
_TELLING = re.compile(r"(?i)\b(?:before|instead|rather|not|never|because|until|first|without)\b|\d")
_THEIRS = re.compile(r"(?i)\b(?:her|his|she|he)\b")
# What is required is no order: "must be free on Saturdays".
_STATE = re.compile(r"(?i)(?:be|have|know|need|want|like|mean|cost|speak|weigh)\b")
_PLAIN = 6  # words
_LONGEST = 12  # words of a title


def read_advice(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read an instruction that the reader gave; one to come is an invitation."""
    body = ("not to " if match.groupdict().get("no") else "") + _AND_THAT.sub("", match["x"])
    wording = fit_infinitive(body, Viewpoint(view.pronoun, view.speaker if view.speaker == "reader" else "advice"))
    if wording and _MANNERS.match(wording):
        return Reading("advice")
    if wording and _YOUR_NAME.match(wording):
        return Reading("promise-theirs", "grant", wording.removeprefix("to "))
    if wording and (_COME.match(wording) or _TO_YOU.match(wording)):
        return Reading(
            "promise-theirs", "invitation", re.sub(r",? and see (?:do|if|whether) .*$", "", wording.removeprefix("to "))
        )
    return _choose_advice(body, wording, ("advice", "counsel"))


def read_note(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read an instruction of which nobody says who gave it."""
    return read_order(match["x"], view)


def read_order(text: str, view: Viewpoint) -> Reading | None:
    """Read an instruction that nothing introduces; "quit after her 40th birthday" is none."""
    if _THEIRS.search(text) or is_wage(text) or _STATE.match(text):
        return None
    return _choose_advice(text, fit_infinitive(text, Viewpoint(view.pronoun, "advice")), ("note", "noted"))


def read_spoken_order(text: str, view: Viewpoint) -> Reading | None:
    """Read an instruction in a transcript."""
    return _choose_advice(text, fit_infinitive(text, view), ("advice", "counsel"))


def _choose_advice(text: str, wording: str | None, frames: tuple[str, str]) -> Reading | None:
    """Say advice in an infinitive, or as the order that it is where it speaks of "you", or has a reason to keep."""
    whole = wording and not re.search(r"(?i)\byou\b", text) and len(wording.split()) >= len(strip_end(text).split())
    order = None if whole else word_counsel(re.sub(r"(?i)^not to ", "do not ", text))
    if order:
        return Reading("advice", frames[1], order)
    if wording and frames[0] == "note" and len(wording.split()) < _PLAIN and not _TELLING.search(wording):
        return Reading("advice")
    return Reading("advice", frames[0], wording.replace("to not ", "not to ", 1)) if wording else None


def read_tip(match: re.Match, view: Viewpoint) -> Reading:
    """Read what follows "advice:": an instruction, a thing, or a point."""
    return read_advice(match, view) or read_suggestion(match, view) or read_point(match, view) or Reading("advice")


def read_suggestion(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read a thing or an action that was suggested or recommended."""
    body = re.split(r", (?=(?:the|it|she|he|they|I|which|but|so)\b)", match["x"])[0]
    first = parse(body)[0]
    if first.tag_ in {"VBG", "NN"} and body.split()[0].endswith("ing"):
        wording = fit_infinitive(first.lemma_ + body[len(first.text) :], Viewpoint(view.pronoun, "advice"))
        return Reading("advice", "advice", wording) if wording else None
    work, title = match.groupdict().get("work"), re.match(r"[\"“]([^\"”]+)[\"”]", body)
    if work and title:
        frame = "recommendation" if "recommend" in _lead(match) else "suggestion"
        return Reading("advice", frame, f"the {work} “{title[1]}”")
    wording = f"the {work} {strip_end(body)}" if work and not body[:1].islower() else fit_noun(body, view)
    frame = "recommendation" if "recommend" in _lead(match) else "suggestion"
    return Reading("advice", frame, wording) if wording else None


def read_point(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read a clause that the reader said."""
    if _ANOTHER.search(match["x"]):
        return None
    wording = fit_clause(re.sub(r",? and to (?!\w+ing\b)\w+ .*$", "", match["x"]), view, story=False)
    if wording is None:
        return None
    if re.match(r"(?:I|me) ", wording.text):
        return None
    theirs = re.match(r"(?i)(?:she|he|they|Alex)\b", match["x"]) or (
        wording.shape == "present" and "you" not in match["x"]
    )
    return Reading("said", "history" if wording.shape == "past" else "learned" if theirs else "point", wording.text)


def read_said(match: re.Match, view: Viewpoint) -> Reading:
    """Read what follows "said": an instruction if it is one, else a point."""
    nested = re.match(rf"(?ix)(?:{SHOULD})\ (?P<x>.+)", match["x"])
    if nested:
        return read_advice(nested, view) or Reading("advice")
    noun = fit_noun(match["x"], view) if "mention" in _lead(match) else None
    if noun:
        return Reading("said", "mentioned", noun)
    order = fit_clause(match["x"], Viewpoint(speaker="reader")) is None
    verb = re.match(r"(?i)(?P<how>not |never |don['’]t |do not |always |to )*(?P<verb>\w+)", match["x"])
    known = order and verb and (verb["how"] or is_order(match["x"]))
    return read_point(match, view) or (read_advice(match, view) if known else None) or Reading("said")


def read_struck(match: re.Match, view: Viewpoint) -> Reading:
    """Read a clause that struck the writer."""
    wording = fit_clause(match["x"], view)
    return word("struck", "struck", wording.text if wording else None)


def read_liked(match: re.Match, view: Viewpoint) -> Reading:
    """Read a thing that the writer liked."""
    how = re.match(r"(?i)how (?P<x>.+)", match["x"])
    if re.match(r"(?i)(?:this|that|these|those|it)\b", match["x"]):
        return Reading("struck")
    clause = fit_clause(how["x"], view) if how else None
    return word("struck", "liked", f"how {clause.text}" if clause else fit_noun(match["x"], view))


def read_fond(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "what I really liked was that she still plays"."""
    clause = fit_clause(match["x"], view)
    return Reading("struck", "liked", f"that {clause.text}") if clause else None


def read_heard(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "told me about a 1640s ledger eaten by mice"."""
    body = re.split(r", (?!(?:and|or)\b)", match["x"])[0]
    asked = re.match(r"(?i)(how|why|what|where) (?!to\b)(.+)", body)
    if asked and (asked[1].lower() == "what" or fit_clause(asked[2], view) is None):
        return None
    wording = fit_noun(
        re.sub(
            r"(?i)^an? (?=(?:\S+ ){1,2}(?:stuck|lost|told|built|sold|found|made|left|\w+ed|\w+en|who|that|which|with|"
            r"of|in)\b)",
            "the ",
            body,
        ),
        view,
    )
    known = wording and re.match(r"(?:the|an?|your|how|why|\d|[A-Z])", wording)
    frame = {"showed": "shown", "explained": "explained"}.get((match.groupdict().get("verb") or "").lower(), "heard")
    return Reading("said", frame, wording) if known and is_specific(wording) else None


def read_title(match: re.Match, _view: Viewpoint) -> Reading:
    """Read the title of a book, a podcast, a course."""
    title = match["x"].strip(" .")
    named = title[:1] in "\"“'" or re.match(r"[A-Z0-9]", title)
    return word("resource", "title", title if named and len(title.split()) <= _LONGEST else None)


def _lead(match: re.Match) -> str:
    return match[0][: match.start("x") - match.start()].lower()
