"""Does a wording say all that it needs to be understood by itself?

A note-taker knows what "it", "her" and "the first one" are, and to what the apron is to be brought; the letter says
only one line of the notes.
"""

import re
from typing import TYPE_CHECKING

from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.english import find_root, parse
from coffeechat.prose.perspective import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTER = re.compile(
    r"(?i)\b(?:it|they|them|this|that|these|those|ones|one(?! \w)|mine|yours|"
    r"(?:say|think|do) so|the other|(?:first|second|last|next) (?:was|is|were|are))\b|"
    r"\b(?:two|three|four|five|six|\d+)$"
)
# Whatever stands before it in the same words, where and when is told elsewhere.
_ELSEWHERE = re.compile(r"(?i)\bthere\b(?! (?:is|are|was|were|will)\b|['’]s\b)|\b(?:then|before then|after that)$")
# "So that", "the ward that stayed": these join, and point at nothing.
_JOINING = re.compile(
    r"(?i)\b(?:so|now|say|says|said|point|know|see|ensure|sure) that\b|(?<=[a-z] )that (?=[a-z]+(?:s|ed)\b)"
)
_ANYBODY = frozenset({"nobody", "everybody", "everyone", "somebody", "someone", "everything", "nothing"})
_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers"})
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATED = (
    r"(?<!\bon )(?<!\bby )(?<!\bnext )(?<!\bthis )(?<!\blast )(?<!\bevery )(?<!\beach )(?<!\bany )(?<!\bfrom )"
    r"(?<!\bto )(?<!\buntil )(?<!\btill )(?<!\bbefore )(?<!\bafter )(?<!\bsince )(?<!\bor )(?<!\band )(?<!\ba )"
    r"(?<!\bthe )(?<!\bof )(?<!-)(?<!, )(?<!\bfirst )(?<!\bsecond )(?<!\bthird )(?<!\bone )(?<!\bper )(?<!\bfor )"
    r"(?<!\baround )(?<!\babout )(?<!\bin )(?<!\bmy )(?<!\byour )(?<!\bthan )(?<!\bnot )(?<!\btwo )(?<!\bstill )"
)
_UNDATED = re.compile(
    rf"(?:{_DATED})(?<=[a-z0-9] )(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! [a-z]+s?\b(?<!at)(?<!with)(?<!the)"
    rf"(?<!and)(?<!to)(?<!in))|\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}\b|week of\b)|"
    r"\b\d{1,2}-\d{1,2}\b|\b(?:by|at|until|before) end of\b|"
    r"\b\d{1,2} [a-z]*(?:march|april|june|july|august|september|october|november|december|january|february)\b"
)
# "Ask supervisor Tanya": an office before a name takes its article.
_OFFICES = (
    r"manager|supervisor|boss|director|colleague|friend|cousin|brother|sister|secretary|teacher|partner|foreman|"
    r"trainer|neighbou?r|assistant|deputy|head|coordinator|recruiter"
)
# What is sent with an article, or as somebody's own.
_THINGS = (
    r"CV|resume|résumé|recipe|photo|picture|video|link|list|form|copy|application|portfolio|transcript|letter|reference"
)
_CUT = re.compile(
    r"(?i)\b(?:your|my|his|her|their|the|an?|of|for|with|both|if|whether|that|and|or|as|who|which)$|"
    r"\b(?:one|some|any) of (?:your|my|his|her|their)\b(?! \w)|"
    r"\b(?:send|show|give|bring|email|forward|lend|tell|text) (?:you|me|him|her|them|us)(?=$|, | by | before | on )|"
    r"\b(?:send|show|email|lend) you (?:in|by|at|on|within|before|after|when)\b|\bme both\b|"
    r"\beach$|\b(?:the|an?|my|your) (?:to|of|at|on|for|with|by|from)\b(?!-)|"
    r"\b(?:em|cos|cuz|cause (?:other|it|they|you|the|we|I)|gonna|wanna|gotta)\b|"
    r"\b\d(?:st|nd|rd|th) time\b|^(?:no|yes|well|oh|ok|hmm)\b|"
    rf"\b(?:send|show|give|bring|email|forward|lend|share) (?:you )?(?:{_THINGS})\b|"
    r"\bfor (?:remind|say|ask|tell|make|do|go|see)\b|\bask to (?:your|my|the|her|his)\b|\bhow I go on\b|"
    r"\btell \w+(?: \w+)? I (?:call|come|write|go|send)\b|\b(?:by|at|after) (?:first|second|third) [a-z]+\b|"
    r"\ban? \w+ and (?:update|email|call|coffee|visit)\b|\band (?:go|come|bring)\b.*\bmy\b|"
    r"\b(?:one|two|three|\d+) page (?!(?:of|every|each|a|per|on|about|to|and|in|for|at|from|with)\b)[a-z]+\b|"
    r"\b(?:day|week|night) before$|\bknow (?:result|outcome|answer)\b|"
    r"\b(?:[2-9]|\d\d+) (?:met(?:er|re)|kilomet(?:er|re)|minute|page|person|word)(?! [a-z])|\b\d+ words [A-Z]|"
    r"(?<!\bmy )(?<!\byour )(?<!\btheir )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\bour )(?<!s )\bown [a-z]+|"
    rf"\b(?:ask|tell|if|to|with|for|from) (?:{_OFFICES}) (?-i:[A-Z])|"
    r"\bthere['’]s (?:\w+ )?[a-z]+[^s]s\b|, and I(?:['’]m| am)\b|"
    r"\b(?:if|whether|once) (?:the|my|your|his|her|their|an?) [\w-]+(?: [\w-]+)?$"
)
# Of what, and to whom: "ask the manager", "tell Ruth", "use your name", "come after the 10th", "bring an apron".
_OF_WHAT = re.compile(
    r"(?i)^(?:ask|tell|remind) (?!.*\b(?:if|whether|about|for|to|how|why|what|when|where|which|who|that|my|me|I)\b)|"
    r"^(?:use|mention|give|drop) (?:your|my) name$|^(?:come|go|drop by|be) (?:(?:back|again|along|over|in|on|by|at|"
    r"after|before|from|with|whatever|next|any|every|for|this|tomorrow|early|late)\b|\d)|^come$|"
    r"^bring (?!you\b|me\b|.*\bto you\b)|^tell you (?:the \w+|which\b.*|what\b.*|if\b.*)$|"
    r"^(?:chase|get|text you which)\b|"
    r"^ask me\b|^say we\b|^send your\b|^(?:email|text|call|ring|message) the \w+$|^put me on (?:the|your) list$|^call$"
)
# No deed to come: "I will thought you had to be a lawyer".
_PAST = re.compile(
    r"(?i)^(?:thought|said|told|asked|had|was|were|got|did|went|knew|felt|saw|came|heard|found|wanted|needed|used)\b"
)
_GIVING = re.compile(
    r"(?i)\b(?:send|bring|email|text|tell|let|show|give|write|forward|share|call|return|lend|report|message|post)\b"
    r"(?: \w+){0,2} you\b|\b(?:share|send|forward) (?:\w+ ){1,9}(?:to|with) you\b|\breturn\b"
)
# What is told of a life, but is no story, or none to thank for.
_UNKIND = re.compile(
    r"(?i)^you (?:did not|didn['’]t|never)\b|^you (?:were|had been) \w+ing\b|"
    r"\b(?:mistakes?|fail(?:ed)?|fired|smoking|cried|sick|ill|divorced?|drunk)\b|"
    r"^you (?:graduated|were born)\b|\bweeks off\b"
)
# What is to be arranged, or asked of somebody without saying what.
_ARRANGED = re.compile(
    r"(?i)^(?:to )?(?:come|send|drop by|ring|call (?:again|back))\b|^to bring (?:an? |the )?[\w-]+$|"
    r"^(?:to )?(?:ask|tell) (?:(?-i:[A-Z])|the \w+$|your|her\b|him\b)"
    r"(?!.*\b(?:about|for|if|whether|to|how|what|when|where|why|who)\b)"
)
# Advice that speaks of the reader or has two orders in it: "to call you", "to mail me", "not to say x don't say y".
_TO_PERSON = re.compile(r"\b(?:you|me)\b|^(?:not|never) to .*\bdon['’]t\b")
_UNNAMED = re.compile(r"(?i)^(?:an?|the|one|some|not)\b(?: [\w-]+){1,2}$")
_SHORTEST, _SHORTEST_ITEM = 3, 5  # words of an order, with its "to"; of an item of a list
_SPLICED = re.compile(r", and (?:it|you|that) |\b(?:and|but) (?:say|says|said|am|is)\b")
# An item that a label opens, or that says "that" of what stands elsewhere, or joins two kinds of clauses.
_LOOSE_ITEM = re.compile(
    r"(?i):|^(?:call|email|text|contact|write to|send|ring|come|bring)\b|\b\d+(?:and|or)\b|"
    r"\bthat(?=[.,]| (?:but|and|or)\b)|\band (?:that|then to|to)\b"
)
# What they did for the writer beside talking, that one thanks for.
_KIND = re.compile(
    r"(?i)^(?:let|lend|show|introduce|send|take|teach|walk|forward|help|drive|give me (?:the|your|her|his|"
    r"their|an?|two|three) .*\b(?:numbers?|address\w*|emails?|cop(?:y|ies)|\w*books?|papers?|link|list|guide|name)\b)"
)
_APPOINTED = re.compile(rf"\b(?:{_MONTHS}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|tonight)\b")
_FEWEST, _FULL = 5, 8  # words of a saying; the second of one that ends without saying than what
_COMPARING = re.compile(r"(?i)\b(?:better|worse|more|less|enough|too|nice|possible|same|later|first)[.!]?$")


