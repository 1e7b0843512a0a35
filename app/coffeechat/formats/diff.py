"""What changed between a draft and its revision."""

import difflib


def diff(before: str, after: str) -> str:
    """Return the changed lines as a unified diff without file names; empty when nothing changed."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm="")
    return "\n".join(line for line in [*lines][2:] if not line.startswith("@@ "))
