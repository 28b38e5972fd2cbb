"""What repeats the letter of another case is told while it is written: where it stands here, and in which case it stood."""

from __future__ import annotations

import re

import pytest
from desk_cast import NOW, prepared_version, sample_case

from appealdesk.core.stage import Stage
from appealdesk.desk.aftercare import tasks
from appealdesk.desk.cases.models import Case
from appealdesk.desk.drafting.live import live
from appealdesk.desk.drafting.models import BundleFile
from appealdesk.desk.vault.services import store_bytes

pytestmark = pytest.mark.django_db
SAMPLE = "late-shipment-carrier-closure"


@pytest.fixture
def sent(alice, settings, tmp_path) -> Case:
    """A case whose letter has left the desk and stands in the index."""
    settings.LETTER_INDEX = str(tmp_path / "letters.sqlite")
    case = sample_case(SAMPLE, alice, Stage.SUBMITTED)
    version = prepared_version(case, alice)
    text = store_bytes(live(case, at=NOW).text.encode(), "letter.txt")
    BundleFile.objects.create(version=version, path="bundle/data/letter.txt", blob=text)
    tasks.index_letter.call(version.pk)
    return case


def test_a_passage_of_another_case_is_told_with_its_place_and_that_case(sent, alice, as_staff):
    other = sample_case(SAMPLE, alice, Stage.WORK)
    page = as_staff(alice).get(f"/desk/cases/{other.code}/studio/letter").content.decode()
    told = re.findall(
        r'<span class="mono tiny">L22</span> <span class="faint small">([^<]+)</span><br>(.*?)</p>', page
    )
    assert told
    assert all(f'href="/desk/cases/{sent.code}/studio/"' in reason for _place, reason in told)
    assert any(place.startswith("原因") for place, _reason in told), [place for place, _reason in told]
    assert not re.search(r"repeats|word for word", "".join(reason for _place, reason in told))


def test_a_letter_repeats_nothing_of_its_own_case(sent, alice, as_staff):
    page = as_staff(alice).get(f"/desk/cases/{sent.code}/studio/letter").content.decode()
    assert "L22" not in page


def test_words_of_ones_own_are_no_repeat(sent, alice, as_staff):
    other = sample_case("a-to-z-not-received", alice, Stage.WORK)
    page = as_staff(alice).get(f"/desk/cases/{other.code}/studio/letter").content.decode()
    assert f"/desk/cases/{sent.code}/" not in page
