"""Versions of a draft (文稿版本): saved from the facts, prepared by the worker, frozen once prepared."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from appealdesk.core.casework import Ending
from appealdesk.core.errors import AppealDeskError
from appealdesk.core.override import override as stated
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.entrance import refuse_credentials
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.folder import WORDING, laid_out
from appealdesk.desk.cases.models import Case
from appealdesk.desk.drafting.blocks import blocks_of
from appealdesk.desk.drafting.models import BundleFile, Version
from appealdesk.desk.drafting.resting import evidence_of
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.people.models import User
from appealdesk.desk.vault import services as vault
from appealdesk.press.bundle import BAG
from appealdesk.road.plain import plain
from appealdesk.road.prepare import Prepared, prepare


class NoFactsError(AppealDeskError):
    """A version was asked for before anything was stated."""

    code = "no_facts"


@transaction.atomic
def new_version(case: Case, *, author: User, at: datetime, override: str = "") -> Version:
    """Save a version from the newest facts; the worker prepares it. Raises `NoFactsError`, `StaleCaseError`.

    The same facts and files by the same author make one version, however often they are sent. Raises `BadInputError` for an
    override that gives a password away, `OverrideError` for one that is no reason.
    """
    refuse_credentials(override=override)
    if override:  # told to the person at once, not to the worker again and again
        stated(override, author.actor, at)
    Case.objects.select_for_update().get(pk=case.pk)
    facts = selectors.facts_of(case)
    if facts is None:
        raise NoFactsError("Nothing has been stated about this case yet.", "Save the facts first.")
    newest = case.versions.order_by("-number").first()
    if (
        newest
        and newest.facts_id == facts.pk
        and newest.attempt == case.attempt
        and newest.override_reason == override
        and newest.evidence in {"", evidence_of(case)}
    ):
        return newest
    for _ in range(8):
        number = (case.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                version = Version.objects.create(
                    case=case,
                    attempt=case.attempt,
                    number=number,
                    facts=facts,
                    author=author,
                    at=at,
                    evidence=evidence_of(case),
                    override_reason=override,
                )
        except IntegrityError:
            continue
        detail = {"version": number, "facts": facts.number}
        ledger.write(case.code, "draft:version:saved", by=author.actor, at=at, detail=detail)
        return version
    raise StaleCaseError(case.code)


def prepare_version(version: Version, *, at: datetime) -> Version:
    """Walk the whole road for a version and freeze what comes out. A version that is done is left as it is.

    The road runs outside of any transaction; only its result is written in one.
    """
    if version.state in {"prepared", "refused"}:
        return version
    case = version.case
    evidence = evidence_of(case)
    with laid_out(case, at=at, facts=version.facts) as folder, tempfile.TemporaryDirectory() as out:
        attempts = Path(out)
        _lay_earlier(version, attempts)
        made = prepare(
            folder,
            now=at,
            stamp=at,
            out=attempts,
            accepted=_accepted(case),
            against=letter_index(),
            also=("prevention",),
            wording=version.facts.content.get(WORDING),
            override=(version.override_reason, str(version.author)) if version.override_reason else None,
        )
        files = {
            str(path.relative_to(made.written.folder)): vault.store_bytes(path.read_bytes(), path.name)
            for path in sorted(made.written.folder.rglob("*"))
            if path.is_file()
        }
    _freeze(version, made, files, at, evidence)
    version.refresh_from_db()
    return version


@transaction.atomic
def _freeze(version: Version, made: Prepared, files: dict[str, Any], at: datetime, evidence: str) -> None:
    letter = made.work.letter
    state = "prepared" if made.ending is Ending.MADE else "refused"
    frozen = (
        Version.objects.filter(pk=version.pk)
        .exclude(state__in=["prepared", "refused"])
        .update(
            state=state,
            language=letter.language if letter else "",
            letter=blocks_of(made.work.paper("reading-copy")),
            problems=[plain(problem) for problem in made.work.problems],
            questions=made.work.ask,
            bag_digest=made.written.digest,
            evidence=evidence,
            prepared_at=at,
        )
    )
    if not frozen:  # another worker was faster with the same version
        return
    BundleFile.objects.bulk_create(
        BundleFile(version=version, path=path, blob=blob) for path, blob in files.items()
    )
    tag = "draft:attempt:prepared" if state == "prepared" else "draft:attempt:refused"
    detail: dict[str, str | int | bool | None] = {
        "version": version.number,
        "bag": made.written.digest,
        "ending": made.ending.value,
    }
    ledger.write(version.case.code, tag, by="system", at=at, detail=detail)


def _lay_earlier(version: Version, attempts: Path) -> None:
    """Lay the bundle of the attempt before beside the new one, so that its number and its changes come out right."""
    if version.attempt == 1:
        return
    before = attempts / f"attempt-{version.attempt - 1}"
    (before / BAG).mkdir(parents=True)
    earlier = (
        Version.objects.filter(case=version.case, attempt=version.attempt - 1, state="prepared")
        .order_by("-number")
        .first()
    )
    for file in earlier.files.select_related("blob") if earlier else ():
        vault.lay(file.blob, before / file.path)


def _accepted(case: Case) -> str:
    """Return the expert's reason to go on where the screening was unsure: whoever accepted the case gave it."""
    given = case.messages.filter(place="move:accept").order_by("-at").values_list("text", flat=True).first()
    return given or ("accepted by the desk" if case.eligible == "unsure" else "")


def letter_index() -> str | None:
    """Return the index of the letters that left this desk, if there is one yet."""
    place = Path(settings.LETTER_INDEX)
    return str(place) if place.exists() else None
