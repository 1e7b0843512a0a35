"""Read a statement of the notes: what kind of fact it is, and how a letter would word it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from coffeechat.letter_writer.phrases import fit_action, fit_clause, fit_gerund, fit_infinitive, fit_noun, is_specific
from coffeechat.letter_writer.mending import strip_end
from coffeechat.model import NoteType
from coffeechat.prose.english import find_root, parse
from coffeechat.prose.perspective import Viewpoint


@dataclass(frozen=True)
class Reading:
    """The type of a fact, and the frame and wording for it; no frame when it cannot be said safely."""

    type: NoteType
    frame: str | None = None
    wording: str = ""


_WHO = r"(?:(?:and|but|so|also|then|ok|okay|well|anyway|btw|super|kindly|very|just|um|uh|yeah|oh) ?,? )*"
_SHE = rf"^{_WHO}(?:(?:Alex|she|he|they)(?: also| then| just| kindly| even| really)*,? )?"
_ME = rf"^{_WHO}(?:I(?: also| then| just)*,? )?"
_SAID = (
    r"(?:said|says|say|told me|tells me|mentioned|mentions|explained(?: to me)?|explains|explain me|thinks|think|"
    r"believes|reckons|feels|pointed out|noted|stressed|admitted|is sure|was clear|swears)"
)
_SHOULD = r"(?:I|you|we) (?:should|must|need to|needs to|ought to|have to|had better|could)(?: also| first| really)?"
_FAVOUR = re.compile(
    r"(?i)^(?:introduce|intro|connect|send|forward|share|put|pass|look (?:over|at)|review|refer|recommend|invite|show|"
    r"give|lend|email|text|call|ask|check|add|let|save|help|keep|read|playtest|test|mention|speak to|talk to|write to|"
    r"set up|find|bring)\b"
)
_SELF = re.compile(r"(?i)\b(me|my|I)\b|^(?:share|send|forward|look over|review|introduce|ask around|read|playtest)\b")
_ERRAND = re.compile(
    r"(?i)^(?:send|email|forward|share|give|bring|find|text|mail|write|lend|show)\b.*\b(?:her|him|them|Alex)\b"
)
_META = re.compile(
    r"(?i)^(?:met (?:with )?(?:Alex|her|him|them)?\b|meeting (?:with|w)|coffee (?:with|w)|lunch with|zoom|call with|"
    r"(?:Alex )?(?:/ )?call\b|phone call|talked to|spoke (?:to|with)|chat(?:ted)? with|(?:ok so )?talked|great chat|"
    r"we met|thanks|thank you|hi\b|hello|okay\b|I asked|\d{1,2}[/.:]\d)"
)

_TO_WHOM = re.compile(r"(?i)^(?:send|email|forward|share|give|bring|show|lend|text|call) (?:her|him|them)\b")
_OF_THE_TALK = re.compile(
    r"(?i)^you (?:asked|wondered|laughed|smiled|listened|looked|seemed|said|told|suggested|recommended)\b"
)

# Plain verbs that look like nouns or pasts where an instruction begins with them.
_ORDERS = re.compile(
    r"(?i)^(?:read|shadow|volunteer|practi[sc]e|network|put|set|cut|let|email|ask|focus|target|start)\b"
)

Handler = Callable[[re.Match, Viewpoint], Reading]


def read_statement(text: str, view: Viewpoint) -> Reading:
    """Read one tidied statement, in which the reader's name stands as ``READER``."""
    text = strip_end(re.sub(r"(?i), (?:Alex|she|he|they) (?:said|says|thinks)(?=,|$),?", "", text))
    quote = _read_quote(text, view)
    if quote:
        return quote
    if _META.match(text) or text.endswith("?") or not text:
        return Reading("said")
    for pattern, handler in _READER if view.speaker == "reader" else _NOTES:
        match = re.match(pattern, text, re.IGNORECASE)
        if match and (reading := handler(match, view)):
            return reading
    return _read_plain(text, view)


