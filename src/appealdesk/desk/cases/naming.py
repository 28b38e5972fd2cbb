"""Codes by their names (代码名称): no page shows a raw code of the vocabulary."""

from __future__ import annotations

from appealdesk.core.vocabulary import UnknownCodeError
from appealdesk.core.wording import Wording
from appealdesk.readers import packs


def named(table: str, code: str) -> Wording:
    """Return the name of a code; a code that the vocabulary does not hold, `other:etsy`, names itself."""
    try:
        if table == "kinds":
            return packs.vocabulary().kind(code).name
        return packs.vocabulary().name(table, code)
    except UnknownCodeError:
        plain = code.removeprefix("other:")
        return Wording.of(zh=plain, en=plain)


def both_names(table: str, code: str) -> tuple[str, ...]:
    """Return the names of a code in both languages; nothing for no code."""
    if not code:
        return ()
    name = named(table, code)
    return (name.say("zh"), name.say("en"))


def choices(table: str, language: str) -> list[tuple[str, str]]:
    """Return all codes of a table with their names, in the order of the vocabulary."""
    return [(code, named(table, code).say(language)) for code in packs.vocabulary().codes(table)]
