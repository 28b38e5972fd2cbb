"""What is handed over to the seller for one channel (交付内容): letter, text, volumes, and originals that travel beside them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from appealdesk.core.channel import Channel
from appealdesk.press.bag import Original
from appealdesk.press.exhibits import Volume


@dataclass(frozen=True, slots=True)
class Companion:
    """An exhibit that has no pages in the volumes, or not all, so its original travels with them; `printed` says which."""

    number: int
    name: str
    original: Original
    size: int
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything for one channel. Moments come as words, since zones and calendars are the caller's matter.

    `paste` is what goes into the form: `letter_text`, or less of it where the form does not take all. `shorter` is a
    second text for a form whose limit only third parties name.
    """

    case_code: str
    channel: Channel | None
    letter_pdf: bytes
    letter_docx: bytes
    letter_text: str
    paste: str
    volumes: tuple[Volume, ...] = ()
    beside: tuple[Companion, ...] = ()
    due_in_china: str = ""
    due_at_marketplace: str = ""
    shorter: str = ""


def short_name(text: str, limit: int = 40) -> str:
    """Return a name in plain ASCII that no upload form refuses: `Größe (neu).PDF` becomes `Grosse-neu.pdf`."""
    stem, _, suffix = text.replace("ß", "ss").rpartition(".")
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:limit].strip("-")
    return f"{kept or 'file'}.{re.sub(r'[^a-z0-9]', '', suffix.lower()) or 'bin'}"
