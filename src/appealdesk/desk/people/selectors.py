"""What is asked about people (人员查询)."""

from __future__ import annotations

from collections.abc import Iterable

from appealdesk.desk.people.models import User


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Name the staff among actors of ledger lines and messages, in one query or none."""
    ids = {actor.removeprefix("staff:") for actor in set(actors) if actor.startswith("staff:")}
    people = User.objects.filter(pk__in=[int(one) for one in ids if one.isdecimal()])
    return {person.actor: str(person) for person in people}
