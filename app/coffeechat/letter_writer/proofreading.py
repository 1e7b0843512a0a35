"""Read a sentence of a letter as a proofreader would: what is not surely right stays out."""

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from coffeechat.checks.english import check_english
from coffeechat.letter_writer.mending import MASS
from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.english import FINITE, SUBJECTS, parse
from coffeechat.prose.perspective import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMES = re.compile(r"[A-ZÀ-Ý][\w.&'’+-]*|\w+\d\w*")
# What is left of note-speak: "x3", "4 x 10", "max 90", "1st time", "hrs", a number that counts nothing.
_SCRIBBLE = re.compile(
    r"(?i)\bthe (?:some|every|any)(?:one|body)s?\b|"
    r"\bx ?\d|\d ?x\b|(?<!the )(?<!your )(?<!my )\b\d+(?:st|nd|rd|th)(?=[.,;)]|$| time\b| yr\b)|"
    r"[+<>=/\\|#~*@_→•]|\.\.|\b(?:how|that|when|where) (?:what|why|how|that|who)\b|\b(\w+) \1\b|"
    r"\b(?:your|my|the|an?|of|and|or)\.$|\bapply (?:the|an?)\b|\b(?:before|after|without|for) to [a-z]|"
    r"\bsince \d+ (?:year|month)|\(\W*\)|\byour? you\b|\byour? I\b|\bmy I\b|\ban? (?:an?|the|my|your)\b|"
    r"\bthe (?:the|an?|my|your)\b|:\s*$|\b(?:first|last|next) \d|\b(?:probably|maybe|perhaps|definitely)\.|"
    r"\bthat (?:best|worst|biggest|hardest|easiest)\b|\bis \d+ [a-z]+s\b(?! old)|['’]\d\d\b|"
    r"\b(?-i:trained|worked|moved|qualified|lived|started|studied at) (?-i:[A-Z])\w+|\b(?-i:[A-Z]{6,})\b|"
    r"\bbecause [\w’'-]+(?: [\w’'-]+)?\.|"
    r"\b(?:19|20)\d\d (?-i:[A-Z])\w+|\b(?:is|was|are|were) (?:hardest|best|worst|biggest|easiest)\.|"
    r"\bvery good (?:because|and|so)\b|\b(?:both|all|also) (?:needed|required|possible)\b|\bthe one (?:in|on|at)\b|"
    r"\bthis (?:evening|morning|afternoon)\b|\bthe (?:second|third|last|other|former|latter)\.|"
    r"(?<!\bDr)(?<!\bSt)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\b[A-Z])[.!?] (?=\w)|\b(?:today|tonight|yesterday|tomorrow)\b"
)
# "taught science 11 years": it takes a "for".
_BARE_SPAN = re.compile(
    r"(?i)\b(?!(?:for|after|over|about|around|of|in|with|than|the|last|next|first|every|takes?|took|is|was|are|were|"
    r"spent|"
    r"spend|has|have|had|and|to|within|under|by|lasts?|lasted|until|did|do|served|worked|lived|only|least|most|almost|"
    r"nearly|these|those|your|my|some|another|or|be|from|at|wait|waited|waits|exactly|just|needs?|gets?|got|between|"
    r"through|you|me|her|him|them|that)\b)[a-z]+ (?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:years?|"
    r"months?|weeks?|seasons?)\b"
    r"(?! (?:ago|old|later|earlier|before|after))"
)
# "your uncle Bud 3", "the team of 7, one": a number at the end counts something, or is a year, a price or a time.
_LOOSE_NUMBER = re.compile(r"(?<=[a-z]) \d{1,3}\.?$")
_BEFORE_NUMBER = re.compile(
    r"(?i)\b(?:in|of|at|by|to|from|since|than|over|under|and|or|about|only|until|around|the|before|after|aged?|for|"
    r"costs?|"
    r"takes?|is|are|was|ISO|no|year|chapter|level|band|page|January|February|March|April|May|June|July|August|"
    r"September|"
    r"October|November|December) \d{1,3}\.?$"
)
_POINTING = frozenset({"he", "she", "him", "his", "her", "hers", "they", "them", "their", "theirs", "this", "that",
                       "these", "those", "it", "its", "one", "ones", "there", "himself", "herself"})  # fmt: skip
