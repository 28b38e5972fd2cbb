"""What is attached (附件): files of the types that a channel takes, no more of them than it takes, under names that it takes.

Where a form takes too few files, letter and exhibits become one; then the pasted letter, and originals that are printed
in part, stay behind. What still does not fit is refused by the check that follows, never dropped in silence.
"""

from __future__ import annotations

import re

from appealdesk.core.bundle import Outgoing, takes
from appealdesk.core.channel import Channel
from appealdesk.press.bag import Original
from appealdesk.press.handover import Handover, short_name
from appealdesk.press.joining import joined, pages_as_pictures

Attached = tuple[Outgoing, bytes | Original]
LETTER = {"pdf": "letter_pdf", "docx": "letter_docx"}


def attachments(handover: Handover) -> list[Attached]:
    """Return the files in the order of upload: letter, exhibits, originals. A channel without attachments limits nothing."""
    channel = None if handover.channel and handover.channel.attaches is False else handover.channel
    letter, volumes = _letter(handover, channel), _volumes(handover, channel)
    files = [*letter, *volumes, *_beside(handover, channel)]
    if _too_many(files, channel):
        files = [*(_one(handover, channel) or volumes), *_beside(handover, channel)]
    if _too_many(files, channel):
        files = [file for file in files if not _printed(file, handover)]
    return [(_named(file, channel), held) for file, held in files]


def _letter(handover: Handover, channel: Channel | None) -> list[Attached]:
    """The letter is pasted as well, so that it need not be attached where a form takes pictures only."""
    kind = next((kind for kind in LETTER if takes(channel, kind)), None)
    if kind is None:
        return []
    held: bytes = getattr(handover, LETTER[kind])
    return [(Outgoing(f"1-letter.{kind}", len(held)), held)]


def _volumes(handover: Handover, channel: Channel | None) -> list[Attached]:
    picture = next((kind for kind in ("jpg", "png") if takes(channel, kind)), None)
    pictures = [] if takes(channel, "pdf") or picture is None else _pictures(handover, picture)
    if pictures:
        return pictures
    count = len(handover.volumes)
    return [
        (Outgoing(_volume_name(part, count), len(volume.pdf), volume.numbers, volume.pages), volume.pdf)
        for part, volume in enumerate(handover.volumes, 1)
    ]


def _volume_name(part: int, count: int) -> str:
    return "2-exhibits.pdf" if count == 1 else f"2-exhibits-part-{part}-of-{count}.pdf"


def _pictures(handover: Handover, kind: str) -> list[Attached]:
    pages = [page for volume in handover.volumes for page in pages_as_pictures(volume.pdf, kind)]
    width = len(str(len(pages)))
    return [
        (Outgoing(f"2-exhibits-page-{number:0{width}d}.{kind}", len(page)), page)
        for number, page in enumerate(pages, 1)
    ]


def _beside(handover: Handover, channel: Channel | None) -> list[Attached]:
    named = [(one, f"3-exhibit-{one.number:02d}-{short_name(one.name)}") for one in handover.beside]
    return [
        (Outgoing(name, one.size, (one.number,)), one.original)
        for one, name in named
        if takes(channel, name.rpartition(".")[2])
    ]


def _one(handover: Handover, channel: Channel | None) -> list[Attached]:
    """Letter and exhibits as one PDF, where the channel takes one of that size; nothing where it does not."""
    if len(handover.volumes) != 1 or not takes(channel, "pdf"):
        return []
    (volume,) = handover.volumes
    made = joined(handover.letter_pdf, volume.pdf)
    if made is None or (channel is not None and _over(channel, *made)):
        return []
    pdf, pages = made
    return [(Outgoing("1-letter-and-exhibits.pdf", len(pdf), volume.numbers, pages), pdf)]


def _over(channel: Channel, pdf: bytes, pages: int) -> bool:
    large = channel.bytes_each is not None and len(pdf) > channel.bytes_each
    return large or (channel.pages_each is not None and pages > channel.pages_each)


def _too_many(files: list[Attached], channel: Channel | None) -> bool:
    """Too many, or too much together: both are mended by the same steps."""
    if channel is None:
        return False
    count = channel.attachments is not None and len(files) > channel.attachments
    return count or (
        channel.bytes_all is not None and sum(file.size for file, _ in files) > channel.bytes_all
    )


def _printed(file: Attached, handover: Handover) -> bool:
    return file[0].name.startswith("3-") and any(
        one.printed and one.number in file[0].exhibits for one in handover.beside
    )


def _named(file: Outgoing, channel: Channel | None) -> Outgoing:
    """Take hyphens out where a form asks for letters and digits only."""
    if channel is None or not channel.plain_names:
        return file
    stem, _, ending = file.name.rpartition(".")
    return Outgoing(f"{re.sub('[^A-Za-z0-9]', '', stem)}.{ending}", file.size, file.exhibits, file.pages)
