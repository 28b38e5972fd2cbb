"""The cast of the desk's tests: Alice owns the case, Bob is her colleague, Charlie must see nothing."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
if "DJANGO_SETTINGS_MODULE" not in os.environ:
    folder = tempfile.mkdtemp(prefix="appealdesk-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["APPEALDESK_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "desk_settings"
sys.path.insert(0, str(HERE))
sys.path.append(str(HERE.parent / "readers"))  # the workbook that tests write by hand

import django  # noqa: E402

django.setup()

import pytest  # noqa: E402
from desk_cast import make_case, person  # noqa: E402
from django.test import Client  # noqa: E402

from appealdesk.core.stage import Role  # noqa: E402
from appealdesk.desk.cases.models import Case  # noqa: E402
from appealdesk.desk.people.models import User  # noqa: E402
from appealdesk.desk.seller import links  # noqa: E402


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Let each worker make a data folder of its own; it would look for the settings before it has read this file."""
    for name in ("DJANGO_SETTINGS_MODULE", "APPEALDESK_DATA"):
        os.environ.pop(name, None)


@pytest.fixture
def alice(db) -> User:
    """The specialist who owns the case."""
    return person("alice", Role.SPECIALIST)


@pytest.fixture
def bob(db) -> User:
    """Her colleague, who reviews."""
    return person("bob", Role.REVIEWER)


@pytest.fixture
def olga(db) -> User:
    """The operator."""
    return person("olga", Role.OPERATOR)


@pytest.fixture
def audrey(db) -> User:
    """The auditor: reads everything, changes nothing."""
    return person("audrey", Role.AUDITOR)


@pytest.fixture
def charlie(db) -> User:
    """Signed in, without a role: must see nothing."""
    return person("charlie", "")


@pytest.fixture
def case(alice) -> Case:
    """A case in work, with a notice, a story and one exhibit, owned by Alice."""
    return make_case("C-2026-000001", alice)


@pytest.fixture
def as_staff():
    """A browser in which a member of staff is signed in."""

    def browser(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return browser


@pytest.fixture
def as_seller():
    """A browser that came by a seller's link."""

    def browser(case: Case) -> Client:
        client = Client()
        address = links.make(case, by="system", at=datetime.now(UTC))
        client.get(address[address.index("/my/") :])
        return client

    return browser


@pytest.fixture(scope="module")
def archive(filled, tmp_path_factory) -> Path:
    """What `desk backup` writes of the desk that a file of tests calls `filled`."""
    file = tmp_path_factory.mktemp("backup") / "desk.tar.gz"
    done = filled.command("desk", "backup", str(file))
    assert done.returncode == 0, done.stderr
    return file
