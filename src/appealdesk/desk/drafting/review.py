"""Two people and the seller (复核与确认): a prepared version is reviewed by a second person, then confirmed by its digest."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.stage import Move, Mover, Role
from appealdesk.desk.cases import services
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.models import Case
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.people.models import User


class NothingPreparedError(AppealDeskError):
    """A move needs a bundle that stands, and there is none of the newest facts."""

    code = "nothing_prepared"


class NotApprovedError(AppealDeskError):
    """A version would reach the seller on one person's word."""

    code = "not_approved"


class NotConfirmedError(AppealDeskError):
    """A version would be submitted that the seller has not confirmed."""

    code = "not_confirmed"


def newest(case: Case) -> Version | None:
    """Return the newest version of the attempt under way."""
    return (
        case.versions.filter(attempt=case.attempt)
        .select_related("facts", "author", "approved_by")
        .order_by("-number")
        .first()
    )


def must_be_prepared(case: Case) -> None:
    """Let no case go to review whose newest facts have no bundle. Raises `NothingPreparedError`."""
    version = newest(case)
    if version is None or version.state != "prepared" or version.facts.number != case.facts:
        raise NothingPreparedError(
            "There is no bundle of the facts as they stand now.",
            "Make the bundle in the studio, then send it.",
        )


def must_be_approved(case: Case) -> None:
    """Let nothing be confirmed that no second person has approved. Raises `NotApprovedError`."""
    version = newest(case)
    if version is None or version.approved_at is None:
        raise NotApprovedError("The version was not approved by a second person.", "Send it to review first.")


def must_be_confirmed(case: Case) -> None:
    """Let nothing be submitted that the seller has not confirmed. Raises `NotConfirmedError`."""
    version = newest(case)
    if version is None or version.confirmed_at is None:
        raise NotConfirmedError(
            "The seller has not confirmed this version.", "Let him read and confirm it first."
        )


@transaction.atomic
def approve(case: Case, digest: str, *, by: User, at: datetime) -> Version:
    """Approve the version of this digest. Raises `ForbiddenMoveError` for its author, `StaleCaseError` for another version."""
    version = _same(case, digest)
    mover = Mover(Role(by.role), is_author=version.author_id == by.pk)
    Version.objects.filter(pk=version.pk).update(approved_by=by, approved_at=at)
    services.move_case(
        case, Move.APPROVE, mover=mover, by=by.actor, at=at, detail={"version": version.number, "bag": digest}
    )
    version.refresh_from_db()
    return version


@transaction.atomic
def confirm(case: Case, digest: str, *, by: str, at: datetime) -> Version:
    """Keep the seller's confirmation of the version with this digest. Raises `StaleCaseError` for any other."""
    version = _same(case, digest)
    Version.objects.filter(pk=version.pk).update(confirmed_at=at)
    detail: services.Detail = {"version": version.number, "bag": digest}
    services.move_case(case, Move.CONFIRM, mover=Mover(Role.SELLER), by=by, at=at, detail=detail)
    ledger.write(case.code, "bundle:version:confirmed", by=by, at=at, detail=detail)
    version.refresh_from_db()
    return version


@transaction.atomic
def settle(case: Case, comment: int, *, by: User, at: datetime) -> None:
    """Mark a comment as settled, once."""
    held = case.messages.filter(pk=comment, audience="desk", settled_at=None)
    if held.update(settled_at=at):
        ledger.write(case.code, "draft:comment:settled", by=by.actor, at=at, detail={"message": comment})


def _same(case: Case, digest: str) -> Version:
    """Return the newest version if its digest is the one that was on the reader's page."""
    must_be_prepared(case)
    version = newest(case)
    if version is None or version.bag_digest != digest:
        raise StaleCaseError(case.code)
    return version
