"""How many questions a slot holds, in which phases, and how its minutes are shared."""

from collections import Counter
from functools import cache

from coffeechat.company.wording import SHELF
from coffeechat.errors import InputError
from coffeechat.model import Phase
from coffeechat.prose.patterns import read_cards

_ENOUGH = 15
"""From this many minutes on the table of slots counts; below it three minutes a question do."""


@cache
def read_plan() -> dict:
    """Read ``plan.yaml``: slots, order of phases, weights, citations, opening and closing words."""
    return read_cards(SHELF, "plan.yaml")


def count_questions(minutes: int, count: int | None) -> int:
    """Return how many questions to plan for a slot, or ``count`` where it is given.

    Raises:
        InputError: minutes or count are no sensible number.
    """
    plan = read_plan()
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= plan["longest"]:
        raise InputError(
            f"{minutes} minutes is no length for a conversation",
            "minutes",
            f"Give 1 to {plan['longest']}; 30 is usual.",
        )
    if count is not None:
        if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= plan["most"]:
            raise InputError(f"{count} is no number of questions", "count", f"Give 1 to {plan['most']}.")
        return count
    if minutes < _ENOUGH:
        return max(1, min(minutes // 3, *plan["slots"].values()))
    known = [(slot, number) for slot, number in sorted(plan["slots"].items()) if slot <= minutes]
    slot, number = known[-1]
    return min(plan["most"], number + (minutes - slot) // 15)


def list_phases(number: int) -> list[Phase]:
    """Return the phases of ``number`` questions, what matters most first."""
    return read_plan()["order"][:number]


def share_minutes(minutes: int, phases: list[Phase]) -> dict[Phase, int]:
    """Share the slot among the phases that have questions and the opening; the parts add up to ``minutes``."""
    plan = read_plan()
    opening = 0 if minutes < 10 else 1 if minutes < 25 else 2  # noqa: PLR2004 - a short slot has no time for greetings
    counts = Counter(phases)
    weights = {phase: plan["weights"][phase] * counts[phase] for phase in plan["phases"] if counts[phase]}
    left, total = minutes - opening, sum(weights.values())
    exact = {phase: left * weight / total for phase, weight in weights.items()}
    shares = {phase: int(part) for phase, part in exact.items()}
    by_rest = sorted(exact, key=lambda phase: shares[phase] - exact[phase])
    for phase in by_rest[: left - sum(shares.values())]:
        shares[phase] += 1
    return {"opening": opening, **shares}
