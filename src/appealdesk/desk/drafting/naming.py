"""Fields of the facts by the names of the form (资料字段名称): `orders[3].id` is what a specialist sees as an order's number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from appealdesk.desk.drafting.schema import GROUPS, SLOTS, Field, Group

# A name with a number or a dot in it; a plain word is a word.
_PATH = re.compile(
    r"(?<![\w./@-])(?:[a-z_]+(?:\.[a-z_]+|\[\d+\])+(?![\w/@-])|(?:platform|marketplace|contact)(?=: ))"
)
_ITEM = re.compile(r"\[(\d+)\]\.?")


def in_words(text: str) -> str:
    """Put the form's names in place of the paths in a text; a path that the form does not ask for stays."""
    return _PATH.sub(lambda found: named(found[0]), text)


def named(path: str) -> str:
    """Return the name of one path: its group, which item, its field."""
    for group in GROUPS:
        if group.many and path.startswith(f"{group.path}["):
            return _item(group, path)
        field = _field(group.fields, path) if not group.many else None
        if field is not None:
            return str(field.label)
    return path


def _item(group: Group, path: str) -> str:
    found = _ITEM.match(path, len(group.path))
    if found is None:
        return path
    rest = path[found.end() :]
    field = _field(group.fields, rest)
    slot = rest.removeprefix("with.")
    what = str(field.label if field else SLOTS.get(slot, slot))
    return f"{group.title} {found[1]}{f' · {what}' if what else ''}"


def _field(fields: Iterable[Field], path: str) -> Field | None:
    """Return the field of a path; a text's language belongs to the text."""
    return next((one for one in fields if path == one.path or path.startswith(f"{one.path}.")), None)
