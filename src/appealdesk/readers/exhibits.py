"""Exhibits (证据件) of a case folder: found, numbered in a stable order, named by kind, weighed and opened once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from appealdesk.core.errors import AppealDeskError, Fault
from appealdesk.core.evidence import Exhibit
from appealdesk.core.wording import Wording
from appealdesk.readers.case_facts import ExhibitEntry
from appealdesk.readers.case_yaml import did_you_mean
from appealdesk.readers.files import digest
from appealdesk.readers.media import Look, look_at

# carrier_tracking.json, carrier_tracking-2.json, carrier_tracking (2).json, carrier_tracking-112-7744.json
NUMBERED = re.compile(r"(?P<kind>[a-z_]+?)(?:[-_ ]?\(?\d{1,3}\)?|-.+)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Exhibits:
    """The numbered exhibits, remarks on those that do not open, and the faults of those that are not taken."""

    exhibits: tuple[Exhibit, ...]
    remarks: tuple[Wording, ...]
    faults: tuple[Fault, ...]


def kind_by_name(name: str, kinds: Sequence[str]) -> str | None:
    """Return the kind that a file name, or else the folder it lies in, is equal to."""
    path = PurePosixPath(name.lower())
    for word in (path.stem, path.parent.name):
        found = NUMBERED.fullmatch(word)
        for candidate in (word, found["kind"] if found else ""):
            if candidate in kinds:
                return candidate
    return None


def in_order(
    notices: Iterable[str], stories: Iterable[str], entries: Iterable[ExhibitEntry], others: Iterable[str]
) -> tuple[str, ...]:
    """Return the files as they are numbered: notices, statement, then as case.yaml lists them, then by name."""
    listed = (entry.file for entry in entries)
    return tuple(dict.fromkeys((*notices, *stories, *listed, *others)))


def exhibits_of(
    paths: Mapping[str, Path],
    files: Sequence[str],
    given: Mapping[str, str],
    entries: Mapping[str, ExhibitEntry],
    kinds: Sequence[str],
) -> Exhibits:
    """Number the files. `given` holds the kind of a file that its role tells (notice, statement)."""
    exhibits: list[Exhibit] = []
    remarks: list[Wording] = []
    faults: list[Fault] = []
    for file in files:
        entry = entries.get(file)
        kind = (entry.kind if entry else None) or given.get(file) or kind_by_name(file, kinds)
        if kind is None:
            faults.append(_no_kind(file, kinds))
            continue
        try:
            exhibit, look = _exhibit(paths[file], len(exhibits) + 1, file, kind, entry)
        except (AppealDeskError, OSError) as error:
            faults.append(_refused(file, error))
            continue
        exhibits.append(exhibit)
        if look.broken:
            remarks.append(_remark(file, look.broken))
    return Exhibits(tuple(exhibits), tuple(remarks), tuple(faults))


def _exhibit(
    path: Path, number: int, file: str, kind: str, entry: ExhibitEntry | None
) -> tuple[Exhibit, Look]:
    look = look_at(path)
    note = entry.note if entry else ""
    size = path.stat().st_size
    exhibit = Exhibit(
        number, file, kind, digest(path), size, look.media, note, pages=look.pages, opens=not look.broken
    )
    return exhibit, look


def _no_kind(file: str, kinds: Sequence[str]) -> Fault:
    stem = PurePosixPath(file.lower()).stem
    close = did_you_mean(stem, tuple(kinds))
    return Fault(
        file,
        "Neither case.yaml nor the file name says what kind of evidence this is.",
        f"{close} List it under exhibits with its kind, or name it after its kind.".strip(),
    )


def _refused(file: str, error: AppealDeskError | OSError) -> Fault:
    if isinstance(error, AppealDeskError):
        return Fault(file, error.what, error.remedy)
    return Fault(file, f"The file cannot be read ({error.strerror}).", "Copy it into the folder again.")


def _remark(file: str, broken: str) -> Wording:
    reason = broken.rstrip(".")
    return Wording.of(
        en=f"{file} is counted as present but does not open: {reason[:1].lower()}{reason[1:]}.",
        zh=f"{file} 已计入现有材料，但文件无法打开，请重新导出或重新发送。",
    )
