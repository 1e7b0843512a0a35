"""Mend what note-takers leave out: articles, "in" before a year, the capital that a line gave to a word."""

import re
from typing import TYPE_CHECKING

from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.english import SUBJECTS, find_root, is_finite, parse

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nouns, or endings of nouns, that need no article.
MASS = re.compile(
    r"(?i)(?:(?<!even)(?<!meet)(?<!build)ing|(?<!deci)[ts]ion|medicine|ment|ness|ity|ics|ance|"
    r"(?<!lic)(?<!sent)(?<!confer)(?<!audi)(?<!\bf)ence|logy|ism|ware|care|work|time|data|research|advice|experience|"
    r"training|money|school|people|help|travel|music|design|finance|sales|law|crunch|traceability|everything|nothing|"
    r"something|anything|somebody|anybody|everybody|everyone|nobody|someone|most|rest|half|lot|diesel|business|"
    r"history|science|art|theatre|"
    r"theater|teaching|knowledge|practice|pay|staff|code|wind|water|rain|paper|steel|wood|gas|power|energy|food|"
    r"coffee|risk|growth|sleep|glass|python|excel|english|luck|trust|feedback|content|love)$"
)
_GATHERING = "(?:meeting|session|class|lesson|hearing|call|consultation|workshop|lecture|rehearsal|visit)"
_BARE_YEAR = re.compile(
    r"(?i)(?<!\bin)(?<!\bof)(?<!\bby)(?<!\bto)(?<!\bsince)(?<!\bfrom)(?<!\buntil)(?<!\bearly)(?<!\blate)(?<!\bmid)"
    r"(?<!\baround)(?<!\bbefore)(?<!\bafter)(?<!\bclass)(?<!\bfor)(?<!\band)(?<!\babout)(?<!\bthe)(?<!\bspring)"
    r"(?<!\bsummer)(?<!\bautumn)(?<!\bfall)(?<!\bwinter)(?<!uary)(?<!arch)(?<!pril)(?<!May)(?<!une)(?<!uly)(?<!ust)"
    r"(?<!ber)(?<![\d,.$£€])(?<=[a-zA-Z]) (?=(?:19|20)\d\d\b(?! \w+s\b))"
)
_BARE_MONTH_AFTER = re.compile(
    r"\b((?:open|close|start|begin|end)s) (?=(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|"
    r"December)\b)"
)
_BARE_DAY = re.compile(r"\b((?:open|close|start|begin|end)s) (?=\d{1,2} [A-Z])")
_BARE_SUBJECT = re.compile(
    r"^(?!(?:mine|yours|hers|ours|theirs|it|there|that|this|she|he|they|what|who|nobody|somebody|everybody|"
    r"everything|nothing|something|most|much|work|"
    r"life|one|python|excel|money|time)\b)[a-z]+(?<!s)(?<!ing)(?<!tion)(?<!ness)(?<!ment)(?<!ity) (?:is|was)\b"
)
_KEPT_TAIL = re.compile(
    r"(?i)^(?:and|or|but|not|which|who|whom|whose|where|because|since|just|only|even|especially|including|like|such|"
    r"rather|from|until|after|before|when|while|if|for|in|at|on|with|as)\b"
)
_BARE_WEEKDAY = re.compile(
    r"(?<!\bon )(?<!\bby )(?<!\bnext )(?<!\bthis )(?<!\blast )(?<!\bevery )(?<!\beach )(?<!\bany )(?<!\bfrom )"
    r"(?<!\bto )(?<!\buntil )(?<!\btill )(?<!\bbefore )(?<!\bafter )(?<!\bsince )(?<!\bor )(?<!\band )(?<!\ba )"
    r"(?<!\bthe )(?<!\bof )(?<!-)\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?=[.,]|$)"
)
_BARE_TRADE = re.compile(
    r"(?i)\b(as|was|am|is|are|were|became|become|been) "
    r"(?=((?:(?:junior|senior|trainee|apprentice|hotel|office|school|ship|night|kitchen|shop) )?([a-z]+))\b)"
)
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "PRODUCT", "FAC", "NORP", "WORK_OF_ART"})
_BARE_DATE = re.compile(
    r"\b((?!(?:on|by|until|till|from|before|after|to|since|the|of|and|or|around|about|than|for|in|at)\b)[a-z]+) "
    r"(?=\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)"
)
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)$")
_CONTRAST = re.compile(
    r"(?i)(\b(?!(?:is|are|was|were|am|be|do|does|did|will|would|can|could|should|may|might|must|have|has|had|if|why|or|"
    r"and|but|to|whether|of|for|ca|wo|it|that|which|also|even|just|so|really|better|best|still|probably|certainly|"
    r"definitely|what|how|when|where|who|whom)\b)[\w’'-]+) not "
    r"(?=(?!to\b)(?:the |an? |on |in |at |from |by |with |for |as |my |your )?"
    r"(?:the |an? )?[\w-]+(?: [\w-]+)?$)"
)
_CAPITALS = re.compile(r"^(?:I|I['’]\w+)$")


