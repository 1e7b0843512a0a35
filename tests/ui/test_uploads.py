"""Files that a user opens."""

import pytest

from coffeechat.errors import InputError
from coffeechat.ui.uploads import decode


def test_a_byte_order_mark_is_dropped_and_newlines_stay():
    assert decode(b"\xef\xbb\xbfDear\r\nAda", "a.txt") == "Dear\r\nAda"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\0\3", "not a text file"),
        (b"caf\xe9", "cannot be read"),
        (b" \n", "nothing in this file"),
        (b"", "nothing"),
    ],
)
def test_a_bad_file_says_what_to_do(data, what):
    with pytest.raises(InputError, match=what) as caught:
        decode(data, "a.txt")
    assert caught.value.where == "a.txt"
    assert "paste" in caught.value.todo
