"""Refusal packs (驳回用语包) → the refusal book: asks, phrases by platform and language with their basis, headings of letters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from appealdesk.core.errors import Fault
from appealdesk.core.refusal_reading import Ask, Phrase, RefusalBook
from appealdesk.core.wording import Wording
from appealdesk.readers import pack_store

FOLDER = "refusals"
ASKS, HEADS = f"{FOLDER}/asks.yaml", f"{FOLDER}/heads.yaml"
ANSWERED_BY = frozenset(
    {
        "cause",
        "corrective",
        "preventive",
        "plan",
        "evidence",
        "delivery",
        "policy",
        "prior",
        "new",
        "closed",
        "unclear",
    }
)
BASES = ("observed", "constructed")


@cache
def refusal_book() -> RefusalBook:
    """Return what the packs know of refusals, kept parsed between runs. Raises `PackError` with all faults."""
    home = pack_store.home()
    return read_refusals(pack_store.ROOT, home / "refusals.json" if home else None)


def read_refusals(root: Path = pack_store.ROOT, kept: Path | None = None) -> RefusalBook:
    """Read `refusals/` of a pack folder.

    Raises `PackError` with all faults: an ask without name, meaning or supply, a phrase for an ask nobody knows, an
    observed phrase whose source is not listed, a file whose name differs from its platform and language.
    """
    names = sorted(path.relative_to(root).as_posix() for path in (root / FOLDER).glob("*.yaml"))
    documents = pack_store.read(names, _faults, root, kept).documents
    heads = documents[HEADS]
    return RefusalBook(
        {code: _ask(code, row) for code, row in documents[ASKS]["asks"].items()},
        tuple(phrase for name in names if name not in {ASKS, HEADS} for phrase in _phrases(documents[name])),
        {part: tuple(words) for part, words in heads["heads"].items()},
        tuple(heads["intended"]),
    )


def _ask(code: str, row: dict[str, Any]) -> Ask:
    name, means, supply = (Wording.of(row[key]) for key in ("name", "means", "supply"))
    kinds, unless = (tuple(row.get(key, ())) for key in ("kinds", "unless"))
    return Ask(code, name, means, supply, row["answered_by"], kinds, unless)


def _phrases(document: dict[str, Any]) -> Iterator[Phrase]:
    platform, language = document["refusals"], document["language"]
    for ask, held in document["phrases"].items():
        for source, phrases in (held.get("observed") or {}).items():
            yield from (Phrase(ask, words, platform, language, "observed", source) for words in phrases)
        yield from (Phrase(ask, words, platform, language) for words in held.get("constructed") or ())


def _faults(documents: dict[str, Any]) -> list[Fault]:
    faults = [Fault(name, "is missing.", "Add it.") for name in (ASKS, HEADS) if name not in documents]
    if faults:
        return faults
    asks = documents[ASKS].get("asks") or {}
    faults += [fault for code, row in asks.items() for fault in _ask_faults(code, row)]
    for name, document in documents.items():
        if name not in {ASKS, HEADS}:
            faults += _phrase_faults(name, document, frozenset(asks))
    return faults


def _ask_faults(code: str, row: dict[str, Any]) -> Iterator[Fault]:
    place = f"{ASKS} {code}"
    for key in ("name", "means", "supply"):
        said = row.get(key)
        if not isinstance(said, dict) or not {"en", "zh"} <= set(said):
            yield Fault(place, f"Its {key} is not said in English and Chinese.", "Write {en: …, zh: …}.")
    if row.get("answered_by") not in ANSWERED_BY:
        yield Fault(
            place, f"“{row.get('answered_by')}” answers nothing.", f"Known: {', '.join(sorted(ANSWERED_BY))}."
        )


def _phrase_faults(name: str, document: dict[str, Any], asks: frozenset[str]) -> Iterator[Fault]:
    stem = name.rpartition("/")[2].removesuffix(".yaml")
    if stem != f"{document.get('refusals')}.{document.get('language')}":
        yield Fault(name, "Its name is not its platform and language.", "Name it amazon.en.yaml.")
    sources = document.get("sources") or {}
    for ask, held in (document.get("phrases") or {}).items():
        place = f"{name} {ask}"
        if ask not in asks:
            yield Fault(place, "Nobody knows this ask.", f"Add it to {ASKS}.")
        for basis in set(held) - set(BASES):
            yield Fault(place, f"“{basis}” is no basis.", f"Write {' or '.join(BASES)}.")
        for source in set(held.get("observed") or {}) - set(sources):
            yield Fault(place, f"Its source “{source}” is not listed.", "Add title and url under sources.")
