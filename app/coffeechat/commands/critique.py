"""``coffeechat critique``: what is wrong and right with a draft, and who says so."""

import argparse
import sys

from coffeechat.commands.desk import Desk
from coffeechat.commands.flags import Flags, add_format, open_coach, preview
from coffeechat.commands.keeping import add_meeting, keep, open_meeting
from coffeechat.errors import InputError
from coffeechat.inputs import read_text

# `typing` alone would cost --help a tenth of its time; type checkers know this name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from coffeechat.model import Critique, CritiqueItem

_PROJECT = """What holds for the drafts of a folder stands in a file coffeechat.toml, there or further up:
stance = "direct", only = ["RULE", ...] or ignore = ["RULE", ...], a table [severities] with RULE = "warning",
and cards = "FOLDER" with rule cards of your own, which coffeechat doctor tries as it tries ours. What you dismiss
is kept beside it, or beside the draft, in coffeechat.dismissed.json."""
_KINDS = ["outreach", "questions", "thank-you", "follow-up"]
_READ = {".txt", ".md"}
_NOT_READ = {".docx", ".doc", ".pdf", ".rtf", ".odt", ".html", ".htm", ".pages", ".eml", ".msg"}
_RANKS = {"error": 2, "warning": 1, "advice": 0}


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser(
        "critique",
        help="critique a draft, with the advice behind each finding",
        parents=[flags.jobs],
        epilog=_PROJECT,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="drafts (text files, folders of .txt and .md), or - ")
    parser.add_argument("--kind", choices=_KINDS, required=True, help="what the draft is")
    parser.add_argument("--revise", action="store_true", help="also rewrite the draft")
    parser.add_argument(
        "--fail-on",
        choices=["error", "warning", "never"],
        default="error",
        help="exit 1 at this (default: error)",
    )
    parser.add_argument(
        "--dismiss",
        action="append",
        default=[],
        metavar="RULE",
        help="hear no more of this rule's findings in this draft",
    )
    parser.add_argument(
        "--restore", action="append", default=[], metavar="RULE", help="hear again of what was dismissed in this draft"
    )
    add_meeting(parser)
    add_format(parser, "sarif")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Critique every draft and print the result."""
    from coffeechat.formats.critique import render_critique, render_critiques
    from coffeechat.model import Critiques

    coach = open_coach(args)
    desk = Desk(coach, args.dismiss, args.restore)
    meeting = open_meeting(coach, args)
    paths = [path for name in args.files for path in _expand(name)]
    if len(paths) == 1:
        text = read_text(paths[0])
        critique = _critique(desk, text, args, paths[0])
        critique = critique.model_copy(update={"warnings": [*_left_out(args.files), *critique.warnings]})
        desk.require_met(paths[0])
        keep(coach, meeting, "critique", {"draft": text}, critique)
        print(render_critique(critique, text, args.format, paths[0]))
        return _exit_code([critique], args.fail_on)
    drafts: dict[str, str] = {}
    items = [_critique_item(desk, path, args, drafts) for path in paths]
    if drafts:
        desk.require_met(f"the {len(drafts)} drafts")
    for item in items:
        if item.critique:
            keep(coach, meeting, "critique", {"draft": drafts[item.path]}, item.critique)
    print(render_critiques(Critiques(items=items, warnings=_left_out(args.files)), drafts, args.format))
    failed = any(item.error for item in items)
    return 1 if failed else _exit_code([item.critique for item in items], args.fail_on)


def _critique(desk: Desk, text: str, args: argparse.Namespace, path: str) -> "Critique":
    from coffeechat.formats.critique import render_critique
    from coffeechat.model import Draft

    draft = Draft(text=text, kind=args.kind, path=None if path == "-" else path)
    watch = preview(args, lambda critique, form: render_critique(critique, text, form, path))
    return desk.critique(draft, args.revise, watch)


def _critique_item(desk: Desk, path: str, args: argparse.Namespace, drafts: dict[str, str]) -> "CritiqueItem":
    from coffeechat.model import CritiqueItem

    try:
        drafts[path] = read_text(path)
        return CritiqueItem(path=path, critique=_critique(desk, drafts[path], args, path))
    except InputError as error:
        print(f"coffeechat: {error}", file=sys.stderr)
        return CritiqueItem(path=path, error=str(error))


def _expand(name: str) -> list[str]:
    from pathlib import Path

    if name == "-" or not Path(name).is_dir():
        return [name]
    found = sorted(str(path) for path in Path(name).rglob("*") if path.suffix.lower() in _READ and path.is_file())
    if not found:
        raise InputError("there is no .txt or .md file in this folder", name, "Name the files themselves.")
    return found


def _left_out(names: list[str]) -> list[str]:
    """Say which documents in the folders are of a kind that is not read; what is no document is passed over."""
    from pathlib import Path

    files = (path for name in names if Path(name).is_dir() for path in sorted(Path(name).rglob("*")))
    others = [str(path) for path in files if path.suffix.lower() in _NOT_READ and path.is_file()]
    return [f"Left out, for only .txt and .md files are read: {', '.join(others)}."] if others else []


def _exit_code(critiques: "list[Critique]", fail_on: str) -> int:
    if fail_on == "never":
        return 0
    worst = max((_RANKS[finding.severity] for critique in critiques for finding in critique.findings), default=-1)
    return 1 if worst >= _RANKS[fail_on] else 0
