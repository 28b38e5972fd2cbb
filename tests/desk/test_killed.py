"""A power cut in the middle of anything: what was acknowledged is there, nothing is there twice, the ledger holds."""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Callable
from hashlib import sha256

import pytest
from desk_house import House, Visitor, house, moment

QUICK, ALL = 2, 20
ROUNDS = [
    pytest.param(QUICK, False, id="quick"),
    pytest.param(ALL, False, id="all", marks=pytest.mark.slow),
    pytest.param(ALL, True, id="all-postgresql", marks=pytest.mark.slow),
]
PIECE = 128 * 1024

CASES = """
import json
from desk_addresses import furnished, staff_of
from appealdesk.desk.seller import links
from datetime import datetime, UTC
staff = staff_of()
out = []
for number in range({count}):
    case = furnished(f"C-2026-{{number:06d}}", f"Store {{number}}", staff)
    address = links.make(case, by="system", at=datetime.now(UTC))
    out.append([case.code, address[address.index("/my/"):]])
print(json.dumps(out))
"""
SAMPLE = """
import json
from desk_cast import person, sample_case
from appealdesk.core.stage import Role, Stage
from appealdesk.desk.people import links
from django_tasks_db.models import DBTaskResult
from datetime import datetime, UTC
alice = person("alice", Role.SPECIALIST)
case = sample_case("late-shipment-carrier-closure", alice, Stage.WORK)
address = links.sign_in_link(alice, at=datetime.now(UTC))
DBTaskResult.objects.all().delete()  # the worker has nothing to do but to prepare
print(json.dumps([case.code, address[address.index("/people/"):]]))
"""


@pytest.fixture
def here(tmp_path, on_postgres):
    made = house(tmp_path / "data", on_postgres=on_postgres)
    yield made
    made.close()


def until(true: Callable[[], bool], seconds: float = 90) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to that in time"
        time.sleep(0.1)


def sound(here: House) -> None:
    """The ledger verifies, the database is whole, and every content is what its name says."""
    assert here.command("ledger", "verify").returncode == 0
    if not here.elsewhere:
        assert here.ask("PRAGMA integrity_check") == [("ok",)]
    for (digest,) in here.ask("SELECT sha256 FROM vault_blob"):
        place = here.folder / "vault" / digest[:2] / digest[2:4] / digest
        assert sha256(place.read_bytes()).hexdigest() == digest


def killed_after(here: House, delay: float, process: object) -> threading.Timer:
    timer = threading.Timer(delay, here.kill, args=(process,))
    timer.start()
    return timer


@pytest.mark.parametrize(("rounds", "on_postgres"), ROUNDS)
def test_web_killed_in_the_middle_of_uploads(here, rounds):
    [[code, link]] = here.script(CASES.format(count=1))
    web = here.web()
    seller = Visitor(here)
    seller.send("GET", link)
    # A case under confirmation takes no files.
    here.script("from appealdesk.desk.cases.models import Case\nCase.objects.update(stage='work')")
    seller.send("GET", "/my/")
    sent = {}
    for number in range(rounds):
        content = secrets.token_bytes(12 * PIECE)
        name = f"file-{number}.bin"
        sent[name] = sha256(content).hexdigest()
        timer = killed_after(here, 0.02 + moment(0.25), web)
        web = _pushed(here, seller, name, content, timer, web)
    held = here.ask("SELECT name, blob_id FROM cases_exhibit WHERE name LIKE 'file-%'")
    assert sorted(held) == sorted(sent.items())
    lines = here.ask(
        "SELECT count(*) FROM ledger_ledgerline WHERE tag = 'exhibit:file:received' AND case_code = ?", code
    )
    assert lines[0][0] == here.ask("SELECT count(*) FROM cases_exhibit")[0][0]
    assert list((here.folder / "uploads").iterdir()) == []
    sound(here)


