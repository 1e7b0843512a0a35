"""The critic that judges a draft: with the rules, the stance and the dismissals of the draft's project."""

from pathlib import Path

from coffeechat.errors import InputError

# `typing` alone would cost --help a tenth of its time; type checkers know this name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable

    from coffeechat.coach import Coach
    from coffeechat.critic import Critic, Dismissals, Project
    from coffeechat.model import Critique, Draft, Finding


class Desk:
    """Judges drafts of any number of projects; the cards of a project are read once.

    Args:
        coach: whose rules, library and model are used. A stance set by flag or environment wins over a project's.
        dismiss: rules whose findings are dismissed in every draft that comes, from now on.
        restore: rules that are heard of again.
    """

    def __init__(self, coach: "Coach", dismiss: list[str] = (), restore: list[str] = ()) -> None:
        self._coach = coach
        self._dismiss, self._restore = dismiss, restore
        self._critics: dict[Path | None, Critic] = {}
        self._met: set[str] = set()

    def critique(self, draft: "Draft", revise: bool, watch: "Callable[[Critique], None] | None") -> "Critique":
        """Return the critique of a draft under its project.

        Raises:
            InputError: there is no rule of that name, or the dismissals cannot be read or kept.
            SettingsError: the project file does not fit.
        """
        from coffeechat.critic import Dismissals, find_project

        project = find_project(Path(draft.path).absolute().parent if draft.path else Path.cwd())
        critic, stance = self._critic(project), self._stance(project)
        if draft.path is None:
            self._refuse_without_file()
            return critic.critique(draft, stance, revise=revise, watch=watch)
        dismissals = Dismissals(draft.path, project)
        try:
            self._restore_rules(dismissals)
            if self._dismiss:
                self._refuse_unknown(project)
                found = critic.critique(draft, stance, dismissed=dismissals.load()).findings
                self._dismiss_findings(dismissals, draft, found)
        except OSError as error:
            what = f"what is dismissed cannot be kept beside it ({error.strerror})"
            raise InputError(what, draft.path, "Make its folder writable, or copy the draft to another.") from error
        return critic.critique(draft, stance, revise=revise, watch=watch, dismissed=dismissals.load())

    def _restore_rules(self, dismissals: "Dismissals") -> None:
        for rule in self._restore:
            self._met |= {one.rule for one in dismissals.load()} & {rule}
            dismissals.restore(rule)

    def _dismiss_findings(self, dismissals: "Dismissals", draft: "Draft", found: "list[Finding]") -> None:
        named = [finding for finding in found if finding.rule in self._dismiss]
        self._met |= {finding.rule for finding in named}
        dismissals.add(draft.text, named)

    def require_met(self, where: str) -> None:
        """Refuse a rule that was to be dismissed or restored and did not come up in any draft.

        Raises:
            InputError: there is such a rule.
        """
        for rules, what in ((self._dismiss, "no finding of {} to dismiss"), (self._restore, "nothing of {} dismissed")):
            for rule in rules:
                if rule not in self._met:
                    raise InputError(f"there is {what.format(rule)}", where, "Take a name from the critique.")

    def _refuse_unknown(self, project: "Project") -> None:
        known = project.choose_rules(self._coach.rules)
        for rule in self._dismiss:
            if rule not in known:
                raise InputError(f"there is no rule {rule} to dismiss", "--dismiss", "Take a name from the critique.")

    def _critic(self, project: "Project") -> "Critic":
        from coffeechat.critic import Critic

        if project.path is None:
            return self._coach.critic
        if project.path not in self._critics:
            rules = project.choose_rules(self._coach.rules)
            self._critics[project.path] = Critic(rules, self._coach.library, self._coach.chat)
        return self._critics[project.path]

    def _stance(self, project: "Project") -> str:
        chosen = self._coach.settings
        return chosen.stance if "stance" in chosen.model_fields_set else project.stance or chosen.stance

    def _refuse_without_file(self) -> None:
        if self._dismiss or self._restore:
            raise InputError("what is dismissed is kept beside the draft", "standard input", "Name the draft's file.")
