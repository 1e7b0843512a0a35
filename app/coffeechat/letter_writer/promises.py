"""What the writer promised, owes or plans to do for the reader."""

import re

from coffeechat.letter_writer.phrases import fit_action, fit_noun
from coffeechat.letter_writer.reading import Reading, word
from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.english import parse
from coffeechat.prose.perspective import Viewpoint

_ERRAND = re.compile(
    r"(?i)^(?:send|email|forward|share|give|bring|find|text|mail|write|lend|show)\b.*\b(?:her|him|them|Alex)\b"
)
_VERBLESS = re.compile(r"(?i) (?:when|once|if|after) (?:\w+ )?(?:done|ready|finished|possible)$")
_THANKS = re.compile(
    r"(?i)^(?:send |write |do )?(?:a |the |her |him |them )*(?:thank[- ]?you|thanks|thank)(?: note| card| e-?mail|"
    r" letter| (?:her|him|them|Alex))?"
    r"(?: ?(?:and|,|\+|then) )?"
)
# What one does not write to them about: reminders to oneself.
_NO_MATTER = re.compile(
    r"(?i)^(?:chase|remember|google|look (?:it|that|this|up)|check|be|have|do|try|think|see|get|go|note|never|not)\b|"
    r".*\bnothing\b|.*\b(?:signed|translated|stamped|filled|printed)$"
)
_PAPERS = (
    r"(?:cv|résumé|resume|portfolio|transcript|diploma|certificates?|cover letter|demo|reel|showreel|draft|essay|"
    r"proposal|dissertation|"
    r"thesis|application|licen[cs]e|references?|writing samples?|sketchbook|logbook)\b"
)
_FEW = 3  # words before a colon
_ALSO = re.compile(r"(?i)^(?:also|then|just) ")
_SCRIBBLED = re.compile(r"[:>–→]|->")


def read_promise(match: re.Match, view: Viewpoint) -> Reading:
    """Read what the writer promised to do, or promised to give."""
    body = re.sub(r"(?i) (?:before|by) end of the\b", " before the end of the", _ALSO.sub("", match["x"]))
    wording = fit_action(_name_reader(_own(body)), view)
    if wording == "let you know":  # of what, nobody says
        return Reading("promise-mine")
    return Reading("promise-mine", "promise", wording) if wording else read_pledged(match, view)


def read_pledged(match: re.Match, view: Viewpoint) -> Reading:
    """Read a thing that the writer promised."""
    return word("promise-mine", "pledged", fit_noun(match["x"], view))


def read_owed(match: re.Match, view: Viewpoint) -> Reading:
    """Read a thing that the writer owes."""
    return word("promise-mine", "owed", fit_noun(match["x"], view))


def read_plan(match: re.Match, view: Viewpoint) -> Reading:
    """Read what the writer will do, of which nobody says that it was promised."""
    body = _ALSO.sub("", _THANKS.sub("", match["x"]))
    first = body.partition(" ")[0].lower()
    if _SCRIBBLED.search(match[0][: match.start("x") - match.start()]) and first not in lexicon("orders"):
        return Reading("promise-mine")  # "I -> Dutch customs game link": what will be done with it, nobody says
    body = re.sub(r"(?i)^say to (?=her\b|him\b|them\b|Alex\b)", "tell ", body)
    body = re.sub(r"(?i)^(answer|reply|send)\b(.*) until (?=\d|the|end|[A-Z])", r"\1\2 by ", body)
    body = _list_things(_VERBLESS.sub("", body))
    if _NO_MATTER.match(body):
        return Reading("promise-mine")
    return word("promise-mine", "plan", fit_action(_name_reader(_own(body)), view))


def _list_things(body: str) -> str:
    """Join what stands behind a colon: "send: diploma copy, driving licence"."""
    verb, colon, things = body.partition(": ")
    if not colon or len(verb.split()) > _FEW:
        return body
    head, comma, last = things.rpartition(", ")
    return f"{verb} {head} and {last}" if comma else f"{verb} {things}"


def _own(body: str) -> str:
    """Put "my" before papers of the writer's, and "it" where a second errand leaves it out."""
    body = re.sub(r"(?i)\s*\([^)]*\)|,? cc .*$|,? (?:tomorrow|tonight|today|this evening|later today)$", "", body)
    body = re.sub(rf"(?i)^(?:my )?(?={_PAPERS} (?:to|by|in|for|as)\b)", "send my ", body)
    body = re.sub(
        r"(?i)^(give|send|show|bring|lend|email|forward) her "
        r"(?=(?!some|one|two|any|all|part|half|copies|each|photos|pictures)\w+ (?:of|for|to|from)\b)",
        r"\1 Alex the ",
        body,
    )
    body = re.sub(
        r"(?i)^((?:send|show) (?:her|him|them|Alex)) (?=(?:photos|pictures|samples|notes) of\b)", r"\1 the ", body
    )
    body = re.sub(r"(?i)(,| and| then) (send|show) (her|him|Alex)(?=$|[.,])", r"\1 \2 it to \3", body)
    body = re.sub(r"(?i),? (?:and )?send (?=by |before |on )", " and send it ", body)
    return re.sub(
        rf"(?i)^((?:send|email|forward|share|show|bring|re-?\w+|update|finish|rewrite|cut)(?: (?:her|him|them|Alex))? )"
        rf"(?=(?:(?:new|old|updated|short|full|latest) )?{_PAPERS})",
        r"\1my ",
        body,
    )


def read_sending(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "sending him the link on Sunday", and "I send transcript" for what is still to come."""
    verb, _, rest = match["x"].partition(" ")
    lemma = parse(verb)[0].lemma_ if verb.endswith("ing") else verb
    wording = fit_action(_name_reader(_own(f"{lemma} {rest}")), view)
    return Reading("promise-mine", "plan", wording) if wording else None


def read_errand(text: str, view: Viewpoint) -> Reading | None:
    """Read an instruction to oneself: "send him the supplier list"."""
    return word("promise-mine", "plan", fit_action(text, view)) if _ERRAND.match(text) else None


def _name_reader(body: str) -> str:
    """Name the reader in "send my notes", so that the letter says to whom."""
    bare = re.match(
        r"(?i)^(send|email|forward|share)(?: over)? "
        r"(?=(?:my|the|a|an|some|that|those|these|\d+|two|three|four|five|photos|pictures|notes|summary|list|cv|"
        r"draft|report|resume|links?)\b)",
        body,
    )
    if not bare or re.search(r"(?i)\b(?:to|with) \w+|\b(?:her|him|them|Alex)\b", body[bare.end() :]):
        return body
    verb = "share with" if bare[1].lower() == "share" else bare[1]
    return f"{verb} Alex {body[bare.end() :]}"
