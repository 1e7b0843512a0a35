"""Find and read what ships beside the code: ``prompts/`` and ``knowledge/``.

An installed package carries them in ``_data``; a checkout has them at its root.
"""

from dataclasses import dataclass
from pathlib import Path

from coffeechat.errors import KnowledgeError

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """One Markdown file with front matter.

    Attributes:
        id: the file's name without its ending.
        path: where it lies.
        meta: its front matter.
        body: the Markdown below the front matter.
    """

    id: str
    path: Path
    meta: dict
    body: str


def folder(name: str) -> Path:
    """Return the folder ``name`` ("prompts", "knowledge/rules", ...) of the package or the checkout.

    Raises:
        KnowledgeError: neither has it, so the installation is incomplete.
    """
    for root in (_PACKAGE / "_data", _PACKAGE.parents[1]):
        if (root / name).is_dir():
            return root / name
    raise KnowledgeError("this folder is missing from the installation", name, "Reinstall coffeechat.")


def read_page(path: Path) -> Page:
    """Read one Markdown file with front matter.

    Raises:
        KnowledgeError: the file is not UTF-8 or its front matter is not a YAML mapping.
    """
    import frontmatter
    import yaml

    try:
        post = frontmatter.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, TypeError) as error:
        raise KnowledgeError(f"the front matter cannot be read ({error})", str(path), "Mend the file.") from error
    return Page(path.stem, path, post.metadata, post.content)


def read_pages(name: str) -> list[Page]:
    """Read every Markdown file of the shipped folder ``name``, in the order of their names."""
    return [read_page(path) for path in sorted(folder(name).glob("*.md"))]
