"""Search over all cases (全文检索): two-character Chinese words, any id, on SQLite and PostgreSQL alike.

Neither database cuts Chinese into words, and each cuts ids its own way. So the text is cut here, once for both: words
in lower case, ids whole and in parts, Chinese in pairs of characters. The databases only match what was cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.db import connection

from appealdesk.desk.cases.models import Case, Conclusion
from appealdesk.desk.cases.naming import both_names

# Beyond this a notice repeats itself; an index that swallows whole exports would serve nobody.
TEXT_LIMIT = 60_000
TOKEN_LIMIT = 40
MATCHES = 400
WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0e7f"
_RUN = re.compile(rf"[{WIDE}]+|[^\W_{WIDE}]+(?:[-_.@/][^\W_{WIDE}]+)*")
_PART = re.compile(r"[-_.@/]")
_IS_WIDE = re.compile(rf"[{WIDE}]")


def tokens(text: str) -> Iterator[str]:
    """Cut a text: `退货政策` into 退货 货政 政策 策, `112-774` into 112774 112 774, `Late` into late."""
    for run in _RUN.findall(unicodedata.normalize("NFKC", text[:TEXT_LIMIT]).casefold()):
        if _IS_WIDE.match(run):
            yield from (run[at : at + 2] for at in range(len(run)))
            continue
        parts = [part[:TOKEN_LIMIT] for part in _PART.split(run)]
        if len(parts) > 1:
            yield "".join(parts)[:TOKEN_LIMIT]
        yield from parts


def wanted(query: str) -> list[tuple[str, bool]]:
    """Cut what a person types into (word, is the beginning of one): the last word is still being typed.

    A lone Chinese character begins a pair; a lone letter or digit begins half of all words, so it is taken as one.
    An id is asked for whole, other words with hyphens in their parts.
    """
    found: list[tuple[str, bool]] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", query[:200]).casefold())[:8]:
        if _IS_WIDE.match(run):
            found += [(run[at : at + 2], len(run) == 1) for at in range(max(1, len(run) - 1))]
            continue
        parts = _PART.split(run)
        whole = any(character.isdigit() for character in run)
        found += [(word[:TOKEN_LIMIT], False) for word in (["".join(parts)] if whole else parts)]
    last = found[-1][0] if found else ""
    return [*found[:-1], (last, len(last) > 1 or not last.isascii())] if found else []


def index(case_id: int, texts: Iterable[str]) -> None:
    """Keep what a case can be found by, in place of what was kept before."""
    index_many([(case_id, texts)])


def index_many(rows: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Keep many cases at once."""
    held = [(pk, sorted({token for text in texts for token in tokens(text)})) for pk, texts in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "INSERT INTO cases_search (id, words) VALUES (%s, array_to_tsvector(%s::text[]))"
                " ON CONFLICT (id) DO UPDATE SET words = excluded.words",
                held,
            )
            return
        cursor.executemany("DELETE FROM cases_search WHERE rowid = %s", [(pk,) for pk, _ in held])
        cursor.executemany(
            "INSERT INTO cases_search (rowid, words) VALUES (%s, %s)",
            [(pk, " ".join(words)) for pk, words in held],
        )


def matches(query: str, limit: int = MATCHES) -> list[int]:
    """Return the ids of the newest cases that hold every word asked for; nothing where nothing was asked."""
    words = wanted(query)
    if not words:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = " & ".join(f"'{word}'{':*' if begins else ''}" for word, begins in words)
            cursor.execute(
                "SELECT id FROM cases_search WHERE words @@ %s::tsquery ORDER BY id DESC LIMIT %s",
                [asked, limit],
            )
        else:
            asked = " AND ".join(f'"{word}"{" *" if begins else ""}' for word, begins in words)
            cursor.execute(
                "SELECT rowid FROM cases_search WHERE cases_search MATCH %s ORDER BY rowid DESC LIMIT %s",
                [asked, limit],
            )
        return [row[0] for row in cursor.fetchall()]


def forget(case_id: int) -> None:
    """Take a case out of the index."""
    key = "id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM cases_search WHERE {key} = %s", [case_id])  # noqa: S608 - one of two words


def forgotten(instance: Case, **_: object) -> None:
    """Follow a case that was deleted."""
    forget(instance.pk)


def reindex(case: Case) -> None:
    """Gather all texts of a case and keep them."""
    index(case.pk, texts_of(case))


def texts_of(case: Case) -> Iterator[str]:
    """Yield everything a case is found by: its code and store, names in both languages, words and ids of its papers."""
    yield from (case.code, case.store, case.contact_name, case.contact_mail, case.contact_phone)
    yield from both_names("platforms", case.platform)
    yield from both_names("issue_types", case.issue_type)
    yield case.marketplace
    for key in ("order_ids", "asins", "item_ids"):
        yield from (str(one) for one in case.reading.get(key) or ())
    content = Conclusion.objects.filter(case=case).values_list("content", flat=True).first() or {}
    yield from (str(one.get("text", "")) for one in content.get("notices") or ())
    yield from (str(one) for one in (content.get("story", ""), *(content.get("ids") or ())))
    for name, note, text in case.exhibits.values_list("name", "note", "text"):
        yield from (name, note, text)
    yield from case.messages.values_list("text", flat=True)