def _read_quote(text: str, view: Viewpoint) -> Reading | None:
    """Keep the reader's own words as they are, if the notes put them between quotation marks."""
    match = re.search(r"[“\"]([^“”\"]{12,160})[”\"]|(?:^|[\s:])[‘']([^‘’\"]{12,160}?)[’'](?=$|[\s.,])", text)
    if not match or view.speaker == "reader":
        return None
    words = (match[1] or match[2]).strip()
    around = (text[: match.start()] + text[match.end() :]).strip(" .,:;-–—")
    told = re.fullmatch(rf"(?i)(?:{_SHE[1:]}(?:{_SAID})?|- ?\w\.?|\w{{0,2}}|alex\W*|her rule|his rule)", around)
    fewest = 4
    return Reading("said", "quote", words) if told and len(words.split()) >= fewest else None


def _advise(match: re.Match, view: Viewpoint) -> Reading | None:
    body = ("not to " if match.groupdict().get("no") else "") + match["x"]
    wording = fit_infinitive(body, Viewpoint(view.pronoun, view.speaker if view.speaker == "reader" else "advice"))
    return Reading("advice", "advice", wording) if wording else None


def _tip(match: re.Match, view: Viewpoint) -> Reading | None:
    return _advise(match, view) or _suggest(match, view) or _point(match, view) or Reading("advice")


def _suggest(match: re.Match, view: Viewpoint) -> Reading | None:
    body = match["x"]
    wording = fit_noun(body, view) or fit_gerund(body, Viewpoint(view.pronoun, "advice"))
    frame = "recommendation" if "recommend" in match[0][: match.start("x") - match.start()].lower() else "suggestion"
    return Reading("advice", frame, wording) if wording else None


def _point(match: re.Match, view: Viewpoint) -> Reading | None:
    wording = fit_clause(match["x"], view)
    if wording is None:
        return None
    opinion = not re.search(r"(?i)\b(?:told|mention|explain)", match[0][: match.start("x") - match.start()])
    return Reading("said", "history" if wording.shape == "past" else "point" if opinion else "learned", wording.text)


