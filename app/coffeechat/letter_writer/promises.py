"""Promises of either side, and what the reader has already done for the writer."""

import re

from coffeechat.letter_writer.phrases import fit_action, fit_noun
from coffeechat.letter_writer.reading import Reading, word
from coffeechat.prose.english import parse
from coffeechat.prose.perspective import PERSON_NOUNS, Viewpoint

_FAVOUR = re.compile(
    r"(?i)^(?:introduce|intro|connect|send|forward|share|put|pass|look (?:over|at)|review|refer|recommend|invite|show|"
    r"have me|take me|bring me|give|lend|email|text|call|ask|check|add|let|save|help|keep|read|playtest|test|mention|"
    r"speak to|talk to|write to|set up|find|bring|ring|phone|message|have|arrange|book|do|teach|coach|write|meet|walk|drop|pass|"
    r"tell|vouch|post|print|sign|hold|sit|explain|mentor|get|order|nominate|tag|include|host|see if|see whether)\b"
)
_SELF = re.compile(
    r"(?i)\b(me|my|mine|I)\b|^(?:share|send|forward|look over|review|introduce|ask around|read|playtest|mentor|vouch)\b"
)
_ASKS = re.compile(
    r"(?i)^(?:ask|call|ring|phone|email|text|message|check with|speak to|talk to|write to|see if|see whether) "
    r"(?!(?:her|him|them)\b)\w+"
)
# What is the writer's even where the notes leave "my" out.
_MINE = re.compile(
    r"(?i)^((?:look (?:at|over)|review|read|check|forward|go over|see) )"
    r"(?=(?:cover letter|cv|résumé|portfolio|draft)\b)"
)
_TO_WHOM = re.compile(r"(?i)^(?:send|email|forward|share|give|bring|show|lend|text|call) (?:her|him|them)\b")
_ERRAND = re.compile(
    r"(?i)^(?:send|email|forward|share|give|bring|find|text|mail|write|lend|show)\b.*\b(?:her|him|them|Alex)\b"
)
# What hangs on an offer and is no part of it: "..., any Saturday", "..., just call Monday", "(grad scheme)".
_TAIL = re.compile(
    r"(?i)\s*\([^)]*\)|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bProf)(?<!\b[A-Z])\. .*$|,? and I (?:was|am|had|did|said)\b.*$|,? and (?:she|he|they|Alex)(?:['’](?:d|ll)| will| would| can| could) .*$|,? (?:and )?(?:just|so|but|then) (?:call|ask|text|email|send|write|I|need|bring|ring|not|only|room|no)\b.*$|"
    r",? (?:and )?(?:ask for|ask \w+ for|just|any) .*$|, (?:if|when|after|once) (?:it|that|this)\b.*$"
)
# "send glossary": to me, and which one is known.
_TO_ME = re.compile(
    r"(?i)^(send|forward|lend|give) (?=(?!(?:me|you|my|the|an?|her|his|their|us|over|some|all|it|any|copies)\b)(?-i:[a-z]+)(?<!s)\b)"
)
_VERBLESS = re.compile(r"(?i) (?:when|once|if|after) (?:\w+ )?(?:done|ready|finished|possible)$")
_THANKS = re.compile(
    r"(?i)^(?:send |write |do )?(?:a |the |her |him |them )*(?:thank[- ]?you|thanks|thank)(?: note| card| e-?mail| letter| (?:her|him|them|Alex))?"
    r"(?: ?(?:and|,|\+|then) )?"
)
# What one does not write to them about: reminders to oneself.
_NO_MATTER = re.compile(
    r"(?i)^(?:chase|remember|google|look (?:it|that|this|up)|check|be|have|do|try|think|see|get|go|note|never|not)\b|"
    r".*\bnothing\b|.*\b(?:signed|translated|stamped|filled|printed)$"
)
_PAPERS = (
    r"(?:cv|résumé|resume|portfolio|transcript|diploma|certificates?|cover letter|demo|reel|showreel|draft|essay|proposal|dissertation|"
    r"thesis|application|licen[cs]e|references?|writing samples?|sketchbook|logbook)\b"
)
_FEW = 3  # words before a colon
_OTHERS = frozenset({"him", "her", "them"})
_SPEAKING = frozenset({"ask", "tell", "say", "remind", "strike", "make", "mention", "leave", "be"})


