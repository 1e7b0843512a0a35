"""What can go wrong, and what the user can do about it.

::

    CoffeechatError            exit code 2 unless said otherwise
    ├── InputError             a file or a text that cannot be used
    ├── SettingsError          a flag or an environment variable that makes no sense
    ├── KnowledgeError         a rule card, digest or prompt file that is malformed
    ├── IndexDamagedError      an index that does not match its manifest or its model
    ├── UnreachableError       a configured index or database that does not answer (exit code 3)
    └── ModelError             a language model that failed; caught by the services, never shown as an exit
"""


class CoffeechatError(Exception):
    """An error a user can act on.

    Args:
        what: what happened, in one sentence without a full stop.
        where: the file, flag, variable or place it happened at; may be empty.
        todo: what to do next, in the imperative; may be empty.
    """

    exit_code = 2

    def __init__(self, what: str, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        step = f" {self.todo}" if self.todo else ""
        return f"{place}{self.what}.{step}"


class InputError(CoffeechatError):
    """A file or a text that cannot be used."""


class SettingsError(CoffeechatError):
    """A flag or an environment variable that makes no sense."""


class KnowledgeError(CoffeechatError):
    """A rule card, digest, guidance entry or prompt file that is malformed."""


class IndexDamagedError(CoffeechatError):
    """An index that does not match its manifest, or was made by another embedding model."""


class UnreachableError(CoffeechatError):
    """A configured index or database that does not answer."""

    exit_code = 3


class ModelError(CoffeechatError):
    """A language model that failed; services catch it and let the offline result stand."""
