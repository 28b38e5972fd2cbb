"""A version is made from one saving of the facts and frozen once its bundle stands."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from desk_cast import NOW, sample_case

from appealdesk.core.stage import Stage
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.readings import read_again
from appealdesk.desk.drafting.live import live
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.drafting.services import new_version, prepare_version
from appealdesk.desk.vault import services as vault
from appealdesk.press.verify import verify_bundle

pytestmark = pytest.mark.django_db
SAMPLE = "a-to-z-not-received"


@pytest.fixture
def sample(alice) -> Case:
    return sample_case(SAMPLE, alice, Stage.WORK)


def test_a_case_in_the_database_reads_as_its_folder_does(sample):
    read_again(sample, at=NOW)
    assert (sample.platform, sample.marketplace, sample.issue_type) == ("amazon", "UK", "a_to_z_claim")
    assert sample.window_due is not None


def test_the_letter_is_composed_live_with_its_problems(sample):
    now = live(sample, at=NOW)
    assert now.letter is not None
    assert now.ready
    assert now.budget[0] > 500


def test_a_prepared_version_holds_a_bundle_that_verifies(sample, alice):
    version = prepare_version(new_version(sample, author=alice, at=NOW), at=NOW)
    assert version.state == "prepared"
    with tempfile.TemporaryDirectory() as out:
        for file in version.files.select_related("blob"):
            vault.lay(file.blob, Path(out) / file.path)
        checked = verify_bundle(Path(out) / "bundle")
        assert checked.sound
        assert checked.digest == version.bag_digest


def test_preparing_twice_changes_nothing(sample, alice):
    version = prepare_version(new_version(sample, author=alice, at=NOW), at=NOW)
    files = set(version.files.values_list("path", "blob_id"))
    again = prepare_version(Version.objects.get(pk=version.pk), at=NOW)
    assert set(again.files.values_list("path", "blob_id")) == files


def test_the_same_facts_make_one_version(sample, alice):
    assert new_version(sample, author=alice, at=NOW).pk == new_version(sample, author=alice, at=NOW).pk
