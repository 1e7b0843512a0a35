"""Is everything here that the coach needs, and is it sound?"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from coffeechat.errors import CoffeechatError
from coffeechat.library import Library
from coffeechat.model import Checkup, Examination
from coffeechat.rules import Rule
from coffeechat.rules.trial import try_card
from coffeechat.settings import Settings


class Examiner:
    """Examines the installation.

    Args:
        settings: what the user chose.
        rules: the rule cards by id.
        library: the sources and their index.
    """

    def __init__(self, settings: Settings, rules: Mapping[str, Rule], library: Library) -> None:
        self._settings = settings
        self._rules = rules
        self._library = library

    def examine(self) -> Checkup:
        """Look at everything; no model or server is called."""
        looks: dict[str, Callable[[], Examination]] = {
            "home": self._examine_home,
            "rules": self._examine_rules,
            "library": self._examine_library,
            "model": self._examine_model,
        }
        examinations = [_guard(name, look) for name, look in looks.items()]
        return Checkup(healthy=all(look.ok for look in examinations), examinations=examinations)

    def _examine_home(self) -> Examination:
        home = self._settings.home
        nearest = next(folder for folder in (home, *home.absolute().parents) if Path(folder).exists())
        if os.access(nearest, os.W_OK):
            return Examination(name="home", ok=True, detail=f"{home} can be written.")
        todo = "Choose another folder with --home or COFFEECHAT_HOME."
        return Examination(name="home", ok=False, detail=f"{home} cannot be written.", todo=todo)

    def _examine_rules(self) -> Examination:
        wrong = [f"{rule.id}: {complaint}" for rule in self._rules.values() for complaint in self._try(rule)]
        if not wrong:
            return Examination(
                name="rules", ok=True, detail=f"{len(self._rules)} cards judge all their examples right."
            )
        return Examination(name="rules", ok=False, detail="; ".join(wrong) + ".", todo="Mend these cards.")

    def _try(self, rule: Rule) -> list[str]:
        complaints = []
        try:
            complaints += try_card(rule)
            self._library.cite([*rule.for_, *rule.against])
        except CoffeechatError as error:
            complaints.append(error.what)
        return complaints

    def _examine_library(self) -> Examination:
        check = self._library.check()
        detail = f"{check.sources} sources, {check.passages} passages, {check.indexed} in the index."
        if check.sound:
            return Examination(name="library", ok=True, detail=detail)
        todo = "Run `coffeechat library rebuild`."
        return Examination(name="library", ok=False, detail=f"{detail} {' '.join(check.problems)}", todo=todo)

    def _examine_model(self) -> Examination:
        if self._settings.model == "none":
            return Examination(name="model", ok=True, detail="no model is set; everything runs on this machine.")
        server = self._settings.openai_base_url or "OpenAI's own server"
        return Examination(name="model", ok=True, detail=f"{self._settings.model} at {server} (not called now).")


def _guard(name: str, look: Callable[[], Examination]) -> Examination:
    try:
        return look()
    except CoffeechatError as error:
        return Examination(name=name, ok=False, detail=f"{error.what}.", todo=error.todo)
