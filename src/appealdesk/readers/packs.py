"""The packs (规则包) as core values: the vocabulary, and of one platform its rules, channels and checklists.

Only what is asked for is read; each part is kept parsed, by the digest of the files it was read from.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from appealdesk.core.channel import Channel
from appealdesk.core.checklist import Checklist
from appealdesk.core.coverage import Absence
from appealdesk.core.errors import AppealDeskError, BadInputError, Fault
from appealdesk.core.policy import Dated
from appealdesk.core.rules import Rules
from appealdesk.core.vocabulary import EvidenceKind, Vocabulary
from appealdesk.core.wording import Wording
from appealdesk.readers import pack_store, pack_values

VOCABULARY = "vocabulary.yaml"
# Beside the rules of a platform; the last one is there only where it has something to say.
BESIDE = ("marketplaces.yaml", "sources.yaml", "absent.yaml")
TABLES = (
    "platforms",
    "sellers",
    "message_kinds",
    "issue_types",
    "eligibility",
    "scenarios",
    "requests",
    "metrics",
    "purposes",
    "events",
)


class UnknownPlatformError(AppealDeskError):
    """A platform for which there are no packs."""

    code = "unknown_platform"


@cache
def vocabulary(root: Path = pack_store.ROOT) -> Vocabulary:
    """Return the public codes with their names. Raises `PackError` with every fault of the file."""
    folder = pack_store.read([VOCABULARY], _vocabulary_faults, root, _cache("vocabulary", root))
    return _vocabulary_of(folder.documents[VOCABULARY])


@cache
def rules(platform: str, root: Path = pack_store.ROOT) -> Rules:
    """Return all rules of a platform, channels and checklists among them, with marketplaces and sources.

    Raises `UnknownPlatformError` without packs, `PackError` with every fault of every file, and `ClashingRulesError`
    where two rules would answer one question.
    """
    return _rules_of(platform, _folder(platform, root), vocabulary(root))


def platforms(root: Path = pack_store.ROOT) -> tuple[str, ...]:
    """Return the platforms that have packs, in the order of the vocabulary."""
    return tuple(
        code
        for code in vocabulary(root).codes("platforms")
        if all((root / code / f"{name}.yaml").is_file() for name in ("marketplaces", "sources"))
    )


@cache
def marketplaces(root: Path = pack_store.ROOT) -> dict[str, tuple[str, ...]]:
    """Return the codes of the marketplaces of every platform, without reading a rule. Raises `PackError`."""
    names = [f"{platform}/marketplaces.yaml" for platform in platforms(root)]
    folder = pack_store.read(
        names,
        lambda documents: [fault for name in names for fault in _marketplace_faults(documents, name)],
        root,
        _cache("marketplaces", root),
    )
    return {name.partition("/")[0]: tuple(folder.documents[name]) for name in names}


def absences(platform: str, root: Path = pack_store.ROOT) -> tuple[Absence, ...]:
    """Return what a platform's sources name and nobody confirmed, so that no rule judges by it."""
    return tuple(
        pack_values.absence(platform, code, entry)
        for code, entry in _folder(platform, root).documents.get(f"{platform}/absent.yaml", {}).items()
    )


def channels(platform: str, marketplace: str | None = None, day: date | None = None) -> tuple[Channel, ...]:
    """Return the platform's channels, of one marketplace where asked; open on a day, else the newest version of each."""
    return tuple(
        (history.on(day) if day else history.values[-1]).value
        for history in rules(platform).histories
        if history.kind == "channel"
        and (marketplace is None or marketplace in history.marketplaces)
        and (day is None or history.holds_on(day))
    )


def checklists(platform: str, marketplace: str, issue_type: str, day: date) -> tuple[Dated[Checklist], ...]:
    """Return what the platform itself asks for with an issue type, by procedure."""
    return tuple(
        history.on(day)
        for history in rules(platform).histories
        if history.kind == "checklist"
        and marketplace in history.marketplaces
        and issue_type in history.issue_types
        and history.holds_on(day)
    )


def check_packs(root: Path = pack_store.ROOT) -> tuple[Fault, ...]:
    """Read every pack afresh and return every fault; nothing where all is well."""
    try:
        folder = pack_store.read([VOCABULARY], _vocabulary_faults, root)
    except BadInputError as error:
        return error.faults
    words = _vocabulary_of(folder.documents[VOCABULARY])
    faults = [fault for platform in platforms(root) for fault in _faults_of(platform, words, root)]
    return (*_lost_files(root), *faults)


