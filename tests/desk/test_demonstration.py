"""The demonstration walks the samples along the real road, and opens one door a role."""

from __future__ import annotations

from collections import Counter

import pytest
from desk_cast import NOW

from appealdesk.core.stage import Stage
from appealdesk.desk import demo
from appealdesk.desk.cases.models import Case
from appealdesk.desk.ledger import checking


@pytest.mark.django_db
def test_every_sample_stands_where_it_was_walked_to_and_the_ledger_holds():
    entrances = demo.load(NOW)
    assert Counter(Case.objects.values_list("stage", flat=True)) == Counter(
        stage.value for _, stage in demo.ROAD
    )
    assert Stage.GRANTED in {stage for _, stage in demo.ROAD}
    assert [one.en for one in entrances] == [
        "specialist",
        "reviewer",
        "operator",
        "auditor",
        "seller 1",
        "seller 2",
    ]
    assert checking.verify().sound
    assert len(demo.load(NOW)) == 6
    assert Case.objects.count() == len(demo.ROAD)
