"""The fixed cast and the case they work on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from appealdesk.core.stage import Stage
from appealdesk.desk.cases.importing import take_in
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import add_exhibit, save_facts
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.people.models import User
from appealdesk.desk.vault.services import store_bytes

SAMPLES = Path(__file__).parents[2] / "samples" / "cases"
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


def sample_case(name: str, specialist: User | None, stage: Stage) -> Case:
    """A case with the files and facts of one of the samples."""
    case = take_in(SAMPLES / name, by="seller", at=NOW)
    Case.objects.filter(pk=case.pk).update(stage=stage, specialist=specialist)
    case.refresh_from_db()
    return case


def prepared_version(case: Case, author: User, digest: str = "b" * 64) -> Version:
    """A version of the newest facts whose bundle stands."""
    facts = case.all_facts.get(number=case.facts)
    number = case.versions.count() + 1
    return Version.objects.create(
        case=case,
        attempt=case.attempt,
        number=number,
        facts=facts,
        state="prepared",
        author=author,
        bag_digest=digest,
    )
