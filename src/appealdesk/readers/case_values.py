"""Values of case.yaml (案件表取值): moments, days, codes and texts by language, checked one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from appealdesk.core.case import Request, Short
from appealdesk.core.place import Place
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.core.wording import Wording
from appealdesk.readers.case_yaml import Form, Node, did_you_mean
from appealdesk.readers.moments import TimeWordsError, day_or_moment, zone_of

LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")


YEARS = range(1970, 2100)  # beyond these a slip of the finger, and clocks that count past a calendar's end


@dataclass(frozen=True, slots=True)
class Known:
    """What a case.yaml is checked against: files of the folder, those among them that are exhibits, and the codes.

    `marketplaces` holds codes by platform.
    """

    files: frozenset[str]
    exhibits: frozenset[str]
    vocabulary: Vocabulary
    marketplaces: Mapping[str, tuple[str, ...]]

    @property
    def kinds(self) -> tuple[str, ...]:
        """All evidence kinds."""
        return tuple(kind.code for kind in self.vocabulary.kinds)


def day_or_moment_of(form: Form, node: Node | None, path: str) -> date | datetime | None:
    """Read a day, or a moment with its zone."""
    words = form.text(node, path)
    if not words or node is None:
        return None
    try:
        read = day_or_moment(words)
    except TimeWordsError as error:
        form.fault(node.line, f"{path}: {error.what}", error.remedy)
        return None
    if isinstance(read, datetime) and read.tzinfo is None:
        _zoneless(form, node, path, words)
        return None
    if read.year not in YEARS:
        form.fault(node.line, f"{path}: the year of “{words[:40]}” cannot be meant.", "Correct the date.")
        return None
    return read


def moment_of(form: Form, node: Node | None, path: str) -> datetime | None:
    """Read a moment; a bare day, or a time without a zone, names none and is a fault."""
    read = day_or_moment_of(form, node, path)
    if read is None or isinstance(read, datetime):
        return read
    assert node is not None
    form.fault(
        node.line,
        f"{path}: {read} is a day, but a moment is needed here.",
        f"Add time and zone, e.g. {read}T17:00:00-08:00.",
    )
    return None


def day_of(form: Form, node: Node | None, path: str) -> date | None:
    """Read a day. A moment is taken as the day it is written on."""
    read = day_or_moment_of(form, node, path)
    return read.date() if isinstance(read, datetime) else read


def zone_name_of(form: Form, node: Node | None, path: str) -> str | None:
    """Read the name of a time zone."""
    words = form.text(node, path)
    if not words or node is None:
        return None
    if zone_of(words) is None:
        form.fault(
            node.line,
            f"{path}: “{words[:40]}” names no time zone.",
            "Write a place such as America/New_York.",
        )
        return None
    return words


def code_of(form: Form, node: Node | None, path: str, known: tuple[str, ...]) -> str | None:
    """Read one of the known codes."""
    word = form.text(node, path)
    if not word or node is None:
        return None
    if word not in known:
        form.fault(node.line, f"{path}: “{word[:40]}” is not known.", did_you_mean(word, known))
        return None
    return word


def file_of(form: Form, node: Node | None, path: str, known: Known) -> str | None:
    """Read the name of a file that lies in the folder."""
    name = form.text(node, path).replace("\\", "/").removeprefix("./")
    if not name or node is None:
        return None
    if name not in known.files:
        form.fault(
            node.line,
            f"{path}: there is no file “{name[:80]}” in the folder.",
            did_you_mean(name, tuple(sorted(known.files))) if len(known.files) > 20 else _files(name, known),
        )
        return None
    return name


def exhibit_of(form: Form, node: Node | None, path: str, known: Known) -> str | None:
    """Read the name of a file that is an exhibit of the case."""
    name = file_of(form, node, path, known)
    if name is None or name in known.exhibits or node is None:
        return name
    form.fault(
        node.line, f"{path}: “{name}” is no exhibit.", "List it under exhibits, or move it into exhibits/."
    )
    return None


def number_of(form: Form, node: Node | None, path: str, last: int) -> int | None:
    """Read the number of a list entry, from 1 to `last`."""
    word = form.text(node, path)
    if not word or node is None:
        return None
    if not (word.isascii() and word.isdigit() and len(word) < 5 and 1 <= int(word) <= last):
        form.fault(
            node.line, f"{path}: there is no cause number {word[:20]}.", f"Causes count from 1 to {last}."
        )
        return None
    return int(word)


def ids_of(form: Form, node: Node | None, path: str) -> tuple[str, ...]:
    """Read a list of order ids."""
    read = [form.text(item, where) for where, item in form.items(node, path)]
    return tuple(id_ for id_ in read if id_)


def wording_of(form: Form, node: Node | None, path: str, line: int) -> Wording:
    """Read a text by language; a bare text does not say which language it is in, and is a fault."""
    if node is None or node.empty:
        form.fault(line, f"{path} is missing.", "Write it by language: {en: ..., zh: ...}.")
        return Wording(())
    if node.shape != "mapping":
        form.fault(node.line, f"{path} does not say its language.", "Write {en: ...} or {zh: ...}, or both.")
        return Wording(())
    texts: dict[str, str] = {}
    for language, value in node.fields.items():
        if not LANGUAGE.fullmatch(language):
            form.fault(
                value.line, f"{path}: “{language[:20]}” is no language code.", "Write en, zh, de, ja ..."
            )
        elif text := form.text(value, f"{path}.{language}", 5000):
            texts[language] = text
        else:
            form.fault(
                value.line, f"{path}.{language} is empty.", "Write the text, or leave the language out."
            )
    return Wording.of(texts)


def short_of(form: Form, node: Node | None, path: str, limit: int) -> Short:
    """Read a few words: as they stand, or by language."""
    if node is not None and node.shape == "mapping":
        return wording_of(form, node, path, node.line)
    return form.text(node, path, limit)


def request_of(form: Form, node: Node | None, known: Known) -> Request | None:
    """Read what the letter asks for."""
    if node is None or node.empty:
        return None
    fields = form.fields(node, "request", ("kind", "text"))
    if "kind" not in fields:
        form.fault(
            node.line, "request has no kind.", f"Known: {', '.join(known.vocabulary.codes('requests'))}."
        )
    kind = code_of(form, fields.get("kind"), "request.kind", known.vocabulary.codes("requests"))
    text = wording_of(form, fields["text"], "request.text", node.line) if "text" in fields else Wording(())
    return Request(kind or "other", text)


def places_of(form: Form, fields: Mapping[str, Node]) -> tuple[tuple[str, Place], ...]:
    """Return who stated each field: this form, on that line."""
    return tuple((key, Place(form.name, line=node.line)) for key, node in fields.items() if not node.empty)


def _zoneless(form: Form, node: Node, path: str, words: str) -> None:
    form.fault(
        node.line,
        f"{path}: {words} has no time zone, so it names no moment.",
        "Add the zone, e.g. 2026-11-13T17:00:00-08:00.",
    )


def _files(name: str, known: Known) -> str:
    close = did_you_mean(name, tuple(sorted(known.files)))
    return close.replace("Known:", "There are:")