def _lost_files(root: Path) -> Iterator[Fault]:
    """Find files that no platform reads: a folder with a name of its own, or one without marketplaces and sources."""
    read = set(platforms(root))
    for pattern in (*vocabulary(root).codes("platforms"), "channels/*", "checklists/*"):
        for folder in sorted(root.glob(pattern)):
            if folder.is_dir() and folder.name not in read:
                place = folder.relative_to(root).as_posix()
                yield Fault(
                    place, "No platform reads these files.", "Add marketplaces.yaml and sources.yaml for it."
                )


def _faults_of(platform: str, words: Vocabulary, root: Path) -> Iterator[Fault]:
    try:
        folder = pack_store.read(
            [VOCABULARY, *_names(platform, root)],
            lambda documents: list(_platform_faults(platform, documents, words)),
            root,
        )
        _rules_of(platform, folder, words)
    except BadInputError as error:
        yield from error.faults
    except AppealDeskError as error:
        yield Fault(platform, error.what, error.remedy)


def _folder(platform: str, root: Path) -> pack_store.Folder:
    words = vocabulary(root)
    return pack_store.read(
        [VOCABULARY, *_names(platform, root)],
        lambda documents: list(_platform_faults(platform, documents, words)),
        root,
        _cache(platform, root),
    )


def _names(platform: str, root: Path) -> list[str]:
    if platform not in platforms(root):
        raise UnknownPlatformError(
            f"There are no rules for “{platform}”.", f"There are some for {', '.join(platforms(root))}."
        )
    found = [
        path.relative_to(root).as_posix()
        for folder in (root / platform, root / "channels" / platform, root / "checklists" / platform)
        for path in folder.glob("*.yaml")
    ]
    return sorted(found)


def _rules_of(platform: str, folder: pack_store.Folder, words: Vocabulary) -> Rules:
    documents = folder.documents
    sources = {
        code: pack_values.source(code, entry) for code, entry in documents[f"{platform}/sources.yaml"].items()
    }
    return Rules.of(
        platform,
        folder.digest,
        (
            pack_values.history(name, document, platform, words, sources)
            for name, document in _rule_documents(platform, documents)
        ),
        (
            pack_values.marketplace(platform, code, entry)
            for code, entry in documents[f"{platform}/marketplaces.yaml"].items()
        ),
        sources.values(),
    )


def _rule_documents(platform: str, documents: pack_store.Documents) -> Iterator[tuple[str, Any]]:
    others = {VOCABULARY, *(f"{platform}/{name}" for name in BESIDE)}
    return ((name, document) for name, document in documents.items() if name not in others)


def _platform_faults(platform: str, documents: pack_store.Documents, words: Vocabulary) -> Iterator[Fault]:
    # Only a cold start checks, so only a cold start pays for the import.
    from appealdesk.readers import pack_shapes

    places, sources, absent = (f"{platform}/{name}" for name in BESIDE)
    yield from _marketplace_faults(documents, places)
    yield from pack_shapes.source_faults(documents[sources], sources)
    known = pack_shapes.Known(
        platform, words, frozenset(documents[places] or ()), frozenset(documents[sources] or ())
    )
    if absent in documents:
        yield from pack_shapes.absence_faults(documents[absent], absent, known)
    for name, document in _rule_documents(platform, documents):
        yield from pack_shapes.rule_faults(document, name, known)


def _marketplace_faults(documents: pack_store.Documents, place: str) -> Iterator[Fault]:
    from appealdesk.readers import pack_shapes

    yield from pack_shapes.marketplace_faults(documents[place], place)


def _cache(part: str, root: Path) -> Path | None:
    home = pack_store.home()
    return home / f"packs-{part}.json" if home and root == pack_store.ROOT else None


def _vocabulary_of(document: dict[str, Any]) -> Vocabulary:
    terms = tuple(
        (table, code, Wording.of(names)) for table in TABLES for code, names in document[table].items()
    )
    kinds = tuple(
        EvidenceKind(code, Wording.of(kind["name"]), Wording.of(kind["how"]), kind["substitute"])
        for code, kind in document["kinds"].items()
    )
    words = tuple(
        (table, word, code)
        for table, key in (("kinds", "evidence_words"), ("metrics", "metric_words"))
        for word, code in document[key].items()
    )
    return Vocabulary(terms, kinds, words)


def _vocabulary_faults(documents: pack_store.Documents) -> list[Fault]:
    from appealdesk.readers.pack_vocabulary import faults

    return list(faults(documents[VOCABULARY], VOCABULARY, TABLES))
