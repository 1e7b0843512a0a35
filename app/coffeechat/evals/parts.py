"""What a task in ``evals/`` is put together from: a solver that runs our code, and a scorer."""

import asyncio
from collections.abc import Callable

from inspect_ai.model import ModelOutput
from inspect_ai.scorer import CORRECT, INCORRECT, Score, Scorer, Target, accuracy, scorer
from inspect_ai.solver import Generate, Solver, TaskState, solver


@solver
def answer_by(function: Callable[..., str]) -> Solver:
    """Answer each sample with what ``function(input, **metadata)`` returns; no model is asked."""

    async def solve(state: TaskState, _generate: Generate) -> TaskState:
        text = await asyncio.to_thread(function, state.input_text, **state.metadata)
        state.output = ModelOutput.from_content("coffeechat", text)
        return state

    return solve


@scorer(metrics=[accuracy()])
def equals() -> Scorer:
    """Score an answer as right when it is the target, character by character."""

    async def score(state: TaskState, target: Target) -> Score:
        answer = state.output.completion
        return Score(value=CORRECT if answer == target.text else INCORRECT, answer=answer)

    return score
