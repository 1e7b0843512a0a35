"""What the reader offered, allowed or did for the writer."""

import re
from typing import TYPE_CHECKING

from coffeechat.letter_writer.phrases import fit_action, fit_noun
from coffeechat.letter_writer.reading import Reading, word
from coffeechat.prose.english import parse
from coffeechat.prose.perspective import PERSON_NOUNS, Viewpoint

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAVOUR = re.compile(
    r"(?i)^(?:introduce|intro|mail|cc|look out|look up|look into|dig out|dig up|find out|get back|get me|"
    r"hold on to|mark up|go (?:over|through)|msg|proofread|edit|connect|send|forward|share|put|pass|look (?:over|at)|"
    r"review|refer|recommend|invite|show|"
    r"have me|take me|bring me|give|lend|email|text|call|ask|check|add|let|save|help|keep|read|playtest|test|mention|"
    r"speak to|talk to|write to|set up|find|bring|ring|phone|message|have|arrange|book|do|teach|coach|write|meet|"
    r"walk|drop|pass|"
    r"tell|vouch|answer|post|print|sign|hold|sit|explain|mentor|get|order|nominate|tag|include|host|see if|"
    r"see whether)\b"
)
_SELF = re.compile(
    r"(?i)\b(me|my|mine|I|us|both)\b|"
    r"^(?:look out|dig out|dig up|look up|find out|get back to|put in a)\b|^answer (?:any |all |more )?questions\b|"
    r"^(?:share|send|forward|look over|review|introduce|ask around|read|playtest|mentor|vouch)\b"
)
# A favour that needs no "me": "is putting in a word".
_FOR_ME = re.compile(rf"{_SELF.pattern}|^putting (?:in )?(?:a|in)\b|^asking\b")
_ASKS = re.compile(
    r"(?i)^(?:ask|call|ring|phone|email|text|message|check with|speak to|talk to|write to|see if|see whether) "
    r"(?!(?:her|him|them)\b)\w+"
)
# What is the writer's even where the notes leave "my" out.
_MINE = re.compile(
    r"(?i)^((?:look (?:at|over|through)|review|read|check|forward|go (?:over|through)|see|correct|proofread|edit|"
    r"mark up) )"
    r"(?=(?:cover letter|cv|r[eé]sum[eé]|portfolio|draft|application|essay|thesis|dissertation|proposal|showreel|"
    r"(?:personal |supporting )?statement)\b)"
)
_TO_WHOM = re.compile(r"(?i)^(?:send|email|forward|share|give|bring|show|lend|text|call) (?:her|him|them)\b")
# What hangs on an offer and is no part of it: "..., any Saturday", "..., just call Monday", "(grad scheme)".
_TAIL = re.compile(
    r"(?i)\s*\([^)]*\)|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bProf)(?<!\b[A-Z])\. .*$|"
    r",? (?:which |when )?I(?:['’]m looking| thought)\b.*$|"
    r",? and I(?:['’]m| (?:was|am|had|did|said|should|must|have))\b.*$|"
    r",? and (?:she|he|they|Alex)(?:['’](?:d|ll)| will| would| can| could) .*$|"
    r",? (?:and )?(?:just|so|but|then) (?:call|ask|text|email|send|write|I|need|bring|ring|not|only|room|no)\b.*$|"
    r",? and (?:I (?:should|can|am to) )?bring .*$|"
    r", (?:wants|needs|prefers) (?:it|them)\b.*$|"
    r",? (?:and )?(?:ask for|ask \w+ for|just|any) .*$|, (?:if|when|after|once) (?:it|that|this)\b.*$"
)
# "send glossary": to me, and which one is known.
_TO_ME = re.compile(
    r"(?i)^(send|forward|lend|give) (?=(?!(?:me|you|my|the|an?|her|his|their|us|over|some|all|it|any|"
    r"copies)\b)(?-i:[a-z]+)(?<!s)\b)"
)
_TIME = re.compile(
    r"(?i)\b(?:\d+|ten|fifteen|twenty|thirty|forty|fifty|few) min(?:ute)?s\b|\bhalf an hour\b|\ban hour\b"
)
_PRAISE = re.compile(r"(?i)^(?:take|hire|have|want) me (?:over|instead|any ?day|tomorrow)\b")
# That they agreed to the meeting is no offer.
_MEETING = re.compile(
    r"(?i)^(?:see|meet|talk to|talk with|speak to|speak with|have) me\b(?! (?:at|again|next|for|on|in)\b)"
)
_OTHERS = frozenset({"him", "her", "them"})
_SPEAKING = frozenset({"ask", "call", "tell", "say", "remind", "strike", "make", "mention", "leave", "be"})


