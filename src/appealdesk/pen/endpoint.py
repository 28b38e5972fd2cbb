"""The endpoint (接口): one question, one answer, bounded in time and size. Every failure is one error with its reason."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from queue import Empty, Queue
from threading import Thread
from typing import Any

from appealdesk.core.errors import AppealDeskError
from appealdesk.pen.settings import PenSettings

LARGEST = 1_000_000
GRACE = 0.5  # seconds in which the nearer timeouts may still speak
PAUSE, LONGEST_PAUSE = 0.5, 8.0
AGAIN = frozenset({408, 409, 429, 500, 502, 503, 504})


class PenFailedError(AppealDeskError):
    """The endpoint gave no answer that could be looked at."""

    code = "pen_failed"


class _TryAgainError(PenFailedError):
    """A failure that may pass by itself; `pause` are the seconds the endpoint asked for."""

    def __init__(self, what: str, pause: float | None = None) -> None:
        super().__init__(what)
        self.pause = pause


def ask(
    settings: PenSettings, messages: Sequence[tuple[str, str]], *, sleep: Callable[[float], None] = time.sleep
) -> str:
    """Return the answer's text. `messages` are (role, words).

    Tries again after a stall, a broken line, 429 and 5xx. Raises `PenFailedError`: no answer in time, a status, no
    JSON, no text in it, cut off by the endpoint, larger than a megabyte.
    """
    for tried in range(settings.retries + 1):
        try:
            return _answer(_within(settings.timeout, lambda: _request(settings, messages)))
        except _TryAgainError as error:
            if tried == settings.retries:
                raise PenFailedError(error.what, "The plain text stays; try again later.") from error
            sleep(min(PAUSE * 2**tried if error.pause is None else error.pause, LONGEST_PAUSE))
    raise AssertionError(settings.retries)


def _within(seconds: float, job: Callable[[], bytes]) -> bytes:
    """Give up on an endpoint that drips its headers, too: no timeout of a socket ends that."""
    done: Queue[bytes | Exception] = Queue()

    def run() -> None:
        try:
            done.put(job())
        except Exception as error:  # noqa: BLE001 - handed on to the caller below
            done.put(error)

    Thread(target=run, daemon=True).start()
    try:
        came = done.get(timeout=seconds + GRACE)
    except Empty as error:
        raise _TryAgainError("The answer did not begin in time.") from error
    if isinstance(came, Exception):
        raise came
    return came


def _request(settings: PenSettings, messages: Sequence[tuple[str, str]]) -> bytes:
    import httpx  # lazily: nobody without a pen pays for it

    until = time.monotonic() + settings.timeout
    headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
    body = {
        "model": settings.model,
        "temperature": 0,
        "messages": [{"role": role, "content": words} for role, words in messages],
    }
    try:
        with httpx.stream(
            "POST", f"{settings.base_url}/chat/completions", json=body, headers=headers, timeout=settings.timeout,
            follow_redirects=False, trust_env=False,
        ) as response:  # fmt: skip
            _check(response.status_code, response.headers.get("retry-after", ""))
            return _read(response, until)
    except httpx.TimeoutException as error:
        raise _TryAgainError(f"No answer within {settings.timeout:g} seconds.") from error
    except httpx.HTTPError as error:
        raise _TryAgainError(f"The line broke: {type(error).__name__}.") from error
    except httpx.InvalidURL as error:
        raise PenFailedError("The address is none.", "Look at APPEALDESK_PEN_URL.") from error


def _read(response: Any, until: float) -> bytes:
    """Read within size and time: an endpoint that drips a byte a second never times out by itself."""
    held = bytearray()
    for part in response.iter_bytes():
        held += part
        if len(held) > LARGEST:
            raise PenFailedError("The answer is larger than a megabyte.", "Look at what the endpoint is.")
        if time.monotonic() > until:
            raise _TryAgainError("The answer did not end in time.")
    return bytes(held)


def _check(status: int, wait: str) -> None:
    if status in AGAIN:
        raise _TryAgainError(f"The endpoint answered {status}.", float(wait) if wait.isdigit() else None)
    if status != 200:
        raise PenFailedError(f"The endpoint answered {status}.", "Look at address, key and model.")


def _answer(body: bytes) -> str:
    try:
        choice = json.loads(body)["choices"][0]
        text, ended = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise PenFailedError(
            "The answer is not of the kind expected.", "Look at what the endpoint is."
        ) from error
    if not isinstance(text, str) or not text.strip():
        raise PenFailedError("The answer holds no text.", "Look at the model.")
    if ended not in {"stop", None}:
        raise PenFailedError(
            f"The answer was cut off ({ended}).", "Shorten the text or choose another model."
        )
    return text.strip()