def _pushed(here, seller, name, content, timer, web):
    """Send a file piece by piece as the page does: what breaks is tried again, from the byte that was acknowledged."""
    told = {"name": name, "size": len(content), "mark": name}
    state, place, method, offset = {"received": 0}, "/my/uploads/", "POST", ""
    while not state.get("done"):
        piece = told if method == "POST" else content[state["received"] : state["received"] + PIECE]
        got = seller.tries(method, place, piece, Upload_Offset=offset)
        if got is None:  # the cut came here
            timer.join()
            web = here.web()
            continue
        assert got[0] in {200, 201, 409}, got
        answer = json.loads(got[1])
        assert answer["received"] >= state["received"], "what was acknowledged is lost"
        state |= answer
        place, method, offset = f"/my/uploads/{state['id']}/", "PATCH", str(state["received"])
    timer.join()
    return web if web in here.started else here.web()


@pytest.mark.parametrize(("rounds", "on_postgres"), ROUNDS)
def test_web_killed_in_the_middle_of_submissions(here, rounds):
    cases = here.script(CASES.format(count=rounds))
    web = here.web()
    sellers = {}
    for code, link in cases:
        sellers[code] = Visitor(here)
        sellers[code].send("GET", link)
        sellers[code].send("GET", "/my/")
    sent = {"at": "2026-11-24T10:00", "channel": "Account Health", "reference": "778899"}
    for code, seller in sellers.items():
        timer = killed_after(here, moment(0.06), web)
        answer = seller.tries("POST", "/my/submit", sent)
        timer.join()
        held = here.ask(
            "SELECT count(*) FROM aftercare_submission s JOIN cases_case c ON c.id = s.case_id WHERE c.code = ?",
            code,
        )
        assert held[0][0] in ({1} if answer and answer[0] == 302 else {0, 1})
        web = here.web()
        assert seller.send("POST", "/my/submit", sent)[0] == (422 if held[0][0] else 302)
    assert here.ask("SELECT count(*), count(DISTINCT case_id) FROM aftercare_submission") == [
        (rounds, rounds)
    ]
    lines = here.ask(
        "SELECT tag, count(*) FROM ledger_ledgerline WHERE tag IN ('bundle:submission:recorded', 'case:stage:submit') GROUP BY tag"
    )
    assert dict(lines) == {"bundle:submission:recorded": rounds, "case:stage:submit": rounds}
    # The task stands in the transaction of the submission: one each, none lost.
    tasks = here.ask(
        "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE task_path LIKE '%index_letter'"
    )
    assert tasks == [(rounds,)]
    sound(here)


@pytest.mark.parametrize(("rounds", "on_postgres"), ROUNDS)
def test_worker_killed_in_the_middle_of_preparations(here, rounds):
    code, link = here.script(SAMPLE)
    here.web()
    alice = Visitor(here)
    alice.send("GET", link)
    alice.send("GET", "/desk/")
    worker = here.worker()
    for number in range(1, rounds + 1):
        alice.send(
            "POST",
            f"/desk/cases/{code}/studio/prepare",
            {
                "override": f"The seller has shown us in writing why, case note {number}."
                if number > 1
                else ""
            },
        )
        until(lambda number=number: bool(_running(here)) or _done(here, number))
        time.sleep(moment(0.8))
        here.kill(worker)
        worker = here.worker()
        until(lambda number=number: _done(here, number))
    versions = here.ask("SELECT number, state FROM drafting_version ORDER BY number")
    assert [number for number, _state in versions] == list(range(1, rounds + 1))
    assert {state for _number, state in versions} == {"prepared"}
    lines = here.ask("SELECT count(*) FROM ledger_ledgerline WHERE tag = 'draft:attempt:prepared'")
    assert lines == [(rounds,)]
    files = here.ask("SELECT count(*), count(DISTINCT path) FROM drafting_bundlefile GROUP BY version_id")
    assert all(count == different > 5 for count, different in files)
    until(
        lambda: (
            not here.ask(
                "SELECT 1 FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
            )
        )
    )
    assert (
        here.ask(
            "SELECT task_path, traceback FROM django_tasks_database_dbtaskresult WHERE status = 'FAILED'"
        )
        == []
    )
    sound(here)


def _running(here: House) -> list[tuple[object, ...]]:
    return here.ask(
        "SELECT 1 FROM django_tasks_database_dbtaskresult WHERE status = 'RUNNING' AND task_path LIKE '%prepare_version'"
    )


def _done(here: House, number: int) -> bool:
    return here.ask("SELECT state FROM drafting_version WHERE number = ?", number) == [("prepared",)]
