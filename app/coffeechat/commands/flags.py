"""The flags that several commands share, and what they mean."""

import argparse
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coffeechat.coach import Coach


class Flags(NamedTuple):
    """Parent parsers: flags known everywhere, and those of the jobs."""

    everywhere: argparse.ArgumentParser
    jobs: argparse.ArgumentParser


def build_flags() -> Flags:
    """Return the parent parsers for the commands."""
    everywhere = argparse.ArgumentParser(add_help=False)
    group = everywhere.add_argument_group("everywhere")
    group.add_argument("--model", metavar="MODEL", help="none (default), openai:NAME or local:FILE.gguf")
    group.add_argument("--home", metavar="DIR", help="where coffeechat keeps its files on this machine")
    jobs = argparse.ArgumentParser(add_help=False)
    jobs.add_argument("--stance", choices=["learning", "direct"], help="which side advises where the sources disagree")
    return Flags(everywhere, jobs)


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """Give a command its ``--format``: text, json, md and whatever ``more`` it can write."""
    parser.add_argument("--format", choices=["text", "json", "md", *more], default="text", help="default: text")


def open_coach(args: argparse.Namespace) -> "Coach":
    """Open the coach with the flags that were given.

    Raises:
        SettingsError: a flag or an environment variable does not fit.
    """
    from coffeechat.coach import Coach
    from coffeechat.settings import load_settings

    return Coach(load_settings(model=args.model, home=args.home, stance=getattr(args, "stance", None)))
