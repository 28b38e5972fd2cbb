"""Files as they are handed in (导出文件): plain, gzip or zip, unpacked to a scratch folder within bounds."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from appealdesk.core.errors import AppealDeskError
from appealdesk.readers.files import is_litter, megabytes, reason

UNPACKED_LIMIT = 8 * 1024**3
RATIO_LIMIT = 200
# A month without a sale is one header and packs well; only what grows large is a bomb.
RATIO_FROM = 64 * 1024**2
MEMBERS_LIMIT = 500
PIECE = 1024**2
UNPACK = "请自行解压后提交其中的导出文件。Unpack it and hand in the exports."
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


class ExportError(AppealDeskError):
    """An export that cannot be read at all."""

    code = "export"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: `name` is how it is cited, `path` where its bytes lie."""

    name: str
    path: Path

    @property
    def ending(self) -> str:
        """Return the ending in lower case: `.txt`."""
        return Path(self.name).suffix.lower()


def is_workbook(path: Path) -> bool:
    """Whether the content is that of a workbook, whatever the name says. A damaged one goes by its name."""
    with path.open("rb") as stream:
        start = stream.read(4)
    if not start.startswith(b"PK"):
        return start == OLD_WORKBOOK
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith("xl/workbook.") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return path.suffix.lower() in {".xlsx", ".xlsm"}


def sources(path: Path, scratch: Path) -> Iterator[Source]:
    """Yield what one path holds: itself, the content of a gzip, or each member of a zip.

    Raises `ExportError` for what is no file, for bombs, nested archives, and damaged ones.
    """
    if not path.is_file():
        raise ExportError(
            f"{path.name} 不是文件。{path.name} is no file.",
            "请直接给出导出文件。Name the exports themselves.",
        )
    with path.open("rb") as stream:
        start = stream.read(4)
    if start.startswith(b"\x1f\x8b"):
        yield _unzipped_gzip(path, scratch)
    elif start.startswith(b"PK") and not is_workbook(path):
        yield from _members(path, scratch)
    else:
        yield Source(path.name, path)


def _unzipped_gzip(path: Path, scratch: Path) -> Source:
    name = path.name.removesuffix(".gz").removesuffix(".GZ")
    with _reading(path.name), gzip.open(path, "rb") as packed:
        return Source(name, _poured(packed, scratch, name, path.stat().st_size))


def _members(path: Path, scratch: Path) -> Iterator[Source]:
    with _reading(path.name), zipfile.ZipFile(path) as archive:
        entries = [
            one for one in archive.infolist() if not one.is_dir() and not is_litter(Path(one.filename).name)
        ]
        if len(entries) > MEMBERS_LIMIT:
            raise ExportError(
                f"{path.name} 内有 {len(entries)} 个文件。{path.name} holds {len(entries)} files.",
                f"最多 {MEMBERS_LIMIT} 个。At most {MEMBERS_LIMIT} are taken.",
            )
        for entry in entries:
            name = f"{path.name}/{entry.filename}"
            if entry.filename.lower().endswith((".zip", ".gz", ".7z", ".rar")):
                raise ExportError(f"{name} 是压缩包里的压缩包。{name} is an archive in an archive.", UNPACK)
            with archive.open(entry) as packed:
                yield Source(name, _poured(packed, scratch, Path(entry.filename).name, entry.compress_size))


def _poured(packed: IO[bytes] | gzip.GzipFile, scratch: Path, name: str, size: int) -> Path:
    """Unpack to a new file. The declared size may lie, so what comes out is counted as it comes."""
    target = scratch / f"{len(list(scratch.iterdir()))}-{Path(name).name or 'export'}"
    written = 0
    with target.open("wb") as out:
        while piece := packed.read(PIECE):
            written += len(piece)
            if written > UNPACKED_LIMIT or (written > RATIO_FROM and written > RATIO_LIMIT * max(size, 1)):
                target.unlink()
                raise ExportError(
                    f"{name} 解压后超过 {megabytes(written)}（压缩前 {megabytes(size)}），疑似压缩炸弹。"
                    f"{name} unpacks to more than {megabytes(written)} from {megabytes(size)}: it looks like a bomb.",
                    UNPACK,
                )
            out.write(piece)
    return target


class _reading:  # noqa: N801 - reads as a verb where it is used
    """Turn what the standard library raises for damaged archives into one clear error."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, AppealDeskError):
            return
        if isinstance(error, (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)):
            raise ExportError(
                f"{self.name} 已损坏或不完整。{self.name} is damaged or cut off ({reason(error)}).",
                "请重新下载。Download it again.",
            ) from error
        if isinstance(error, RuntimeError):  # what the standard library raises for a locked entry
            raise ExportError(
                f"{self.name} 设有密码。{self.name} is locked with a password.", UNPACK
            ) from error
