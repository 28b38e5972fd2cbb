"""What happens after a letter is confirmed (提交之后): submitted by the seller, answered by the platform, tried again, closed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from appealdesk.core.errors import BadInputError, Fault
from appealdesk.core.outcome import PARTS, Outcome, OutcomeKind
from appealdesk.core.stage import Move, Mover, Stage
from appealdesk.core.submission import Submission as SubmissionValue
from appealdesk.desk.aftercare import tasks
from appealdesk.desk.aftercare.models import Answer, Submission, Watch
from appealdesk.desk.cases import selectors, services
from appealdesk.desk.cases.entrance import refuse_credentials
from appealdesk.desk.cases.errors import StaleCaseError
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.readings import read_again
from appealdesk.desk.drafting.models import Version
from appealdesk.desk.jobs.asking import ask
from appealdesk.desk.ledger import services as ledger
from appealdesk.desk.templatetags.words import CHINA
from appealdesk.desk.vault import services as vault
from appealdesk.desk.vault.models import Blob
from appealdesk.readers.clauses import clause_book

WATCH_DAYS = 30
SLACK = timedelta(minutes=5)  # clocks differ, and a form knows minutes only
# As the letters' clauses call an outcome, where the desk calls it otherwise.
OUTCOMES = {
    OutcomeKind.GRANTED_IN_PART: "partly_granted",
    OutcomeKind.RESTORED_WITH_WARNING: "warning",
    OutcomeKind.SILENCE: "no_answer",
}
MOVE_OF: dict[OutcomeKind, Move] = {
    OutcomeKind.MORE_ASKED: Move.MORE_ASKED,
    OutcomeKind.REVIEW_EXTENDED: Move.EXTENDED,
    OutcomeKind.RESTORED_WITH_WARNING: Move.GRANT_PARTLY,
    OutcomeKind.REFUSED: Move.REFUSE,
    OutcomeKind.GRANTED_IN_PART: Move.GRANT_PARTLY,
    OutcomeKind.GRANTED: Move.GRANT,
    OutcomeKind.SILENCE: Move.SILENT,
}


def confirmed_version(case: Case) -> Version | None:
    """Return the version that the seller confirmed in this attempt, the one that may be submitted."""
    held = Version.objects.filter(
        case=case, attempt=case.attempt, state="prepared", confirmed_at__isnull=False
    )
    return held.order_by("-number").first()


@transaction.atomic
def record_submission(
    case: Case,
    *,
    at: datetime,
    channel: str,
    reference: str,
    by: str,
    mover: Mover,
    now: datetime,
    screenshot: Blob | None = None,
) -> Submission:
    """Record that the seller handed in the confirmed version. The desk itself submits nothing.

    Raises `SubmissionError` for a record that would prove nothing, and what `move_case` raises.
    """
    refuse_credentials(channel=channel, reference=reference)
    version = confirmed_version(case)
    if version is None:
        raise BadInputError(
            [
                Fault(
                    "version",
                    "No version has been confirmed by the seller.",
                    "Let the seller confirm one first.",
                )
            ]
        )
    if at > now + SLACK:
        raise BadInputError([Fault("at", "The moment lies in the future.", "Record it once it is done.")])
    value = SubmissionValue(at, channel, by, version.bag_digest, reference, case.attempt)
    services.move_case(case, Move.SUBMIT, mover=mover, by=by, at=now)
    held = Submission.objects.create(
        case=case,
        version=version,
        attempt=case.attempt,
        at=value.at,
        channel=value.channel,
        by=by,
        reference=value.reference,
        bundle=value.bundle,
        screenshot=screenshot,
        recorded_at=now,
    )
    detail: services.Detail = {"version": version.number, "bag": version.bag_digest, "submission": held.pk}
    ledger.write(case.code, "bundle:submission:recorded", by=by, at=now, detail=detail)
    ask(tasks.index_letter, version.pk)
    return held


@transaction.atomic
def record_answer(
    case: Case,
    kind: OutcomeKind,
    *,
    at: datetime,
    by: str,
    mover: Mover,
    now: datetime,
    words: str = "",
    reply_due: datetime | None = None,
    granted: dict[str, bool] | None = None,
) -> Answer:
    """Record what the platform answered, in its own words; each kind of answer goes on in its own way.

    Money, metric, warning and privileges are granted or not, each apart: half a yes is not a yes. The same answer
    recorded again is one answer. Raises `BadInputError`, and what `move_case` raises.
    """
    refuse_credentials(words=words)
    outcome = Outcome(kind, at, case.attempt, words.strip(), reply_due)
    _worded(outcome)
    _timely(case, outcome, now)
    attempt = case.attempt
    Case.objects.select_for_update().get(pk=case.pk)
    told = {"attempt": attempt, "kind": kind, "at": at, "words": outcome.words, "by": by}
    held = case.answers.filter(**told, recorded_at__gt=now - services.AGAIN).first()
    if held is not None:
        return held
    columns: dict[str, Any] = {"attempt": attempt + 1} if kind is OutcomeKind.MORE_ASKED else {}
    services.move_case(case, MOVE_OF[kind], mover=mover, by=by, at=now, detail={"outcome": kind}, **columns)
    answer = Answer.objects.create(
        case=case,
        attempt=attempt,
        kind=kind,
        at=at,
        words=outcome.words,
        reply_due=reply_due,
        granted={part: bool((granted or {}).get(part)) for part in PARTS} if granted is not None else {},
        by=by,
        recorded_at=now,
    )
    ledger.write(
        case.code,
        "answer:platform:recorded",
        by=by,
        at=now,
        detail={"answer": answer.pk, "outcome": kind.value},
    )
    _go_on(case, answer, now)
    return answer


def _worded(outcome: Outcome) -> None:
    """What the platform wrote is evidence: an answer that asks or refuses is worth nothing without its words."""
    if outcome.kind in {OutcomeKind.MORE_ASKED, OutcomeKind.REFUSED} and not outcome.words:
        raise BadInputError(
            [Fault("words", "The platform's words are missing.", "Paste its message as it came.")]
        )


def _timely(case: Case, outcome: Outcome, now: datetime) -> None:
    """An answer has come, and to something: neither a day that is still to come nor one before the submission is its day."""
    faults = []
    if outcome.at > now + SLACK:
        faults.append(Fault("at", "The moment lies in the future.", "Record it once it is done."))
    sent = case.submissions.filter(attempt=outcome.attempt).values_list("at", flat=True).first()
    if sent is not None and outcome.at < sent - SLACK:
        faults.append(Fault("at", "The answer would be older than the submission.", "Correct the time."))
    if outcome.reply_due is not None and outcome.reply_due <= outcome.at:
        faults.append(Fault("at", "The reply would be due before it was asked for.", "Correct the time."))
    if faults:
        raise BadInputError(faults)


def _go_on(case: Case, answer: Answer, now: datetime) -> None:
    kind = OutcomeKind(answer.kind)
    if kind in {OutcomeKind.GRANTED, OutcomeKind.GRANTED_IN_PART, OutcomeKind.RESTORED_WITH_WARNING}:
        Watch.objects.get_or_create(case=case, defaults={"ends_at": answer.at + timedelta(days=WATCH_DAYS)})
    if kind is OutcomeKind.REFUSED:
        ask(tasks.read_refusal, answer.pk)
    if kind is OutcomeKind.MORE_ASKED:
        _take_in(case, answer, "notice", "notice", now)
        _state_prior(case, answer, now)
        read_again(case, at=now)


@transaction.atomic
def next_attempt(case: Case, *, by: str, mover: Mover, now: datetime) -> None:
    """Begin the next attempt: what was sent and what was answered become evidence, and have to be disclosed.

    The specialist must still say what has changed since: without it no letter leaves.
    """
    answer = case.answers.filter(attempt=case.attempt).order_by("-id").first()
    services.move_case(case, Move.NEXT_ATTEMPT, mover=mover, by=by, at=now, attempt=case.attempt + 1)
    if answer is not None:
        _take_in(case, answer, "exhibit", "prior_appeal_history", now)
        _state_prior(case, answer, now)
    read_again(case, at=now)


def _take_in(case: Case, answer: Answer, role: str, kind: str, now: datetime) -> None:
    """Keep the answer's words as a file of the case, and beside them the letter that was sent."""
    if answer.words:
        name = f"answer-{answer.attempt}.txt" if role == "exhibit" else f"notice-{answer.attempt + 1}.txt"
        blob = vault.store_bytes(answer.words.encode(), name)
        services.add_exhibit(case, blob, name, by=answer.by, at=now, role=role, kind=kind)
    sent = Submission.objects.filter(case=case, attempt=answer.attempt).select_related("version").first()
    letter = (
        sent.version.files.filter(path__endswith="data/letter.txt").select_related("blob").first()
        if sent
        else None
    )
    if letter is not None:
        name = f"letter-{answer.attempt}.txt"
        services.add_exhibit(case, letter.blob, name, by=answer.by, at=now, kind="prior_appeal_history")


