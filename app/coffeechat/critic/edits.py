"""From a fault and its card to the edit that mends it."""

import re
from collections.abc import Sequence

from coffeechat.critic.keeping import ITEM_MARK, add_tail, put_above, reword
from coffeechat.critic.wording import load_wording
from coffeechat.model import Edit, Kind
from coffeechat.rules import (
    CardEdit,
    Delete,
    Fault,
    Head,
    Insert,
    ParsedDraft,
    Replace,
    Reword,
    Rule,
    Sentence,
    Tail,
    asks_to_meet,
    is_question,
)

# Where a sentence can be cut in two statements that stand alone.
_JOINT = re.compile(r"^(?:and|but|so|or|also|plus|then|please)\b", re.I)
_DEPENDENT = re.compile(
    r"^(?:if|when|as|since|because|while|although|though|who|which|in case|unless|after|given)\b", re.I
)
_STATEMENT = re.compile(
    r"\b(?:i|i'm|i'd|i've|i'll|my name is|we|you|it|he|she|they|thank|thanks|could|would|may|can)\b", re.I
)
# What leans on the words before it cannot be left alone.
_LEANING = re.compile(r"\b(?:it|them|this|these|those|one)\b", re.I)
_LEADING_JOINT = re.compile(r"^(?:and|but|so|or|also|plus|then)\s+", re.I)
_TALK = re.compile(
    r"\s*-?\s*(?:long )?(?:call|chat|meeting|conversation|zoom|coffee|talk|session|video|phone|slot|interview|lunch)"
)
_ARTICLE = re.compile(r"(an?)\s", re.I)


def edit_for(rule: Rule, fault: Fault, draft: ParsedDraft, kind: Kind) -> Edit | None:
    """Return the edit that mends a fault, or None where the card offers none."""
    edit = rule.fix.edit_for(kind)
    if isinstance(edit, Insert):
        return _insert(edit, draft, kind)
    if edit is None or fault.span is None:
        return None
    sentence = next(s for s in draft.sentences if s.span == fault.sentence)
    if isinstance(edit, Reword):
        if reworded := reword(edit.reword, sentence, draft.text):
            return reworded
        edit = edit.else_
    return _mend(edit, fault, sentence, draft)


def _mend(edit: CardEdit, fault: Fault, sentence: Sentence, draft: ParsedDraft) -> Edit | None:
    if isinstance(edit, Head):
        return put_above(edit, sentence, draft.text)
    if isinstance(edit, Tail):
        return add_tail(edit, sentence, draft.text)
    if isinstance(edit, Replace) and not _asks_again(edit, sentence, draft):
        return _replace(edit, fault, sentence, draft.text)
    if sentence.part == "subject":
        return Edit(start=sentence.span[0], end=sentence.span[1], text=load_wording().subject)
    return _delete(edit if isinstance(edit, Delete) else Delete(delete="sentence"), fault, sentence, draft.text)


def _asks_again(edit: Replace, sentence: Sentence, draft: ParsedDraft) -> bool:
    """A meeting that another sentence asks for already is not asked for a second time."""
    others = (other for other in draft.of(("body", "item")) if other.span != sentence.span)
    return is_question(edit.with_) and asks_to_meet(edit.with_) and any(asks_to_meet(other.text) for other in others)


def _replace(edit: Replace, fault: Fault, sentence: Sentence, text: str) -> Edit:
    start, end = {"match": fault.match, "clause": fault.clause, "sentence": fault.sentence}[edit.replace]
    new = edit.with_
    if fault.found_by == "limit":
        if _TALK.match(text, end):
            article = _ARTICLE.match(text, start)
            new = f"{'a ' if article else ''}{new.removesuffix('s').replace(' ', '-')}"
    elif start == sentence.span[0] and text[sentence.span[1] - 1] == "?" and not new.endswith("?"):
        new += text[end : sentence.span[1] - 1] + "."
        end = sentence.span[1]
    return Edit(start=start, end=end, text=new)


def _delete(edit: Delete, fault: Fault, sentence: Sentence, text: str) -> Edit:
    if edit.delete == "match":
        return Edit(start=fault.match[0], end=fault.match[1], text="")
    kept = _keep_half(fault, sentence, text) if edit.delete == "clause" else None
    if kept is not None:
        return Edit(start=sentence.span[0], end=sentence.span[1], text=kept)
    return _delete_sentence(sentence, text)


