"""The fixed cast and the case they work on."""

from __future__ import annotations

from datetime import UTC, datetime

from appealdesk.core.stage import Stage
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import add_exhibit, save_facts
from appealdesk.desk.people.models import User
from appealdesk.desk.vault.services import store_bytes

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def person(username: str, role: str) -> User:
    user = User(username=username, role=role, shown_name=username.title())
    user.set_unusable_password()
    user.save()
    return user


def make_case(code: str, specialist: User | None, stage: Stage = Stage.WORK) -> Case:
    case = Case.objects.create(
        code=code, stage=stage, opened_at=NOW, specialist=specialist, store="Larchlume"
    )
    for name, role, kind in (("notice.txt", "notice", "notice"), ("story.md", "story", "seller_statement")):
        add_exhibit(
            case,
            store_bytes(f"{role} of {code}".encode(), name),
            name,
            by="seller",
            at=NOW,
            role=role,
            kind=kind,
        )
    save_facts(case, {"seller": {"store": "Larchlume"}}, by="seller", at=NOW, after=0)
    return case
