"""What the sidebar says about what leaves this machine."""

import pytest

from coffeechat.settings import load_settings
from coffeechat.ui.sidebar import privacy


def test_without_a_model_everything_stays():
    assert privacy(load_settings())[0].startswith("Everything.")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"model": "openai:gpt"}, "sent to the language model you chose (openai:gpt at api.openai.com)"),
        ({"embeddings": "openai:small"}, "sent to openai:small"),
        ({"index": "https://index.example"}, "servers you named"),
        ({"database": "postgresql://db.example/coffee"}, "servers you named"),
    ],
)
def test_what_is_sent_away_is_said(chosen, said):
    lines = " ".join(privacy(load_settings(**chosen)))
    assert said in lines
    assert "Everything." not in lines


def test_a_model_or_an_index_on_this_machine_sends_nothing():
    assert privacy(load_settings(model="local:model.gguf", index="/tmp/index"))[0].startswith("Everything.")
