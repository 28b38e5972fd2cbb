"""Every address of the desk, read from the resolver, and every kind of person who may come to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from desk_cast import NOW, make_case, person, prepared_version
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver

from appealdesk.core.stage import Role, Stage
from appealdesk.desk.aftercare.models import Answer, Watch
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import write_message
from appealdesk.desk.drafting.models import BundleFile, Version
from appealdesk.desk.intake.models import Draft, DraftFile
from appealdesk.desk.people.models import User
from appealdesk.desk.people.tokens import hashed
from appealdesk.desk.seller import links
from appealdesk.desk.vault.models import Upload
from appealdesk.desk.vault.services import store_bytes

# Addresses for anybody, each with what makes it harmless. An address that is not here needs a wall.
PUBLIC = {
    "intake:start": "the empty form, or the draft of this browser's cookie",
    "intake:resume": "a secret token",
    "intake:save": "the draft of this browser's cookie",
    "intake:told": "the draft of this browser's cookie",
    "intake:files": "the draft of this browser's cookie",
    "intake:remove": "the draft of this browser's cookie",
    "intake:submit": "the draft of this browser's cookie",
    "intake:uploads": "the draft of this browser's cookie",
    "intake:upload": "the draft of this browser's cookie",
    "aftercare:calendar": "a secret token",
    "seller:enter": "a secret token",
    "seller:new_link": "answers alike whether there is such a case",
    "people:enter": "a secret token",
    "language": "sets a cookie",
    "health": "says ok",
}
ACCOUNTS = "staff/"  # the pages of signing in, which carry no case at all
SEALED = "b" * 64
OWN, OTHER = "C-2026-000001", "C-2026-000077"
STORE, OTHER_STORE = "Larchlume", "Zephyrgate"
DRAFT_TOKEN = "a-draft-of-somebody-" * 3
PASTE = "bundle/to-upload/paste.txt"


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: its name, its route, and the view behind it."""

    name: str
    route: str
    view: Any

    @property
    def roles(self) -> frozenset[Role] | None:
        """Whom the wall before it lets in; None where there is no wall."""
        told = getattr(self.view, "roles", None)
        return None if told is None else frozenset(told)

    def filled(self, world: World) -> str:
        """The address with the values of this world."""
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(world.values[found[1]]), self.route)


def addresses() -> list[Address]:
    """Every address of the desk but those of the sign-in pages, which django-allauth keeps."""
    return [one for one in _walk(get_resolver(), "", "") if not one.route.startswith(ACCOUNTS)]


def accounts() -> list[Address]:
    """The addresses of the sign-in pages."""
    return [one for one in _walk(get_resolver(), "", "") if one.route.startswith(ACCOUNTS)]


def _walk(holder: Any, route: str, space: str) -> Iterator[Address]:
    for one in holder.url_patterns:
        here = route + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Address(f"{space}{one.name}", here, one.callback)
        else:
            inner = f"{one.namespace}:" if one.namespace else ""
            yield from _walk(one, here, space + inner)


@dataclass(frozen=True)
class World:
    """Two cases in which every address finds something, and who comes to them."""

    case: Case
    other: Case
    values: dict[str, Any]
    browsers: dict[str, Client]


ASKERS = (
    "anonymous",
    "charlie",
    "alice",
    "amy",
    "bob",
    "olga",
    "audrey",
    "seller",
    "other seller",
)
ROLE_OF = {
    "alice": Role.SPECIALIST,
    "amy": Role.SPECIALIST,
    "bob": Role.REVIEWER,
    "olga": Role.OPERATOR,
    "audrey": Role.AUDITOR,
}


def staff_of() -> dict[str, User]:
    """Everybody who signs in; Alice owns the case, Amy is another specialist."""
    return {name: person(name, role) for name, role in ROLE_OF.items()} | {"charlie": person("charlie", "")}


