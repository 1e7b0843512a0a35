"""The facts that a user ticks, as numbers or in the list that was printed."""

import pytest

from coffeechat.errors import InputError
from coffeechat.formats.letters import render_facts
from coffeechat.formats.ticks import read_ticks
from coffeechat.model import NoteFact, NoteFacts

QUOTES = ["learn SQL first", "she said: 3. [x] is\n a box", "billing"]
FACTS = [
    NoteFact(quote=quote, source="notes", start=0, end=len(quote), type="advice", id=name)
    for name, quote in zip(["1", "2", "t1"], QUOTES, strict=True)
]


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("1", ["1"]),
        ("1,3-5", ["1", "3", "4", "5"]),
        ("2 t1", ["2", "t1"]),
        (" 1, 2 ,", ["1", "2"]),
        ("1-99999999999", ["1-99999999999"]),
    ],
)
def test_numbers_and_ranges_are_read(value, ids):
    assert read_ticks(value, FACTS) == ids


@pytest.mark.parametrize("style", ["text", "md"])
@pytest.mark.parametrize("mark", ["x", "X", "✓"])
def test_the_printed_list_is_read_back_with_its_ticks(tmp_path, style, mark):
    printed = tmp_path / "facts.txt"
    lines = render_facts(NoteFacts(facts=FACTS), style).splitlines()
    ticked = [line.replace("[ ]", f"[{mark}]", 1) if "billing" in line or "box" in line else line for line in lines]
    printed.write_text("\n".join(ticked), encoding="utf-8")
    assert read_ticks(str(printed), FACTS) == ["2", "t1"]


def test_a_range_from_its_end_is_no_fact():
    assert read_ticks("5-2", FACTS) == ["5-2"]


def test_a_list_without_a_tick_ticks_nothing(tmp_path):
    printed = tmp_path / "facts.txt"
    printed.write_text(render_facts(NoteFacts(facts=FACTS), "text"), encoding="utf-8")
    assert read_ticks(str(printed), FACTS) == []


@pytest.mark.parametrize("text", ["[x] 1 advice another fact", "[x] 7 advice learn SQL first"])
def test_a_list_of_other_notes_is_refused(tmp_path, text):
    printed = tmp_path / "facts.txt"
    printed.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="not in these notes"):
        read_ticks(str(printed), FACTS)


def test_what_is_no_list_is_refused(tmp_path):
    with pytest.raises(InputError):
        read_ticks(str(tmp_path / "missing.txt"), FACTS)
    prose = tmp_path / "prose.txt"
    prose.write_text("learn SQL first", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_ticks(str(prose), FACTS)
    assert error.value.where == "--facts"
