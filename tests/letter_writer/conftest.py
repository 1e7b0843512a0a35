"""One writer, and one critic of what it writes, for all tests of letters."""

from pathlib import Path

import pytest
import yaml

from coffeechat.critic import Critic
from coffeechat.letter_writer import LetterWriter
from coffeechat.library import Library
from coffeechat.rules import load_rules
from coffeechat.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.open(load_settings())


@pytest.fixture(scope="session")
def writer(library) -> LetterWriter:
    return LetterWriter(library)


@pytest.fixture(scope="session")
def critic(library) -> Critic:
    return Critic(load_rules(), library)


@pytest.fixture(scope="session")
def cases() -> list[dict]:
    """Return the notes of the eval, with the names that the writer takes."""
    loaded = yaml.safe_load((ROOT / "evals/thank-you/cases.yaml").read_text(encoding="utf-8"))
    return [{name: case[name] for name in ("to", "sender", "notes")} for case in loaded]


@pytest.fixture(scope="session")
def background() -> dict[str, str]:
    """Return what the shipped samples give for a request."""
    names = {"to": "to", "sender": "from", "company": "company", "about": "about", "contact": "contact", "me": "me"}
    read = {
        key: (ROOT / "knowledge/samples" / f"{name}.txt").read_text(encoding="utf-8") for key, name in names.items()
    }
    return {**read, "to": read["to"].strip(), "sender": read["sender"].strip(), "company": read["company"].strip()}
