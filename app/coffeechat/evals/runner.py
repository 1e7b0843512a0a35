"""Run the evals of the checkout offline and judge their results."""

import importlib.util
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coffeechat.errors import InputError, KnowledgeError
from coffeechat.resources import folder

if TYPE_CHECKING:
    from inspect_ai import Task
    from inspect_ai.log import EvalLog, EvalSample

_SHOWN = 10


def run(names: Sequence[str] = (), out: Path | None = None) -> int:
    """Run the named evals, or all, print their results and return the exit code: 0 all right, 1 not.

    An eval is right when each of its metrics reaches what ``Task(metadata={"at_least": {metric: value}})``
    asks, or 1.0 where it asks nothing, and no sample raised an error.

    Args:
        names: folders under ``evals/``.
        out: folder to keep inspect_ai's logs in; without it they are dropped.

    Raises:
        InputError: no such eval, or the checkout or inspect_ai is not there.
    """
    if importlib.util.find_spec("inspect_ai") is None:
        raise InputError("the evals need inspect_ai", "coffeechat eval", 'Run: pip install "coffeechat[dev]"')
    tasks = _find_tasks(names)
    with tempfile.TemporaryDirectory(prefix="coffeechat-eval-", ignore_cleanup_errors=True) as scratch:
        results = [_run_task(name, path, out or Path(scratch)) for name, path in tasks.items()]
    return 0 if all(results) else 1


def _find_tasks(names: Sequence[str]) -> dict[str, Path]:
    try:
        root = folder("evals")
    except KnowledgeError:
        raise InputError(
            "the evals are not part of the installed package", "coffeechat eval", "Run it in a clone of the repository."
        ) from None
    known = {path.parent.name: path for path in sorted(root.glob("*/task.py"))}
    for name in names:
        if name not in known:
            raise InputError(f"there is no eval named {name}", "coffeechat eval", f"Choose from: {', '.join(known)}.")
    return {name: known[name] for name in names or known}


def _run_task(name: str, path: Path, logs: Path) -> bool:
    import inspect_ai

    # No model, no progress screen, no control server: an eval reads files and writes one log.
    [log] = inspect_ai.eval(
        _load_task(name, path),
        model=None,
        display="none",
        log_dir=str(logs),
        log_level="error",
        ctl_server=False,
        acp_server=False,
    )
    complaints = _complaints(log)
    print(f"{name}: {'right' if not complaints else 'WRONG'} ({len(log.samples or [])} samples)")
    for complaint in complaints[:_SHOWN]:
        print(f"  {complaint}")
    if len(complaints) > _SHOWN:
        print(f"  and {len(complaints) - _SHOWN} more")
    return not complaints


def _load_task(name: str, path: Path) -> "Task":
    """Call the task function of a file: it has the folder's name, with underscores for hyphens."""
    function = name.replace("-", "_")
    spec = importlib.util.spec_from_file_location(f"coffeechat_eval_{function}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, function)()


def _complaints(log: "EvalLog") -> list[str]:
    if log.status != "success" or not log.results or not log.samples:
        message = log.error.message if log.error else "it has no results"
        return [f"it did not finish: {message}", *_errors(log)]
    least = (log.eval.metadata or {}).get("at_least", {})
    metrics = [metric for score in log.results.scores for metric in score.metrics.values()]
    missed = [metric for metric in metrics if metric.value < least.get(metric.name, 1.0)]
    if not missed:
        return _errors(log)
    figures = [f"{metric.name} {metric.value:.3f}, wanted {least.get(metric.name, 1.0):g}" for metric in missed]
    return [*figures, *(line for sample in log.samples for line in _wrong(sample))]


def _errors(log: "EvalLog") -> list[str]:
    return [f"{sample.id}: {sample.error.message}" for sample in log.samples or [] if sample.error]


def _wrong(sample: "EvalSample") -> list[str]:
    wrong = [score for score in (sample.scores or {}).values() if score.value == "I"]
    return [f"{sample.id}: {str(score.answer)[:80]!r} is not {str(sample.target)[:80]!r}" for score in wrong]
