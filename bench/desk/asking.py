"""Pages asked for as a browser would, in this process: server time from the first middleware to the last byte of the page."""

from __future__ import annotations

import gc
import os
import time
from itertools import cycle
from pathlib import Path

import texts
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appealdesk.core.stage import Role
from appealdesk.desk.cases.models import Case
from appealdesk.desk.ledger import checking

WARM = 5


def ask(people, rounds, only=""):
    """Return {page: {median, p95, queries, bytes}} in milliseconds of wall time."""
    alice, audrey = _browser(people[Role.SPECIALIST][0]), _browser(people[Role.AUDITOR][0])
    found = {}
    for name, browser, addresses in pages(people, alice, audrey):
        if only in name:
            found[name] = measured(browser, addresses, rounds)
    return found


def _browser(user):
    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(user)
    return browser


def pages(people, alice, audrey):
    """Yield (name, browser, addresses to ask for in turn), each address with the tag that the browser holds."""
    other = people[Role.SPECIALIST][7].pk
    live = list(Case.objects.filter(live=1).order_by("pk").values_list("code", flat=True))
    live = live[:: max(1, len(live) // 100)]
    work = list(Case.objects.filter(stage="work").order_by("pk").values_list("code", flat=True))
    work = work[:: max(1, len(work) // 100)]
    yield "board", alice, ["/desk/"]
    yield "board, mine", alice, ["/desk/?who=mine"]
    yield "board, a colleague's on one platform", alice, [f"/desk/?who={other}&platform=shopee"]
    yield "board, in review on one platform", alice, ["/desk/?stage=review&platform=temu"]
    yield "board, ended", alice, ["/desk/?ended=1"]
    yield "board, ended, one stage of a colleague", alice, [f"/desk/?stage=closed&who={other}"]
    yield "board, page 20", alice, [_page(alice, "/desk/", 20)]
    tag = alice.get("/desk/?rows=1").headers["ETag"]
    yield "board, live poll (304)", alice, [("/desk/?rows=1", tag)]
    yield "board, live rows", alice, ["/desk/?rows=1"]
    yield "case page", alice, _each("cases:case", live)
    yield "evidence", alice, _each("cases:evidence", live)
    yield "diagnosis", alice, _each("cases:diagnosis", live)
    yield "talk", alice, _each("cases:talk", live)
    yield "case ledger", alice, _each("cases:lines", live)
    yield "studio", alice, _each("drafting:studio", work)
    yield from searches(alice)
    yield "ledger, newest", audrey, ["/desk/ledger/"]
    yield (
        "ledger, a rare tag",
        audrey,
        ["/desk/ledger/?tag=case:stage:reconsider", "/desk/ledger/?tag=case:watch:checked"],
    )
    yield "ledger, a person", audrey, [f"/desk/ledger/?by=staff:{other}", "/desk/ledger/?by=staff:99999"]
    yield "ledger, a case", audrey, [f"/desk/ledger/?case={code}" for code in live]


def searches(alice):
    """Yield the searches: each word, pair, id and beginning differs from the one before."""
    orders = [
        one["order_ids"][0]
        for one in Case.objects.order_by("-pk").values_list("reading", flat=True)[:400]
        if one.get("order_ids")
    ]
    codes = [
        code[:9]
        for code in Case.objects.order_by("pk").values_list("code", flat=True)[
            :: max(1, Case.objects.count() // 50)
        ]
    ]
    asked = {
        "search, a word": [*texts.GOODS, "typhoon", "shipment", "carrier", "zebra"],
        "search, a two-character Chinese word": [*texts.REASONS, *texts.CITIES, "申诉", "物流", "罕见"],
        "search, three words": [
            "深圳 台风 UPS",
            "lamp Yanwen 揽收",
            "shipment 义乌 暴雪",
            "FedEx kettle 厦门",
        ],
        "search, an order id": orders[:100],
        "search, the beginning of an order id": [order[:7] for order in orders[:100]],
        "search, the beginning of a case code": [*codes, "C-2026", "C-20"],
        "search, one letter": ["a", "s", "c", "台", "1"],
    }
    for name, words in asked.items():
        yield name, alice, [f"/desk/?q={word}" for word in words]


def _each(name, codes):
    return [reverse(name, args=[code]) for code in codes]


def _page(browser, address, number):
    for _ in range(number - 1):
        text = browser.get(address).content.decode()
        link = text.partition('rel="next"')[0].rpartition('href="?')[2]
        if not link or len(link) > 200:
            break
        address = f"/desk/?{link.partition(chr(34))[0]}".replace("&amp;", "&")
    return address


def measured(browser, addresses, rounds):
    """Ask `rounds` times and return what it took."""
    turn = cycle(addresses)
    for _ in range(WARM):
        _get(browser, next(turn))
    with CaptureQueriesContext(connection) as asked:
        size = len(_get(browser, addresses[0]).content)
    queries = len(asked)  # the next request begins to count anew
    gc.collect()
    taken, own, server = [], [], _server_cpu()
    for _ in range(rounds):
        address = next(turn)
        began, worked = time.perf_counter(), time.process_time()
        _get(browser, address)
        taken.append((time.perf_counter() - began) * 1000)
        own.append((time.process_time() - worked) * 1000)
    server = (_server_cpu() - server) / rounds
    return {
        "median": _at(taken, 0.5),
        "p95": _at(taken, 0.95),
        "cpu": round(_at(own, 0.5) + server, 1),
        "cpu_p95": round(_at(own, 0.95) + server, 1),
        "queries": queries,
        "bytes": size,
    }


def _at(taken, share):
    return round(sorted(taken)[max(0, int(len(taken) * share) - 1)], 1)


def _server_cpu():
    """Return the CPU milliseconds that PostgreSQL has spent for this connection, 0 on SQLite, which works in this process."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _get(browser, address):
    address, tag = address if isinstance(address, tuple) else (address, "")
    answer = browser.get(address, headers={"If-None-Match": tag} if tag else {})
    if answer.status_code != (304 if tag else 200):
        raise SystemExit(f"{address}: {answer.status_code}")
    return answer


def verified():
    """Walk over every chain of the ledger and tell how long it took."""
    began = time.perf_counter()
    verdict = checking.verify()
    return {"sound": verdict.sound, "lines": verdict.lines, "seconds": round(time.perf_counter() - began, 1)}
