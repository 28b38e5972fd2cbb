"""Mail (邮件): the platform's own words out of nested parts, with who sent it, when, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from appealdesk.core.notice import Link
from appealdesk.readers.encodings import labelled, unix_lines
from appealdesk.readers.files import TABLE_LIMIT, UnreadableFileError, read_bytes
from appealdesk.readers.html_text import readable

PARTS_LIMIT = 200
DEPTH_LIMIT = 8
ZONED = re.compile(r"(?:[+-]\d{4}|\b(?:UT|GMT|Z|[ECMP][SD]T))\s*(?:\(.*\))?\s*$")
HTML_BODY = 0x1013
BARE = re.compile(r"https?://[^\s<>\"'，。）】」]+")


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as text. `forwarded` is the mail inside it, where it carries one."""

    text: str
    sender: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    links: tuple[Link, ...] = ()
    forwarded: Mail | None = None


def read_eml(path: Path) -> Mail:
    """Read a saved mail. Raises `UnreadableFileError` where it holds no readable word."""
    return mail_of(read_bytes(path, TABLE_LIMIT))


def mail_of(data: bytes) -> Mail:
    """Read the bytes of a mail; see `read_eml`."""
    try:
        # The older policy keeps broken headers as they are; the newer one raises on some of them.
        message = BytesParser(policy=compat32).parsebytes(data.lstrip(b"\r\n \t\xef\xbb\xbf"))
        mail = _mail(message, 0)
    except (RecursionError, LookupError, ValueError, TypeError, AssertionError) as error:
        raise UnreadableFileError(
            "The mail is damaged.", "Save it again as .eml, or paste its text."
        ) from error
    whole = _unfolded(mail)
    if not whole.text.strip() and not whole.subject:
        raise UnreadableFileError(
            "The mail holds no readable text.", "Save it again as .eml, or paste its text."
        )
    return whole


def read_msg(path: Path) -> Mail:
    """Read a mail saved by Outlook. Raises `UnreadableFileError` where the file is none."""
    import oxmsg

    data = read_bytes(path, TABLE_LIMIT)
    try:
        mail = _outlook(oxmsg.Message.load(data))
    # A foreign parser: a damaged file breaks it in as many ways as it has bytes.
    except Exception as error:
        raise UnreadableFileError(
            "The Outlook file is damaged or no mail.", "Save the mail again, or as .eml."
        ) from error
    if not mail.text.strip() and not mail.subject:
        raise UnreadableFileError(
            "The Outlook mail holds no readable text.", "Save it as .eml, or paste its text."
        )
    return mail


def decoded(header: str) -> str:
    """Return a header in words. Never raises: the label of an encoded word may name anything."""
    try:
        parts = decode_header(str(header))
    except (ValueError, LookupError):
        return unix_lines(str(header))
    words = (labelled(part, name) if isinstance(part, bytes) else part for part, name in parts)
    return re.sub(r"\s+", " ", "".join(words)).strip()


def moment_of(header: str) -> datetime | None:
    """Return the moment of a Date header; None where it is missing, broken or without a zone."""
    try:
        sent = parsedate_to_datetime(str(header))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if sent.tzinfo is not None:
        return sent
    # -0000 is a moment in UTC whose writer would not say where he sits; nothing at all is no moment.
    return sent.replace(tzinfo=UTC) if ZONED.search(str(header)) else None


def _mail(message: Message, depth: int) -> Mail:
    bodies = [_body(part) for part in _leaves(message, 0)]
    inner = next(_attached(message), None) if depth < DEPTH_LIMIT else None
    text = "\n\n".join(text for text, _ in bodies if text.strip())
    links = tuple(dict.fromkeys(link for _, found in bodies for link in found))
    return Mail(
        text,
        decoded(message.get("From", "")),
        decoded(message.get("Subject", "")),
        moment_of(message.get("Date", "")),
        links,
        _mail(inner, depth + 1) if inner else None,
    )


def _unfolded(mail: Mail) -> Mail:
    """Put a forwarded mail in front: the platform wrote the inner one, a colleague the outer one."""
    if mail.forwarded is None:
        return mail
    inner = _unfolded(mail.forwarded)
    text = "\n\n".join(part for part in (mail.text, inner.text) if part.strip())
    return replace(inner, text=text, links=(*mail.links, *inner.links))


def _leaves(message: Message, depth: int) -> Iterator[Message]:
    """Yield the parts that a mail program shows, the plain one where the same text comes twice."""
    if depth > DEPTH_LIMIT:
        return
    if not message.is_multipart():
        if message.get_content_maintype() == "text" and message.get_content_disposition() != "attachment":
            yield message
        return
    if message.get_content_type() == "message/rfc822":
        return
    parts = _children(message)[:PARTS_LIMIT]
    if message.get_content_type() == "multipart/alternative":
        parts = _best(parts)
    for part in parts:
        yield from _leaves(part, depth + 1)


def _best(parts: list[Message]) -> list[Message]:
    """Prefer HTML: its links show where they truly lead. A plain twin often is a stub or empty."""
    html = [part for part in parts if "text/html" in {leaf.get_content_type() for leaf in _leaves(part, 1)}]
    return html[-1:] or parts[-1:]


def _attached(message: Message) -> Iterator[Message]:
    for part in message.walk():
        if part is not message and part.get_content_type() == "message/rfc822":
            yield from _children(part)


def _children(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _body(part: Message) -> tuple[str, tuple[Link, ...]]:
    raw = part.get_payload(decode=True)
    text = labelled(raw if isinstance(raw, bytes) else b"", part.get_content_charset())
    if part.get_content_type() == "text/html":
        return readable(text)
    if str(part.get_param("format")).lower() == "flowed":
        text = unflowed(text, str(part.get_param("delsp")).lower() == "yes")
    return text, bare_links(text)


def unflowed(text: str, without_space: bool) -> str:
    """Join lines that a mail program broke: each ends in a space, which is dropped where the mail says so.

    A signature begins with such a line too (`-- `), but is one.
    """
    return re.sub(r"(?<!^--) \n(?=[^\s>])", "" if without_space else " ", text, flags=re.MULTILINE)


def bare_links(text: str) -> tuple[Link, ...]:
    """Return the addresses that stand in a plain text."""
    return tuple(Link(found, found) for found in dict.fromkeys(BARE.findall(text)))


def _outlook(message: Any) -> Mail:
    text, links = _outlook_body(message)
    headers = {name.lower(): value for name, value in message.message_headers.items()}
    sent = message.sent_date
    # Outlook writes the first day of its calendar, in the year 1601, where there is no date.
    known = sent if sent and sent.year > 1970 else moment_of(headers.get("date", ""))
    return Mail(text, decoded(message.sender or ""), message.subject or "", known, links)


def _outlook_body(message: Any) -> tuple[str, tuple[Link, ...]]:
    raw = message.properties.binary_prop_value(HTML_BODY)
    html = labelled(raw, None) if raw else message.properties.str_prop_value(HTML_BODY)
    if html:
        return readable(html)
    text = unix_lines(message.body or "")
    return text, bare_links(text)
