"""Is a clause of the notes worth telling to the one who said it?"""

import re
from typing import TYPE_CHECKING

from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.perspective import READER

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What they do is no news to them: "you are product lead for maps", "you run the grants desk".
_OWN_POST = re.compile(
    r"(?i)^you (?:now |also )?(?:run|lead|manage|head|direct|work (?:at|for|as)) |"
    r"^you are (?:now |an? |the )*(?!\w+ing\b)[\w-]+(?: [\w-]+){0,3} (?:at|for|in|of) |"
    r"^you (?:are \w+ing|work) (?:for |since )?\d+ "
)
# What they have, are and do every day is no news to them, nor what is theirs.
_OF_THEIRS = re.compile(
    r"(?i)^you (?:now |still |also |mostly |mainly |currently )*(?:have|has|are|do|plan|work|spend|run|manage|lead|"
    r"live|own|use|make|"
    r"teach|handle|earn|drive|get|go|come|see|take|cover|look after|sell|train|write|read|play|speak|travel|wake|"
    r"start|finish|"
    r"inspect|cook|grow|keep|carry|wear|smell|taste|employ|hire|know|need|want|like|love|hate|miss|prefer)(?! (?:to|"
    r"that|not)\b)\b(?!n['’]t)|"
    r"^your (?:\w+ ){1,3}(?:has|have|is|are|was|were|will|can|works?|runs?|lives?)\b|"
    r"^(?:the|my) (?:deadline|course|application|interview|exam|test|fee|form|class|workshop|meeting|intake|start|"
    r"next \w+) "
    r"(?:is|starts|opens|closes|costs|takes|runs|begins|ends)\b"
)
_ENDS_LOOSE = re.compile(
    r"(?i)\b(?:is|are|was|were|the|an?|of|to|and|or|but)$|^you (?:might|may) |\b(?:in|of|at|on|by|for|with|"
    r"from) (?:that|this|those|these) \w+$|^(?:the|my) (?:first|last) (?:month|year|week|day)s? (?:is|are)\b|"
    r"^you (?:asked|said|told|laughed|smiled|wondered|joked|mentioned|nodded) |^(?:the|my) (?:deadline|course|"
    r"application|interviews?|exam|test|fee|form|class|workshop|meeting|intake|list|next \w+) "
    r"(?:is|are|starts|opens|closes|costs|takes|runs|begins|ends)\b|\b(?:doing|changing|love|like|about|with|for|of|"
    r"to) (?:it|this|that|them)$|^you (?:will not|won['’]t) "
)
# What has no one to point at, or tells of the meeting itself.
_LOOSE = re.compile(
    r"(?i)\byou \w+ you\b|^you (?:do not |don['’]t |didn['’]t |really |also )*\w+ (?:it|them|this)\b|"
    r"\byou you\b|^you .*\b(?:with|to|for|from) you\b|^you (?:will|would) (?:ask|send|text|email|call|put|"
    r"forward|talk|look)\b|^you want(?:ed)? me to\b|\bwhat I expected\b|\b(?:is|are) plus$|"
    r"\b(?:have|has|had) (?:show|give|tell|take|make|go|see|write)\b|"
    r"^you are .* since (?:19|20)\d\d|\b(?:needs?|has|have|wants?|hires?|takes?) \d+$|^sorry\b|\bran over\b|"
    r"^you (?:want|wanted|would like) to (?:see|read|hear|meet|know)\b|^you hired for\b|"
    r"^(?-i:[a-z]+ [A-Z]{2,}) (?-i:is|was|are|has) |"
    r"^my |^“|"
    r"\bthe other (?:way|one|side)\b|^you (?:want|need|would like)\b|"
    r"\bwe (?:walked|met|talked|sat|had|went|laughed|spoke|ate|drank)\b"
)
_FLATTERY = re.compile(
    r"(?i)^you (?:are|were|seem|seemed|look|looked) (?:\w+ )*(?:nice|kind|generous|friendly|lovely|great|legend|sweet|"
    r"awesome|funny|quiet|cool|helpful|open|busy|late|hilarious|young|old|intense|shy|patient|warm|amazing|"
    r"on fire|in a hurry|running|so)\b|"
    r"^you (?:had to (?:run|go|leave|rush)|(?:also )?know (?:an?|one|some|the (?:person|man|woman)|"
    r"someone|somebody|people)|"
    r"laugh(?:ed)?|smiled?|talked (?:so|very|too|a lot)|came(?! from)|arrived|paid for)\b"
)
_LONG_AGO = re.compile(
    r"(?i)\b(?:19|20)\d\d\b|\bago\b|\b(?:when|until|before|after|at \d\d|first|last|once|\w+ hours|"
    r"for \w+ (?:years?|months?|weeks?|days?)|\w+ years?)\b|"
    r"\byour (?:\w+ )?(?:boss|team|mother|first|own|degree|firm|company|shop)\b"
)
# What one does while one talks.
_AT_THE_TABLE = frozenset({
    "ask", "say", "tell", "laugh", "smile", "show", "give", "talk", "listen", "look", "seem", "wait", "order", "pay",
    "drink",
    "eat", "bring", "arrive", "sit", "speak", "explain", "mention", "send", "offer", "promise", "agree", "think",
    "want", "like",
    "love", "answer", "call", "wear", "have", "be", "get", "cut", "walk", "come", "go", "apologise", "apologize",
    "sound", "make",
    "take", "keep", "let", "put", "read", "know", "feel", "remember", "forget", "try", "tease", "joke", "point",
    "suggest",
    "recommend", "describe", "admit", "add", "reply", "wonder", "nod", "cry", "sigh", "insist", "invite", "choose",
    "mean", "warn", "introduce",
})  # fmt: skip
_WHOLE_STORY, _STORY = 7, 6  # words
_FAINT = frozenset(
    {"get", "be", "have", "do", "go", "come", "say", "tell", "make", "take", "good", "nice", "bad", "thing"}
)


def is_no_news(said: str) -> bool:
    """Tell whether a clause says what they know of themselves, flatters, or tells of the meeting."""
    return any(telling.search(said) for telling in (_FLATTERY, _OWN_POST, _LOOSE, _ENDS_LOOSE))


def is_theirs(said: str) -> bool:
    """Tell whether a clause says what they have, are or do every day; it is told only where little else is."""
    return bool(_OF_THEIRS.search(said))


def is_short(story: str) -> bool:
    """Tell whether a story of theirs is so short that it is told only where little else is."""
    return len(story.split()) < _STORY and not re.search(r"\d", story)


def tells_something(doc: "Doc") -> bool:
    """Tell whether a clause says something by itself: "you still get teased" does not."""
    telling = [t for t in doc if t.pos_ in {"NOUN", "PROPN", "NUM", "ADJ", "VERB"} and t.text != READER]
    enough = 2
    return len([t for t in telling if t.lemma_ not in _FAINT]) >= enough or any(t.dep_ == "attr" for t in telling)


def is_of_a_life(verb: "Token", said: str) -> bool:
    """Tell whether a past of theirs is of their life, not of the meeting ("you laughed", "you hosed my shoes")."""
    if re.search(r"\b(?:I|me|my|mine)\b", said):
        return False
    if verb.lemma_ in lexicon("career") or _LONG_AGO.search(said):
        return True
    return verb.lemma_ not in _AT_THE_TABLE and len(said.split()) >= _WHOLE_STORY
