"""What the seller told of earlier appeals is offered, and becomes a fact by a specialist's press alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from desk_cast import NOW

from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.services import add_exhibit
from appealdesk.desk.drafting import earlier
from appealdesk.desk.drafting.models import WorkingCopy
from appealdesk.desk.intake import submitting
from appealdesk.desk.vault.services import store_bytes

pytestmark = pytest.mark.django_db
TOLD = "10月12日申诉过一次，10月15日被拒。10月20日又提交，平台要求补充发票；客服很慢"


@pytest.fixture
def told(case, alice) -> Case:
    """A case whose story the intake wrote."""
    story = submitting._story({"story": "爆仓。", "earlier": TOLD, "wanted": "两天内"})
    case.exhibits.filter(role="story").delete()
    blob = store_bytes(story.encode(), "story.md")
    add_exhibit(case, blob, "story.md", by="seller", at=NOW, role="story", kind="seller_statement")
    return case


@pytest.mark.parametrize(
    ("words", "day", "outcome"),
    [
        ("10月12日申诉过一次，10月15日被拒", "2026-10-12", "refused"),
        ("2026-09-03 appealed, rejected two days later", "2026-09-03", "refused"),
        ("9月1日申诉没有通过", "2026-09-01", "refused"),
        ("9月1日的申诉部分通过", "2026-09-01", "partly_granted"),
        ("9月1日的申诉通过了", "2026-09-01", "granted"),
        ("9月1日申诉后一直没有回复", "2026-09-01", "no_answer"),
        ("之前被警告过", None, "warning"),
    ],
)
def test_day_and_outcome_are_read_from_the_sellers_sentence(case, words, day, outcome):
    story = SimpleNamespace(content={"earlier": words})
    blob = store_bytes(submitting._story(story.content).encode(), "story.md")
    case.exhibits.filter(role="story").delete()
    add_exhibit(case, blob, "story.md", by="seller", at=NOW, role="story", kind="seller_statement")
    (one,) = earlier.told(case)
    assert (one.words, str(one.day) if one.day else None, one.outcome) == (words, day, outcome)


def test_nothing_is_stated_before_somebody_takes_it(told, alice, as_staff):
    page = as_staff(alice).get(f"/desk/cases/{told.code}/studio/").content.decode()
    assert "10月12日申诉过一次，10月15日被拒" in page
    assert "客服很慢" not in page  # names neither a day nor an outcome
    assert "prior" not in selectors.facts_of(told).content
    assert not WorkingCopy.objects.exists()


def test_one_press_makes_it_an_item_and_a_second_press_none(told, alice, as_staff):
    browser, words = as_staff(alice), "10月12日申诉过一次，10月15日被拒"
    for _ in range(2):
        page = browser.post(
            f"/desk/cases/{told.code}/studio/rows", {"take": words, "base": str(told.facts)}
        ).content.decode()
    held = WorkingCopy.objects.get().content["prior"]
    assert held == [{"what": {"zh": words}, "day": "2026-10-12", "outcome": "refused"}]
    assert "已写入" in page


def test_what_the_seller_did_not_say_is_not_taken(told, alice, as_staff):
    browser = as_staff(alice)
    browser.post(f"/desk/cases/{told.code}/studio/rows", {"take": "9月1日被拒", "base": str(told.facts)})
    assert not any("prior" in copy.content for copy in WorkingCopy.objects.all())