def strip_end(text: str) -> str:
    """Take marks, smileys and asides off the ends of a fragment."""
    text = re.sub(r"[^\w\s.,;:!?'’\"“”()/&%$£€+\-–—#@=<>*\[\]{}|~^]", "", text)
    text = re.sub(
        r"(?i)[\s,.;:!–—-]*(?:\(\W*\)|\blol\b|\bhaha\b|\bimh?o\b|\btbh\b|,? which I thought was .*)[\s!.]*$", "", text
    )
    return re.sub(r"^[\s,.;:!–—-]+|[\s,.;:!–—-]+$", "", text)


def add_years(text: str) -> str:
    """Put "in" before a bare year ("retired 2018") and "on" before a bare day ("opens 1 October")."""
    return _BARE_YEAR.sub(" in ", _BARE_DAY.sub(r"\1 on ", _BARE_MONTH_AFTER.sub(r"\1 in ", text)))


def add_articles(body: str) -> str:
    """Put in the articles that notes leave out.

    "The" before a superlative, a bare singular subject and a compound object; "a" before what somebody is ("as usher").
    """
    body = _BARE_TRADE.sub(_name_trade, body)
    body = re.sub(r"(?i)\b(shift|work|job|course|pay|time) (first|last) (year|month|week)\b", r"\1 in the \2 \3", body)
    body = re.sub(r"\b(in|into|at|from) (?=([a-z]+)\b)", _name_place, body)
    if (
        _BARE_SUBJECT.match(body)
        and body.split()[0] not in lexicon("bare")
        and parse(body)[0].pos_ not in {"PRON", "DET", "ADV", "PROPN", "SCONJ"}
    ):
        return add_articles(f"the {body}")
    places = {token_start for token in parse(body) if (token_start := _place(token)) is not None}
    words = [("the " if t.i in places else "") + (_small(t) if t.i in places else t.text_with_ws) for t in parse(body)]
    text = "".join(words)
    return text[:1].upper() + text[1:] if body[:1].isupper() else text


def _name_trade(match: re.Match) -> str:
    article = "an" if match[2][0].lower() in "aeiou" else "a"
    return f"{match[1]} {article} " if match[3].lower() in lexicon("trades") else match[0]


def _name_place(match: re.Match) -> str:
    return f"{match[1]} the " if match[2] in lexicon("places") - {"hospital", "company"} else match[0]


def _small(token: "Token") -> str:
    named = token.ent_type_ in _NAMES or _MONTH.match(token.text) or not token.text[1:].islower()
    return token.text_with_ws if named else token.text_with_ws.lower()


def _place(token: "Token") -> int | None:
    """Return where "the" belongs for this word, if anywhere."""
    noun = token.head if token.tag_ == "JJS" and token.dep_ == "amod" else token
    if (
        noun.tag_ != "NN"
        or noun.lower_ in {"mine", "yours", "hers", "ours"}
        or any(c.dep_ in {"det", "poss", "nummod", "nmod"} for c in noun.children)
    ):
        return None
    if any(t.tag_ in {"JJR", "RBR"} for t in noun.lefts) or noun.left_edge.tag_ == "JJR":
        return None
    if token is not noun:
        return noun.left_edge.i
    if (
        MASS.search(noun.text)
        or noun.lower_ in lexicon("bare")
        or any(c.tag_ == "NNP" and not _MONTH.match(c.text) for c in noun.children)
        or noun.ent_type_ in _NAMES
    ):
        return None
    behind = token.dep_ == "pobj" and token.head.lower_ in {"in", "for", "at", "on", "into", "from", "during"}
    if behind and any(c.dep_ == "compound" for c in noun.lefts):
        return noun.left_edge.i
    precise = any(c.dep_ == "compound" or c.text == "of" for c in noun.children)
    subject = token.dep_ in SUBJECTS and is_finite(token.head) and noun.left_edge.tag_ != "RB"
    step = token.dep_ == "attr" and any(c.lower_ in {"first", "last", "next", "only", "key"} for c in noun.children)
    return noun.left_edge.i if subject or step or (token.dep_ == "dobj" and precise) else None