def _state_prior(case: Case, answer: Answer, now: datetime) -> None:
    """State the earlier appeal in the facts, as disclosure demands; what has changed since is the specialist's to say."""
    facts = selectors.facts_of(case)
    content: dict[str, Any] = dict(facts.content) if facts else {}
    sent = Submission.objects.filter(case=case, attempt=answer.attempt).first()
    # The day as the seller lived it: his evening is the day before in UTC.
    day = f"{(sent.at if sent else answer.at).astimezone(CHINA):%Y-%m-%d}"
    what = _named(answer.attempt, sent.reference if sent else "")
    kind = OutcomeKind(answer.kind)
    stated = {"day": day, "what": what, "outcome": OUTCOMES.get(kind, kind.value)}
    earlier = [one for one in content.get("prior", []) if one.get("what") != what]
    content["prior"] = [*earlier, stated]
    services.save_facts(case, content, by="system", at=now, after=case.facts)


def _named(attempt: int, reference: str) -> dict[str, str]:
    """Name an appeal in every language that letters are written in: one that lacked it would change the letter's language."""
    book = clause_book()
    key = "earlier.appeal.reference" if reference else "earlier.appeal"
    return {
        code: book.of(code).say(key, number=attempt, reference=reference)
        for code in book.languages
        if book.writes(code)
    }


