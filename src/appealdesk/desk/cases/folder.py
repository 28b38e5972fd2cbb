"""A case laid out as a case folder (案件文件夹), so that the desk walks the same road as the command line."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from appealdesk.core.case import Case as CaseValue
from appealdesk.core.screening import DESK_ZONE
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.models import Case, Exhibit, Facts
from appealdesk.desk.vault import services as vault
from appealdesk.press.bag import safe_name
from appealdesk.readers.case_folder import read_case_folder

# Other words for single sentences of the letter; they are kept with the facts and are none.
WORDING = "wording"
PICTURES = ("image/", "application/pdf")


@contextmanager
def laid_out(case: Case, *, at: datetime, facts: Facts | None = None) -> Iterator[Path]:
    """Lay a case out in a folder of its own that is gone afterwards; files are linked, not copied, where the disk allows.

    `at` is the case's moment where its facts state none.
    """
    held = selectors.evidence(case)
    saved = facts or selectors.facts_of(case)
    with tempfile.TemporaryDirectory(prefix="appealdesk-case-") as name:
        folder = Path(name) / case.code
        folder.mkdir()
        places = {one.pk: place_of(one) for one in held if place_of(one)}
        for one in held:
            if one.pk in places:
                vault.lay(one.blob, folder / places[one.pk])
            if one.role == "notice" and one.text:
                (folder / f"notice-{one.number:02d}.txt").write_text(one.text, "utf-8")
        (folder / "case.yaml").write_text(form_of(case, saved, held, places, at), "utf-8")
        yield folder


def place_of(one: Exhibit) -> str:
    """Return where an exhibit lies in the folder; empty while nobody has said of which kind it is.

    A notice that came as a picture lies among the exhibits; the text that the worker has read in it is the notice, so
    that no page ever reads a picture itself.
    """
    name = safe_name(Path(one.name).name)
    if one.role == "story":
        return "story.md"
    if one.role == "export":
        return f"exports/{one.number:02d}-{name}"
    if one.role == "notice":
        if one.text or is_picture(one):
            return f"exhibits/{one.number:02d}/{name}"
        return f"notice-{one.number:02d}{Path(name).suffix.lower() or '.txt'}"
    return f"exhibits/{one.number:02d}/{name}" if one.kind else ""


def is_picture(one: Exhibit) -> bool:
    """Whether the words of a file have to be recognised, which takes the worker a second or more."""
    return one.blob.media.startswith(PICTURES)


def form_of(
    case: Case, saved: Facts | None, held: list[Exhibit], places: dict[int, str], at: datetime
) -> str:
    """Return case.yaml: what the specialist states, and every file with its kind. JSON is YAML."""
    content: dict[str, Any] = dict(saved.content) if saved else {}
    # The day as the desk lives it: what was done this morning in China is not to come.
    content.setdefault("as_of", at.astimezone(DESK_ZONE).isoformat())
    content["code"] = case.code
    content.pop(WORDING, None)
    listed = [
        {"file": places[one.pk], "kind": one.kind or "notice", "note": one.note}
        for one in held
        if places.get(one.pk, "").startswith("exhibits/")
    ]
    return json.dumps({**content, "exhibits": listed}, ensure_ascii=False, indent=1)


def case_value(case: Case, *, at: datetime, facts: Facts | None = None) -> CaseValue:
    """Return the case as the core knows it. Raises `CaseFolderError` with every fault of every file."""
    with laid_out(case, at=at, facts=facts) as folder:
        return read_case_folder(folder, now=at)
