"""``coffeechat library``: what the coach has read, and where it disagrees."""

import argparse
import sys

from coffeechat.commands.flags import Flags, add_format, open_coach
from coffeechat.inputs import require_unicode


def add_parser(subparsers: argparse._SubParsersAction, flags: Flags) -> None:
    """Add the command and its parts to the command line."""
    library = subparsers.add_parser("library", help="add, search and show the sources")
    parts = library.add_subparsers(title="parts", metavar="PART", required=True)

    def part(name: str, run: object, text: str) -> argparse.ArgumentParser:
        parser = parts.add_parser(name, help=text, parents=[flags.everywhere])
        add_format(parser)
        parser.set_defaults(run=run)
        return parser

    part("add", _add, "read documents into the library").add_argument(
        "paths", nargs="+", metavar="PATH", help="HTML, Markdown, text, PDF or DOCX files, folders, or -"
    )
    part("list", _list, "list the sources")
    part("show", _show, "show a source and its passages").add_argument("id", metavar="ID")
    search = part("search", _search, "find passages")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--count", type=int, default=5, metavar="N", help="how many passages (default: 5)")
    part("disagreements", _disagreements, "show where the sources disagree, with every side")
    part("remove", _remove, "remove a document (a shipped digest comes back)").add_argument("id", metavar="ID")
    part("check", _check, "prove the store: hashes, offsets, quotes, index")
    part("rebuild", _rebuild, "build the search index anew from the store")


def _add(args: argparse.Namespace) -> int:
    from coffeechat.formats.library import render_added

    report = open_coach(args).library.add(args.paths)
    print(render_added(report, args.format))
    failed = [item for item in report.items if item.state == "failed"]
    for item in failed:
        print(f"coffeechat: {item.error}", file=sys.stderr)
    if len(failed) == len(report.items):
        return 2
    return 1 if failed else 0


def _list(args: argparse.Namespace) -> int:
    from coffeechat.formats.library import render_sources
    from coffeechat.model import SourceList

    print(render_sources(SourceList(sources=open_coach(args).library.sources()), args.format))
    return 0


def _show(args: argparse.Namespace) -> int:
    from coffeechat.formats.library import render_source

    print(render_source(open_coach(args).library.show(args.id), args.format))
    return 0


def _search(args: argparse.Namespace) -> int:
    from coffeechat.formats.library import render_hits
    from coffeechat.model import SearchResult

    query = require_unicode(args.query, "the query")
    hits = open_coach(args).library.search(query, args.count)
    print(render_hits(SearchResult(query=query, hits=hits), args.format))
    return 0


def _disagreements(args: argparse.Namespace) -> int:
    from coffeechat.formats.library import render_disagreements
    from coffeechat.model import DisagreementList

    found = open_coach(args).library.disagreements()
    print(render_disagreements(DisagreementList(disagreements=found), args.format))
    return 0


def _remove(args: argparse.Namespace) -> int:
    from coffeechat.formats.library import render_added

    print(render_added(open_coach(args).library.remove(args.id), args.format))
    return 0


def _check(args: argparse.Namespace) -> int:
    from coffeechat.formats.library import render_check

    report = open_coach(args).library.check()
    print(render_check(report, args.format))
    return 0 if report.sound else 2


def _rebuild(args: argparse.Namespace) -> int:
    from coffeechat.formats.library import render_check

    library = open_coach(args).library
    library.rebuild()
    print(render_check(library.check(), args.format))
    return 0
