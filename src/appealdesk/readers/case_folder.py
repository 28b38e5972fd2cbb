"""A case folder (案件文件夹) as a Case: everything the seller handed in, checked at once, nothing written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from appealdesk.core.case import Case
from appealdesk.core.credentials import credential_faults
from appealdesk.core.errors import AppealDeskError, CaseFolderError, Fault
from appealdesk.core.notice import Notice, Story
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.readers import files, packs
from appealdesk.readers.case_facts import ExhibitEntry, Facts, facts_of
from appealdesk.readers.case_files import FORM, Found, find
from appealdesk.readers.case_values import Known
from appealdesk.readers.case_yaml import Form, parse
from appealdesk.readers.encodings import text_of
from appealdesk.readers.exhibits import Exhibits, exhibits_of, in_order
from appealdesk.readers.material import with_material
from appealdesk.readers.moments import start_of
from appealdesk.readers.notices import SUFFIXES, read_notice, read_story

FORM_LIMIT = 512 * 1024


def read_case_folder(
    folder: Path,
    *,
    as_of: date | datetime | None = None,
    now: datetime | None = None,
    vocabulary: Vocabulary | None = None,
    marketplaces: Mapping[str, tuple[str, ...]] | None = None,
) -> Case:
    """Read a whole case folder.

    The case's own moment is `as_of`, else what case.yaml says, else `now`; a bare day begins at midnight in
    China. `now` is the caller's clock: this module never looks at one. Codes are checked against `vocabulary`
    and `marketplaces` (codes by platform), by default those of the packs. Raises `CaseFolderError` with every
    fault of every file; the files themselves are only read.
    """
    found = find(folder)
    vocabulary = vocabulary or packs.vocabulary()
    facts, faults = _facts(found, vocabulary, marketplaces)
    notices, story, unread = _words(found)
    entries = {entry.file: entry for entry in facts.exhibits}
    order = in_order(found.notices, found.stories, facts.exhibits, found.evidence)
    kinds = tuple(kind.code for kind in vocabulary.kinds)
    exhibits = exhibits_of(found.paths, order, found.roles, entries, kinds)
    moment = as_of or facts.as_of or now
    secrets = credential_faults(story.file, story.text) if story else ()
    faults = [*found.faults, *faults, *unread, *exhibits.faults, *_timeless(moment), *secrets]
    if faults or moment is None:
        raise CaseFolderError(_once(faults))
    case = _case(folder, moment, facts, notices, _dated(story, entries), exhibits)
    case = replace(case, remarks=(*case.remarks, *found.loose(entries)))
    return with_material(case, found.paths, {file: entry.zone for file, entry in entries.items()})


def _facts(
    found: Found, vocabulary: Vocabulary, marketplaces: Mapping[str, tuple[str, ...]] | None
) -> tuple[Facts, list[Fault]]:
    if FORM not in found.paths:
        return Facts(), []
    form = Form(FORM)
    held = packs.marketplaces() if marketplaces is None else marketplaces
    known = Known(frozenset(found.paths) - {FORM}, frozenset(found.exhibits), vocabulary, held)
    try:
        text = text_of(files.read_bytes(found.paths[FORM], FORM_LIMIT))
        form.faults.extend(credential_faults(FORM, text))
        facts = facts_of(form, parse(text, FORM), known)
    except CaseFolderError as error:
        return Facts(), list(error.faults)
    except AppealDeskError as error:
        return Facts(), [Fault(FORM, error.what, error.remedy)]
    return facts, form.faults


def _words(found: Found) -> tuple[tuple[Notice, ...], Story | None, list[Fault]]:
    notices: list[Notice] = []
    story: Story | None = None
    faults: list[Fault] = []
    for name in (*found.notices, *found.stories):
        if name in found.notices and Path(name).suffix.lower() not in SUFFIXES:
            continue
        try:
            if name in found.notices:
                notices.append(read_notice(found.paths[name], name))
            else:
                story = read_story(found.paths[name], name)
        except AppealDeskError as error:
            faults.append(Fault(name, error.what, error.remedy))
    return tuple(notices), story, faults


def _timeless(moment: date | datetime | None) -> list[Fault]:
    if isinstance(moment, datetime) and moment.tzinfo is None:
        return [Fault("as_of", f"{moment} has no time zone, so it names no moment.", "Give the zone.")]
    if moment is None:
        return [Fault(FORM, "Nothing says on which day the case is looked at.", "Add as_of: 2026-11-20.")]
    return []


def _dated(story: Story | None, entries: Mapping[str, ExhibitEntry]) -> Story | None:
    dated = entries[story.file].dated if story and story.file in entries else None
    return replace(story, dated=_instant(dated)) if story and dated else story


def _case(
    folder: Path,
    moment: date | datetime,
    facts: Facts,
    notices: tuple[Notice, ...],
    story: Story | None,
    exhibits: Exhibits,
) -> Case:
    return Case(
        code=facts.code or code_of(folder),
        as_of=_instant(moment),
        attempt=1,
        notices=notices,
        story=story,
        exhibits=exhibits.exhibits,
        orders=facts.orders,
        seller=facts.seller,
        platform=facts.platform,
        marketplace=facts.marketplace,
        received_at=facts.received_at,
        channel=facts.channel,
        plan=facts.plan,
        request=facts.request,
        prior=facts.prior,
        answers=facts.answers,
        remarks=exhibits.remarks,
    )


def code_of(folder: Path) -> str:
    """Return a case code made of the folder's name: letters and digits of any script, hyphens between."""
    words = re.sub(r"[\W_]+", "-", folder.resolve().name).strip("-")
    return words[:60].strip("-") or "case"


def _instant(moment: date | datetime) -> datetime:
    return moment if isinstance(moment, datetime) else start_of(moment)


def _once(faults: list[Fault]) -> list[Fault]:
    """Say each fault once: a file that cannot be read is met as a notice and again as an exhibit."""
    first: dict[str, Fault] = {}
    told: list[Fault] = []
    for fault in faults:
        known = first.setdefault(fault.place, fault)
        if known is fault or ":" in fault.place or fault.what != known.what:
            told.append(fault)
    return told
