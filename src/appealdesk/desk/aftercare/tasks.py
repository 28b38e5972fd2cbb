"""What the worker does after a submission (跟进任务); each may run twice without doing anything twice."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from appealdesk.core.wording import Wording
from appealdesk.desk.aftercare.models import Answer
from appealdesk.desk.cases.folder import case_value, laid_out
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.vault import services as vault
from appealdesk.road.refused import Refused, refused


@task()
def index_letter(version: int) -> str:
    """Take a letter that was submitted into the index that later letters are compared with; under the same code it is replaced."""
    from appealdesk.originality.letters import Letter
    from appealdesk.originality.names import Names
    from appealdesk.originality.opening import open_index
    from appealdesk.originality.texts import paragraphs_of

    held = Version.objects.select_related("case", "facts").get(pk=version)
    file = held.files.select_related("blob").filter(path__endswith="data/letter.txt").first()
    if file is None:
        return "no letter"
    with vault.open_blob(file.blob) as content:
        text = content.read().decode()
    names = Names.of_case(case_value(held.case, at=timezone.now(), facts=held.facts))
    with open_index(str(settings.LETTER_INDEX), create=True) as index:
        index.add_all([Letter(held.case.code, paragraphs_of(text), names)])
        index.merge_when_due()
    return held.case.code


@task()
def read_refusal(answer: int) -> int:
    """Read what a refusal really misses, item by item, against what was sent; return how many items it has."""
    held = Answer.objects.select_related("case").get(pk=answer)
    if held.reading:
        return len(held.reading["items"])
    case = held.case
    sent = case.submissions.filter(attempt=held.attempt).select_related("version").first()
    letter = (
        sent.version.files.filter(path__endswith="data/letter.txt").select_related("blob").first()
        if sent
        else None
    )
    if letter is None:
        return 0
    with laid_out(case, at=timezone.now()) as folder, tempfile.TemporaryDirectory() as out:
        text, was_sent = Path(out) / "refusal.txt", Path(out) / "letter.txt"
        text.write_text(held.words, "utf-8")
        vault.lay(letter.blob, was_sent)
        made = refused(
            folder, text, now=timezone.now(), letter=was_sent, refused_at=held.at, out=Path(out) / "attempts"
        )
        paper = vault.store_bytes(made.written.read_bytes(), "refusal-reading.pdf")
    shown = {"items": _items(made), "paper": paper.sha256}
    Answer.objects.filter(pk=held.pk, reading={}).update(reading=shown)
    return len(made.items)


def _items(made: Refused) -> list[dict[str, object]]:
    return [
        {
            "ask": _both(item.ask.name),
            "words": item.words.text,
            "state": item.state.value,
            "lacks": [lack.code for lack in item.lacks],
            "at_hand": [exhibit.number for exhibit in item.at_hand],
            "to_get": [missing.kind for missing in item.to_get],
        }
        for item in made.items
    ]


def _both(words: Wording) -> dict[str, str]:
    return {"zh": words.say("zh"), "en": words.say("en")}