def read_offer(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "will X", if X is a favour."""
    body = match["x"]
    if not _FAVOUR.match(body) or not (view.speaker == "reader" or _SELF.search(body) or _ASKS.match(body)):
        return None
    if _TO_WHOM.match(body) and not re.match(r"(?i).*\b(?:she|he|they|Alex)\b", match[0][: match.start("x")]):
        return Reading("said")  # "will send her the deck": nobody can tell who sends it
    return read_pledge(match, view)


def read_pledge(match: re.Match, view: Viewpoint) -> Reading:
    """Read "offered to X" and "promised to X", whatever X is; "him" is then someone of whom the notes must tell."""
    doc = parse(f"She will {match['x']}")
    mine = re.search(r"\bI (?:\w+ )?\w+ (?:him|her|them)\b", match["x"])  # "if I send her": the reader
    stranger = None if mine else next((t for t in doc if t.lower_ in _OTHERS and t.tag_ == "PRP"), None)
    if stranger is not None and not any(
        t.ent_type_ == "PERSON" or PERSON_NOUNS.match(t.text) for t in doc[: stranger.i]
    ):
        return Reading("promise-theirs")
    body = re.sub(r"(?i)\b(if I cut) (?=to\b)", r"\1 it ", match["x"])
    body = re.sub(r"(?i)\b(if I send) (?=before|by|until)", r"\1 it ", _MINE.sub(r"\1my ", body))
    body = _TO_ME.sub(r"\1 me the ", _TAIL.sub("", body))
    return word("promise-theirs", "offer", fit_action(body, view) or fit_action(body.split(", ")[0], view))


def read_grant(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "said I can sit in any Wednesday"."""
    wording = fit_action(_TAIL.sub("", match["x"]), view)
    return Reading("promise-theirs", "grant", wording) if wording else None


def read_done(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "has put me on the list"."""
    verb, _, rest = match["x"].partition(" ")
    wording = fit_action(f"{parse(f'She has {verb} me')[2].lemma_} {rest}", view)
    return Reading("said", "kindness", wording) if wording else None


def read_present(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read an offer that the notes put into the present: "he introduces me to Farah"."""
    verb, _, rest = match["x"].partition(" ")
    wording = fit_action(f"{parse(f'She {verb} me')[1].lemma_} {_TAIL.sub('', rest)}", view)
    return Reading("promise-theirs", "offer", wording) if wording else None


def read_offered(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "offered me two weeks in August"."""
    body = re.sub(r" (?=(?:one|two|three|four|six|\d+) (?:day|week|month)s?\b)", " of ", match["x"].split(", ")[0])
    wording = fit_noun(body, view)
    return Reading("promise-theirs", "offered", wording) if wording else None


def read_invitation(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "wants me to come to the rehearsal"."""
    wording = fit_action(match["x"], view)
    return Reading("promise-theirs", "invitation", wording) if wording else None


def read_letting(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "offered that I could shadow a meeting"."""
    wording = fit_action(match["x"], view)
    return Reading("promise-theirs", "offer", f"let me {wording}") if wording else None


def read_thanks(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "thanks also for the cinnamon bun"."""
    wording = fit_noun(match["x"], view)
    return Reading("said", "gift", wording) if wording else None


def read_going(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read a favour under way: "is putting in a word"."""
    if re.match(r"(?i)sending (?:her|him|them)\b", match["x"]):
        return None
    verb = parse(f"She is {match['x']}")[2]
    if verb.tag_ != "VBG" or not _FAVOUR.match(verb.lemma_) or not _SELF.search(match["x"]):
        return None
    wording = fit_action(verb.lemma_ + match["x"][len(verb.text) :], view)
    return Reading("promise-theirs", "offer", wording) if wording else None


def read_kindness(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read something that the reader did for the writer: "took 40 minutes for me"."""
    verb = parse(f"She {match['x']}.")[1]
    if verb.tag_ != "VBD" or verb.lemma_ in _SPEAKING:
        return None
    wording = fit_action(_TAIL.sub("", re.sub(r"(?i) already$", "", verb.lemma_ + match["x"][len(verb.text) :])), view)
    return Reading("said", "kindness", wording) if wording else None


def read_promise(match: re.Match, view: Viewpoint) -> Reading:
    """Read what the writer promised to do, or promised to give."""
    body = re.sub(r"(?i) (?:before|by) end of the\b", " before the end of the", match["x"])
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
    body = _THANKS.sub("", match["x"])
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
        r"(?i)^((?:send|show) (?:her|him|them|Alex)) (?=(?:photos|pictures|samples|notes) of\b)", r"\1 the ", body
    )
    body = re.sub(r"(?i)(,| and| then) (send|show) (her|him|them|Alex)(?=$|[.,])", r"\1 \2 it to \3", body)
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
        r"(?=(?:my|the|a|an|some|that|those|these|\d+|two|three|four|five|photos|pictures|notes|summary|list|cv|draft|report|resume|links?)\b)",
        body,
    )
    if not bare or re.search(r"(?i)\b(?:to|with) \w+|\b(?:her|him|them|Alex)\b", body[bare.end() :]):
        return body
    verb = "share with" if bare[1].lower() == "share" else bare[1]
    return f"{verb} Alex {body[bare.end() :]}"
