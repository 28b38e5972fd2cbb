"""The packs (规则包) as core values: vocabulary now, rules and channels of one platform when asked for."""

from __future__ import annotations

from functools import cache
from typing import Any

from appealdesk.core.errors import Fault
from appealdesk.core.vocabulary import EvidenceKind, Vocabulary
from appealdesk.core.wording import Wording
from appealdesk.readers import pack_store

VOCABULARY = "vocabulary.yaml"
TABLES = (
    "platforms",
    "sellers",
    "message_kinds",
    "issue_types",
    "eligibility",
    "scenarios",
    "requests",
    "metrics",
    "events",
)


@cache
def vocabulary() -> Vocabulary:
    """Return the public codes with their names. Raises `PackError` with every fault of the file."""
    home = pack_store.home()
    folder = pack_store.read(
        [VOCABULARY], _vocabulary_faults, cache=home / "vocabulary.json" if home else None
    )
    return vocabulary_of(folder.documents[VOCABULARY])


def vocabulary_of(document: dict[str, Any]) -> Vocabulary:
    """Build the vocabulary from its document."""
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


def _vocabulary_faults(documents: dict[str, Any]) -> list[Fault]:
    document = documents[VOCABULARY]
    faults = [
        Fault(VOCABULARY, f"The table {table} is missing.", "Add it.")
        for table in (*TABLES, "kinds", "evidence_words", "metric_words")
        if not isinstance(document, dict) or not isinstance(document.get(table), dict)
    ]
    if faults:
        return faults
    for table in TABLES:
        faults.extend(_name_faults(table, document[table]))
    for code, kind in document["kinds"].items():
        faults.extend(_name_faults(f"kinds.{code}", {part: kind.get(part) for part in ("name", "how")}))
        if kind.get("substitute") is not None and kind["substitute"] not in document["kinds"]:
            faults.append(
                Fault(f"{VOCABULARY}: kinds.{code}", "The substitute is no kind.", "Name a kind or null.")
            )
    for key, table in (("evidence_words", "kinds"), ("metric_words", "metrics")):
        faults.extend(
            Fault(f"{VOCABULARY}: {key}.{word}", f"“{code}” is no code of {table}.", "Name a code.")
            for word, code in document[key].items()
            if code not in document[table]
        )
    return faults


def _name_faults(where: str, names: dict[str, Any]) -> list[Fault]:
    return [
        Fault(f"{VOCABULARY}: {where}.{code}", "It needs a name in en and in zh.", "Write both.")
        for code, name in names.items()
        if not isinstance(name, dict)
        or not all(isinstance(name.get(language), str) for language in ("en", "zh"))
    ]