def points_away(wording: str) -> bool:
    """Tell whether "it", "her" or "there" stands for what another sentence named: no noun goes before it."""
    bare = _JOINING.sub(" ", wording)
    if _ELSEWHERE.search(bare):
        return True
    pointer = _POINTER.search(bare)
    if pointer and not any(
        t.pos_ in {"NOUN", "PROPN"} or t.lower_ in _ANYBODY for t in parse(bare[: pointer.start()] or " ")
    ):
        return True
    doc = parse(bare)
    person = next((t.i for t in doc if t.lower_ in _PERSONS), None)
    return person is not None and not any(map(_is_person, doc[:person]))


def _is_person(token: "Token") -> bool:
    named = token.pos_ == "PROPN" or token.ent_type_ == "PERSON"
    return bool(named and not token.text.isupper()) or bool(PERSON_NOUNS.match(token.text))


def breaks_off(frame: str, wording: str) -> bool:
    """Tell whether a wording ends before it says what, when or to whom, or joins what does not go together."""
    loose = _LOOSE.get(_KINDS.get(frame, ""))
    return bool(_CUT.search(wording) or _UNDATED.search(wording) or (loose and loose(frame, wording)))


def _is_loose_deed(frame: str, wording: str) -> bool:
    unclear = _PAST.match(wording) or _OF_WHAT.search(wording) or "“" in wording
    return bool(unclear) or (frame == "plan" and not _GIVING.search(wording))