def _keep_half(fault: Fault, sentence: Sentence, text: str) -> str | None:
    """Return the statement of the sentence that can stand without the faulty one, if there is one."""
    clauses = [text[slice(*clause.span())] for clause in sentence.clauses]
    faulty = next(n for n, c in enumerate(sentence.clauses) if fault.match[0] < c.ends[-1])
    head = clauses[: next((n for n in range(faulty, 0, -1) if _JOINT.match(clauses[n])), 0)]
    if _stands_alone(head):
        return " ".join(head).rstrip(" ,;:-–—(") + "."
    after = next((n for n in range(faulty + 1, len(clauses)) if _JOINT.match(clauses[n])), len(clauses))
    tail = " ".join(clauses[after:])
    tail = _LEADING_JOINT.sub("", tail)
    return tail[:1].upper() + tail[1:] if _stands_alone([tail]) and not _LEANING.search(tail) else None


def _stands_alone(clauses: Sequence[str]) -> bool:
    first = clauses[0] if clauses else ""
    return bool(_STATEMENT.search(first)) and not _DEPENDENT.match(first)


def _delete_sentence(sentence: Sentence, text: str) -> Edit:
    """Take a sentence out with the white space after it, an item with its line."""
    start, end = sentence.span
    line = text.rfind("\n", 0, start) + 1
    mark = ITEM_MARK.fullmatch(text[line:start]) if sentence.part == "item" else None
    rest = text[end:].split("\n", 1)[0]
    if not rest.strip() and (mark or not text[line:start].strip()):
        below = end + len(rest) + 1
        return Edit(start=line, end=min(below, len(text)), text="")
    if rest.strip():
        return Edit(start=start, end=end + len(rest) - len(rest.lstrip()), text="")
    return Edit(start=start - (len(text[:start]) - len(text[:start].rstrip(" \t"))), end=end, text="")


def _insert(edit: Insert, draft: ParsedDraft, kind: Kind) -> Edit | None:
    if kind == "questions":
        return _insert_item(edit, draft)
    written = draft.of(("body", "item"))
    turned = (reword(edit.turns, sentence, draft.text) for sentence in written)
    if instead := next(filter(None, turned), None):
        return instead
    greeting = draft.of(("greeting", "subject"))
    asked = [s for s in written if asks_to_meet(s.text)]
    if edit.at == "opening" and written and not written[0].text[0].islower():
        return Edit(start=written[0].span[0], end=written[0].span[0], text=f"{edit.insert} ")
    # What goes on in small letters behind its greeting is not cut off from it.
    anchor = written[:1] if edit.at == "opening" else asked[-1:] if edit.at == "ask" and asked else written[-1:]
    if not written and edit.at != "opening":
        return None
    if anchor:
        stop = "" if anchor[0].text[-1] in ".!?)" else "."
        return Edit(start=anchor[0].span[1], end=anchor[0].span[1], text=f"{stop} {edit.insert}")
    place = greeting[-1].span[1] if greeting else 0
    return Edit(start=place, end=place, text=f"\n\n{edit.insert}" if greeting else f"{edit.insert}\n\n")


def _insert_item(edit: Insert, draft: ParsedDraft) -> Edit:
    """Add a question on a line of its own, marked like its neighbour: first, second or last."""
    asked = [s for s in draft.of(("body", "item")) if is_question(s.text)] or draft.of(("body", "item"))
    if not asked:
        return Edit(start=len(draft.text), end=len(draft.text), text=f"{edit.insert}\n")
    anchor = asked[-1] if edit.at == "end" else asked[0]
    line = draft.text.rfind("\n", 0, anchor.span[0]) + 1
    if anchor.part != "item" and draft.text[line : anchor.span[0]].strip():
        return Edit(start=anchor.span[1], end=anchor.span[1], text=f" {edit.insert}")
    found = ITEM_MARK.match(draft.text, line, anchor.span[0])
    mark = found[0] if found else ""
    if edit.at == "opening":
        return Edit(start=line, end=line, text=f"{mark}{edit.insert}\n")
    below = draft.text.find("\n", anchor.span[1])
    end = len(draft.text.rstrip()) if below < 0 else below
    return Edit(start=end, end=end, text=f"\n{_next_mark(mark)}{edit.insert}")


def _next_mark(mark: str) -> str:
    return re.sub(r"\d+", lambda number: str(int(number[0]) + 1), mark)
