"""The server: its options, its errors, its start and its end."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from coffeechat.errors import SettingsError
from coffeechat.settings import load_settings
from coffeechat.ui import server

START = "from coffeechat.ui.server import serve; from coffeechat.settings import load_settings; import sys; "


def test_the_options_close_what_streamlit_leaves_open():
    options = server.options("127.0.0.1", 8501)
    assert options["client.showErrorDetails"] == "none"
    assert options["browser.gatherUsageStats"] is False
    assert options["server.maxUploadSize"] == 10
    assert options["server.address"] == "127.0.0.1"
    assert options["server.headless"] is True


def test_every_option_is_known_to_streamlit():
    from streamlit import config

    assert server.options("127.0.0.1", 8501).keys() <= config.get_config_options().keys()


def test_a_taken_port_says_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"port {port} is taken") as caught:
            server.serve(load_settings(), port=port)
    assert "--port" in caught.value.todo


def test_an_address_that_is_not_ours_is_an_error():
    with pytest.raises(SettingsError, match="cannot listen"):
        server.serve(load_settings(), host="192.0.2.1", port=0)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no interrupt to a child")
def test_it_says_where_it_is_answers_there_and_stops_at_an_interrupt():
    with subprocess.Popen(
        [sys.executable, "-c", START + "sys.exit(serve(load_settings(), port=0))"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            line = process.stdout.readline()
            address = re.fullmatch(r"coffeechat is at (http://127\.0\.0\.1:\d+) \(Ctrl-C stops it\)\n", line)[1]
            with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
                assert answer.status == 200
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0
    assert out == ""
    assert "Traceback" not in err
