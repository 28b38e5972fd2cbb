"""A double click, a browser that sends again, two tabs at once: whatever is sent twice happens once."""

from __future__ import annotations

import threading

import pytest
from desk_addresses import (
    PUBLIC,
    ROLE_OF,
    World,
    addresses,
    asked,
    enter,
    furnished,
    rows,
    staff_of,
    values_of,
    world,
)
from desk_wishes import WISHES, WITHOUT, Wish, address_of, browser_of
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from appealdesk.core.stage import Role, Stage
from appealdesk.desk.cases.models import Case, Message
from appealdesk.desk.intake.drafts import FIELDS
from appealdesk.desk.ledger import checking
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.people.models import User


def named(wish: Wish) -> str:
    return (
        f"{wish.address} {wish.body.get('kind', wish.words) if isinstance(wish.body, dict) else ''}".strip()
    )


def kept(world: World) -> dict[str, int]:
    """Everything that a wish can double: rows, ledger lines of the case, mails."""
    lines = LedgerLine.objects.filter(case_code=world.case.code).count()
    return rows() | {"lines": lines, "mails": len(mail.outbox)}


def send(world: World, wish: Wish) -> int:
    address = address_of(wish).filled(world)
    return browser_of(world, wish).post(address, wish.sent(world)).status_code


@pytest.mark.django_db
def test_every_address_that_takes_a_post_has_a_wish():
    here = world()
    takes = set()
    for address in addresses():
        for who in ("alice", "olga", "bob", "seller", "anonymous"):
            inside = address.name in PUBLIC or {ROLE_OF.get(who, Role.SELLER)} & (address.roles or set())
            if inside and asked(here, who, "POST", address.filled(here)).status not in {404, 405, 410}:
                takes.add(address.name)
    assert takes - WITHOUT <= {wish.address for wish in WISHES}
    assert {wish.address for wish in WISHES} <= {one.name for one in addresses()}


@pytest.mark.django_db
@pytest.mark.parametrize("wish", WISHES, ids=named)
def test_what_is_sent_twice_happens_once(wish):
    cache.clear()
    here = world()
    wish.staged(here)
    assert send(here, wish) < 400
    once = kept(here)
    assert send(here, wish) < 500
    assert kept(here) == once


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_twice_at_once_happens_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    cache.clear()
    staff = staff_of()
    wrong = []
    # The fields of the intake are saved alike: one of them stands for all.
    for number, wish in enumerate(one for one in WISHES if one.words not in FIELDS[1:]):
        one, two = (_apart(f"C-2026-{number:04d}{which:02d}", staff) for which in (1, 2))
        once, twice = _effect(one, wish, 1), _effect(two, wish, 2)
        wrong += [f"{named(wish)}: {once} {twice}"] if once != twice else []
    assert wrong == [], "\n".join(wrong)
    assert checking.verify().sound


def _apart(code: str, staff: dict[str, User]) -> World:
    case = furnished(code, f"Store of {code}", staff)
    browsers = {name: Client() for name in (*staff, "anonymous", "seller")}
    for name, user in staff.items():
        browsers[name].force_login(user)
    enter(browsers["seller"], case)
    return World(case, case, values_of(case, staff), browsers)


def _effect(world: World, wish: Wish, times: int) -> dict[str, int]:
    """What changed, when so many send the wish in the same moment."""
    wish.staged(world)
    before, gate, answers = kept(world), threading.Barrier(times), []

    def run() -> None:
        browser = browser_of(world, wish)
        gate.wait()
        answers.append(browser.post(address_of(wish).filled(world), wish.sent(world)).status_code)
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Two beginnings of one upload at once are two places to send it to; both end in the same exhibit.
    after = kept(world) | (
        {"vault.Upload": before["vault.Upload"]} if wish.address.endswith(":uploads") else {}
    )
    assert len(answers) == times
    assert min(answers) < 400, (named(wish), answers)
    assert max(answers) < 500, (named(wish), answers)
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


@pytest.mark.django_db
def test_the_same_words_after_a_while_are_meant(case, alice, as_staff):
    browser = as_staff(alice)
    browser.post(f"/desk/cases/{case.code}/talk/write", {"text": "好的", "audience": "seller"})
    Message.objects.update(at="2026-11-24T00:00Z")
    browser.post(f"/desk/cases/{case.code}/talk/write", {"text": "好的", "audience": "seller"})
    assert Message.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_eight_people_write_to_eight_cases_and_to_one_without_an_error():
    staff = staff_of()
    cases = [furnished(f"C-2026-1000{number:02d}", f"S{number}", staff) for number in range(8)]
    Case.objects.update(stage=Stage.WORK)
    faults = []

    def work(number: int) -> None:
        browser = Client()
        browser.force_login(staff["alice"])
        for turn in range(4):
            for case in (cases[number], cases[0]):
                words = {"text": f"{number}/{turn}", "audience": "desk"}
                status = browser.post(f"/desk/cases/{case.code}/talk/write", words).status_code
                faults.extend([status] if status != 302 else [])
        connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert (
        Message.objects.filter(audience="desk").count() == 8 * 4 + 7 * 4
    )  # the first writes each word twice to one case
    assert checking.verify().sound