_OF_FRAMES = frozenset({"note", "notes", "advice", "point"})
_PERSONS = frozenset({"he", "she", "him", "his", "her", "hers", "himself", "herself"})
_ARTICLE = re.compile(r"(?i)\b(?:an?|the)\b")
# A word of a trade that the linter would cut in two: "callsigns".
_TRADE_WORD = re.compile(r"^in ['\"]\w{8,}['\"]: .*(?:missing space|should probably be written as)")
_PARTICLES = ("von", "van", "de", "der", "la", "el", "du", "di", "da")
_HELPERS = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_OPENING = frozenset({"while", "when", "if", "once", "because", "unless", "till", "until"})
_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "o'clock"})
_NUMBERED = frozenset({
    "year", "level", "chapter", "grade", "band", "part", "page", "step", "stage", "unit", "module", "phase",
})  # fmt: skip
_OBJECTS = frozenset({"dobj", "attr", "nsubj", "nsubjpass", "pobj", "appos"})
_LISTED = re.compile(
    r"(?i)(?:and|or|but|not|which|who|whom|whose|where|because|since|just|only|even|especially|including|like|such|so|"
    r"rather|from|until|after|before|when|while|if|for|in|at|on|with|as|then|too|though|although|unless|\w+ing)\b"
)


def find_fault(sentence: str, notes: str, vocabulary: str = "") -> str | None:
    """Return what is wrong with a sentence, or None.

    Args:
        sentence: a finished sentence of a letter.
        notes: where its names come from; they need be in no dictionary. Who writes articles there leaves none out.
        vocabulary: all the notes; what they hold twice is no slip of the pen.
    """
    loose = None if _BEFORE_NUMBER.search(sentence) else _LOOSE_NUMBER.search(sentence)
    scribble = _SCRIBBLE.search(sentence) or _BARE_SPAN.search(sentence) or loose
    if scribble:
        return f"note-speak ({scribble[0].strip()})"
    names = [name for name in _NAMES.findall(notes) if not re.search(rf"\b{re.escape(name.lower())}\b", sentence)]
    names += [word for word in re.findall(r"[a-z]{4,}", vocabulary) if vocabulary.count(word) > 1]
    names += re.findall(r"\w+-\w+", notes)
    fault = _find_faulty_word(parse(sentence), articles=bool(_ARTICLE.search(notes)))
    english = fault or check_english(sentence, [*names, *_PARTICLES], jargon=True)
    return None if english and _TRADE_WORD.search(english) else english


def hangs_on(sentence: str) -> bool:
    """Tell whether something verbless hangs on a comma, which is neither a list nor a clause of its own."""
    _head, *tails = sentence.split(", ")
    listed = any(re.match(r"(?:and|or)\b", tail) for tail in tails) or re.search(r" (?:and|or) [^,]+$", sentence)
    if any(re.match(r"(?i)before (?:you|that)\b", tail) for tail in tails):
        return True
    return any(not _LISTED.match(tail) for tail in tails) and not (listed and len(tails) > 1)


def _find_faulty_word(doc: "Doc", *, articles: bool) -> str | None:
    for token in doc:
        if (fault := _fault(token)) and not (
            articles and fault == "no article" and token.lower_ not in lexicon("places")
        ):
            return f"{fault} ({token.text})"
    return None


def _fault(token: "Token") -> str | None:
    checks = {
        "no article": lacks_its_article(token) or _lacks_the(token),
        "no noun": _lacks_noun(token),
        "no agreement": token.dep_ in SUBJECTS and _disagrees(token),
        "a noun taken for a verb": token.tag_ == "VBZ" and re.search(rf"\b{token.text} \d[\d–-]*\.?$", token.doc.text),
        "no object": _lacks_object(token),
        "wrong form of a verb": _follows_wrongly(token),
        "nobody can tell whom or what this means": token.lower_ in _POINTING and _points_nowhere(token),
        "no verb": _opens_no_clause(token),
        "figure for a word": _counts_one(token),
        "shouting": _is_shouted(token),
    }
    return next((fault for fault, found in checks.items() if found), None)


