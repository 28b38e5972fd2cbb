"""The demonstration (演示): the sample cases walked through the real road to different stages, and a sign-in link a role.

Nothing is made up for it: files come in, the worker's own code prepares, a second person approves, the seller confirms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from appealdesk.core.outcome import OutcomeKind
from appealdesk.core.stage import Move, Mover, Role, Stage
from appealdesk.desk.aftercare import services as aftercare
from appealdesk.desk.cases import services
from appealdesk.desk.cases.importing import take_in
from appealdesk.desk.cases.models import Case
from appealdesk.desk.drafting import review
from appealdesk.desk.drafting.services import new_version, prepare_version
from appealdesk.desk.people import links as sign_in
from appealdesk.desk.people.models import User
from appealdesk.desk.seller import links
from appealdesk.road.samples import samples

STAFF = (
    ("lin", Role.SPECIALIST, "林悦"),
    ("zhou", Role.REVIEWER, "周澄"),
    ("he", Role.OPERATOR, "何岚"),
    ("tan", Role.AUDITOR, "谭静"),
)
# Which sample goes how far along the table of moves.
ROAD: tuple[tuple[str, Stage], ...] = (
    ("valid-tracking-miscounted", Stage.SCREENING),
    ("restricted-adult-product", Stage.DECLINED),
    ("feedback-burst-own-batch", Stage.WORK),
    ("late-shipment-carrier-closure", Stage.REVIEW),
    ("a-to-z-not-received", Stage.CONFIRMATION),
    ("product-misjudged-restricted", Stage.SUBMITTED),
    ("linked-account-subsidiary", Stage.GRANTED),
)
SPECIALIST, SELLER = Mover(Role.SPECIALIST), Mover(Role.SELLER)


@dataclass(frozen=True, slots=True)
class Entrance:
    """One link of the demonstration: whose it is, and where it leads."""

    zh: str
    en: str
    address: str


def load(now: datetime | None = None) -> list[Entrance]:
    """Load the samples into an empty desk and return a link for each role and for the seller."""
    at = now or timezone.now()
    people = {role: _person(name, role, shown) for name, role, shown in STAFF}
    for sample, stage in ROAD if not Case.objects.exists() else ():
        _walk(take_in(samples() / sample, by="seller", at=at), stage, people, at)
    return list(_entrances(people, at))


def _person(name: str, role: Role, shown: str) -> User:
    user, made = User.objects.get_or_create(username=name, defaults={"role": role, "shown_name": shown})
    if made:
        user.set_unusable_password()
        user.save()
    return user


def _walk(case: Case, stage: Stage, people: dict[Role, User], at: datetime) -> None:
    lin = people[Role.SPECIALIST]
    if stage is Stage.SCREENING:
        return
    if stage is Stage.DECLINED:
        services.move_case(
            case, Move.DECLINE, mover=SPECIALIST, by=lin.actor, at=at, reason="成人用品，不在受理范围。"
        )
        return
    services.assign(case, lin, by=lin.actor, at=at)
    services.move_case(case, Move.ACCEPT, mover=SPECIALIST, by=lin.actor, at=at)
    if stage is Stage.WORK:
        return
    version = prepare_version(new_version(case, author=lin, at=at), at=at)
    services.move_case(case, Move.SEND_TO_REVIEW, mover=SPECIALIST, by=lin.actor, at=at)
    if stage is Stage.REVIEW:
        return
    review.approve(case, version.bag_digest, by=people[Role.REVIEWER], at=at)
    if stage is Stage.CONFIRMATION:
        return
    review.confirm(case, version.bag_digest, by="seller", at=at)
    aftercare.record_submission(
        case, at=at, channel="Account Health", reference="", by="seller", mover=SELLER, now=at
    )
    if stage is Stage.GRANTED:
        aftercare.record_answer(
            case, OutcomeKind.GRANTED, at=at + timedelta(seconds=1), by=lin.actor, mover=SPECIALIST, now=at
        )


def _entrances(people: dict[Role, User], at: datetime) -> Iterator[Entrance]:
    names = {
        Role.SPECIALIST: ("专员", "specialist"),
        Role.REVIEWER: ("复核", "reviewer"),
        Role.OPERATOR: ("主管", "operator"),
        Role.AUDITOR: ("审计", "auditor"),
    }
    for role, user in people.items():
        yield Entrance(*names[role], sign_in.sign_in_link(user, at=at))
    for zh, en, stage in (
        ("卖家·待确认", "seller 1", Stage.CONFIRMATION),
        ("卖家·办理中", "seller 2", Stage.WORK),
    ):
        case = Case.objects.filter(stage=stage).order_by("id").first()
        if case is not None:
            yield Entrance(zh, en, links.make(case, by="system", at=at))
