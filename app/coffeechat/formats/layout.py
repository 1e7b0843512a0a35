"""How text is laid out in a terminal."""

import textwrap

WIDTH = 88


def wrap(text: str, indent: str = "", first: str | None = None) -> str:
    """Fold a paragraph to the terminal's width; ``first`` starts its first line, ``indent`` the others."""
    return textwrap.fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def frame(blocks: list[str]) -> str:
    """Join blocks with an empty line between them, leaving out empty ones."""
    return "\n\n".join(block for block in blocks if block)


def table(rows: list[tuple[str, ...]]) -> str:
    """Line up the columns of the rows."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