def _is_loose_order(frame: str, wording: str) -> bool:
    infinitive = re.match(r"(?:not |never )?to ([\w'’-]+)", wording)
    if len(wording.split()) < _SHORTEST or _ARRANGED.match(wording):
        return True
    strange = infinitive and infinitive[1].lower() not in lexicon("orders")
    return frame in {"advice", "note"} and bool(strange or _TO_PERSON.search(wording))


def _is_loose_item(_frame: str, wording: str) -> bool:
    # An order that speaks of the writer: "Buy earplugs before I buy a microphone".
    mixed = parse(wording[:1].lower() + wording[1:])[0].tag_ == "VB" and re.search(r"\b(?:I|my)\b", wording)
    return bool(mixed or _LOOSE_ITEM.search(wording)) or len(wording.split()) < _SHORTEST_ITEM


def _is_loose_story(frame: str, wording: str) -> bool:
    mine = frame == "point" and re.search(r"\b(?:I|I['’]m|me|my)\b", wording)
    return bool(mine or _SPLICED.search(wording) or "“" in wording or (frame == "history" and _UNKIND.search(wording)))


_KINDS = {
    **dict.fromkeys(("offer", "promise", "plan", "grant", "invitation"), "deed"),
    **dict.fromkeys(("advice", "note", "counsel", "noted"), "order"),
    **dict.fromkeys(("history", "point"), "story"),
    "kept": "item",
    "name": "name",
    "kindness": "kindness",
    "recommendation": "title",
    "suggestion": "title",
}
_LOOSE = {
    "deed": _is_loose_deed,
    "order": _is_loose_order,
    "item": _is_loose_item,
    "story": _is_loose_story,
    "kindness": lambda _frame, wording: not _KIND.match(wording) or " and let me " in wording,
    "name": lambda _frame, wording: wording.isupper() or " " not in wording,
    "title": lambda _frame, wording: bool(_UNNAMED.match(wording) or _APPOINTED.search(wording)),
}


# It answers, compares with or depends on what was said before it.
_POINTING = re.compile(
    r"(?i)^(?:if anything|you['’]d\b|the (?:first|second|third|other|last|next) one)|"
    r"^the (?:best|worst) [\w ]+ there is|, no,|^(?:no|yes|well|so|and|but|or)\b"
)


def is_loose_saying(saying: str) -> bool:
    """Tell whether quoted words are a piece of a sentence, or about an appointment."""
    words = saying.strip("“”")
    doc = parse(words[:1].lower() + words[1:] if words[1:2].islower() else words)
    root = find_root(doc)
    told = any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in doc)
    piece = not told and (root.tag_ in {"VBD", "VBN", "VBG", "VBZ"} or root.lower_ != root.lemma_.lower())
    if _POINTING.search(words):
        return True
    short = len(words.split()) < (_FULL if _COMPARING.search(words) else _FEWEST)
    return piece or short or bool(_APPOINTED.search(words))
