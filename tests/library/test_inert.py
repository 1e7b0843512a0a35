"""What a document holds is data: no script runs, no address is fetched, broken letters are mended."""

import socket

import pytest

PAGE = """<!doctype html><html><head><title>Tea for Guests</title><script>alert("steep")</script></head><body>
<article><h1>Tea for Guests</h1><img src="http://example.invalid/pixel.gif">
<p>Warm the pot before anything else. A cold pot spoils the best leaves and your guests will notice it at once.</p>
<p>Pour when the kettle sings, and wait four minutes. Donâ€™t stir it, and serve it in thin cups with a biscuit.</p>
<script src="http://example.invalid/brew.js"></script><iframe src="http://example.invalid/frame"></iframe>
</article></body></html>"""


@pytest.fixture
def offline(monkeypatch):
    def refuse(*_args):
        raise AssertionError("a document made coffeechat open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("offline")
def test_scripts_and_addresses_of_a_page_are_inert(ready, article):
    library = ready()
    (item,) = library.add([article("tea.html", PAGE)]).items
    assert item.state == "added", item.error
    text = library.stored(item.source).text
    assert "alert" not in text
    assert "example.invalid" not in text
    assert "kettle sings" in text


def test_broken_letters_of_a_page_are_mended_and_still_mapped(ready, article):
    library = ready()
    path = article("tea.html", PAGE)
    source = library.add([path]).items[0].source
    shown = library.show(source)
    assert "Don’t stir" in shown.text or "Don't stir" in shown.text
    (passage,) = [p for p in shown.passages if "stir" in shown.text[p.start : p.end]]
    assert "stir" in PAGE[passage.raw.start : passage.raw.end]
