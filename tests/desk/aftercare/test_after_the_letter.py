"""After the letter: submitted by the seller, answered by the platform, tried again, watched, closed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from desk_cast import NOW, make_case
from django.core import mail

from appealdesk.core.errors import BadInputError
from appealdesk.core.outcome import OutcomeKind
from appealdesk.core.stage import IllegalMoveError, Mover, Role, Stage
from appealdesk.desk.aftercare import reminders, services
from appealdesk.desk.aftercare.feed import feed
from appealdesk.desk.aftercare.models import Reminder, Submission
from appealdesk.desk.cases import selectors
from appealdesk.desk.cases.conclusions import conclude
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.readings import read_again
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.ledger import checking
from appealdesk.readers.clauses import clause_book

pytestmark = pytest.mark.django_db
ALICE = Mover(Role.SPECIALIST)


@pytest.fixture
def ready(case, alice) -> Case:
    """A case whose version the seller has confirmed."""
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
    Case.objects.filter(pk=case.pk).update(stage=Stage.READY)
    case.refresh_from_db()
    return case


def submitted(case: Case, by: str = "staff:1") -> Submission:
    return services.record_submission(
        case, at=NOW, channel="Account Health", reference="5551234", by=by, mover=ALICE, now=NOW
    )


def answered(case: Case, kind: OutcomeKind, **more):
    return services.record_answer(case, kind, at=NOW, by="staff:1", mover=ALICE, now=NOW, **more)


def test_a_submission_names_the_bytes_that_were_confirmed(ready):
    assert submitted(ready).bundle == "a" * 64
    assert ready.stage == Stage.SUBMITTED


def test_nothing_can_be_submitted_that_the_seller_has_not_confirmed(ready):
    Version.objects.update(confirmed_at=None)
    with pytest.raises(BadInputError, match="confirmed"):
        submitted(ready)


def test_a_submission_is_recorded_once(ready):
    submitted(ready)
    with pytest.raises(IllegalMoveError):
        submitted(ready)
    assert Submission.objects.count() == 1


def test_a_submission_in_the_future_is_refused(ready):
    with pytest.raises(BadInputError, match="future"):
        services.record_submission(
            ready, at=NOW + timedelta(days=1), channel="x", reference="", by="staff:1", mover=ALICE, now=NOW
        )


def test_a_refusal_needs_the_words_of_the_platform(ready):
    submitted(ready)
    with pytest.raises(BadInputError, match="words"):
        answered(ready, OutcomeKind.REFUSED)


def test_half_a_yes_is_not_a_yes(ready):
    submitted(ready)
    answer = answered(ready, OutcomeKind.GRANTED_IN_PART, granted={"metric": True})
    assert ready.stage == Stage.PARTLY
    assert answer.granted == {"money": False, "metric": True, "warning": False, "privileges": False}


def test_a_success_is_watched_for_thirty_days(ready):
    submitted(ready)
    answered(ready, OutcomeKind.GRANTED)
    assert ready.watch.ends_at == NOW + timedelta(days=30)


def test_the_next_attempt_discloses_the_one_before(ready):
    submitted(ready)
    answered(ready, OutcomeKind.REFUSED, words="Your plan does not address the root cause.")
    services.next_attempt(ready, by="staff:1", mover=ALICE, now=NOW)
    assert (ready.stage, ready.attempt) == (Stage.WORK, 2)
    prior = selectors.facts_of(ready).content["prior"]
    assert prior[0]["outcome"] == "refused"
    assert "5551234" in prior[0]["what"]["zh"]
    assert ready.exhibits.filter(kind="prior_appeal_history").exists()


def test_more_information_asked_opens_an_attempt_with_its_own_clock(ready):
    submitted(ready)
    due = NOW + timedelta(days=3)
    answered(ready, OutcomeKind.MORE_ASKED, words="Please send the invoice within 3 days.", reply_due=due)
    assert (ready.stage, ready.attempt, ready.window_due) == (Stage.WORK, 2, due)
    assert ready.exhibits.filter(role="notice").count() == 2


def test_the_clock_of_what_was_asked_outlives_every_later_reading(ready):
    submitted(ready)
    due = NOW + timedelta(days=3)
    answered(ready, OutcomeKind.MORE_ASKED, words="Please send the invoice.", reply_due=due)
    read_again(ready, at=NOW)
    assert (ready.window_due, ready.window_says, ready.work_due) == (due, "more_asked 2026-11-24", due)
    conclude(ready.code)
    ready.refresh_from_db()
    assert ready.window_due == due


def test_a_clock_ends_with_its_attempt(ready):
    submitted(ready)
    due = NOW + timedelta(days=3)
    answered(ready, OutcomeKind.MORE_ASKED, words="Please send the invoice.", reply_due=due)
    Case.objects.filter(pk=ready.pk).update(attempt=3)
    ready.refresh_from_db()
    read_again(ready, at=NOW)
    assert ready.window_due != due


@pytest.mark.parametrize("kind", [OutcomeKind.MORE_ASKED, OutcomeKind.GRANTED_IN_PART, OutcomeKind.REFUSED])
def test_an_earlier_appeal_is_told_in_every_language_of_letters(ready, kind):
    submitted(ready)
    answered(ready, kind, words="The platform's words.")
    if kind is not OutcomeKind.MORE_ASKED:
        services.next_attempt(ready, by="staff:1", mover=ALICE, now=NOW)
    prior = selectors.facts_of(ready).content["prior"][0]
    book = clause_book()
    written = {code for code in book.languages if book.writes(code)}
    assert set(prior["what"]) == written
    assert all(f"outcome.{prior['outcome']}" in book.of(code).texts for code in written)


def test_an_answer_lies_neither_in_the_future_nor_before_the_submission(ready):
    submitted(ready)
    for wrong in (NOW + timedelta(days=1), NOW - timedelta(hours=1)):
        with pytest.raises(BadInputError):
            services.record_answer(ready, OutcomeKind.GRANTED, at=wrong, by="staff:1", mover=ALICE, now=NOW)
    with pytest.raises(BadInputError):
        answered(ready, OutcomeKind.MORE_ASKED, words="Send it.", reply_due=NOW - timedelta(days=1))
    assert ready.stage == Stage.SUBMITTED


def test_silence_is_noted_and_asked_after_once_a_week(ready):
    submitted(ready)
    assert reminders.ask_after(NOW + timedelta(days=6)) == 0
    assert reminders.ask_after(NOW + timedelta(days=8)) == 1
    assert reminders.ask_after(NOW + timedelta(days=9)) == 0
    ready.refresh_from_db()
    assert ready.stage == Stage.SUBMITTED
    assert ready.messages.filter(audience="seller").count() == 1


def test_a_case_is_not_closed_without_an_outcome(ready):
    submitted(ready)
    with pytest.raises(BadInputError, match="outcome"):
        services.close(ready, by="staff:1", mover=ALICE, now=NOW)


def test_a_granted_case_is_closed_and_its_ledger_holds(ready):
    submitted(ready)
    answered(ready, OutcomeKind.GRANTED)
    services.close(ready, by="staff:1", mover=ALICE, now=NOW)
    assert ready.stage == Stage.CLOSED
    assert checking.verify().sound


@pytest.fixture
def pressing(case, alice) -> Case:
    alice.email = "alice@example.com"
    alice.save()
    Case.objects.filter(pk=case.pk).update(window_due=NOW + timedelta(hours=71))
    case.refresh_from_db()
    return case


def test_a_reminder_goes_out_once(pressing):
    assert reminders.remind(NOW) == 1
    assert reminders.remind(NOW + timedelta(minutes=5)) == 0
    assert len(mail.outbox) == 1
    assert pressing.code in mail.outbox[0].subject


def test_those_who_were_told_take_no_place_from_the_rest(pressing, alice, monkeypatch):
    monkeypatch.setattr(reminders, "BATCH", 1)
    later = make_case("C-2026-000077", alice)
    Case.objects.filter(pk=later.pk).update(window_due=NOW + timedelta(hours=71))
    assert reminders.remind(NOW) == 1
    assert reminders.remind(NOW) == 1
    assert reminders.remind(NOW) == 0


def test_after_an_outage_one_reminder_catches_up(pressing):
    assert reminders.remind(NOW + timedelta(hours=66)) == 1
    assert Reminder.objects.count() == 3
    assert len(mail.outbox) == 1


def test_near_the_end_the_operator_is_told_too(pressing, olga):
    olga.email = "olga@example.com"
    olga.save()
    reminders.remind(NOW + timedelta(hours=66))
    assert sorted(mail.outbox[0].to) == ["alice@example.com", "olga@example.com"]


def test_a_window_that_moved_is_reminded_of_anew(pressing):
    reminders.remind(NOW)
    Case.objects.update(window_due=NOW + timedelta(hours=70))
    assert reminders.remind(NOW) == 1


def test_a_submitted_case_is_not_reminded_of(pressing):
    Case.objects.update(stage=Stage.SUBMITTED)
    assert reminders.remind(NOW) == 0


def test_the_feed_shows_a_specialist_his_own_cases_and_no_seller(pressing, alice):
    other = make_case("C-2026-000003", None)
    Case.objects.filter(pk=other.pk).update(window_due=NOW)
    text = feed(alice, now=NOW).decode()
    assert pressing.code in text
    assert other.code not in text
    assert "Larchlume" not in text


def test_a_feed_opens_by_its_secret_alone(pressing, alice, as_staff, client):
    page = as_staff(alice).post("/desk/calendar/new").content.decode()
    address = re.search(r"/desk/calendar/[\w-]+\.ics", page)[0]
    assert client.get(address).status_code == 200
    assert client.get("/desk/calendar/nothing.ics").status_code == 404


def test_the_page_walks_from_submission_to_close(ready, alice, as_staff):
    browser = as_staff(alice)
    base = f"/desk/cases/{ready.code}/after/"
    assert browser.get(base).status_code == 200
    sent = {"at": "2026-11-24T10:00", "channel": "Account Health", "reference": "1"}
    assert browser.post(f"{base}submit", sent).status_code == 302
    assert browser.post(f"{base}answer", {"kind": "granted", "at": "2026-11-24T11:00"}).status_code == 302
    assert browser.post(f"{base}close").status_code == 302
    ready.refresh_from_db()
    assert ready.stage == Stage.CLOSED


def test_a_form_that_is_wrong_keeps_what_was_typed_and_says_why(ready, alice, as_staff):
    answer = as_staff(alice).post(
        f"/desk/cases/{ready.code}/after/submit", {"at": "", "channel": "Account Health"}
    )
    assert answer.status_code == 422
    assert "Account Health" in answer.content.decode()


def test_an_auditor_records_nothing(ready, audrey, as_staff):
    sent = {"at": "2026-11-24T10:00", "channel": "x"}
    assert as_staff(audrey).post(f"/desk/cases/{ready.code}/after/submit", sent).status_code == 403
