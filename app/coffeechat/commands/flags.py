"""The flags that several commands share, and what they mean."""

import argparse
import sys

# `typing` alone would cost --help a tenth of its time; type checkers know this name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable

    from coffeechat.coach import Coach
    from coffeechat.model import Document


class Flags:
    """Parent parsers: the flags known ``everywhere``, and those of the ``jobs``, which include them."""

    def __init__(self) -> None:
        self.everywhere = argparse.ArgumentParser(add_help=False)
        group = self.everywhere.add_argument_group("everywhere")
        group.add_argument("--model", metavar="MODEL", help="none (default), openai:NAME or local:FILE.gguf")
        group.add_argument(
            "--no-cache", dest="cache", action="store_false", default=None, help="ask the model again for every text"
        )
        group.add_argument("--home", metavar="DIR", help="where coffeechat keeps its files on this machine")
        self.jobs = argparse.ArgumentParser(add_help=False, parents=[self.everywhere])
        stances = ["learning", "direct"]
        self.jobs.add_argument("--stance", choices=stances, help="which side advises where the sources disagree")


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """Give a command its ``--format``: text, json, md and whatever ``more`` it can write."""
    parser.add_argument("--format", choices=["text", "json", "md", *more], default="text", help="default: text")


def preview(args: argparse.Namespace, render: "Callable[[Document, str], str]") -> "Callable[[Document], None] | None":
    """Return what shows a terminal the result as it stands offline, and counts what a model has bettered since.

    The result itself goes to stdout once, when it is done: into a file or a pipe goes nothing else, and JSON stays
    one document.
    """
    if args.format != "text" or not (sys.stdout.isatty() and sys.stderr.isatty()):
        return None
    bettered = -1

    def show(document: "Document") -> None:
        nonlocal bettered
        bettered += 1
        if not bettered:
            print(render(document, "text"), file=sys.stderr)
            print("\nThis stands. While the model words it better, Ctrl-C keeps what is done.", file=sys.stderr)
        else:
            print(f"In the model's words so far: {bettered}.", file=sys.stderr, flush=True)

    return show


def open_coach(args: argparse.Namespace) -> "Coach":
    """Open the coach with the flags that were given.

    Raises:
        SettingsError: a flag or an environment variable does not fit.
    """
    from coffeechat.coach import Coach
    from coffeechat.settings import load_settings

    stance = getattr(args, "stance", None)
    settings = load_settings(model=args.model, home=args.home, cache=args.cache, stance=stance)
    return Coach(settings, tell=lambda line: print(line, file=sys.stderr, flush=True))