def _said(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read what follows "said": an instruction if it is one, else a point."""
    nested = re.match(rf"(?:{_SHOULD}) (?P<x>.+)", match["x"], re.IGNORECASE)
    if nested:
        return _advise(nested, view) or Reading("advice")
    return _point(match, view) or (_advise(match, view) if _is_order(match["x"]) else None) or Reading("said")


def _is_order(text: str) -> bool:
    return fit_clause(text, Viewpoint(speaker="reader")) is None


def _offer(match: re.Match, view: Viewpoint) -> Reading | None:
    body = match["x"]
    if not _FAVOUR.match(body) or not (view.speaker == "reader" or _SELF.search(body)):
        return None
    if _TO_WHOM.match(body) and not re.match(r"(?i).*\b(?:she|he|they|Alex)\b", match[0][: match.start("x")]):
        return Reading("said")  # "will send her the deck": nobody can tell who sends it
    wording = fit_action(body, view)
    return Reading("promise-theirs", "offer", wording) if wording else Reading("promise-theirs")


def _pledge(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read "offered to X" and "promised to X", whatever X is."""
    wording = fit_action(match["x"], view)
    return Reading("promise-theirs", "offer", wording) if wording else Reading("promise-theirs")


def _going(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read a favour under way: "is putting in a word"."""
    verb = parse(f"She is {match['x']}")[2]
    if verb.tag_ != "VBG" or not _FAVOUR.match(verb.lemma_):
        return None
    wording = fit_action(verb.lemma_ + match["x"][len(verb.text) :], view)
    return Reading("promise-theirs", "offer", wording) if wording else None


def _kindness(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read something that the reader did for the writer: "took 40 minutes for me"."""
    verb = parse(f"She {match['x']}.")[1]
    if verb.tag_ != "VBD" or verb.lemma_ in {
        "ask",
        "tell",
        "say",
        "remind",
        "strike",
        "make",
        "mention",
        "leave",
        "be",
    }:
        return None
    wording = fit_action(verb.lemma_ + match["x"][len(verb.text) :], view)
    return Reading("said", "kindness", wording) if wording else None


def _promise(match: re.Match, view: Viewpoint) -> Reading | None:
    wording = fit_action(_to_reader(match["x"]), view)
    return Reading("promise-mine", "promise", wording) if wording else _pledged(match, view)


def _pledged(match: re.Match, view: Viewpoint) -> Reading | None:
    wording = fit_noun(match["x"], view)
    return Reading("promise-mine", "pledged", wording) if wording else Reading("promise-mine")


def _plan(match: re.Match, view: Viewpoint) -> Reading | None:
    wording = fit_action(_to_reader(match["x"]), view)
    return Reading("promise-mine", "plan", wording) if wording else Reading("promise-mine")


def _sending(match: re.Match, view: Viewpoint) -> Reading | None:
    verb, _, rest = match["x"].partition(" ")
    wording = fit_action(f"{parse(verb)[0].lemma_} {rest}", view)
    return Reading("promise-mine", "plan", wording) if wording else None


def _to_reader(body: str) -> str:
    """Name the reader in "send my notes", so that the letter says to whom."""
    bare = re.match(r"(?i)^(send|email|forward|share)(?: over)? (?=(?:my|the|a|an|some|that|those|these|\d+)\b)", body)
    if not bare or re.search(r"(?i)\b(?:to|with) \w+|\b(?:her|him|them|Alex)\b", body[bare.end() :]):
        return body
    return (
        f"share with Alex {body[bare.end() :]}"
        if bare[1].lower() == "share"
        else f"{bare[1]} Alex {body[bare.end() :]}"
    )


def _owe(match: re.Match, view: Viewpoint) -> Reading | None:
    wording = fit_noun(match["x"], view)
    return Reading("promise-mine", "owed", wording) if wording else Reading("promise-mine")


def _struck(match: re.Match, view: Viewpoint) -> Reading | None:
    wording = fit_clause(match["x"], view)
    return Reading("struck", "struck", wording.text) if wording else Reading("struck")


def _liked(match: re.Match, view: Viewpoint) -> Reading | None:
    wording = fit_noun(match["x"], view)
    return Reading("struck", "liked", wording) if wording else Reading("struck")


def _named_topic(match: re.Match, view: Viewpoint) -> Reading | None:
    label, rest = fit_noun(match["label"], view), fit_noun(match["x"], view)
    return Reading("said", "topic", f"{label}: {rest}") if label and rest else None


def _name(match: re.Match, view: Viewpoint) -> Reading | None:
    wording = fit_noun(match["x"], view)
    return Reading("person", "name", wording) if wording and wording[0].isupper() else Reading("person")


def _title(match: re.Match, view: Viewpoint) -> Reading | None:
    title = match["x"].strip(" .")
    named = title[:1] in "\"“'" or title.istitle() or re.match(r"[A-Z0-9]", title)
    return Reading("resource", "title", title) if named and len(title.split()) <= 12 and view else Reading("resource")  # noqa: PLR2004


def _read_plain(text: str, view: Viewpoint) -> Reading:
    """Read a fragment that nothing introduces: a clause, an instruction, or a noun phrase."""
    if view.speaker == "reader":
        return _read_speech(text, view)
    order = _read_order(text, view)
    if order:
        return order
    wording = fit_clause(text, view)
    if wording and (_OF_THE_TALK.match(wording.text) or re.match(r"(?i)(?:i|i['’]\w+|we)\b", wording.text)):
        return Reading("said")
    if wording:
        return Reading("said", "history" if wording.shape == "past" else "learned", wording.text)
    noun = None if wording else fit_noun(text, view)
    return Reading("said", "topic", noun) if noun and is_specific(noun) else Reading("said")


def _read_order(text: str, view: Viewpoint) -> Reading | None:
    if _ERRAND.match(text):
        wording = fit_action(text, view)
        return Reading("promise-mine", "plan", wording) if wording else Reading("promise-mine")
    if not _starts_with_verb(text):
        return None
    wording = fit_infinitive(text, Viewpoint(view.pronoun, "advice"))
    return Reading("advice", "note", wording) if wording else None


def _read_speech(text: str, view: Viewpoint) -> Reading:
    if _starts_with_verb(text) and (wording := fit_infinitive(text, view)):
        return Reading("advice", "advice", wording)
    clause = fit_clause(text, view)
    enough = 6
    if (
        clause is None
        or len(clause.text.split()) < enough
        or re.search(r"(?i)\b(this|that|these|it|um|uh|so)\b", clause.text)
    ):
        return Reading("said")
    frame = "history" if clause.shape == "past" else "learned" if " would " in clause.text else "point"
    return Reading("said", frame, clause.text)


def _starts_with_verb(text: str) -> bool:
    bare = re.sub(r"(?i)^(?:don['’]t|do not|never|always|please|just|first,?) ", "", text)
    doc = parse(bare[:1].lower() + bare[1:])
    if len(doc) < len(("verb", "object")):
        return False
    order = doc[0].tag_ in {"VB", "VBP"} and (find_root(doc).i == 0 or bare != text)
    return order or bool(_ORDERS.match(bare) and doc[1].tag_ in {"DT", "PRP$", "IN", "CD", "NNP"})


_X = r"(?P<x>.+)$"
_NOTES: list[tuple[str, Handler]] = [
    (rf"{_ME}(?:promised|agreed)(?: Alex| him| her| them)?,?(?: that)? I(?:['’]d| would| will|['’]ll) {_X}", _promise),
    (rf"{_ME}(?:promised|agreed|offered)(?: Alex| him| her| them)? to {_X}", lambda m, v: _promise(m, v) if _is_mine(m) else None),
    (rf"^{_WHO}I promised(?: Alex| him| her| them)? {_X}", _pledged),
    (rf"{_ME}(?:said|told (?:Alex|him|her|them))(?: that)? I(?:['’]d| would| will|['’]ll) {_X}", _promise),
    (rf"^{_WHO}I(?:['’]ll| will|['’]m going to| am going to| am to| must(?: to)?| need to| have to| should(?= send| email)) {_X}", _plan),
    (rf"^{_WHO}(?:I['’]m |I am )?(?P<x>(?:sending|emailing|sharing) .+)$", _sending),
    (rf"^{_WHO}(?:have to|need to|got to) (?P<x>(?:send|email|forward|share) .+)$", _plan),
    (rf"^(?:me|my to-?do|to-?do|next steps?|action|follow[- ]up) ?[:\-–] ?{_X}", _plan),
    (rf"^{_WHO}(?:I )?(?:still )?owe (?:Alex|him|her|them):? {_X}", _owe),
    (rf"^{_WHO}(?:what|it|one thing that) struck me(?: most| was)*(?: is| was)?(?: that)?[:,]? ?{_X}", _struck),
    (rf"^{_WHO}I (?:really |absolutely |just )*(?:loved|liked|enjoyed) {_X}", _liked),
    (rf"^{_WHO}(?:the |my |her |his |their |one |best |main |key |big |top )*(?:advice|tips?|suggestion|rule)(?: was| is)?[:\-–,]? (?:to )?{_X}", _tip),
    (rf"{_SHE}(?:told|advised|urged|encouraged|asked|reminded|advice|wants|wanted|would like|['’]d like|invited) me (?P<no>not )?to {_X}", _advise),
    (rf"{_SHE}(?:said|says|say) (?P<no>not )?to {_X}", _advise),
    (rf"{_SHE}(?:suggested|suggests|suggest|recommended|recommends|recommend|advised|advises)(?: that)? (?:I|me to) (?:should )?{_X}", _advise),
    (rf"{_SHE}(?:suggested|suggests|suggest|recommended|recommends|recommend|advised)(?:(?: the)? (?:book|podcast|course))?:? {_X}", _suggest),
    (rf"^{_WHO}that {_SHOULD} {_X}", _advise),
    (rf"{_SHE}(?:has |had |'s |’s )?(?:offered|promised|agreed|volunteered) to {_X}", _pledge),
    (rf"{_SHE}(?:said |says )?(?:(?:she|he|they))?(?: ?['’](?:ll|d)| ?will| ?would| can| could| is going to| is happy to| would be happy to|['’]s happy to|['’]d be happy to|['’]s going to| happy to)(?: be happy to| happily| also)? {_X}", _offer),
    (rf"^{_WHO}(?:(?:Alex|she|he|they)(?: is|['’]s)|is) {_X}", _going),
    (rf"^{_WHO}(?P<x>connect me .+|introduce me .+|put me in touch .+)$", _offer),
    (rf"^{_WHO}(?:(?:Alex|she|he|they) )?(?:gave|give) me (?:the |a )?names?(?: of)?:? {_X}", _name),
    (rf"{_SHE}(?:also |still |kindly |even )?(?P<x>\w+ me\b.+|\w+ [\w ]+ for me)$", _kindness),
    (rf"^(?:names?|contact):? {_X}", _name),
    (rf"^(?:books?|podcasts?|articles?|course|website|listen to|watch|resources?|reading)[:\-–] ?{_X}", _title),
    (rf"^{_WHO}(?:Alex|she|he|they) {_SAID}(?: that)?[:,]? ?{_X}", _said),
    (rf"^{_WHO}{_SAID}(?: that)?[:,]? ?{_X}", _said),
    (rf"^{_WHO}(?:her|his|their|Alex['’]s) (?:view|opinion|point|take) (?:is|was)(?: that)?:? ?{_X}", _said),
    (rf"^(?:key point|funny|fun fact|interesting|surprising|wow|note|also|fact)[:\-–] ?{_X}", lambda m, v: _read_plain(m["x"], v)),
    (rf"^(?:Alex|she|he)(?: ?[:=–-] ?| is | = ){_X}", lambda m, v: None if " is " in m[0][: m.start("x")] else read_statement(m["x"], v)),
    (rf"^{_WHO}{_SHOULD} {_X}", lambda m, v: _noted(m, v)),
    (r"^(?P<label>(?:her|his|their|Alex['’]s) [\w -]{2,25}): (?P<x>\w.+)$", _named_topic),
    (r"^[A-Za-z][\w -]{2,25}: (?!they|it|that|this|those)(?P<x>\w.+)$", lambda m, v: _read_plain(m["x"], v)),
]  # fmt: skip
_READER: list[tuple[str, Handler]] = [
    (rf"^{_WHO}(?:I(?:['’]ll| will| can| could)|let me|I(?:['’]m| am) (?:happy|going) to)(?: happily| also)? {_X}", _offer),
    (rf"^{_WHO}(?:you(?:['’]ll)? (?:should|must|need to|ought to|have to|want to|might want to|could)) (?:really |just )?{_X}", _advise),
    (rf"^{_WHO}(?:I(?:['’]d| would) (?:recommend|suggest|advise)(?: that)?(?: you)?|my advice(?: is| would be)?|make sure (?:to|that you|you)) (?:to )?{_X}", _advise),
]  # fmt: skip


def _is_mine(match: re.Match) -> bool:
    """Tell a promise of the writer's from a bare "promised to", which in notes is the reader's."""
    return match[0][: match.start("x") - match.start()].lower().lstrip().find("i ") >= 0


def _noted(match: re.Match, view: Viewpoint) -> Reading | None:
    wording = fit_infinitive(match["x"], Viewpoint(view.pronoun, "advice"))
    return Reading("advice", "note", wording) if wording else None
