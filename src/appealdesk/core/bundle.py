"""The bundle (材料包) against its channel: what a platform's entrance will not take, before anything leaves the house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from appealdesk.core.channel import Channel
from appealdesk.core.wording import Wording

SAME = {"jpeg": "jpg", "tif": "tiff", "htm": "html"}


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One file for the channel: its name, its size in bytes, the exhibits in it, if it holds any, and a PDF's pages."""

    name: str
    size: int
    exhibits: tuple[int, ...] = ()
    pages: int | None = None

    @property
    def type(self) -> str:
        """The file type, as a channel names it: lower case, without a dot."""
        return plain_type(self.name)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something the channel will not take, and what to drop or change. Codes never change; sizes in bytes."""

    code: str
    what: Wording
    remedy: Wording


def against(channel: Channel, files: Sequence[Outgoing], characters: int = 0) -> tuple[Obstacle, ...]:
    """Compare files and the length of the pasted text with the channel's limits; an unknown limit refuses nothing."""
    return (
        *_length(channel, characters),
        *_attaching(channel, files),
        *_sizes(channel, files),
        *_together(channel, files),
        *_pages(channel, files),
        *_types(channel, files),
    )


def unknown_limits(channel: Channel | None) -> tuple[str, ...]:
    """Return which limits nobody has documented: characters, attachments, bytes_each, file_types."""
    if channel is None:
        return ("characters", "attachments", "bytes_each", "file_types")
    limits = {
        "characters": channel.characters,
        "attachments": 0 if channel.attaches is False else channel.attachments,
        "bytes_each": 0 if channel.attaches is False else channel.bytes_each,
        "file_types": channel.file_types or (0 if channel.attaches is False else None),
    }
    return tuple(name for name, limit in limits.items() if limit is None)


def takes(channel: Channel | None, type_: str) -> bool:
    """Whether a file of this type may be handed over; where types are unknown, nothing speaks against it."""
    if channel is None:
        return True
    known = {plain_type(f".{one}") for one in channel.file_types}
    return channel.attaches is not False and (not known or plain_type(f".{type_}") in known)


def plain_type(name: str) -> str:
    """Return a name's type in one spelling: `Photo.JPEG` is a jpg."""
    found = name.rpartition(".")[2].strip().lower()
    return SAME.get(found, found)


def _length(channel: Channel, characters: int) -> Iterator[Obstacle]:
    if channel.characters is not None and characters > channel.characters:
        over = characters - channel.characters
        yield Obstacle(
            "too_long",
            Wording.of(
                en=f"The text has {characters} characters; the form takes {channel.characters}.",
                zh=f"正文 {characters} 字符，该入口上限为 {channel.characters} 字符。",
            ),
            Wording.of(en=f"Shorten it by {over} characters.", zh=f"请删减 {over} 字符。"),
        )


def _attaching(channel: Channel, files: Sequence[Outgoing]) -> Iterator[Obstacle]:
    limit = 0 if channel.attaches is False else channel.attachments
    if limit is None or len(files) <= limit:
        return
    # The last files hold the exhibits cited last, so that is where to begin.
    names = ", ".join(_called(file) for file in files[limit:])
    yield Obstacle(
        "too_many_files",
        Wording.of(
            en=f"There are {len(files)} files; the channel takes {limit}.",
            zh=f"共 {len(files)} 个文件，该入口最多接收 {limit} 个。",
        ),
        Wording.of(en=f"Drop or merge: {names}.", zh=f"请去掉或合并：{names}。"),
    )


def _sizes(channel: Channel, files: Sequence[Outgoing]) -> Iterator[Obstacle]:
    for file in files:
        if channel.bytes_each is not None and file.size > channel.bytes_each:
            yield Obstacle(
                "too_large",
                Wording.of(
                    en=f"{_called(file)} has {_megabytes(file.size)}; the channel takes {_megabytes(channel.bytes_each)} a file.",
                    zh=f"{_called(file)} 为 {_megabytes(file.size)}，该入口每个文件上限 {_megabytes(channel.bytes_each)}。",
                ),
                Wording.of(
                    en="Hand in a smaller copy of the exhibit (fewer pages, a lower resolution), or drop it.",
                    zh="请提供更小的版本（减少页数或降低分辨率），或去掉该证据。",
                ),
            )


def _together(channel: Channel, files: Sequence[Outgoing]) -> Iterator[Obstacle]:
    whole = sum(file.size for file in files)
    if channel.bytes_all is None or whole <= channel.bytes_all:
        return
    heaviest = ", ".join(
        f"{_called(file)} {_megabytes(file.size)}" for file in sorted(files, key=lambda file: -file.size)[:3]
    )
    yield Obstacle(
        "too_large_together",
        Wording.of(
            en=f"All files together have {_megabytes(whole)}; the channel takes {_megabytes(channel.bytes_all)}.",
            zh=f"全部文件共 {_megabytes(whole)}，该入口总共上限 {_megabytes(channel.bytes_all)}。",
        ),
        Wording.of(
            en=f"Drop or shrink, the heaviest first: {heaviest}.",
            zh=f"请从最大的开始去掉或缩小：{heaviest}。",
        ),
    )


def _pages(channel: Channel, files: Sequence[Outgoing]) -> Iterator[Obstacle]:
    for file in files:
        if channel.pages_each is not None and file.pages is not None and file.pages > channel.pages_each:
            yield Obstacle(
                "too_many_pages",
                Wording.of(
                    en=f"{_called(file)} has {file.pages} pages; the channel takes {channel.pages_each} a file.",
                    zh=f"{_called(file)} 有 {file.pages} 页，该入口每个文件最多 {channel.pages_each} 页。",
                ),
                Wording.of(
                    en="Hand in the pages of the exhibit that the letter cites, or drop it.",
                    zh="请只提供申诉信引用的页，或去掉该证据。",
                ),
            )


def _types(channel: Channel, files: Sequence[Outgoing]) -> Iterator[Obstacle]:
    if channel.attaches is False:
        return
    for file in files:
        if not takes(channel, file.type):
            allowed = ", ".join(channel.file_types)
            yield Obstacle(
                "wrong_type",
                Wording.of(
                    en=f"{_called(file)} is of a type that the channel does not take ({allowed}).",
                    zh=f"{_called(file)} 的格式不被该入口接收（可接收：{allowed}）。",
                ),
                Wording.of(en="Hand it in as one of these, or drop it.", zh="请换成可接收的格式，或去掉。"),
            )


def _called(file: Outgoing) -> str:
    held = ", ".join(str(number) for number in file.exhibits)
    return f"{file.name} ({held})" if held else file.name


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"
