"""What notes put after a label ("hardest year = 2020, lost two suppliers") or between arrows ("nurse -> analyst")."""

import re

from coffeechat.letter_writer.clauses import fit_clause
from coffeechat.letter_writer.mending import strip_end
from coffeechat.letter_writer.phrases import fit_noun, is_sound
from coffeechat.letter_writer.reading import Reading
from coffeechat.prose.english import parse
from coffeechat.prose.perspective import Viewpoint

# Headings that say nothing which they do not know.
_HEADINGS = re.compile(
    r"(?i)^(?:role|team|start|place|date|time|when|where|who|what|company|title|name|met|background|notes?|agenda|"
    r"questions?|next step|intro|contact|re|subject|phone|email|best|worst|pros?|cons?|path|route|career)$"
)
_TIME = re.compile(r"(?i)\b(?:day|year|week|month|moment|night|summer|winter|season|shift)$")
_WORK = re.compile(r"(?i)\b(?:job|role|post|position|internship|project|startup|company)$")
_EVENT = re.compile(
    r"(?i)\b(?:trial|pilot|project|launch|study|merger|storm|blackout|fire|strike|crisis|tour|release|recall|move|sale|"
    r"election|campaign|exercise|rollout|migration|season)$"
)
_BEST = re.compile(r"(?i)\b(?:\w{3,}est|best|worst|first|last|favou?rite|only|proudest|most \w+)\b")
_YEAR = re.compile(r"^(?P<year>(?:19|20)\d\d)(?:,? (?:when )?(?P<rest>\D.+))?$")
_ARROW = re.compile(r"\s*(?:->|→|=>|>)\s*")
_TRADE = re.compile(
    r"(?i)(?:er|or|ist|ian|ant|eer|nurse|manager|lead|phd|degree|school|desk|officer|driver|chef|cook|clerk|attorney|"
    r"startup|agency|designer|analyst|student|army|navy|police|marketing|product|law|finance|sales)$"
)
_LONGEST = 4  # words of one step of a career


def read_label(match: re.Match, view: Viewpoint) -> Reading | None:
    """Read what follows a label by what the label names: a time, a job, an event, or a thing."""
    label, body = match["label"].strip(), strip_end(match["x"])
    if re.search(r"(?i)\b(?:said|says|told|thinks|picked|asked)\b", label):
        return Reading("said")  # "Crowe said: ...": somebody else
    if _HEADINGS.match(label) or ("=" in match[0] and len(label.split()) == 1):
        return Reading("said")
    done = re.search(r"(?i)\b(?:first|last|old) (?:job|role|post|year|day)\b", label)
    whole = (
        fit_clause(f"{label} is {body}", view, own=True)
        if ("=" in match[0] and not done) or body.startswith("that ")
        else None
    )
    reading = _read_time(label, body, view) or _read_named(label, body, view)
    if reading:
        return reading
    if whole:
        return Reading("said", "learned", whole.text)
    clause = fit_clause(body, view, own=True)
    return Reading("said", "learned", clause.text) if clause and len(label.split()) > 1 else Reading("said")


def read_path(match: re.Match, _view: Viewpoint) -> Reading | None:
    """Read the steps of a career between arrows."""
    steps = []
    for part in _ARROW.split(match["x"]):
        step = re.sub(r"\s*\([^)]*\)|,? \d+ years?$", "", part).strip(" .,;")
        if not _is_step(step):
            break
        steps.append(step if step[1:2].isupper() or not step[:1].isupper() else step[:1].lower() + step[1:])
    trades = sum(bool(_TRADE.search(step)) for step in steps)
    if len(steps) < len(("from", "to")) or trades * 2 < len(steps):
        return None
    return Reading("said", "history", f"you went from {steps[0]} to {' to '.join(steps[1:])}")


def _is_step(step: str) -> bool:
    if not step or len(step.split()) > _LONGEST or not is_sound(step) or '"' in step:
        return False
    return not any(token.tag_ in {"VBZ", "VBD", "PRP", "MD"} for token in parse(step))


def _read_time(label: str, body: str, view: Viewpoint) -> Reading | None:
    """Read "hardest year = 2020, lost two suppliers", "best day: paid out for a parrot", "first job: ..."."""
    the = _name(label, view)
    if the is None or not (_TIME.search(label) or _WORK.search(label)):
        return None
    year = _YEAR.match(body)
    if year:
        told = fit_clause(year["rest"], view) if year["rest"] else None
        return Reading("said", "learned", f"{the} was {year['year']}" + (f", when {told.text}" if told else ""))
    thing = fit_noun(body.split(", ", maxsplit=1)[0], view) if _TIME.search(label) else None
    if thing and re.match(r"(?:the|an?|your|[A-Z])", thing):
        return Reading("said", "topic", f"{_yours(the)}, {thing}")
    told = fit_clause(body, view) if _starts_in_past(body) else None
    return told and _place(label, the, told.text)


def _place(label: str, the: str, told: str) -> Reading:
    """Say what happened then, or in that job."""
    if _WORK.search(label):
        return Reading("said", "history", f"in {_yours(the)} {told}")
    return Reading("said", "topic", f"{the}, when {told}")


def _read_named(label: str, body: str, view: Viewpoint) -> Reading | None:
    """Read "funniest patent: a hat for cows" and "Lund trial: one ward went back to paper"."""
    the = _name(label, view)
    if the is None or len(label.split()) == 1:
        return None
    thing = fit_noun(body, view) if _BEST.search(label) else None
    if thing:
        return Reading("said", "topic", f"{the}, {thing}")
    clause = fit_clause(body, view, own=True)
    return Reading("said", "topic", f"{the}, where {clause.text}") if clause and _EVENT.search(label) else None


def _name(label: str, view: Viewpoint) -> str | None:
    """Return the label as a noun phrase with its article."""
    bare = not re.match(r"(?i)(?:the|an?|my|her|his|their|our|alex)\b", label)
    adjective = parse(label.lower())[0].tag_.startswith(("JJ", "RB"))
    return fit_noun(f"the {label[:1].lower() + label[1:] if adjective else label}" if bare else label, view)


def _yours(noun: str) -> str:
    return re.sub(r"^the ", "your ", noun)


def _starts_in_past(body: str) -> bool:
    return parse(f"She {body[:1].lower()}{body[1:]}")[1].tag_ == "VBD"
