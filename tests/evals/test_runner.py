"""The runner judges: right on what ships, wrong on a planted fault, clear where something is missing."""

import gc
import shutil

import pytest

from coffeechat import resources
from coffeechat.errors import InputError
from coffeechat.evals import run, runner

# inspect_ai 0.3.285 leaves its in-memory streams to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:.*MemoryObject(Send|Receive)Stream")


@pytest.fixture(autouse=True)
def collected():
    """Collect those streams before the next module's tests, which would be blamed for them."""
    yield
    gc.collect()


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Return a copy of the knowledge and the evals that a test may spoil."""
    root = tmp_path / "checkout"
    for name in ("knowledge", "evals/quotes"):
        shutil.copytree(resources.folder(name), root / name)
    for page in sorted((root / "knowledge/rules").glob("*.md"))[1:]:
        page.unlink()
    monkeypatch.setattr(resources, "_PACKAGE", root / "app" / "coffeechat")
    return root


def test_what_ships_is_right(capsys, tmp_path):
    assert run(["quotes"], tmp_path) == 0
    assert "quotes: right" in capsys.readouterr().out
    assert list(tmp_path.glob("*.eval"))


def test_a_wrong_example_is_found(checkout, capsys):
    [card] = (checkout / "knowledge/rules").glob("*.md")
    before, after = card.read_text().split("\n  passes:\n", 1)
    card.write_text(f"{before}\n    - The weather was mild on that day.\n  passes:\n{after}")
    assert run(["quotes"]) == 1
    out = capsys.readouterr().out
    assert "quotes: WRONG" in out and "examples fires" in out and "'silent' is not 'fires'" in out


@pytest.mark.usefixtures("checkout")
def test_a_broken_offset_is_found(capsys, monkeypatch):
    from coffeechat.library import knowledge

    lay_out = knowledge._lay_out

    def shift(sections, commenters):
        text, passages = lay_out(sections, commenters)
        return text, tuple(passage.model_copy(update={"end": passage.end - 1}) for passage in passages)

    monkeypatch.setattr(knowledge, "_lay_out", shift)
    assert run(["quotes"]) == 1
    assert "quote " in capsys.readouterr().out


def test_a_reference_to_nowhere_is_found(checkout, capsys):
    [card] = (checkout / "knowledge/rules").glob("*.md")
    card.write_text(card.read_text().replace("for: [", "for: [pope#no-such-place, ", 1))
    assert run(["quotes"]) == 1
    assert "no-such-place" in capsys.readouterr().out


@pytest.mark.parametrize(("measured", "code"), [(0.79, 1), (0.8, 0)])
def test_an_eval_may_ask_for_less_than_all(checkout, capsys, measured, code):
    right = round(100 * measured)
    folder = checkout / "evals/share-right"
    folder.mkdir()
    (folder / "task.py").write_text(
        f"""
from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from coffeechat.evals.parts import answer_by, equals

@task
def share_right():
    samples = [Sample(input="x" if n < {right} else "y", target="x", metadata={{}}) for n in range(100)]
    least = {{"at_least": {{"accuracy": 0.8}}}}
    dataset, solver = MemoryDataset(samples), answer_by(lambda text: text)
    return Task(dataset=dataset, solver=solver, scorer=equals(), metadata=least)
"""
    )
    assert run(["share-right"]) == code
    assert ("accuracy 0.790, wanted 0.8" in capsys.readouterr().out) == bool(code)


@pytest.mark.usefixtures("checkout")
def test_an_unknown_name_lists_the_known():
    with pytest.raises(InputError, match=r"no eval named nonsense.*Choose from: quotes"):
        run(["nonsense"])


def test_without_the_checkout_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "site-packages" / "coffeechat")
    with pytest.raises(InputError, match="clone of the repository"):
        run()


def test_without_inspect_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(runner.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(InputError, match=r"pip install \"coffeechat\[dev\]\""):
        run()
