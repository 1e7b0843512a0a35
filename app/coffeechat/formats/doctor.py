"""What ``coffeechat doctor`` prints."""

from coffeechat.formats.documents import to_json
from coffeechat.formats.layout import wrap
from coffeechat.model import Checkup


def render_checkup(checkup: Checkup, style: str) -> str:
    """Return the examinations as ``text``, ``md`` or ``json``."""
    if style == "json":
        return to_json(checkup)
    marks = {True: "ok", False: "FAULT"}
    lines = [f"{marks[look.ok]}: {look.name}: {look.detail} {look.todo}".strip() for look in checkup.examinations]
    return "\n".join(wrap(line, "    ", "" if style == "text" else "- ") for line in lines)
