"""What no entrance of the desk lets in (密码不入): words that give a password or a code away are refused before they are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from appealdesk.core.credentials import credential_faults
from appealdesk.core.errors import BadInputError
from appealdesk.desk.vault import services as vault
from appealdesk.desk.vault.models import Blob
from appealdesk.readers.encodings import text_of

# Beyond this a text is an export or a log, not what somebody typed.
TEXT_LIMIT = 256 * 1024
# Control characters, and those that turn the direction of writing: “gpj.exe” must not be read as “exe.jpg”.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def refuse_credentials(**told: Any) -> None:
    """Raise `BadInputError` where a text, or any text inside of facts, gives a password away; its value is not repeated."""
    faults = [
        fault
        for name, held in told.items()
        for text in texts_in(held)
        for fault in credential_faults(name, text)
    ]
    if faults:
        raise BadInputError(faults)


def refuse_credential_file(blob: Blob, name: str) -> None:
    """Raise `BadInputError` for a typed text that gives a password away."""
    if not blob.media.startswith("text/") or blob.size > TEXT_LIMIT:
        return
    with vault.open_blob(blob) as held:
        faults = [*credential_faults(name, text_of(held.read()))]
    if faults:
        raise BadInputError(faults)


def shown_name(name: str) -> str:
    """Return a file's name as it may be shown: its own folders, no way out of them, no characters that hide what it is."""
    parts = (part.strip() for part in re.split(r"[/\\]", _UNSEEN.sub("", name)))
    kept = [part for part in parts if part.strip(".") and not part.endswith(":")]
    return "/".join(kept)[-255:] or "file"


def texts_in(held: Any) -> Iterator[str]:
    """Yield every text of a value, however deep, names among them."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        yield from texts_in([*held, *held.values()])
    elif isinstance(held, list | tuple):
        for inner in held:
            yield from texts_in(inner)
