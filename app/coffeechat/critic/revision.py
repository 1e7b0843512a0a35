"""The draft rewritten: faults out, what is missing in as blanks, everything else as it was."""

import re
from collections.abc import Callable, Sequence

from coffeechat.critic.intake import BLANK
from coffeechat.critic.wording import load_wording
from coffeechat.model import Edit, Finding, RevisedBlank, Revision

_MAX_ROUNDS = 8
_MANY_BREAKS = re.compile(r"\n{3,}")
_NUMBERED = re.compile(r"^([ \t]*\(?)(\d{1,2})([.):][ \t])", re.M)

Judge = Callable[[str], Sequence[Finding]]


def revise(text: str, findings: Sequence[Finding], judge: Judge) -> Revision:
    """Apply the edits of the findings and judge again, until no finding offers an edit.

    Args:
        text: the draft.
        findings: its findings, with offsets into ``text``.
        judge: finds the faults of a text; asked again because mending one can bare another.
    """
    changes: list[str] = []
    reasons: dict[str, str] = {}
    for _ in range(_MAX_ROUNDS):
        edits = _choose_edits(findings)
        if not edits:
            break
        for finding in edits:
            reasons.update((blank, finding.fix.advice) for blank in BLANK.findall(finding.fix.edit.text))
        applied = _drop_repeats(text, [finding.fix.edit for finding in edits])
        changes += [_describe(text, edit) for edit in applied]
        text = _apply(text, applied)
        findings = judge(text)
    return Revision(text=text, changes=changes, blanks=_find_blanks(text, reasons))


def _choose_edits(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings whose edits do not touch one another: cuts first, then additions, then what counts them."""
    with_edit = [finding for finding in findings if finding.fix.edit]
    with_edit = [finding for finding in with_edit if finding.found_by != "limit" or _cuts(finding)] or with_edit
    cuts = [finding for finding in with_edit if _cuts(finding)]
    chosen: list[Finding] = []
    for finding in cuts or sorted(with_edit, key=_order):
        if all(_are_apart(finding.fix.edit, other.fix.edit) for other in chosen):
            chosen.append(finding)
    return chosen


def _cuts(finding: Finding) -> bool:
    return finding.fix.edit.start < finding.fix.edit.end


def _order(finding: Finding) -> tuple[int, str]:
    """What is added in one place follows the order of the wording; a rule that it does not name comes first."""
    order = load_wording().added_in_order
    return order.index(finding.rule) if finding.rule in order else -1, finding.rule


def _are_apart(edit: Edit, other: Edit) -> bool:
    """Two paragraphs are never begun in the same empty place; sentences may follow one another."""
    if edit.start == other.start and edit.text.startswith("\n\n"):
        return False
    return edit.end <= other.start or edit.start >= other.end


def _drop_repeats(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """A sentence that the draft has already, or gets from another edit, is not put in once more."""
    said = text
    kept: list[Edit] = []
    for edit in edits:
        new = edit.text.strip()
        again = " " in new and new[0].isalnum() and edit.start < edit.end and new in said
        if again:
            end = edit.end + (text[edit.end : edit.end + 1] == " ")
            spare = end == edit.end and text[edit.start - 1 : edit.start] == " "
            kept.append(Edit(start=edit.start - spare, end=end, text=""))
        else:
            kept.append(edit)
            said += edit.text
    return kept


def _apply(text: str, edits: Sequence[Edit]) -> str:
    before = text
    for _, edit in sorted(enumerate(edits), key=lambda pair: (pair[1].start, pair[0]), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    if len(_NUMBERED.findall(before)) != len(_NUMBERED.findall(text)):
        text = _renumber(text)
    return text if _MANY_BREAKS.search(before) else _MANY_BREAKS.sub("\n\n", text)


def _renumber(text: str) -> str:
    """Close the gap that a deleted item leaves in a numbered list."""
    count = last = 0

    def number(match: re.Match) -> str:
        nonlocal count, last
        follows = text.count("\n", last, match.start()) <= 1 and last > 0
        count = count + 1 if follows or match[2] != "1" else 1
        last = match.end()
        return f"{match[1]}{count}{match[3]}"

    return _NUMBERED.sub(number, text)


def _describe(text: str, edit: Edit) -> str:
    told = load_wording().changes
    old, new = text[edit.start : edit.end].strip(), edit.text.strip().removeprefix(". ")
    if old and new:
        return told.replaced.format(old=old, new=new)
    return told.inserted.format(new=new) if new else told.deleted.format(old=old)


def _find_blanks(text: str, reasons: dict[str, str]) -> list[RevisedBlank]:
    return [
        RevisedBlank(start=m.start(), end=m.end(), text=m[0], why=reasons.get(m[0], "")) for m in BLANK.finditer(text)
    ]
