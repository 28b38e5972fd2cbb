"""Action packs (措施库) → the action library: one file a role, every code with what it needs, what proves it and how it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from appealdesk.core.action import ROLES, Action
from appealdesk.core.errors import Fault
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.core.wording import Wording
from appealdesk.readers import pack_store
from appealdesk.readers.packs import vocabulary

FOLDER = "actions"
LANGUAGES = ("en", "zh", "de", "ja", "fr", "es", "it", "zh-TW")
LISTS = {"issues": "issue_types", "scenarios": "scenarios", "evidence": "kinds"}
FIELDS = frozenset({*LISTS, "needs", *LANGUAGES})


@cache
def actions() -> Mapping[str, Action]:
    """Return the shipped library by code, kept parsed between runs. Raises `PackError` with all faults."""
    home = pack_store.home()
    return read_actions(pack_store.ROOT, home / "actions.json" if home else None)


def read_actions(root: Path = pack_store.ROOT, kept: Path | None = None) -> Mapping[str, Action]:
    """Read every file under `actions/` of a pack folder.

    Raises `PackError` with all faults: an unknown role, issue, scenario or kind, a code said twice, a language
    that is missing, a text whose slots are not those it needs.
    """
    names = sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.yaml"))
    folder = pack_store.read(names, _faults, root, kept)
    items = (
        (code, document["role"], item)
        for document in folder.documents.values()
        for code, item in document["items"].items()
    )
    return {code: _action(code, role, item) for code, role, item in items}


def _action(code: str, role: str, item: dict[str, Any]) -> Action:
    issues, scenarios, needs, evidence = (
        tuple(map(str, item[name])) for name in ("issues", "scenarios", "needs", "evidence")
    )
    says = Wording.of({language: item[language] for language in LANGUAGES})
    return Action(code, role, issues, scenarios, needs, evidence, says)


def _faults(documents: dict[str, Any]) -> list[Fault]:
    faults: list[Fault] = []
    seen: set[str] = set()
    for name, document in documents.items():
        if not isinstance(document, dict) or not isinstance(document.get("items"), dict):
            faults.append(Fault(name, "It holds no items.", "Begin with `actions:`, `role:` and `items:`."))
            continue
        if document.get("role") not in ROLES:
            faults.append(
                Fault(name, f"Its role is {document.get('role')!r}.", f"Use one of {', '.join(ROLES)}.")
            )
        for code, item in document["items"].items():
            if code in seen:
                faults.append(Fault(f"{name} {code}", "It is said twice.", "Keep one of them."))
            seen.add(code)
            faults.extend(_item_faults(f"{name} {code}", item, vocabulary()))
    return faults


def _item_faults(place: str, item: Any, known: Vocabulary) -> Iterator[Fault]:
    if not isinstance(item, dict):
        yield Fault(place, "It is no mapping.", f"Write {', '.join(sorted(FIELDS))}.")
        return
    for unknown in sorted(set(item) - FIELDS):
        yield Fault(place, f"It knows no “{unknown}”.", f"Use {', '.join(sorted(FIELDS))}.")
    for field in (*LISTS, "needs"):
        if not isinstance(item.get(field), list):
            yield Fault(f"{place} {field}", "It is no list.", "Write it as [a, b].")
        elif field in LISTS:
            yield from _code_faults(f"{place} {field}", item[field], known.codes(LISTS[field]))
    for language in LANGUAGES:
        yield from _text_faults(f"{place} {language}", item.get(language), item.get("needs"))


def _code_faults(place: str, codes: list[Any], known: tuple[str, ...]) -> Iterator[Fault]:
    if not codes:
        yield Fault(place, "It is empty.", f"Known: {', '.join(known)}.")
    for code in codes:
        if str(code) not in known:
            yield Fault(place, f"“{code}” is not known.", f"Known: {', '.join(known)}.")


def _text_faults(place: str, text: Any, needs: Any) -> Iterator[Fault]:
    if not isinstance(text, str) or not text.strip():
        yield Fault(place, "The text is missing.", "Say it in every language of the library.")
        return
    try:
        slots = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        yield Fault(place, "Its slots cannot be filled.", "Write slots as {name}.")
        return
    if isinstance(needs, list) and slots != set(needs):
        yield Fault(
            place, f"Its slots are {', '.join(sorted(slots)) or 'none'}.", "Name the same ones under needs."
        )
