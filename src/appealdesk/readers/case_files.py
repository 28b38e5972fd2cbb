"""The files of a case folder by the part they play (案件文件): notices, story, case.yaml, exhibits; nothing else is opened."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from appealdesk.core.errors import CaseFolderError, Fault
from appealdesk.core.wording import Wording
from appealdesk.readers import files
from appealdesk.readers.notices import SUFFIXES

FORM = "case.yaml"
STORIES = ("story.md", "story.txt")
EVIDENCE = "exhibits"


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a folder, under the names they are cited by, and what is wrong with others."""

    paths: Mapping[str, Path]
    notices: tuple[str, ...]
    stories: tuple[str, ...]
    evidence: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The files that are exhibits by where they lie."""
        return (*self.notices, *self.stories, *self.evidence)

    @property
    def roles(self) -> dict[str, str]:
        """The kind of each file that its part tells."""
        return {**dict.fromkeys(self.notices, "notice"), **dict.fromkeys(self.stories, "seller_statement")}

    def loose(self, listed: Collection[str]) -> Iterator[Wording]:
        """Remark on files that lie beside the exhibits and are easily taken for one."""
        known = {FORM, *self.exhibits, *listed}
        for name in self.paths:
            if name not in known and not name.lower().startswith("readme"):
                yield Wording.of(
                    en=f"{name} was not read: it lies beside exhibits/ and case.yaml does not list it.",
                    zh=f"{name} 未读入：不在 exhibits/ 文件夹内，case.yaml 也未列出。如属证据，请移入 exhibits/。",
                )


def find(folder: Path) -> Found:
    """Find the files of a folder. Raises `CaseFolderError` where there is nothing to read at all."""
    paths, faults = _paths(folder)
    top = [name for name in paths if "/" not in name]
    notices = tuple(name for name in top if name.lower().startswith("notice"))
    stories = tuple(name for name in top if name.lower() in STORIES)
    faults += [fault for name in top if (fault := _misnamed(name, notices))]
    if (folder / FORM).is_dir():
        faults.append(Fault(FORM, "This is a folder, not a file.", f"Put the file {FORM} in its place."))
    if len(stories) > 1:
        faults.append(Fault(stories[1], "There are two stories.", "Put both into story.md."))
    if not notices and not stories:
        raise CaseFolderError(faults or [_nothing(folder)])
    evidence = tuple(name for name in paths if "/" in name)
    return Found(paths, notices, stories, evidence, tuple(faults))


def _paths(folder: Path) -> tuple[dict[str, Path], list[Fault]]:
    every = _listed(folder)
    if not every:
        raise CaseFolderError([Fault(str(folder), "The folder is empty.", "Add notice.txt or story.md.")])
    faults = [fault for path in every if (fault := files.fault_of(folder, path))]
    closed = {fault.place for fault in faults}
    paths = {name: path for path in every if (name := files.name_in(folder, path)) not in closed}
    size = sum(path.stat().st_size for path in paths.values())
    if len(every) > files.FILES_LIMIT or size > files.FOLDER_LIMIT:
        raise CaseFolderError([_too_much(folder, len(every), size)])
    return paths, faults


def _listed(folder: Path) -> list[Path]:
    """List the folder itself and what is below exhibits/: other folders may hold earlier bundles, or anything."""
    if not folder.is_dir():
        what = "This is a file, not a folder." if folder.exists() else "There is no such folder."
        raise CaseFolderError([Fault(str(folder), what, "Give the folder that holds notice and story.")])
    try:
        entries = list(files.files_under(folder, depth=0))
        top = [path for path in entries if not path.is_dir() or path.is_symlink()]
        homes = [path for path in entries if path not in top and _is_evidence(path.name)]
        below = chain.from_iterable(files.files_under(home) for home in homes)
        return [*top, *islice(below, files.FILES_LIMIT + 1)]
    except (OSError, ValueError) as error:
        what = f"The folder cannot be read ({files.reason(error)})."
        raise CaseFolderError([Fault(str(folder), what, "Give the right to read it.")]) from error


def _is_evidence(name: str) -> bool:
    """Some systems write `Exhibits`, and mean the same folder."""
    return name.casefold() == EVIDENCE


def _nothing(folder: Path) -> Fault:
    return Fault(
        str(folder),
        "The folder holds neither a notice nor a story.",
        "Add what the platform sent as notice.txt, .eml, .pdf or .png, or what the seller says as story.md.",
    )


def _too_much(folder: Path, count: int, size: int) -> Fault:
    told = f"at least {count}" if count > files.FILES_LIMIT else str(count)
    return Fault(
        str(folder),
        f"The folder holds {told} files of {files.megabytes(size)} together.",
        f"At most {files.FILES_LIMIT} files of {files.megabytes(files.FOLDER_LIMIT)} are taken; keep what matters.",
    )


def _misnamed(name: str, notices: tuple[str, ...]) -> Fault | None:
    path = PurePosixPath(name)
    if name in notices and path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        return Fault(name, "A notice of this type cannot be read.", f"Save it as one of {known}.")
    if path.stem.lower() == "case" and path.suffix.lower() in {".yml", ".yaml"} and name != FORM:
        return Fault(name, "This name is not read.", f"Rename it to {FORM}.")
    return None