def _lacks_the(token: "Token") -> bool:
    best = token.tag_ == "JJS" and token.lower_ not in {"most", "least"} and token.dep_ == "amod"
    return best and not any(t.tag_ in {"DT", "PRP$", "POS"} for t in token.head.lefts)


def _lacks_noun(token: "Token") -> bool:
    bare = not any(t.tag_ in {"DT", "PRP$"} for t in token.lefts)
    if any(t.dep_ == "conj" or t.lower_ == "of" for t in token.rights):
        return False  # "most of the land", "in black and white"
    return bare and token.tag_ in {"JJ", "JJS"} and token.dep_ in {"pobj", "dobj"} and token.text.islower()


def _is_shouted(token: "Token") -> bool:
    loud = token.is_upper and len(token.text) > len("CEO") and token.text.isalpha() and not token.ent_type_
    return loud and parse(token.lower_)[0].is_stop


def lacks_its_article(noun: "Token") -> bool:
    """Tell whether a countable noun stands bare where it may not: "get card", "at interval", "as usher"."""
    if noun.tag_ != "NN" or not noun.text.islower() or noun.dep_ not in _OBJECTS or noun.ent_type_:
        return False
    beside = {noun.doc[max(noun.i - 1, 0)].text, noun.doc[min(noun.i + 1, len(noun.doc) - 1)].text}
    path = " went from " in noun.doc.text and noun.head.lower_ in {"from", "to"}
    if MASS.search(noun.text) or noun.lower_ in lexicon("bare") or "-" in beside or path:
        return False
    whole = [child for child in noun.lefts if child.dep_ not in {"punct"}]
    if any(
        c.dep_ in {"det", "poss", "nummod", "predet", "nmod"} or c.tag_ in {"CD", "DT", "PRP$", "PDT"} for c in whole
    ):
        return False
    if any(
        c.tag_ in {"NNP", "NNPS"}
        or c.lower_ in {"no", "any", "some", "more", "most", "much", "less", "enough", "full", "part"}
        for c in whole
    ):
        return any(c.tag_ == "NNP" and c.dep_ == "compound" for c in whole)
    if noun.dep_ == "pobj" and noun.head.lower_ in {"by", "via", "per", "without", "than", "like"}:
        return False
    before = noun.doc[noun.i - 1] if noun.i else noun
    return not (noun.dep_ == "pobj" and before.lower_ == noun.lower_)


def _disagrees(subject: "Token") -> bool:
    verb = subject.head
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    finite = helpers[0] if helpers else verb
    if finite.tag_ not in {"VBZ", "VBP", "VB"} or finite.lower_ in {"'s", "’s", "do", "does", "be"}:
        return finite.lower_ == "be" and not helpers
    low, several = subject.lower_, any(c.dep_ == "conj" for c in subject.children)
    if low in {"i", "you", "we", "they"}:
        return finite.tag_ == "VBZ"
    if low in {"he", "she", "it"} or (low == "who" and verb.dep_ != "relcl"):
        return finite.tag_ != "VBZ"
    if subject.tag_ in {"NN", "NNP"} and not several and not subject.text.endswith("s"):
        return (
            finite.tag_ != "VBZ"
            and subject.ent_type_ != "ORG"
            and subject.lower_ not in {"staff", "police", "lot", "half", "most", "rest", "team", "number"}
        )
    counted = any(c.tag_ == "CD" for c in subject.children)  # "ten years is long"
    return subject.tag_ == "NNS" and finite.tag_ == "VBZ" and not (counted and finite.lower_ == "is")