@transaction.atomic
def check_watch(case: Case, *, seen: str, repeated: bool, by: str, at: datetime) -> None:
    """Note what was seen while the success is being watched; the same seen again at once is seen once."""
    refuse_credentials(seen=seen)
    watch = Watch.objects.select_for_update().filter(case=case).first()
    if watch is None:
        raise StaleCaseError(case.code)
    told = {"by": by, "seen": seen[:500], "repeated": repeated}
    last = watch.checks[-1] if watch.checks else None
    if last and told.items() <= last.items() and at - datetime.fromisoformat(last["at"]) < services.AGAIN:
        return
    watch.checks = [*watch.checks, {"at": at.isoformat(), **told}]
    watch.save(update_fields=["checks"])
    ledger.write(case.code, "case:watch:checked", by=by, at=at, detail={"repeated": repeated})


def close(case: Case, *, by: str, mover: Mover, now: datetime) -> None:
    """Close a case. Raises `BadInputError` without an outcome: a case is not closed into thin air."""
    final = [
        kind.value for kind in OutcomeKind if MOVE_OF[kind] in {Move.GRANT, Move.GRANT_PARTLY, Move.REFUSE}
    ]
    if not case.answers.filter(kind__in=final).exists():
        raise BadInputError(
            [Fault("outcome", "The case has no outcome.", "Record the platform's answer first.")]
        )
    services.move_case(case, Move.CLOSE, mover=mover, by=by, at=now)


def hold(digest: str) -> bool:
    """Whether some answer shows the paper of this digest."""
    return Answer.objects.filter(reading__paper=digest).exists()


def answers_possible(case: Case) -> bool:
    """Whether an answer of the platform can be recorded now."""
    return Stage(case.stage) is Stage.SUBMITTED
