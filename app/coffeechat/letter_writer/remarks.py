"""What was said at the meeting: advice, points, names, titles, and what struck the writer."""

import re

from coffeechat.letter_writer.cues import SAID, SHE, SHOULD
from coffeechat.letter_writer.mending import strip_end
from coffeechat.letter_writer.phrases import fit_clause, fit_infinitive, fit_noun
from coffeechat.letter_writer.reading import Reading, word
from coffeechat.letter_writer.words import lexicon
from coffeechat.prose.english import find_root, find_subject, is_finite, parse
from coffeechat.prose.perspective import Viewpoint

_QUOTE = re.compile(
    r"[“\"]([^“”\"]{12,160})[”\"]|(?:^|[\s:])[‘']([^‘’\"]{12,160}?)[’'](?=$|[\s.,])",
)
# What may lead up to their words, and a name in the rest of the note: the words may be that person's.
_TELLER = re.compile(rf"(?ix)(?:.*[-:;,.–—]\ *)?(?:{SHE}(?:{SAID})?|then\ \w+\ said|alex\W*|(?:her|his)\ rule)\W*")
_NAMED = re.compile(r"(?<![.!?] )(?<!^)\b(?!Alex\b|I\b)[A-Z][a-z]+\b|^[A-Z][a-z]+ (?:said|says|told|taught)\b")
# Somebody else's words within theirs.
_ANOTHER = re.compile(r"\b(?!Alex\b)[A-Z]\w+ (?:said|says|thinks|told)\b")
_COME = re.compile(r"to (?:come (?:along|by|and|to|any|for|over|back)|drop (?:by|in)|join (?:us|you))\b")
_FEWEST = 4  # words of a quotation
_LONGEST = 12  # words of a title


def read_quote(text: str) -> Reading | None:
    """Keep the reader's own words as they are, if the notes put them between quotation marks."""
    match = _QUOTE.search(text)
    if not match:
        return None
    words = re.split(r"(?<=\w)[.!?]\s+(?=\w)", (match[1] or match[2]).strip())[0].rstrip(".!")
    before, after = text[: match.start()], text[match.end() :]
    told = _TELLER.fullmatch(before.strip()) and not _NAMED.search(f"{before} {after}")
    return Reading("said", "quote", f"“{words[:1].upper()}{words[1:]}.”") if told and _is_saying(words) else None


def _is_saying(words: str) -> bool:
    """Tell whether quoted words are a sentence or an instruction, not a piece of one."""
    root = find_root(parse(words[:1].upper() + words[1:] + "."))
    whole = (find_subject(root) is not None and is_finite(root)) or root.tag_ == "VB"
    whole = whole and not re.match(r"(?i)(?:who|which|that|because|and|but|so)\b", words)
    return whole and len(words.split()) >= _FEWEST


def read_advice(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read an instruction that the reader gave; one to come is an invitation."""
    body = ("not to " if match.groupdict().get("no") else "") + match["x"]
    wording = fit_infinitive(body, Viewpoint(view.pronoun, view.speaker if view.speaker == "reader" else "advice"))
    if wording and _COME.match(wording):
        return Reading("promise-theirs", "invitation", wording.removeprefix("to "))
    return Reading("advice", "advice", wording) if wording else None


def read_note(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read an instruction of which nobody says who gave it."""
    wording = fit_infinitive(match["x"], Viewpoint(view.pronoun, "advice"))
    return Reading("advice", "note", wording) if wording else None


def read_tip(match: re.Match, view: Viewpoint) -> Reading:
    """Read what follows "advice:": an instruction, a thing, or a point."""
    return read_advice(match, view) or read_suggestion(match, view) or read_point(match, view) or Reading("advice")


def read_suggestion(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read a thing or an action that was suggested or recommended."""
    body = match["x"]
    first = parse(body)[0]
    if first.tag_ in {"VBG", "NN"} and body.split()[0].endswith("ing"):
        wording = fit_infinitive(first.lemma_ + body[len(first.text) :], Viewpoint(view.pronoun, "advice"))
        return Reading("advice", "advice", wording) if wording else None
    work, title = match.groupdict().get("work"), re.match(r"[\"“]([^\"”]+)[\"”]", body)
    if work and title:
        frame = "recommendation" if "recommend" in _lead(match) else "suggestion"
        return Reading("advice", frame, f"the {work} “{title[1]}”")
    wording = f"the {work} {strip_end(body)}" if work and not body[:1].islower() else fit_noun(body, view)
    frame = "recommendation" if "recommend" in _lead(match) else "suggestion"
    return Reading("advice", frame, wording) if wording else None


def read_point(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read a clause that the reader said."""
    if _ANOTHER.search(match["x"]):
        return None
    wording = fit_clause(re.sub(r",? and to (?!\w+ing\b)\w+ .*$", "", match["x"]), view, story=False)
    if wording is None:
        return None
    if wording.text.startswith("I "):
        return None
    theirs = re.match(r"(?i)(?:she|he|they|Alex)\b", match["x"]) or (
        wording.shape == "present" and "you" not in match["x"]
    )
    opinion = not theirs and not re.search(r"told|mention|explain", _lead(match))
    return Reading("said", "history" if wording.shape == "past" else "point" if opinion else "learned", wording.text)


def read_said(match: re.Match, view: Viewpoint) -> Reading:
    """Read what follows "said": an instruction if it is one, else a point."""
    nested = re.match(rf"(?ix)(?:{SHOULD})\ (?P<x>.+)", match["x"])
    if nested:
        return read_advice(nested, view) or Reading("advice")
    noun = fit_noun(match["x"], view) if "mention" in _lead(match) else None
    if noun:
        return Reading("said", "mentioned", noun)
    order = fit_clause(match["x"], Viewpoint(speaker="reader")) is None
    verb = re.match(r"(?i)(?P<how>not |never |don['’]t |do not |always |to )*(?P<verb>\w+)", match["x"])
    known = order and verb and (verb["how"] or verb["verb"].lower() in lexicon("orders"))
    return read_point(match, view) or (read_advice(match, view) if known else None) or Reading("said")


def read_struck(match: re.Match, view: Viewpoint) -> Reading:
    """Read a clause that struck the writer."""
    wording = fit_clause(match["x"], view)
    return word("struck", "struck", wording.text if wording else None)


def read_liked(match: re.Match, view: Viewpoint) -> Reading:
    """Read a thing that the writer liked."""
    how = re.match(r"(?i)how (?P<x>.+)", match["x"])
    clause = fit_clause(how["x"], view) if how else None
    return word("struck", "liked", f"how {clause.text}" if clause else fit_noun(match["x"], view))


def read_name(match: re.Match, view: Viewpoint) -> Reading:
    """Read a person whom the notes name."""
    wording = fit_noun(match["x"], view)
    return word("person", "name", wording if wording and wording[0].isupper() else None)


def read_title(match: re.Match, _view: Viewpoint) -> Reading:
    """Read the title of a book, a podcast, a course."""
    title = match["x"].strip(" .")
    named = title[:1] in "\"“'" or re.match(r"[A-Z0-9]", title)
    return word("resource", "title", title if named and len(title.split()) <= _LONGEST else None)


def _lead(match: re.Match) -> str:
    return match[0][: match.start("x") - match.start()].lower()
