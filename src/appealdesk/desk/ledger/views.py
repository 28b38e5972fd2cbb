"""The auditor's pages (审计页面): every line, narrowed, as a page and as CSV; and whether the chain holds."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from appealdesk.core.ledger import TAGS, moment
from appealdesk.core.stage import Role
from appealdesk.desk.ledger import selectors, tasks
from appealdesk.desk.ledger.models import Check, DayHead, LedgerLine
from appealdesk.desk.people.access import staff_only
from appealdesk.desk.people.http import DeskRequest
from appealdesk.desk.people.selectors import names_of

COLUMNS = ("case", "number", "at", "tag", "by", "detail", "previous", "digest")


@staff_only(Role.AUDITOR, Role.OPERATOR)
@require_GET
def page(request: DeskRequest) -> HttpResponse:
    """Show the newest lines, the daily lines and the last check."""
    asked = _asked(request)
    before = request.GET.get("before", "")
    found = list(
        selectors.lines(asked, before=int(before) if before.isdigit() else None)[: selectors.PAGE + 1]
    )
    shown = found[: selectors.PAGE]
    names = names_of(actor for line in shown for actor in line.actors)
    context = {
        "lines": [
            (line, selectors.said(line), names.get(line.by, line.by), line.told(names)) for line in shown
        ],
        "more": shown[-1].pk if len(found) > selectors.PAGE else None,
        "asked": asked,
        "tags": TAGS.items(),
        "check": Check.objects.first(),
        "heads": DayHead.objects.order_by("-day")[:14],
    }
    return render(request, "ledger/_lines.html" if request.htmx else "ledger/page.html", context)


@staff_only(Role.AUDITOR, Role.OPERATOR)
@require_GET
def as_csv(request: DeskRequest) -> StreamingHttpResponse:
    """Send the lines as CSV as they come, however many."""
    found = selectors.lines(_asked(request)).order_by("id")
    response = StreamingHttpResponse(_rows(found.iterator(2000)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ledger.csv"'
    return response


@staff_only(Role.AUDITOR, Role.OPERATOR)
@require_POST
def check(_request: DeskRequest) -> HttpResponse:
    """Ask the worker to walk over the whole ledger. An auditor may: it changes nothing but tells what is."""
    tasks.check.enqueue()
    return redirect("ledger:page")


def _asked(request: DeskRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "")[:60].strip() for name in ("case", "tag", "by")}


class _Echo:
    def write(self, line: str) -> str:
        return line


def _rows(lines: Iterator[LedgerLine]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + str(writer.writerow(COLUMNS))
    for line in lines:
        yield str(
            writer.writerow(
                (
                    line.case_code,
                    line.number,
                    moment(line.at),
                    line.tag,
                    line.by,
                    json.dumps(line.detail, ensure_ascii=False, sort_keys=True),
                    line.previous,
                    line.digest,
                )
            )
        )
