"""Archives taken apart (解压入库): looked into first, each file taken as one exhibit, the archive itself kept."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.utils import timezone
from django.utils.translation import gettext

from appealdesk.core.errors import AppealDeskError
from appealdesk.desk.cases import exhibits, selectors, services
from appealdesk.desk.cases.models import Case, Exhibit
from appealdesk.desk.vault import services as vault
from appealdesk.readers.archives import UNPACKED_LIMIT, ArchiveError, check_archive
from appealdesk.readers.files import is_litter

ZIP = "application/zip"


def unpack(code: str, number: int, *, by: str) -> int:
    """Take the files of an archive into the evidence and return how many; run again, it takes none twice.

    An archive that would harm, or does not open, is left as it is, with the reason in its note.
    """
    case = selectors.case_for(code)
    archive = case.exhibits.select_related("blob").get(number=number)
    try:
        taken = _unpacked(case, archive, by)
    except AppealDeskError as error:
        exhibits.remark(archive, str(error), at=timezone.now())
        return 0
    exhibits.remark(archive, gettext("已解压，取出 %(count)d 个文件") % {"count": taken}, at=timezone.now())
    return taken


def _unpacked(case: Case, archive: Exhibit, by: str) -> int:
    with tempfile.TemporaryDirectory(prefix="appealdesk-zip-") as folder:
        place = Path(folder) / "archive.zip"
        vault.lay(archive.blob, place)
        if reason := check_archive(place):
            raise ArchiveError(reason.capitalize() + ".", "Pack it again, or hand in the files.")
        return sum(_take(case, held, entry, by) for held, entry in _entries(place))


def name_of(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name. Chinese Windows writes GBK without saying so, which the standard library takes for English."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _entries(place: Path) -> Iterator[tuple[zipfile.ZipFile, zipfile.ZipInfo]]:
    with zipfile.ZipFile(place) as held:
        for entry in held.infolist():
            parts = PurePosixPath(name_of(entry).replace("\\", "/")).parts
            if not entry.is_dir() and entry.file_size and not any(is_litter(part) for part in parts):
                yield held, entry


def _take(case: Case, held: zipfile.ZipFile, entry: zipfile.ZipInfo, by: str) -> int:
    name = name_of(entry).replace("\\", "/")[-255:]
    with held.open(entry) as content:
        # The declared size may lie, so no more than the limit is ever written.
        blob = vault.store(content, name, limit=UNPACKED_LIMIT)
    services.add_exhibit(case, blob, name, by=by, at=timezone.now())
    return 1
