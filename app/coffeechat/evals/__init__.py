"""The evals: ``coffeechat eval`` runs what lies in ``evals/<name>/task.py`` and exits by its result."""

from coffeechat.evals.runner import run

__all__ = ["run"]
