"""What is done to a case (案件操作): every change stands in one transaction with its ledger line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.core.ledger import canonical
from appealdesk.core.stage import WITH_REASON, Move, Mover, Role, Stage, allowed
from appealdesk.desk.cases import clocks, conclusions, guards, search
from appealdesk.desk.cases.entrance import refuse_credential_file, refuse_credentials, shown_name
from appealdesk.desk.cases.errors import MissingReasonError, StaleCaseError
from appealdesk.desk.cases.models import Case, Exhibit, Facts, Message
from appealdesk.desk.cases.suggesting import named_kind
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.people.models import User
from appealdesk.desk.vault import previews
from appealdesk.desk.vault.models import Blob

Detail = Mapping[str, str | int | bool | None]
# The same words by the same person within this time are one message: a double click, a browser that sends again.
AGAIN = timedelta(seconds=10)
# What is said with these moves is said to the seller: what he is asked for, and why his case is not taken.
TO_SELLER = frozenset({Move.ASK_SELLER, Move.DECLINE})


@transaction.atomic
def move_case(
    case: Case,
    move: Move,
    *,
    mover: Mover,
    by: str,
    at: datetime,
    reason: str = "",
    detail: Detail | None = None,
    **columns: Any,
) -> None:
    """Move a case along the table and write the ledger line; `columns` are set in the same update.

    A reason is kept as a message, since the ledger holds no prose: inside the desk, or to the seller whom it is for. Raises `IllegalMoveError`,
    `ForbiddenMoveError`, `MissingReasonError`, `BadInputError` for a reason that gives a password away, and
    `StaleCaseError` where somebody else was faster.
    """
    before = Stage(case.stage)
    after = allowed(before, move, mover)
    if move in WITH_REASON and not reason.strip():
        raise MissingReasonError
    refuse_credentials(reason=reason)
    guards.ask(case, move)
    moved = Case.objects.filter(pk=case.pk, stage=before.value, attempt=case.attempt).update(
        stage=after.value, stage_since=at, changed_at=at, **columns
    )
    if not moved:
        raise StaleCaseError(case.code)
    if reason.strip():
        audience = "seller" if mover.role is Role.SELLER or move in TO_SELLER else "desk"
        Message.objects.create(
            case=case, audience=audience, by=by, at=at, text=reason.strip(), place=f"move:{move}"
        )
        search.want(case)
    ledger.write(
        case.code, f"case:stage:{move}", by=by, at=at, detail={"from": before, "to": after, **(detail or {})}
    )
    clocks.keep(case)
    case.refresh_from_db()


def mover_of(user: User, case: Case) -> Mover:
    """Return how a member of staff stands to a case: his role, and whether the newest version is his own."""
    newest = case.versions.order_by("-number").values_list("author_id", flat=True).first()
    return Mover(Role(user.role), is_author=newest is not None and newest == user.pk)


@transaction.atomic
def save_facts(case: Case, content: dict[str, Any], *, by: str, at: datetime, after: int) -> Facts:
    """Save the facts as a new row that follows number `after`.

    Raises `StaleCaseError` where another saving came in between; the words stay with the caller, who shows both.
    Raises `BadInputError` where a text gives a password away.
    """
    refuse_credentials(facts=content)
    digest = sha256(canonical(content)).hexdigest()
    advanced = Case.objects.filter(pk=case.pk, facts=after).update(facts=after + 1, changed_at=at)
    if not advanced:
        raise StaleCaseError(case.code)
    saved = Facts.objects.create(case=case, number=after + 1, content=content, digest=digest, at=at, by=by)
    ledger.write(
        case.code, "case:facts:saved", by=by, at=at, detail={"number": saved.number, "digest": digest}
    )
    case.facts = saved.number
    conclusions.want(case, at=at)
    return saved


@transaction.atomic
def add_exhibit(
    case: Case,
    blob: Blob,
    name: str,
    *,
    by: str,
    at: datetime,
    role: str = "exhibit",
    kind: str = "",
    text: str = "",
) -> Exhibit:
    """Take a file into the evidence. The same content under the same name is taken once.

    A file that is named after its kind is taken at its word, as in a case folder. Raises `BadInputError` for a text
    that gives a password away.
    """
    name = shown_name(name)
    # Two who hand in the same file at once: the second finds it taken.
    Case.objects.select_for_update().get(pk=case.pk)
    held = case.exhibits.filter(blob=blob, name=name, withdrawn_at=None).first()
    if held is not None:
        return held
    refuse_credentials(name=name, text=text)
    refuse_credential_file(blob, name)
    known = kind or (named_kind(name) if role == "exhibit" else "")
    exhibit = _numbered(case, blob, name, by, at, role, known, text)
    ledger.write(
        case.code,
        "exhibit:file:received",
        by=by,
        at=at,
        detail={"number": exhibit.number, "sha256": blob.sha256},
    )
    Case.objects.filter(pk=case.pk).update(changed_at=at)
    previews.want(blob, name)
    conclusions.want(case, at=at)
    return exhibit


def _numbered(
    case: Case, blob: Blob, name: str, by: str, at: datetime, role: str, kind: str, text: str
) -> Exhibit:
    for _ in range(8):
        last = case.exhibits.aggregate(last=Max("number"))["last"] or 0
        try:
            with transaction.atomic():
                return Exhibit.objects.create(
                    case=case,
                    blob=blob,
                    name=name,
                    by=by,
                    received_at=at,
                    number=last + 1,
                    role=role,
                    kind=kind,
                    text=text,
                )
        except IntegrityError:
            continue
    raise StaleCaseError(case.code)


@transaction.atomic
def assign(case: Case, specialist: User | None, *, by: str, at: datetime) -> None:
    """Give a case to a specialist, or back to nobody."""
    Case.objects.filter(pk=case.pk).update(specialist=specialist, changed_at=at)
    ledger.write(
        case.code,
        "case:staff:assigned",
        by=by,
        at=at,
        detail={"to": specialist.actor if specialist else None},
    )
    case.specialist = specialist


@transaction.atomic
def assign_many(codes: Iterable[str], specialist: User | None, *, by: str, at: datetime) -> int:
    """Give several cases to a specialist and return how many changed hands; those he has already are left alone."""
    held = Case.objects.select_for_update().filter(code__in=list(codes))
    to = specialist.pk if specialist else None
    changed = [case for case in held.order_by("pk") if case.specialist_id != to]
    for case in changed:
        assign(case, specialist, by=by, at=at)
    return len(changed)


@transaction.atomic
def write_message(case: Case, text: str, *, audience: str, by: str, at: datetime, place: str = "") -> Message:
    """Write to or from the seller (`audience` seller), or inside the desk (desk), and let it be found.

    The same words by the same person at the same place are one message where they come again at once. A message with
    a place in the letter is a comment. Raises `BadInputError` for no words at all, and for words that give a password
    away.
    """
    words = text.strip()
    if not words:
        raise BadInputError([Fault("message", "The message is empty.", "Write a sentence.")])
    refuse_credentials(message=words)
    Case.objects.select_for_update().get(pk=case.pk)
    said = {"audience": audience, "by": by, "place": place, "text": words}
    held = case.messages.filter(at__gt=at - AGAIN, at__lte=at + AGAIN, **said).first()
    if held is not None:
        return held
    message = Message.objects.create(case=case, at=at, **said)
    ledger.write(case.code, _tag(by, place), by=by, at=at, detail={"message": message.pk})
    Case.objects.filter(pk=case.pk).update(changed_at=at)
    search.want(case)
    return message


def _tag(by: str, place: str) -> str:
    if place.startswith("letter:"):
        return "draft:comment:written"
    return "seller:message:written" if by.startswith("seller") else "staff:message:written"