def read_offer(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "will X", if X is a favour."""
    body = match["x"]
    asks = _ASKS.match(body) and not re.match(r"(?i)(?:and |but |so |also )*going to\b", match[0])
    if not _FAVOUR.match(body) or not (view.speaker == "reader" or _SELF.search(body) or asks):
        return None
    if _TO_WHOM.match(body) and not re.match(r"(?i).*\b(?:she|he|they|Alex)\b", match[0][: match.start("x")]):
        return Reading("said")  # "will send her the deck": nobody can tell who sends it
    return read_pledge(match, view)


def read_pledge(match: re.Match, view: Viewpoint) -> Reading:
    """Read "offered to X" and "promised to X", whatever X is; "him" is then someone of whom the notes must tell."""
    if _MEETING.match(match["x"]) or _PRAISE.match(match["x"]):
        return Reading("said")
    doc = parse(f"She will {match['x']}")
    mine = re.search(r"\bI (?:\w+ )?\w+ (?:him|her|them)\b", match["x"])  # "if I send her": the reader
    stranger = None if mine else next((t for t in doc if t.lower_ in _OTHERS and t.tag_ == "PRP"), None)
    if stranger is not None and not any(
        t.ent_type_ == "PERSON" or PERSON_NOUNS.match(t.text) for t in doc[: stranger.i]
    ):
        return Reading("promise-theirs")
    body = re.sub(r"(?i)\b(send|do|make) (?:me )?(?:an? |the )?introduction\b", r"\1 an introduction", match["x"])
    body = re.sub(r"^introduce (?=[A-Z])", "introduce me to ", body)
    body = re.sub(r"\ban? (?=(?:Mr|Mrs|Ms|Dr)\b)", "", body)
    body = re.sub(r"(?i)\b(if I cut) (?=to\b)", r"\1 it ", body)
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


def _find_second_deed(verb: "Token") -> int | None:
    """Return where "and asked me" begins in "showed me the yard and asked me", counted from the verb."""
    second = next((t for t in verb.children if t.dep_ == "conj" and t.tag_ in {"VBD", "VBN"}), None)
    joint = next((t for t in verb.children if t.dep_ == "cc" and second is not None and t.i < second.i), None)
    return joint.idx - verb.idx if joint is not None else None


def read_present(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read an offer that the notes put into the present: "he introduces me to Farah"; "let me see" is done already."""
    verb, _, rest = match["x"].partition(" ")
    if verb.lower() in {"gives", "hands"}:
        return _read_done(f"{verb.lower().removesuffix('s')} {rest}", view)
    if verb.lower() in {"let", "show", "shows"}:
        return _read_done(match["x"], view) if verb.lower() == "let" else Reading("said")
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
    if verb.tag_ != "VBG" or not _FAVOUR.match(verb.lemma_) or not _FOR_ME.search(match["x"]):
        return None
    wording = fit_action(verb.lemma_ + match["x"][len(verb.text) :], view)
    return Reading("promise-theirs", "offer", wording) if wording else None


def read_kindness(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read something that the reader did for the writer: "took 40 minutes for me"."""
    verb = parse(f"She {match['x']}.")[1]
    if verb.tag_ != "VBD" or verb.lemma_ in _SPEAKING:
        return None
    return _read_done(verb.lemma_ + match["x"][len(verb.text) : _find_second_deed(verb)], view)


def _read_done(deed: str, view: Viewpoint) -> Reading | None:
    """Read a deed in its plain form; that they took the time is thanked for already."""
    wording = None if _TIME.search(deed) else fit_action(_TAIL.sub("", re.sub(r"(?i) already$", "", deed)), view)
    return Reading("said", "kindness", wording) if wording else None
