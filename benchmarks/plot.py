"""The plot of how cost grows: each measure against the number of passages, both axes logarithmic."""

from collections.abc import Sequence
from pathlib import Path

import altair as alt
import vl_convert

from benchmarks.library import Row

_SECONDS = {"s": 1.0, "ms": 0.001}


def draw(rows: Sequence[Row], file: Path) -> None:
    """Write an SVG with a panel a measure that was taken at more than one size, ours and the other."""
    sizes = {row.what: {other.passages for other in rows if other.what == row.what} for row in rows}
    grown = [row for row in rows if row.unit in _SECONDS and len(sizes[row.what]) > 1]
    points = [
        {"passages": row.passages, "seconds": value * _SECONDS[row.unit], "who": who, "what": row.what}
        for row in grown
        for who, value in (("coffeechat", row.ours), ("the other", row.theirs))
        if value is not None
    ]
    lines = (
        alt.Chart(alt.Data(values=points))
        .mark_line(point=True)
        .encode(
            x=alt.X("passages:Q", scale=alt.Scale(type="log")),
            y=alt.Y("seconds:Q", scale=alt.Scale(type="log")),
            color=alt.Color("who:N", title=None),
            facet=alt.Facet("what:N", columns=2, title=None, sort=None),
        )
        .properties(width=280, height=180)
        .resolve_scale(y="independent")
    )
    file.write_text(vl_convert.vegalite_to_svg(lines.to_json()), encoding="utf-8")
