"""Prompt files: one Markdown file a model call, its variables declared and checked.

Front matter: ``title``, ``variables`` (names), ``answer`` (the class in ``chat.answers``), ``eval`` (the eval
that sends it). Body: a section ``# System``, fixed so that servers can cache it, and a section ``# User``.
``{{name}}`` puts in a variable between the tags ``<name>`` and ``</name>``.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from coffeechat.errors import KnowledgeError
from coffeechat.resources import folder, read_page

_VARIABLE = re.compile(r"\{\{([a-z_]+)\}\}")
_SECTIONS = re.compile(r"(?:# System\n(?P<system>.*?)\n)?# User\n(?P<user>.*)", re.DOTALL)
_META = {"title", "variables", "answer", "eval"}


@dataclass(frozen=True)
class Prompt:
    """One prompt file. ``digest`` identifies its exact words (12 hex digits of SHA-256)."""

    id: str
    title: str
    variables: tuple[str, ...]
    answer: str
    eval: str
    system: str
    user: str
    digest: str

    def messages(self, values: Mapping[str, str]) -> list[tuple[str, str]]:
        """Render the messages as (role, text) pairs, the fixed system part first.

        Every value is fenced and its fences escaped: it is material to work on, never an instruction.

        Raises:
            KnowledgeError: a declared variable is missing or an unknown one was given.
        """
        if set(values) != set(self.variables):
            raise KnowledgeError(
                f"it needs the variables {sorted(self.variables)} and was given {sorted(values)}",
                f"prompts/{self.id}.md",
                "Give exactly those.",
            )
        user = _VARIABLE.sub(lambda match: _fence(match[1], values[match[1]]), self.user)
        return [*([("system", self.system)] if self.system else []), ("user", user)]


def load_prompt(prompt_id: str) -> Prompt:
    """Read ``prompts/<prompt_id>.md``.

    Raises:
        KnowledgeError: the file is missing or its front matter, sections or variables do not fit.
    """
    page = read_page(folder("prompts") / f"{prompt_id}.md")
    where = f"prompts/{page.path.name}"
    sections = _SECTIONS.fullmatch(page.body)
    if set(page.meta) != _META or not sections:
        raise KnowledgeError(
            f"a prompt has the front matter {sorted(_META)} and the sections # System and # User", where, "Mend it."
        )
    system, user = (sections["system"] or "").strip(), sections["user"].strip()
    if _VARIABLE.search(system) or set(_VARIABLE.findall(user)) != set(page.meta["variables"]):
        raise KnowledgeError(
            "the section # User must use each declared variable and no other, # System none", where, "Mend it."
        )
    digest = hashlib.sha256(f"{page.meta}\n{page.body}".encode()).hexdigest()[:12]
    return Prompt(
        id=page.id,
        title=page.meta["title"],
        variables=tuple(page.meta["variables"]),
        answer=page.meta["answer"],
        eval=page.meta["eval"],
        system=system,
        user=user,
        digest=digest,
    )


def _fence(name: str, value: str) -> str:
    """Put a value between tags; with no ``<`` left it can neither close its own nor open another."""
    return f"<{name}>\n{value.replace('<', '&lt;')}\n</{name}>"
