"""A case folder taken into the desk (导入案件文件夹): files by the part they play, facts as they were stated."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from appealdesk.desk.cases import services
from appealdesk.desk.cases.folder import place_of
from appealdesk.desk.cases.models import Case, Exhibit
from appealdesk.desk.cases.opening import open_case
from appealdesk.desk.cases.readings import read_again
from appealdesk.desk.vault import services as vault
from appealdesk.readers.encodings import text_of
from appealdesk.readers.exhibits import kind_by_name
from appealdesk.readers.packs import vocabulary
from appealdesk.readers.yaml_file import parse

FORM = "case.yaml"


@transaction.atomic
def take_in(folder: Path, *, by: str, at: datetime, **columns: Any) -> Case:
    """Open a case from a folder as the command line reads it, and read it.

    Files get the desk's own places, and whatever the facts say of a file is said of its new place. Raises
    `CaseFolderError` where the folder cannot be read; then nothing was taken in.
    """
    content, listed = form_of(folder)
    case = open_case(by=by, at=at, store=content.get("seller", {}).get("store", ""), **columns)
    places: dict[str, str] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != FORM):
        name = str(path.relative_to(folder))
        exhibit = _take(case, path, name, listed.get(name, {}), by, at)
        places[name] = place_of(exhibit)
    services.save_facts(case, _moved(content, places), by=by, at=at, after=0)
    read_again(case, at=at)
    return case


def form_of(folder: Path) -> tuple[dict[str, Any], dict[str, dict[str, str]]]:
    """Return what case.yaml states, and what it says of each file."""
    path = folder / FORM
    held = parse(text_of(path.read_bytes()), FORM) if path.is_file() else {}
    content: dict[str, Any] = json.loads(json.dumps(held or {}, default=str))
    return content, {entry["file"]: entry for entry in content.pop("exhibits", [])}


def _take(case: Case, path: Path, name: str, entry: dict[str, str], by: str, at: datetime) -> Exhibit:
    top = "/" not in name
    role = (
        "notice" if top and path.name.startswith("notice") else "story" if name == "story.md" else "exhibit"
    )
    kinds = tuple(kind.code for kind in vocabulary().kinds)
    kind = entry.get("kind") or kind_by_name(name, kinds) or ""
    with path.open("rb") as file:
        blob = vault.store(file, path.name, limit=path.stat().st_size)
    exhibit = services.add_exhibit(
        case, blob, path.name, by=by, at=at, role=role, kind=kind if role == "exhibit" else ""
    )
    if entry.get("note"):
        Exhibit.objects.filter(pk=exhibit.pk).update(note=entry["note"][:300])
    return exhibit


def _moved(stated: Any, places: dict[str, str]) -> Any:
    if isinstance(stated, dict):
        return {name: _moved(value, places) for name, value in stated.items()}
    if isinstance(stated, list):
        return [_moved(value, places) for value in stated]
    return places.get(stated, stated) if isinstance(stated, str) else stated
