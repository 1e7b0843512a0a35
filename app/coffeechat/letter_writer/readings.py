"""Read a statement of the notes: by the cue that it opens with, or as it stands."""

import re
from collections.abc import Callable

from coffeechat.letter_writer import acquaintances, labels, offers, promises, remarks
from coffeechat.letter_writer.clauses import fit_clause
from coffeechat.letter_writer.counsel import is_order, tells_a_past
from coffeechat.letter_writer.cues import NOTES, SPEECH
from coffeechat.letter_writer.mending import strip_end
from coffeechat.letter_writer.phrases import fit_action, fit_noun, is_specific
from coffeechat.letter_writer.quotations import quote
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.wholeness import points_away
from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.english import find_root, parse
from coffeechat.prose.perspective import READER, Viewpoint

# What is of the meeting itself, not of what was said at it.
_META = re.compile(
    r"(?i)^(?:(?:with )?Alex ?[,/]|just came out|nice (?:lady|man|guy|person|chat)|short call|not sure|"
    r"met (?:with )?(?:Alex|her|him|them)?\b|meeting (?:with|w)|coffee (?:with|w)|lunch with|zoom|call with|"
    r"(?:Alex )?(?:/ )?call\b|phone call|talked to|spoke (?:to|with)|chat(?:ted)? with|(?:ok so )?talked|great chat|"
    r"we met|(?:thanks|thank you)(?! (?:also |again |as well |so much )*for (?:the|her|his|their) )|"
    r"hi\b|hello|okay\b|I asked|\d{1,2}[/.:]\d)"
)
_OF_THE_TALK = re.compile(
    r"(?i)^(?:you and I|you (?:also|then|even|just) (?:said|told|asked)|"
    r"you (?:do not |don['’]t )?(?:recommend|suggest)|you (?:asked|wondered|laughed|smiled|listened|"
    r"looked|seemed|said|told|suggested|recommended|advised|offered|promised)|I|i['’]\w+|we)\b"
)
# Plain verbs that look like nouns or pasts where an instruction begins with them.
_ORDERS = re.compile(
    r"(?i)^(?:read|shadow|volunteer|practi[sc]e|network|put|set|cut|let|email|ask|focus|target|start)\b"
)
# What somebody else will do for the sender is nobody's news but theirs.
_THEIR_PROMISE = re.compile(r"^you (?:will|['’]ll) |\b(?:will|can|could|would) \w+ (?:\w+ )?(?:me|us)\b")
_ASIDE = re.compile(r"(?i), (?:Alex|she|he|they) (?:said|says|thinks)(?=,|$),?")
# Only a thing of theirs is news by its name alone: "her year in Ghana".
_TOLD_OF = re.compile(r"(?i)^(?:her|his|their|Alex['’]s) ")
_TO_SELF = re.compile(r"(?i)^(?:follow(?:[- ]up)|remember|thank|check|remind|ask (?:her|him|them))\b")
_SPOKEN = re.compile(r"(?i)\b(?:this|that|these|it|um|uh|so)\b")
_SECOND = re.compile(r"(?i)\byour?s?\b(?![^\"“]*[\"”])")
_TO_ME = re.compile(r"(?i)^(?:send|email|show|call|ring|text|bring|write to|drop) me\b")
# What is to be done is advice, no saying to keep.
_TO_DO = re.compile(r"(?i)^(?:(?:and|so|but|then|also),? )*(?:join|go to|apply|ask|take|send|call|see|visit|sign up)\b")
_I_WILL = re.compile(
    r"(?i)\bI(?:['’]ll| will| can| could) (?:send|give|write|sort|tell|show|ask|introduce|bring|call|ring|email|text|"
    r"put|lend|find|get|arrange|set|let|look|read|forward|book|speak|talk)\b"
)
_POINTING = re.compile(
    r"(?i)(?:they|he|she|it|that|this|there|those|these|then)\b|.*\b(?:yours?|each|one|we|my|me|I|here|us|our)\b"
)
_LAUGHING = re.compile(r"(?i):\)|\b(?:lol|haha|um|uh)\b|\.\.|\?")
_QUOTABLE = 22  # words
_ENOUGH = 5  # words; a shorter remark of a transcript says too little by itself


def read_statement(text: str, view: Viewpoint) -> Reading:
    """Read one tidied statement, in which the reader's name stands as ``READER``."""
    text = strip_end(_ASIDE.sub(",", text))
    spoken = view.speaker == "reader"
    if not text or _META.match(text) or text.endswith("?"):
        return Reading("said")
    for kind, cue in SPEECH if spoken else NOTES:
        match = cue.match(text)
        if match and (reading := _READERS[kind](match, view)):
            return reading
    return _read_plain(text, view)


def _read_plain(text: str, view: Viewpoint) -> Reading:
    """Read a fragment that nothing introduces: a clause, an instruction, or a noun phrase."""
    if view.speaker == "reader":
        return _read_speech(text, view)
    order = promises.read_errand(text, view) or _read_order(text, view)
    if order:
        return order
    wording = fit_clause(text, view, story=False)
    if wording and _THEIR_PROMISE.search(wording.text):
        return Reading("promise-theirs")
    if wording and _OF_THE_TALK.match(wording.text):
        return Reading("said")
    if wording:
        return Reading("said", "history" if wording.shape == "past" else "learned", wording.text)
    noun = fit_noun(text, view) if _TOLD_OF.match(text) else None
    return Reading("said", "topic", noun) if noun and is_specific(noun) else Reading("said")


