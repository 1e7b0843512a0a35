"""What can go wrong on the wire, in words that a user understands and that hold no text of the server.

A server's own message may repeat the key or the prompt, so none is passed on.
"""

from collections.abc import Mapping
from dataclasses import dataclass

BROKEN_OFF = "the connection broke before the answer was complete"
REFUSED = "the model refused or said nothing"
TOO_LONG = "the answer was cut off because it was too long"

RATE_LIMIT = 429
SERVER_ERROR = 500

_STATUS = {
    400: "the server did not accept the request (400); the text may be too long for this model",
    401: "the server did not accept the key (401)",
    403: "the key may not use this model (403)",
    404: "the server does not know this model (404)",
    408: "the server gave up waiting (408)",
    413: "the text is too long for this server (413)",
    429: "the server asks for fewer requests (429)",
}
_HOPELESS = {401, 403, 404}


@dataclass(eq=False)
class CallError(Exception):
    """One call failed.

    Attributes:
        reason: why, as the end of the sentence "The model failed because ...".
        again: another attempt may succeed.
        breaks: every other call of this job would fail likewise.
        limited: the server complains of our rate, not of trouble of its own.
        wait: seconds that the server asked us to wait, if it did.
    """

    reason: str
    again: bool = False
    breaks: bool = False
    limited: bool = False
    wait: float | None = None


class AnswerError(Exception):
    """The model answered, but not with what was asked; the message names what failed."""


def stalled(seconds: float) -> CallError:
    """Return the fault of a server that keeps the connection open and sends nothing more of its answer."""
    return CallError(f"the server sent nothing more for {seconds:g} seconds", breaks=True)


def fault_of(error: Exception) -> CallError:
    """Put an exception of the SDK, of langchain or of the HTTP client into our words."""
    import openai

    match error:
        case CallError():
            fault = error
        case TimeoutError() | openai.APITimeoutError():
            fault = CallError("the server did not finish its answer in time", breaks=True)
        case openai.LengthFinishReasonError():
            fault = CallError(TOO_LONG)
        case openai.ContentFilterFinishReasonError():
            fault = CallError(REFUSED)
        case openai.APIStatusError():
            fault = _fault_of_status(error.status_code, error.response.headers)
        case openai.APIConnectionError():
            fault = _fault_of_connection(error)
        case _:
            fault = CallError("what the server sent is no answer of a language model", again=True)
    return fault


def _fault_of_status(status: int, headers: Mapping[str, str]) -> CallError:
    reason = _STATUS.get(status, f"the server refused the request ({status})")
    if status >= SERVER_ERROR:
        return CallError(f"the server failed ({status})", again=True, wait=_seconds(headers))
    if status == RATE_LIMIT:
        return CallError(reason, again=True, limited=True, wait=_seconds(headers))
    return CallError(reason, breaks=status in _HOPELESS)


def _fault_of_connection(error: BaseException) -> CallError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) or type(cause).__name__ in {"ConnectError", "UnsupportedProtocol"}:
            return CallError("nothing answers at this address", breaks=True)
        cause = cause.__cause__ or cause.__context__
    return CallError(BROKEN_OFF, again=True)


def _seconds(headers: Mapping[str, str]) -> float | None:
    """Read Retry-After; its other form, a date, is left to our own pause."""
    try:
        return max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        return None
