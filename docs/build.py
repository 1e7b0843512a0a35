"""Make the pages and schemas that come from the code; with ``--check``, tell whether they are up to date.

Usage: python docs/build.py [--check]      exit 1 when a page is stale
"""

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from coffeechat.cli import build_parser
from coffeechat.coach import Coach
from coffeechat.formats.documents import DOCUMENTS, schema_json
from coffeechat.formats.rules import rule_markdown
from coffeechat.settings import Settings, load_settings

ROOT = Path(__file__).resolve().parents[1]
NOTE = "<!-- Made by `make docs`. Change the code or the rule card instead. -->\n\n"

_SAMPLE = re.compile(r"(?P<head><!-- sample: (?P<command>[^\n]+) \| (?P<count>\d+) -->)\n.*?<!-- end -->", re.DOTALL)


def commands_page() -> str:
    """Return the help of every command."""
    parts = [NOTE, "# Commands\n"]
    for name, parser in _walk("coffeechat", build_parser()):
        parts.append(f"\n## {name}\n\n```\n{parser.format_help().rstrip()}\n```\n")
    return "".join(parts)


def _walk(name: str, parser: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    found = [(name, parser)]
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child, sub in action.choices.items():
                found.extend(_walk(f"{name} {child}", sub))
    return found


def settings_page() -> str:
    """Return every setting with its variable, default and meaning."""
    lines = [
        NOTE,
        "# Settings\n\nA flag wins over the environment.\n\n| variable | default | meaning |\n| --- | --- | --- |\n",
    ]
    for name, field in Settings.model_fields.items():
        variable = field.validation_alias or f"COFFEECHAT_{name.upper()}"
        default = "the user's data folder" if name == "home" else field.default
        lines.append(f"| `{variable}` | {'' if default is None else default} | {field.description} |\n")
    return "".join(lines)


def rule_pages() -> dict[str, str]:
    """Return a page for each rule and an index of them."""
    with tempfile.TemporaryDirectory() as home:
        rules = Coach(load_settings(home=home)).rulebook.describe().rules
    rows = "".join(
        f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {rule.stance} | {rule.title} |\n" for rule in rules
    )
    index = f"{NOTE}# Rules\n\n| rule | severity | stance | what it finds |\n| --- | --- | --- | --- |\n{rows}"
    pages = {f"docs/rules/{rule.id}.md": f"{NOTE}{rule_markdown(rule)}\n" for rule in rules}
    return {"docs/rules/README.md": index, **pages}


def readme() -> str:
    """Return the README with what its samples print today."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as home:
        return _SAMPLE.sub(lambda match: _run_sample(match, home), text)


def _run_sample(match: re.Match, home: str) -> str:
    command, count = match["command"], int(match["count"])
    argv = [sys.executable, "-m", "coffeechat", *shlex.split(command), "--home", home]
    printed = subprocess.run(argv, cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout
    lines = printed.rstrip().splitlines()
    shown = lines[:count] + (["..."] if len(lines) > count else [])
    body = "\n".join(line.rstrip() for line in [f"$ coffeechat {command}", "", *shown])
    return f"{match['head']}\n```console\n{body}\n```\n<!-- end -->"


def build() -> dict[str, str]:
    """Return every made file by its path in the checkout."""
    schemas = {f"app/coffeechat/schemas/{kind}.json": schema_json(kind) for kind in DOCUMENTS}
    return {
        "README.md": readme(),
        "docs/commands.md": commands_page(),
        "docs/settings.md": settings_page(),
        **rule_pages(),
        **schemas,
    }


def main() -> int:
    """Write the files, or check them."""
    # argparse folds the help to the terminal's width.
    os.environ["COLUMNS"] = "100"
    check = "--check" in sys.argv[1:]
    files = build()
    stale = [path for path, text in files.items() if _read(ROOT / path) != text]
    left = [path for path in (ROOT / "docs/rules").glob("*.md") if f"docs/rules/{path.name}" not in files]
    if check:
        for path in [*stale, *(str(path.relative_to(ROOT)) for path in left)]:
            print(f"{path} is stale: run `make docs`")
        return 1 if stale or left else 0
    for path in left:
        path.unlink()
    for path in stale:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(files[path], encoding="utf-8")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
