"""A case can be forgotten: nothing personal is left, what others hold stays, and the ledger still holds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_addresses import OTHER, OTHER_STORE, OWN, STORE, enter, furnished, staff_of
from desk_traces import kept
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.test import Client

from appealdesk.core.errors import BadInputError
from appealdesk.core.stage import Stage
from appealdesk.desk.aftercare.models import Submission
from appealdesk.desk.cases import search
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import add_exhibit, write_message
from appealdesk.desk.drafting.working import take
from appealdesk.desk.forgetting import forget
from appealdesk.desk.ledger import checking
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.vault.models import Blob
from appealdesk.desk.vault.services import store_bytes
from appealdesk.originality.letters import Letter
from appealdesk.originality.opening import open_index

NOW = datetime.now(UTC)
PERSON, SHARED = "Ottoline Quarrington", b"a price list that both handed in"


@pytest.fixture
def house(transactional_db):
    """Two cases that share a file; the first has ended, and everything of it names a person."""
    staff = staff_of()
    own, other = furnished(OWN, STORE, staff), furnished(OTHER, OTHER_STORE, staff)
    for case in (own, other):
        add_exhibit(case, store_bytes(SHARED, "prices.txt"), "prices.txt", by="seller", at=NOW)
    letter = store_bytes(f"Signed, {PERSON}".encode(), f"{PERSON}.txt")
    add_exhibit(own, letter, f"{PERSON}.txt", by="seller", at=NOW, text=f"read: {PERSON}")
    write_message(own, f"{PERSON} asks", audience="seller", by="seller", at=NOW)
    take(own, staff["alice"], lambda _held: {"seller": {"signatory": PERSON}}, base=1, at=NOW)
    version = own.versions.get()
    Submission.objects.create(
        case=own,
        version=version,
        attempt=1,
        at=NOW,
        channel=PERSON,
        by="seller",
        reference=PERSON,
        bundle="b",
    )
    own.all_facts.update(content={"seller": {"signatory": PERSON}})
    Case.objects.filter(pk=own.pk).update(stage=Stage.CLOSED, contact_name=PERSON, store=PERSON)
    with open_index(str(settings.LETTER_INDEX), create=True) as index:
        index.add(Letter(OWN, [f"We at {PERSON} have changed how we pack every single parcel of ours."]))
    yield own, other, staff
    Path(settings.LETTER_INDEX).unlink()


def test_nothing_personal_is_left_and_the_ledger_holds(house):
    own, _other, _staff = house
    assert kept(PERSON)
    assert forget(OWN, by="system", at=NOW) >= 3
    assert kept(PERSON) == []
    assert kept(f"{OWN}@example.com") == []
    assert search.matches("Ottoline") == []
    with open_index(str(settings.LETTER_INDEX)) as index:
        assert index.stats().letters == 0
    assert checking.verify().sound
    assert LedgerLine.objects.filter(case_code=own.code).last().tag == "case:copy:forgotten"


def test_what_another_case_holds_stays_with_it(house):
    _own, other, _staff = house
    forget(OWN, by="system", at=NOW)
    held = other.exhibits.get(name="prices.txt").blob
    with storages["vault"].open(held.path) as content:
        assert content.read() == SHARED
    assert kept(OTHER_STORE)


def test_every_file_that_is_named_is_there_and_no_other(house):
    forget(OWN, by="system", at=NOW)
    vault = Path(storages["vault"].location)
    destroyed = [blob for blob in Blob.objects.all() if not (vault / blob.path).exists()]
    assert destroyed == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL gives its freed pages to the next rows")
def test_no_freed_page_of_the_database_keeps_a_word(house):
    word = b"Quarrington"
    place = Path(connection.settings_dict["NAME"])
    forget(OWN, by="system", at=NOW)
    for file in place.parent.glob(f"{place.name}*"):
        assert word not in file.read_bytes()
        assert word.lower() not in file.read_bytes()


def test_pages_of_a_forgotten_case_still_open_and_its_link_does_not(house):
    own, _other, staff = house
    seller, alice = Client(), Client()
    enter(seller, own)
    alice.force_login(staff["alice"])
    forget(OWN, by="system", at=NOW)
    assert seller.get("/my/").status_code == 410
    for page in ("", "evidence/", "diagnosis/", "talk/", "ledger/", "after/", "studio/"):
        assert alice.get(f"/desk/cases/{OWN}/{page}").status_code == 200


def test_forgetting_twice_destroys_nothing_more(house):
    forget(OWN, by="system", at=NOW)
    assert forget(OWN, by="system", at=NOW) == 0
    assert checking.verify().sound


def test_an_open_case_is_not_forgotten(house):
    with pytest.raises(BadInputError, match="still open"):
        forget(OTHER, by="system", at=NOW)


def test_a_case_that_is_not_there_is_told(transactional_db):
    with pytest.raises(BadInputError, match="no case"):
        forget("C-1999-000001", by="system", at=NOW)