def _read_labelled(match: re.Match, view: Viewpoint) -> Reading:
    order = promises.read_errand(match["x"], view) or _read_order(match["x"], view)
    return order or labels.read_label(match, view) or Reading("said")


def _read_told(match: re.Match, view: Viewpoint) -> Reading:
    """Read "she: plan ahead"; her "you" is the writer, or everybody, and nobody can tell which."""
    return Reading("said") if _SECOND.search(match["x"]) else read_statement(match["x"], view)


def _read_order(text: str, view: Viewpoint) -> Reading | None:
    if not _starts_with_verb(text) or READER in text or _TO_SELF.match(text):
        return None
    return remarks.read_order(text, view)


def _read_speech(text: str, view: Viewpoint) -> Reading:
    text = re.sub(r"(?i)^(?:(?:yeah|yes|well|oh|right|sure|and|so|honestly|look|then),? )+(?=\w)", "", text)
    if _TO_ME.match(text):
        wording = fit_action(re.sub(r"(?i),? (?:I mean it|okay|ok|please|any ?time|seriously)\b.*$", "", text), view)
        offered = Reading("promise-theirs" if _I_WILL.search(text) else "said")
        return Reading("promise-theirs", "invitation", wording) if wording else offered
    if _I_WILL.match(text):
        return Reading("promise-theirs")  # "I'll sort a visitor pass": what it is for, the talk told
    if is_order(text) and (order := remarks.read_spoken_order(text, view)):
        return _keep_words(text, order)
    clause = fit_clause(text, view)
    if (
        clause is None
        or len(clause.text.split()) < _ENOUGH
        or _SPOKEN.search(clause.text)
        or clause.text.startswith("I ")
    ):
        return Reading("said", "quote", quote(text)) if _is_saying(text) else Reading("said")
    own = clause.text.startswith("you ") or " would " in clause.text
    frame = "history" if clause.shape == "past" else "learned" if own else "point"
    if frame == "point" and _POINTING.match(text):
        return Reading("said")
    reading = Reading("said", frame, clause.text)
    return _keep_words(text, reading) if frame == "point" else reading


def _is_saying(text: str) -> bool:
    """Tell whether words of a transcript can be kept as they are, their "you" with them."""
    words = re.sub(r"(?i)^(?:but|and|so|well|yeah|honestly|look),? ", "", text)
    pointing = re.match(r"(?i)(?:they|he|she|it|that|this|there|those|these|then|rest|I)\b", words)
    if points_away(words) or re.search(r"(?i)\b(?:my|I|me|one|it)\b", words):
        return False
    fit = _ENOUGH <= len(words.split()) <= _QUOTABLE and not pointing and not _I_WILL.search(words)
    return fit and not _LAUGHING.search(words) and find_root(parse(words)).pos_ in {"VERB", "AUX"}


def _keep_words(text: str, reading: Reading) -> Reading:
    """Quote what they said in a transcript, where it is short and whole; their "you" may be anybody."""
    kept = (reading.frame == "counsel" and not _TO_DO.match(text)) or (
        reading.frame == "point" and not _POINTING.match(text)
    )
    said = kept and _ENOUGH <= len(text.split()) <= _QUOTABLE and not _SPOKEN.search(text)
    return Reading(reading.type, "quote", quote(text)) if said else reading


def _starts_with_verb(text: str) -> bool:
    bare = re.sub(r"(?i)^(?:don['’]t|do not|never|always|please|just|first,?) ", "", text.split(", ", maxsplit=1)[0])
    doc = parse(bare[:1].lower() + bare[1:])
    if tells_a_past(bare):
        return False
    if len(doc) < len(("verb", "object")):
        return False
    if doc[0].lower_ not in lexicon("orders"):
        return False
    order = doc[0].tag_ in {"VB", "VBP"} and (find_root(doc).i == 0 or bare != text)
    return order or bool(_ORDERS.match(bare) and doc[1].tag_ in {"DT", "PRP$", "IN", "CD", "NNP"})


_READERS: dict[str, Callable[[re.Match, Viewpoint], Reading | None]] = {
    "promise": promises.read_promise,
    "pledged": promises.read_pledged,
    "plan": promises.read_plan,
    "sending": promises.read_sending,
    "known": acquaintances.read_known,
    "pointed": acquaintances.read_pointed,
    "grant": offers.read_grant,
    "done": offers.read_done,
    "offered": offers.read_offered,
    "present": offers.read_present,
    "heard": remarks.read_heard,
    "owed": promises.read_owed,
    "pledge": offers.read_pledge,
    "letting": offers.read_letting,
    "offer": offers.read_offer,
    "handed": offers.read_offer,
    "going": offers.read_going,
    "introduction": offers.read_offer,
    "kindness": offers.read_kindness,
    "struck": remarks.read_struck,
    "fond": remarks.read_fond,
    "liked": remarks.read_liked,
    "tip": remarks.read_tip,
    "invitation": offers.read_invitation,
    "advice": remarks.read_advice,
    "suggestion": remarks.read_suggestion,
    "said": remarks.read_said,
    "thanks": offers.read_thanks,
    "name": acquaintances.read_names,
    "title": remarks.read_title,
    "note": remarks.read_note,
    "unsure": lambda _match, _view: Reading("struck"),
    "plain": lambda match, view: _read_plain(match["x"], view),
    "labelled": _read_labelled,
    "path": labels.read_path,
    "about": _read_told,
}
