"""The page of what was measured with models: ``docs/models.md``."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from benchmarks.records import WAYS, Record, Verdict

_HEAD = """\
# With a model: what it adds, what it cannot spoil, what it costs

Made by `make bench-models`. The models run by llama.cpp inside coffeechat, as `local:FILE.gguf` does, on one core of
a two-core machine that had other work: seconds are those of that machine, tokens are exact. The inputs are real:
company texts, meeting summaries, drafts and questions, of each job in turn. **Ours** is coffeechat with the model,
**offline** is coffeechat without one, and the **chain** is one prompt for the whole job with the four best passages
of the same library, through langchain, on the same model. How many inputs each model was given stands in the tables;
the larger one got only such as leave something to a model. The smaller had the 60 seconds a job that a user's model
has, the larger 600, so that what is told of it is what it writes and not how busy the machine was. Where a check
became stricter afterwards, recorded answers were judged again."""

_WORST = """\
## What a model may change

A text is one question, sentence, flagged sentence or answer. It passes if it is traced to what was given, breaks no
rule and says the same as ours; else ours stands. A sentence of a draft that the rules leave in doubt is asked about
too: that passes if the model sees no fault, or quotes one and confirms it. A fault is anything that the project's
own checks find in the result and did not find in the offline one; a result is worse when it has more faults than
that."""

_COST = """\
## Cost, beside a plain chain

Only inputs that were done in all three ways. The items of a result are its questions, the sentences of a letter that
say more than courtesy, the faults of a draft, or the answer; the same checks judge the items of every way. Offline
asks no model, so ours starts from what offline has; its tokens buy the texts that a model worded (the last column).
Calls that the deadline cut off have no count of tokens. The checks ask no question to be about this company: ours
rest on facts of it, most of the chain's would suit any."""

_TIME = """\
## Time

The median and the longest job. Our own work is the processor time of the thread that does everything but run the
model, as a share of the whole time of the jobs in which a model was asked. With nothing else to do the same core
reads 30 tokens a second of the larger model's prompt and writes 17. The fixed part of a prompt, some 270 tokens, is
read once for nine seconds; each unit after that reads 40 tokens and writes 25, which took under three seconds. The
minutes in the table are those of a core shared with up to six other programs."""

_READ = """\
## Better words?

Every text of a model that passed, in this measurement and in those that led to it, was read beside the offline one;
the verdicts lie in `benchmarks/models-verdicts.jsonl`. None was better. Ten of the thirteen worse ones no longer
pass: a text in other words must now keep the capitals of names, what is asked for and the fact that is told first,
tell every figure of the same thing, ask about nobody else, say who speaks to whom, and claim no cause or contrast of
its own. Three still would: no check of ours sees that a first clause hangs in the air, that a verb does not go with
what follows it, or that "you" became "the team". These models are too small to write better than the offline coach."""


def page(records: Sequence[Record], verdicts: Sequence[Verdict] = ()) -> str:
    """Return the page in Markdown."""
    models = list(dict.fromkeys(record.model for record in records))
    ours = [record for record in records if record.way == "ours"]
    return "\n\n".join([
        _HEAD,
        _WORST,
        _table(["model", "job", "inputs", "asked", "passed", "kept", "faults", "worse"], _rows(models, ours, _promise)),
        *(_refusals(model, [record for record in ours if record.model == model]) for model in models),
        _COST,
        _table(
            ["model", "job", "way", "inputs", "items", "pass", "share", "calls", "tokens", "tokens an item that passes",
             "tokens a text kept"],
            [row for model in models for row in _costs(model, records)],
        ),
        _TIME,
        _table(["model", "job", "asked", "median", "longest", "our own work"], _rows(models, ours, _times)),
        *_readings(models, verdicts),
    ])  # fmt: skip


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _rows(
    models: Sequence[str], records: Sequence[Record], count: Callable[[list[Record]], list[object]]
) -> list[list[object]]:
    """Return a row for each model and job."""
    groups: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        groups.setdefault((record.model, record.job), []).append(record)
    return [
        [_short(model), job, *count(groups[model, job])]
        for model, job in sorted(groups, key=lambda g: (models.index(g[0]), g[1]))
    ]


def _promise(records: list[Record]) -> list[object]:
    asked, answered = sum(r.asked for r in records), sum(r.answered for r in records)
    share = f"{answered} ({answered / asked:.0%})" if asked else "0"
    faults = sum(len(r.faults) for r in records)
    return [len(records), asked, share, sum(r.kept for r in records), faults, sum(r.worse for r in records)]


def _refusals(model: str, records: list[Record]) -> str:
    """Say why texts stayed offline; the words of the model that a complaint names are left out."""
    found = Counter(_plain(reason) for record in records for reason in record.refused)
    lines = [f"- {count}: {reason}" for reason, count in found.most_common(8)]
    return "\n".join(
        [f"Why texts stayed as the offline coach wrote them, with {_short(model)}:", "", *(lines or ["- none"])]
    )


def _plain(reason: str) -> str:
    kind = reason.removeprefix("its answer could not be used: ").partition("'")[0].partition(" (")[0]
    return " ".join(kind.split()[:9]).rstrip(",:;")


def _costs(model: str, records: Sequence[Record]) -> list[list[object]]:
    mine = [record for record in records if record.model == model]
    ways = {way: {r.input for r in mine if r.way == way} for way in WAYS}
    shared = set.intersection(*ways.values())
    rows = []
    for job in sorted({r.job for r in mine if r.input in shared}):
        for way in WAYS:
            done = [r for r in mine if r.input in shared and r.job == job and r.way == way]
            rows.append([_short(model), job, way, *_cost(done)])
    return rows


def _cost(records: list[Record]) -> list[object]:
    items, passed = sum(r.items for r in records), sum(r.passed for r in records)
    tokens, kept = sum(r.tokens_in + r.tokens_out for r in records), sum(r.kept for r in records)
    return [
        len(records), items, passed, f"{passed / items:.0%}" if items else "", sum(r.calls for r in records),
        f"{tokens:,}", _each(tokens, passed), _each(tokens, kept) if any(r.asked for r in records) else "",
    ]  # fmt: skip


def _each(tokens: int, number: int) -> str:
    if not tokens:
        return "0"
    return f"{tokens / number:,.0f}" if number else "none passed"


def _times(records: list[Record]) -> list[object]:
    asked = [record for record in records if record.asked]
    if not asked:
        return [0, "", "", ""]
    seconds = [record.seconds for record in asked]
    own = sum(record.own for record in asked) / sum(seconds)
    return [len(asked), f"{median(seconds):.0f} s", f"{max(seconds):.0f} s", f"{own:.1%}"]


def _readings(models: Sequence[str], verdicts: Sequence[Verdict]) -> list[str]:
    rows = []
    for model in models:
        found = Counter(verdict.verdict for verdict in verdicts if verdict.model == model)
        rows += [[_short(model), found.total(), found["better"], found["same"], found["worse"]]] if found else []
    return [_READ, _table(["model", "read", "better", "as good", "worse"], rows)] if rows else []


def _short(model: str) -> str:
    return model.removesuffix(".gguf")