def world() -> World:
    """Make them. The case is Alice's, its letter approved and confirmed."""
    staff = staff_of()
    case, other = furnished(OWN, STORE, staff), furnished(OTHER, OTHER_STORE, staff)
    browsers = {name: Client() for name in ASKERS}
    for name, user in staff.items():
        browsers[name].force_login(user)
    for name, one in (("seller", case), ("other seller", other)):
        enter(browsers[name], one)
    return World(case, other, values_of(case, staff), browsers)


def enter(browser: Client, case: Case) -> None:
    """Let a browser come by a seller's link."""
    address = links.make(case, by="system", at=datetime.now(UTC))
    browser.get(address[address.index("/my/") :])


def furnished(code: str, store: str, staff: dict[str, User]) -> Case:
    """A case with what its pages show: a version that was approved and confirmed, its files, an answer, words."""
    case = make_case(code, staff["alice"])
    Case.objects.filter(pk=case.pk).update(
        store=store, contact_name=f"Boss of {store}", contact_mail=f"{code}@example.com", stage=Stage.READY
    )
    case.refresh_from_db()
    version = prepared_version(case, staff["alice"], SEALED)
    for path in (PASTE, "bundle/data/letter.txt"):
        blob = store_bytes(f"letter of {store}".encode(), "letter.txt")
        BundleFile.objects.create(version=version, path=path, blob=blob)
    seen = {"approved_by": staff["bob"], "approved_at": NOW, "confirmed_at": NOW}
    Version.objects.filter(pk=version.pk).update(**seen)
    write_message(case, f"Words about {store}", audience="seller", by="seller", at=NOW)
    paper = store_bytes(f"%PDF-1.7 refusal of {store}".encode(), "refusal.pdf").sha256
    told = {"kind": "refused", "words": f"No, {store}", "reading": {"items": [], "paper": paper}}
    Answer.objects.create(case=case, attempt=1, at=NOW, by="staff:1", **told)
    Watch.objects.create(case=case, ends_at=NOW + timedelta(days=30))
    return case


def values_of(case: Case, staff: dict[str, User]) -> dict[str, Any]:
    """What stands in the addresses of this case."""
    now = datetime.now(UTC)
    blob = case.exhibits.order_by("number").first().blob
    draft = Draft.objects.create(
        token_hash=hashed(DRAFT_TOKEN + case.code), content={"store": case.store}, changed_at=now
    )
    upload = Upload.objects.create(
        id=uuid5(NAMESPACE_OID, case.code), owner=f"case:{case.code}", name="half.txt", size=9, by="seller"
    )
    return {
        "code": case.code,
        "number": 1,
        "pk": person(f"spare-{case.code}", Role.SPECIALIST).pk,
        "amy": staff["amy"].pk,
        "answer": case.answers.get().pk,
        "sha256": blob.sha256,
        "file": DraftFile.objects.create(draft=draft, blob=blob, name="draft.txt").pk,
        "draft": DRAFT_TOKEN + case.code,
        "upload": upload.pk,
        "role": "notice",
        "path": PASTE,
        "token": "t" * 43,
    }


@dataclass(frozen=True)
class Said:
    """What came back: the status, where it leads, all that it says, and which tables have other rows than before."""

    status: int
    location: str
    text: str
    changed: frozenset[str]


def asked(
    world: World, who: str, method: str, address: str, data: Any = None, *, count: bool = False
) -> Said:
    """Send one request and take back whatever it did, so that the next finds the world as it was."""
    browser = Client()
    browser.cookies.update(world.browsers[who].cookies)
    before = rows() if count else {}
    with transaction.atomic():
        response = getattr(browser, method.lower())(address, data or {})
        said = b"".join(response.streaming_content) if response.streaming else response.content
        after = rows() if count else {}
        transaction.set_rollback(True)
    changed = frozenset(name for name in before if before[name] != after[name])
    return Said(
        response.status_code, response.headers.get("Location", ""), said.decode("utf-8", "replace"), changed
    )


def rows() -> dict[str, int]:
    """How many rows every table of the desk has."""
    from django.apps import apps

    return {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model.__module__.startswith("appealdesk.")
    }
