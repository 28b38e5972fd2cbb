"""Search over all cases (全文检索): two-character Chinese words, any id, on SQLite and PostgreSQL alike.

Neither database cuts Chinese into words, and each cuts ids its own way. So the text is cut here, once for both; the
databases only match what was cut. Gathering and cutting the words of a case takes longer than all else of a change:
so a change only notes that its case has new words, the worker enters them after the commit, and until then the few
cases noted are looked through beside the index. What is found is the same at every moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection, transaction

from appealdesk.desk.cases.cutting import holds, tokens, wanted
from appealdesk.desk.cases.models import Case, Conclusion, Exhibit, Message, Unindexed
from appealdesk.desk.cases.naming import both_names

MATCHES = 400
# So many cases are looked through beside the index; more wait only where no worker runs, which the board tells.
FRESH = 20
BATCH = 20


def want(case: Case) -> None:
    """Note that a case has new words; in the transaction that changes them."""
    Unindexed.objects.create(case_id=case.pk)


def catch_up(_now: datetime | None = None) -> int:
    """Enter the words of every case that waits; run by the worker, any number of times, by several at once. Returns how many."""
    done = 0
    while noted := list(Unindexed.objects.order_by("pk").values_list("pk", "case_id")[:BATCH]):
        entered = _enter(noted)
        done += entered
        if not entered:  # another worker was faster with all of them
            break
    return done


def enter(case: Case) -> None:
    """Enter the words of one case now, outside of any change."""
    _enter(list(Unindexed.objects.filter(case_id=case.pk).values_list("pk", "case_id")))


def _enter(noted: Sequence[tuple[int, int]]) -> int:
    notes: dict[int, list[int]] = defaultdict(list)
    for pk, case_id in noted:
        notes[case_id].append(pk)
    words = {pk: _cut(texts) for pk, texts in texts_of_many(notes).items()}
    return sum(_entered(case_id, notes[case_id], held) for case_id, held in words.items())


@transaction.atomic
def _entered(case_id: int, notes: list[int], words: set[str]) -> bool:
    # Whoever takes away a note has read what it was made for; where all are gone, somebody has read as much or more.
    if not Unindexed.objects.filter(pk__in=notes).delete()[0]:
        return False
    _keep([(case_id, words)])
    return True


def index(case_id: int, texts: Iterable[str]) -> None:
    """Keep what a case can be found by, in place of what was kept before."""
    _keep([(case_id, _cut(texts))])


def reindex(case: Case) -> None:
    """Gather all texts of a case and keep them."""
    index(case.pk, texts_of_many([case.pk])[case.pk])


def matches(query: str, limit: int = MATCHES) -> list[int]:
    """Return the ids of the newest cases that hold every word asked for; nothing where nothing was asked."""
    words = wanted(query)
    if not words:
        return []
    fresh = _fresh()
    found = [pk for pk in _matched(words, limit) if pk not in fresh]
    new = [pk for pk, texts in texts_of_many(fresh).items() if holds(_cut(texts), words)]
    return sorted([*found, *new], reverse=True)[:limit] if new else found


def _fresh() -> list[int]:
    noted = Unindexed.objects.order_by("-pk").values_list("case_id", flat=True)
    return list(dict.fromkeys(noted[: FRESH * 5]))[:FRESH]


def _matched(words: Sequence[tuple[str, bool]], limit: int) -> list[int]:
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
    """Take a case out of the index, and what was noted of it."""
    Unindexed.objects.filter(case_id=case_id).delete()
    key = "id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM cases_search WHERE {key} = %s", [case_id])  # noqa: S608 - one of two words


def forgotten(instance: Case, **_: object) -> None:
    """Follow a case that was deleted."""
    forget(instance.pk)


def texts_of_many(cases: Iterable[int]) -> dict[int, list[str]]:
    """Return everything that each case is found by: its code and store, names in both languages, words and ids of its papers.

    Four questions, however many cases; none where there are none.
    """
    keys = list(cases)
    if not keys:
        return {}
    # A case that is deleted meanwhile leaves no words, and no note that would enter them.
    held = defaultdict(list, {one.pk: _own(one) for one in Case.objects.filter(pk__in=keys)})
    for pk, content in Conclusion.objects.filter(case__in=keys).values_list("case_id", "content"):
        held[pk] += [str(one.get("text", "")) for one in content.get("notices") or ()]
        held[pk] += [str(one) for one in (content.get("story", ""), *(content.get("ids") or ()))]
    for pk, *told in Exhibit.objects.filter(case__in=keys).values_list("case_id", "name", "note", "text"):
        held[pk] += told
    for pk, text in Message.objects.filter(case__in=keys).values_list("case_id", "text"):
        held[pk].append(text)
    return held


def _own(case: Case) -> list[str]:
    ids = [str(one) for key in ("order_ids", "asins", "item_ids") for one in case.reading.get(key) or ()]
    return [
        case.code,
        case.store,
        case.contact_name,
        case.contact_mail,
        case.contact_phone,
        *both_names("platforms", case.platform),
        *both_names("issue_types", case.issue_type),
        case.marketplace,
        *ids,
    ]


def _cut(texts: Iterable[str]) -> set[str]:
    return {token for text in texts for token in tokens(text)}


def _keep(rows: Iterable[tuple[int, set[str]]]) -> None:
    held = [(pk, sorted(words)) for pk, words in rows]
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
