"""What a statement of the notes is about, as a noun phrase that a letter can name: "about supervision"."""

import re
from typing import TYPE_CHECKING

from coffeechat.letter_writer.mending import MASS, strip_end
from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.english import SUBJECTS, find_root, is_finite, parse
from coffeechat.prose.perspective import READER, Viewpoint, readdress

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LABEL = re.compile(r"^(?P<label>[A-Za-z][\w’'& -]{2,40}?)\s*(?::|=|->|→|–|—)\s*(?=\S)")
# Headings, tasks, and what the writer is, did or felt.
_NOT_THEIRS = re.compile(
    r"(?i)\b(?:I|I['’]\w+|my|me|mine|we|our|us)\b|^(?:to-?do|action|next|follow|must|need to|remember|send|email|"
    r"e-mail|ask|will|would|can|could|going|met|meeting|coffee|call|zoom|chat|talk|lunch|tea|name|names|contact|advice|tip|tips|"
    r"intro|from|to|date|place|role|bio|bg|background|career|path|route|work|job|confidential|private|personal|notes?|"
    r"misc|other|also|quote|book|books|podcast|blog|website|link|read|watch|resources?|thank|thanks|what|says?|said|told|"
    r"thinks|she|he|they|best|worst|hardest|funniest|plus|minus)\b"
)
_UNSAID = frozenset({"DATE", "TIME", "CARDINAL", "PERSON", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_POINTERS = frozenset({
    "this", "that", "these", "those", "it", "one", "what", "which", "who", "any", "no", "every", "each", "another",
    "other", "such", "some", "all", "both", "either", "neither", "its", "their",
})  # fmt: skip
_FEWEST, _MOST = 3, 5  # words of a clause, and of a noun phrase


def find_mention(text: str, view: Viewpoint) -> str | None:
    """Return what a tidied statement is about, in words for the reader, or None where that is not certain.

    It is what stands before a colon, or else the subject or the object of the clause: a noun phrase of at most five
    words, without figures, with its article, and telling enough to name.
    """
    label = _LABEL.match(text)
    if label and not _NOT_THEIRS.match(label["label"]):
        return _name_label(label["label"].strip(), view)
    body = strip_end(text)
    if label or _NOT_THEIRS.search(body) or len(body.split()) < _FEWEST:
        return None
    doc = parse(body[:1].upper() + body[1:] + ".")
    return next((said for chunk in _candidates(doc) if (said := _say(chunk, view, short=False))), None)


def _name_label(label: str, view: Viewpoint) -> str | None:
    about = "It is about "
    doc = parse(f"{about}{label.lower() if label[1:].islower() else label}.")
    chunks = [chunk for chunk in doc.noun_chunks if chunk.end == len(doc) - 1 and chunk.start == len(about.split())]
    return next((said for chunk in chunks if (said := _say(chunk, view, short=True))), None)


def _candidates(doc: "Doc") -> "list[Span]":
    root = find_root(doc)
    if root.pos_ not in {"VERB", "AUX"} or not (is_finite(root) or root.tag_ == "VB"):
        return []
    chunks = list(doc.noun_chunks)
    subjects = [c for c in chunks if c.root.dep_ in SUBJECTS and c.root.head == root]
    objects = [c for c in chunks if c.root.dep_ == "dobj" and c.root.head == root]
    return subjects + objects


def _say(chunk: "Span", view: Viewpoint, *, short: bool) -> str | None:
    head = chunk.root
    words = [t for t in chunk if t.dep_ not in {"det", "poss", "case"} and t.tag_ not in {"DT", "PRP$", "POS"}]
    if not _is_plain(chunk, words) or not (short or _tells_enough(words)):
        return None
    said = readdress(parse(chunk.text), view)
    if not said or READER in said or said.lower().startswith(("you ", "your you")):
        return None
    small = chunk[0].text[1:].islower() and chunk[0].pos_ != "PROPN"
    said = said[:1].lower() + said[1:] if small else said
    named = any(t.dep_ in {"det", "poss"} or t.tag_ in {"DT", "PRP$"} for t in chunk)
    bare = (
        named
        or head.tag_ in {"NNS", "NNPS"}
        or head.text[:1].isupper()
        or MASS.search(head.text)
        or head.lower_ in lexicon("bare")
    )
    said = re.sub(r"(?i)^an? ", "the ", said)
    titled = not named and head.text.islower() and head.tag_ == "NN" and chunk[0].text[:1].isupper()
    return said if bare and not titled else f"the {said}"


def _is_plain(chunk: "Span", words: list) -> bool:
    return (
        0 < len(words) <= _MOST
        and len(chunk) <= _MOST + 1
        and all(re.fullmatch(r"[A-Za-zÀ-ÿ-]+|['’]s", t.text) for t in chunk)
        and not any(t.lower_ in _POINTERS or (t.pos_ in {"PRON", "NUM"} and t.dep_ != "poss") for t in chunk)
        and not any(t.ent_type_ in _UNSAID for t in chunk)
        and not any(t.tag_ in {"VBZ", "VBD", "VBP", "MD", "RB", "UH", "FW", "CC"} for t in words)
        and chunk.root.lower_ not in lexicon("vague")
        and chunk.root.pos_ in {"NOUN", "PROPN"}
        and any(t.pos_ == "NOUN" for t in words)
    )


def _tells_enough(words: list) -> bool:
    return len(words) > 1
