"""What left the house, handed out (材料包下载): the frozen files of a version, whole as one ZIP or one by one."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from typing import IO

from appealdesk.desk.drafting.models import BundleFile, Version
from appealdesk.desk.vault import services as vault

PIECE = 256 * 1024
UPLOAD = "to-upload/"


def as_zip(version: Version) -> IO[bytes]:
    """Return the whole version as a ZIP that verifies once unpacked. Files are stored in their order with a fixed date."""
    out = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it once it is sent
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in version.files.select_related("blob").order_by("path"):
            entry = zipfile.ZipInfo(
                f"{version.case.code}-{version.attempt}/{file.path}", (2026, 1, 1, 0, 0, 0)
            )
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as target, vault.open_blob(file.blob) as source:
                while piece := source.read(PIECE):
                    target.write(piece)
    out.seek(0)
    return out


def file_of(version: Version, path: str) -> BundleFile | None:
    """Return one file of a version."""
    return version.files.select_related("blob").filter(path=path).first()


def text_of(version: Version, path: str) -> str:
    """Return a text file of a version; empty where it has none."""
    file = file_of(version, path)
    if file is None:
        return ""
    with vault.open_blob(file.blob) as content:
        return content.read().decode()


def to_upload(version: Version) -> Iterator[BundleFile]:
    """Yield the files that the seller hands to the platform."""
    yield from version.files.select_related("blob").filter(path__startswith=UPLOAD).order_by("path")