def _lacks_object(verb: "Token") -> bool:
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in lexicon("transitive") or verb.dep_ in {"relcl", "amod", "acl"}:
        return False
    if any(
        c.dep_ in {"dobj", "ccomp", "xcomp", "dative", "auxpass", "nsubjpass", "prt", "oprd", "attr", "acomp"}
        for c in verb.children
    ):
        return False
    asked = any(t.tag_ in {"WP", "WDT", "WRB"} for t in verb.doc[: verb.i])
    return not asked and verb.tag_ != "VBN" and not any(a.dep_ == "relcl" for a in verb.ancestors)


def _opens_no_clause(token: "Token") -> bool:
    """Tell whether a clause lacks its verb: "while money still available", "till 30 regulars"."""
    if token.lower_ not in _OPENING or token.dep_ not in {"mark", "advmod", "prep", "npadvmod"}:
        return False
    clause = _rest(token)
    if token.lower_ in {"till", "until"}:
        counted = clause[:1] and clause[0].tag_ == "CD" and len(clause) > 1 and clause[1].tag_ == "NNS"
        return bool(counted) and clause[1].lemma_ not in _UNITS and not any(t.tag_ in FINITE for t in clause)
    short = len(clause) <= len(("if", "possible"))
    return not short and not any(t.tag_ in FINITE | {"VBG", "VBN", "VB"} for t in clause)


def _rest(token: "Token") -> list["Token"]:
    """Return what follows a word down to the next mark."""
    return list(takewhile(lambda t: not t.is_punct, token.doc[token.i + 1 :]))


def _counts_one(token: "Token") -> bool:
    """Tell whether a figure goes with a singular, where it stands for a word: "the link 2 course", "3 time"."""
    figure = token.text.isdigit() and len(token.text) == 1 and token.text != "1" and token.i + 1 < len(token.doc)
    if not figure or not token.i or not token.whitespace_:
        return False
    before, following = token.nbor(-1), token.nbor(1)
    single = following.tag_ == "NN" and following.dep_ != "compound"
    return single and before.tag_ in {"NN", "NNS", "VB", "VBP"} and before.lower_ not in _NUMBERED


def _follows_wrongly(token: "Token") -> bool:
    if not token.i:
        return False
    before = token.doc[token.i - 1]
    if before.lower_ in _HELPERS and before.tag_ in FINITE | {"VB"} and token.tag_ in {"VB", "VBP", "VBZ"}:
        return True
    if before.tag_ == "MD" and token.tag_ in {"VBZ", "VBD", "VBG", "NNS"}:
        return True
    return before.tag_ == "TO" and token.tag_ in {"VBZ", "VBD"}


def _points_nowhere(token: "Token") -> bool:
    low = token.lower_
    if "“" in token.doc.text or _is_no_pointer(token):
        return False
    if low in {"that", "there", "this", "these", "those"} and token.dep_ in {"mark", "det", "expl", "advmod"}:
        return token.dep_ == "advmod" and low == "there" and token.i + 1 == len(token.doc) - 1
    earlier = [t for t in token.doc[: token.i] if t.pos_ in {"NOUN", "PROPN"} and t.text not in _OF_FRAMES]
    if low in _PERSONS:
        return not any(t.pos_ == "PROPN" or PERSON_NOUNS.match(t.text) or t.ent_type_ == "PERSON" for t in earlier)
    return not earlier


def _is_no_pointer(token: "Token") -> bool:
    joins = token.tag_ in {"WDT", "WP", "IN", "CD", "RB"} and token.lower_ != "there"
    empty = token.lower_ == "it" and token.dep_ in SUBJECTS and _is_empty(token)
    return joins or empty or (token.lower_ in {"one", "ones"} and token.dep_ in {"nummod", "pobj"})


def _is_empty(it: "Token") -> bool:
    """Tell whether "it" stands for nothing or for what comes: "it is you who are early", "it takes time"."""
    return (
        it.head.lemma_ in {"be", "take", "help", "matter", "seem", "make", "rain", "strike", "stay"}
        and it.i < it.head.i
    )
