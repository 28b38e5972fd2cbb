"""Settings of the pen (设置): five environment variables. Without an address and a model there is no pen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from appealdesk.core.errors import BadInputError, Fault

URL, KEY, MODEL, TIMEOUT, RETRIES = (
    f"APPEALDESK_PEN_{name}" for name in ("URL", "KEY", "MODEL", "TIMEOUT", "RETRIES")
)
SECONDS, MOST_SECONDS = 30, 300
TRIES, MOST_TRIES = 2, 5
# On this machine nobody listens between us and the endpoint; anywhere else the key must not travel in the clear.
HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class PenSettingsError(BadInputError):
    """The settings of the pen cannot be used."""

    code = "pen_settings"


@dataclass(frozen=True, slots=True)
class PenSettings:
    """An OpenAI-compatible endpoint. `timeout` in seconds bounds one whole request, `retries` the further tries."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = SECONDS
    retries: int = TRIES


def settings_from(environment: Mapping[str, str]) -> PenSettings | None:
    """Return the settings, or None where neither address nor model is set: the pen is off. Raises `PenSettingsError`."""
    url, model = environment.get(URL, "").strip(), environment.get(MODEL, "").strip()
    if not url and not model:
        return None
    faults = tuple(_faults(url, model, environment))
    if faults:
        raise PenSettingsError(faults)
    return PenSettings(
        url.rstrip("/"),
        model,
        environment.get(KEY, "").strip(),
        int(environment.get(TIMEOUT) or SECONDS),
        int(environment.get(RETRIES) or TRIES),
    )


def required_settings(environment: Mapping[str, str]) -> PenSettings:
    """Return the settings of a pen that somebody asks for. Raises `PenSettingsError` where none is set up, too."""
    settings = settings_from(environment)
    if settings is None:
        raise PenSettingsError([Fault(URL, "is not set.", f"Set {URL} and {MODEL}, or go without --pen.")])
    return settings


def _faults(url: str, model: str, environment: Mapping[str, str]) -> Iterator[Fault]:
    if not model:
        yield Fault(MODEL, "is not set.", "Name the model, or unset the address to do without the pen.")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        yield Fault(URL, "is no address.", "Write https://host/v1.")
    elif parts.scheme == "http" and parts.hostname not in HERE:
        yield Fault(
            URL, "would send key and text in the clear.", "Use https, or an endpoint on this machine."
        )
    for name, most in ((TIMEOUT, MOST_SECONDS), (RETRIES, MOST_TRIES)):
        text = environment.get(name) or "1"
        least = 0 if name == RETRIES else 1
        if not re.fullmatch(r"\d{1,4}", text) or not least <= int(text) <= most:
            yield Fault(name, f"“{text}” is out of range.", f"Write a whole number from {least} to {most}.")