def mark_contrast(words: str) -> str:
    """Put the comma before what is not meant: "apply via the agency not the website"."""
    return _CONTRAST.sub(r"\1, not ", words)


def polish_action(words: str) -> str:
    """Mend how notes say what to do: "call Ruth Monday", "write Sam", "send to you photos", "my CV and dates"."""
    words = mark_contrast(words)
    words = re.sub(r"\bintroduce (me|us) with\b", r"introduce \1 to", words)
    words = re.sub(r"\bthe copy of (?=my\b|the\b|your\b)", "a copy of ", words)
    words = re.sub(r" if (?:I|you) (?:want|like|wish)(?: to)?$", "", _BARE_WEEKDAY.sub(r"on \1", words))
    words = _BARE_DATE.sub(r"\1 on ", words)
    words = re.sub(r"^(write) (?=[A-Z])", r"\1 to ", words)
    words = re.sub(r"\b(send|give|show|bring|lend) to (you|me) (?=\w)", r"\1 \2 ", words)
    words = re.sub(r"\bthe contact of\b", "the contact details of", words)
    words = re.sub(rf"\bsit in (?=(?:the|an?|your) (?:[\w-]+ )*{_GATHERING}\b)", "sit in on ", words)
    return re.sub(r"\b(and|with) (dates|times|days) (?=(?:when |that )?I\b)", r"\1 the \2 ", words)


def fix_articles(text: str) -> str:
    """Write "an" before a vowel, and "a team of" where the article is missing."""
    text = re.sub(r"\ba (?=[aeio]\w*(?<!\bone)(?<!\bonce)\b|un(?!i))(?!one\b|once\b|eu)", "an ", text)
    return re.sub(
        r"\b(with|has|have|had|run|runs|lead|leads|manage|manages) (team|group|crew) of\b", r"\1 a \2 of", text
    )


def cut_loose_tail(words: str) -> str:
    """Cut a verbless aside that a comma hung on ("..., same reason as me"), unless it belongs to a list.

    A second thing that they did ("came by bus, kept a notebook") is kept, behind "and".
    """
    head, comma, tail = words.rpartition(", ")
    joined = _join_pasts(words)
    if joined:
        return joined
    cardiac = re.match(r"^(.*?\b(?:at|in|on|with|for|of|from|to) [^,]+), \w+, \d+ years$", words)
    if cardiac:
        return cardiac[1]
    if (
        not comma
        or ", " in head
        or _KEPT_TAIL.match(tail)
        or re.search(r"(?i)^(?:if|when|as|for|in|by|before|after)\b", head)
    ):
        return words
    shortest = 3
    return words if len(head.split()) < shortest or _is_apposition(words, len(head)) else head


def _join_pasts(words: str) -> str | None:
    head, comma, tail = words.partition(", ")
    if not comma or ", " in tail or not re.match(r"(?i)you\b", head):
        return None
    first, then = find_root(parse(f"{head}.")), parse(f"You {tail}.")[1]
    return f"{head} and {tail}" if then.tag_ == "VBD" and first.tag_ in {"VBD", "VB"} else None


def _is_apposition(words: str, comma: int) -> bool:
    if not re.match(r"(?:the|an?|my|your|his|her|their|our|one|[A-Z])", words[comma + 2 :]):
        return False
    doc = parse(words + ".")
    after = [token for token in doc if token.idx > comma + 1]
    return any(token.dep_ in {"appos", "relcl"} and token.head.idx < comma for token in after) and bool(
        doc.char_span(comma - 1, comma, alignment_mode="expand")[0].tag_ in {"NNP", "NN", "NNS"}
    )


def lower_first(text: str, written: str) -> str:
    """Take the capital off a word that has it only because it began a line.

    ``written`` is the fragment as the notes have it.
    """
    word = re.split(r"[ ,'’]", text, maxsplit=1)[0]
    if _CAPITALS.match(word) or (len(word) > 1 and not word[1:].islower()):
        return text
    if written[:1].isupper() and _is_name(word, text):
        return text
    return text[:1].lower() + text[1:]


def _is_name(word: str, text: str) -> bool:
    token = next((t for t in parse(text) if t.text.startswith(word)), None)
    small = parse(text[:1].lower() + text[1:])[0]
    return token is not None and token.tag_ in {"NNP", "NNPS"} and (bool(token.ent_type_) or small.tag_ == "NNP")
