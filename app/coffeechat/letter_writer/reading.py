"""What a statement of the notes is, and how a letter would word it."""

from dataclasses import dataclass

from coffeechat.model import NoteType


@dataclass(frozen=True)
class Reading:
    """The type of a fact, and the frame and wording for it; no frame when it cannot be said safely."""

    type: NoteType
    frame: str | None = None
    wording: str = ""


def word(kind: NoteType, frame: str, wording: str | None) -> Reading:
    """Return a reading with its wording, or one without a frame where there is no safe wording."""
    return Reading(kind, frame, wording) if wording else Reading(kind)
