"""Two people and the seller (复核与确认): a prepared version is reviewed by a second person, then confirmed by its digest."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.stage import Move, Mover, Role
from appealdesk.desk.cases import services
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.models import Case, Message
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.drafting.resting import evidence_of
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


SENT_BACK = tuple(f"move:{move}" for move in (Move.RETURN, Move.ASK_CHANGE))


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


def must_rest_on_all(case: Case) -> None:
    """Let no case go to review whose files have changed since the bundle was made. Raises `NothingPreparedError`."""
    version = newest(case)
    if version is not None and version.evidence not in {"", evidence_of(case)}:
        raise NothingPreparedError(
            "The evidence has changed since the bundle was made.",
            "Make the bundle in the studio, then send it.",
        )


class ReturnedUnchangedError(AppealDeskError):
    """A version that was sent back would go to review again as it was, and nobody has answered why."""

    code = "returned_unchanged"


def open_return(case: Case) -> Message | None:
    """Return why the newest version was sent back, as long as it is the newest and nobody has answered."""
    version = newest(case)
    if version is None:
        return None
    said = case.messages.filter(place__in=SENT_BACK, at__gte=version.at).order_by("-at", "-pk").first()
    if said is not None:
        return said if said.settled_at is None else None
    before = case.versions.filter(attempt=case.attempt, number__lt=version.number).order_by("-number").first()
    if before is None or not version.rests_on_the_same_as(before):
        return None
    # Made anew from the same facts and files: the letter that was sent back is the letter.
    said = case.messages.filter(place__in=SENT_BACK, at__gte=before.at).order_by("-at", "-pk").first()
    return said if said is not None and said.settled_at is None else None


def must_be_new(case: Case) -> None:
    """Let no version go to review again that was sent back from there. Raises `ReturnedUnchangedError`."""
    if open_return(case) is not None:
        raise ReturnedUnchangedError(
            "This version was sent back and has not changed since.",
            "Make a new version, or answer the reason in the studio.",
        )


@transaction.atomic
def answer(case: Case, message: int, words: str, *, by: User, at: datetime) -> None:
    """Answer why a version was sent back, to whoever said it; the version may then go to review as it is.

    Raises `BadInputError` for no words, and for words that give a password away.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    said = case.messages.filter(pk=message, place__in=SENT_BACK, settled_at=None).first()
    if said is None:
        return
    services.write_message(case, words, audience=said.audience, by=by.actor, at=at, place=f"answer:{said.pk}")
    case.messages.filter(pk=said.pk).update(settled_at=at)
    ledger.write(case.code, "draft:comment:settled", by=by.actor, at=at, detail={"message": said.pk})


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
    """Approve the version of this digest and ask the seller to confirm it. Raises `ForbiddenMoveError` for its author, `StaleCaseError` for another version."""
    version = _same(case, digest)
    mover = Mover(Role(by.role), is_author=version.author_id == by.pk)
    Version.objects.filter(pk=version.pk).update(approved_by=by, approved_at=at)
    services.move_case(
        case, Move.APPROVE, mover=mover, by=by.actor, at=at, detail={"version": version.number, "bag": digest}
    )
    with translation.override(case.language):
        words = _("申诉信已定稿。请逐段阅读，然后确认，或写明要改什么。")
    services.write_message(case, words, audience="seller", by=by.actor, at=at)
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
    """Mark a comment as settled, once; why the newest version was sent back is answered, not ticked off."""
    why = open_return(case)
    held = case.messages.filter(pk=comment, audience="desk", settled_at=None).exclude(pk=why.pk if why else 0)
    if held.update(settled_at=at):
        ledger.write(case.code, "draft:comment:settled", by=by.actor, at=at, detail={"message": comment})


def _same(case: Case, digest: str) -> Version:
    """Return the newest version if its digest is the one that was on the reader's page."""
    must_be_prepared(case)
    version = newest(case)
    if version is None or version.bag_digest != digest:
        raise StaleCaseError(case.code)
    return version
