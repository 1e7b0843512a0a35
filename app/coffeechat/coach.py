"""The coach: opens the settings, the library, the rules and the model once, and hands out the services."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from coffeechat.settings import Settings, load_settings

if TYPE_CHECKING:
    from coffeechat.adviser import Adviser
    from coffeechat.chat import Chat
    from coffeechat.critic import Critic
    from coffeechat.examiner import Examiner
    from coffeechat.letter_writer import LetterWriter
    from coffeechat.library import Library
    from coffeechat.meetings import Meetings
    from coffeechat.questioner import Questioner
    from coffeechat.rulebook import Rulebook
    from coffeechat.rules import Rule


class Coach:
    """One coach for one user; each service opens when it is first asked for.

    Args:
        settings: what the user chose; read from the environment when absent.
        tell: told in a line which language model is asked, before it is, and what its work cost.
    """

    def __init__(self, settings: Settings | None = None, tell: Callable[[str], None] = lambda _line: None) -> None:
        self.settings = settings or load_settings()
        self._tell = tell

    @cached_property
    def library(self) -> "Library":
        """The sources: search, citations, disagreements."""
        from coffeechat.library import Library

        return Library.open(self.settings)

    @cached_property
    def rules(self) -> "dict[str, Rule]":
        """The rule cards by id."""
        from coffeechat.rules import load_rules

        return load_rules()

    @cached_property
    def chat(self) -> "Chat | None":
        """The language model, or None for ``--model none``."""
        if self.settings.model == "none":
            return None
        from coffeechat.chat import open_chat

        return open_chat(self.settings, self._tell)

    @cached_property
    def critic(self) -> "Critic":
        """Critiques drafts."""
        from coffeechat.critic import Critic

        return Critic(self.rules, self.library, self.chat)

    @cached_property
    def questioner(self) -> "Questioner":
        """Plans the questions for a conversation."""
        from coffeechat.questioner import Questioner

        return Questioner(self.library, self.chat)

    @cached_property
    def letter_writer(self) -> "LetterWriter":
        """Writes letters from notes."""
        from coffeechat.letter_writer import LetterWriter

        return LetterWriter(self.library, self.chat)

    @cached_property
    def adviser(self) -> "Adviser":
        """Answers questions from the library, with citations."""
        from coffeechat.adviser import Adviser

        return Adviser(self.library, self.chat)

    @cached_property
    def meetings(self) -> "Meetings":
        """Keeps contacts and conversations."""
        from coffeechat.chat import forget_answers
        from coffeechat.meetings import Meetings

        return Meetings(
            self.settings,
            read_notes=lambda notes, name: self.letter_writer.facts(notes, to=name),
            forget=lambda: forget_answers(self.settings),
        )

    @cached_property
    def rulebook(self) -> "Rulebook":
        """Describes the rules."""
        from coffeechat.rulebook import Rulebook

        return Rulebook(self.rules, self.library)

    @cached_property
    def examiner(self) -> "Examiner":
        """Examines the installation, the library and the rule cards."""
        from coffeechat.examiner import Examiner

        return Examiner(self.settings, self.rules, self.library)
