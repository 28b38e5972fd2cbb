"""The clock in force is the one that the platform's newest answer opens, and the page says which answer that is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from desk_cast import NOW, sample_case

from appealdesk.core.outcome import OutcomeKind
from appealdesk.core.stage import Mover, Role, Stage
from appealdesk.desk.aftercare import services
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.readings import read_again
from appealdesk.desk.drafting.models import Version

pytestmark = pytest.mark.django_db
ALICE = Mover(Role.SPECIALIST)
ASKED = "Hello, we need more information. Please send the invoice by December 3, 2026 11:59 PM UTC. Amazon"


@pytest.fixture
def out(alice) -> Case:
    """A case whose first letter has been submitted; its notice names a day of its own."""
    case = sample_case("late-shipment-carrier-closure", alice, Stage.READY)
    read_again(case, at=NOW)
    Version.objects.create(
        case=case,
        attempt=1,
        number=1,
        facts=selectors.facts_of(case),
        state="prepared",
        author=alice,
        bag_digest="a" * 64,
        confirmed_at=NOW,
    )
    services.record_submission(
        case, at=NOW, channel="Account Health", reference="1", by="staff:1", mover=ALICE, now=NOW
    )
    return case


def answered(case: Case, kind: OutcomeKind, words: str, reply_due: datetime | None = None) -> None:
    services.record_answer(
        case, kind, at=NOW, by="staff:1", mover=ALICE, now=NOW, words=words, reply_due=reply_due
    )


def test_the_day_named_by_the_newest_answer_beats_the_first_notice(out):
    first = out.window_due
    answered(out, OutcomeKind.MORE_ASKED, ASKED)
    assert out.window_due != first
    assert out.window_due == datetime(2026, 12, 3, 23, 59, tzinfo=UTC)
    assert out.window_says == "more_asked 2026-11-24"


def test_what_was_recorded_beats_what_the_words_seem_to_say(out):
    due = NOW + timedelta(days=2)
    answered(out, OutcomeKind.MORE_ASKED, ASKED, due)
    assert out.window_due == due


def test_a_refusal_opens_the_window_of_the_next_attempt(out):
    words = (
        "We reviewed your appeal and do not accept it. Please appeal again within 17 days of this message."
    )
    answered(out, OutcomeKind.REFUSED, words)
    services.next_attempt(out, by="staff:1", mover=ALICE, now=NOW)
    assert out.window_says == "refused 2026-11-24"
    assert out.window_due == datetime(2026, 12, 11, 7, 59, 59, tzinfo=UTC)  # the platform's December 10


def test_an_answer_that_names_no_day_leaves_the_first_clock_running(out):
    first, says = out.window_due, out.window_says
    answered(out, OutcomeKind.REFUSED, "We do not accept your appeal.")
    services.next_attempt(out, by="staff:1", mover=ALICE, now=NOW)
    assert (out.window_due, out.window_says) == (first, says)


def test_the_page_says_which_answer_the_clock_is_counted_from(out, alice, as_staff):
    answered(out, OutcomeKind.MORE_ASKED, ASKED)
    page = as_staff(alice).get(f"/desk/cases/{out.code}/").content.decode()
    assert "依据平台 2026-11-24 的答复（要求补充材料）" in page
    assert "这一轮以平台最近的答复为准" in page


def test_an_earlier_appeal_is_dated_by_the_sellers_day(out):
    evening = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # one in the morning of the 24th in China
    out.submissions.update(at=evening)
    answered(out, OutcomeKind.MORE_ASKED, ASKED)
    assert selectors.facts_of(out).content["prior"][-1]["day"] == "2026-11-24"
