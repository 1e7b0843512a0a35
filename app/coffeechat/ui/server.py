"""Serve the web app from this process until it is stopped."""

import errno
import socket
from pathlib import Path

import streamlit as st
import uvicorn
from streamlit.web import bootstrap

from coffeechat.errors import SettingsError
from coffeechat.settings import Settings
from coffeechat.ui import session

_UI = Path(__file__).parent
_STOP_SECONDS = 2
_ANYWHERE = {"0.0.0.0", "::", ""}


class _Server(uvicorn.Server):
    """Says where the app is once it answers."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        print(f"coffeechat is at {self._address} (Ctrl-C stops it)", flush=True)


def serve(settings: Settings, host: str = "127.0.0.1", port: int = 8501) -> int:
    """Serve the app on ``host`` and ``port`` (0: any free port) and return the exit code.

    Raises:
        SettingsError: the port is taken, or the address cannot be listened on.
    """
    with _listen(host, port) as listener:
        port = listener.getsockname()[1]
        bootstrap.load_config_options(options(host, port))
        session.use(settings)
        app = st.App(_UI / "app.py", on_script_error=session.apologise)
        config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=_STOP_SECONDS)
        try:
            _Server(config, address(host, port)).run(sockets=[listener])
        except KeyboardInterrupt:
            # uvicorn has shut down and passes the signal on.
            return 0
    return 0


def options(host: str, port: int) -> dict[str, object]:
    """Return Streamlit's options; they win over any config file of the user.

    Its own defaults would show tracebacks, send usage statistics, accept 200 MB and listen everywhere.
    A page elsewhere that rebinds its name to this address is refused by ``allowedHosts``.
    """
    return {
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "client.toolbarMode": "minimal",
        "browser.gatherUsageStats": False,
        "browser.serverAddress": "localhost" if host in _ANYWHERE else host,
        "browser.serverPort": port,
        "server.address": host,
        "server.port": port,
        "server.headless": True,
        "server.maxUploadSize": 10,
        "server.fileWatcherType": "none",
        "server.allowedHosts": [] if host in _ANYWHERE else [host, "localhost", "127.0.0.1"],
        "theme.base": str(_UI / "theme.toml"),
        "logger.hideWelcomeMessage": True,
        "logger.level": "error",
    }


def address(host: str, port: int) -> str:
    """Return the URL to open in a browser."""
    name = "127.0.0.1" if host in _ANYWHERE else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            what, todo = f"port {port} is taken by another program", "Give another one, for example --port 8502."
            raise SettingsError(what, "--port", todo) from error
        what = f"cannot listen on {host}:{port} ({error})"
        raise SettingsError(what, "--host and --port", "Leave them out to use this machine and port 8501.") from error
