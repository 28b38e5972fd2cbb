"""What to watch and what to keep (预警与留存): limits with their early warning, and papers to file before an account is frozen."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.calculation import UNITS
from appealdesk.core.letter.papers import since_words
from appealdesk.core.letter.voice import Amount
from appealdesk.core.paper import Block, Heading, Paragraph, Table
from appealdesk.core.prevention.early import Limit, Span, limits, spans
from appealdesk.core.report.pen import READING, Pen
from appealdesk.core.rule_words import SIGNS, value_words

# The notice arrives anyway, the statement is written when it is asked for, earlier appeals are in the desk's own file.
NOT_FILED = frozenset({"notice", "seller_statement", "prior_appeal_history"})


def limit_blocks(pen: Pen) -> Iterator[Block]:
    """Show each limit with the value at which to act; rates first, then spans of time."""
    rates, times = limits(pen.argument), spans(pen.argument)
    if not rates and not times:
        yield Paragraph(pen.say("checklist.limits.none"))
        return
    yield Paragraph(pen.say("checklist.limits"))
    if rates:
        header = pen.column(
            "checklist.metric", "checklist.limit", "checklist.noticed", "checklist.early", "checklist.source"
        )
        yield Table(header, tuple(_limit(pen, limit) for limit in rates), (3, 2, 2, 3, 5))
    if times:
        yield Heading(pen.say("checklist.part.spans"), 3)
        header = pen.column("checklist.span", "checklist.limit", "checklist.within", "checklist.source")
        yield Table(header, tuple(_span(pen, span) for span in times), (4, 4, 2, 5))


def keep_blocks(pen: Pen) -> Iterator[Block]:
    """Name the papers of this case, used or missing, how each is got, and which of them lie only inside the account."""
    case, vocabulary = pen.argument.case, pen.argument.vocabulary
    inside = pen.book.of(READING).phrases.get("checklist.inside", ())
    used = dict.fromkeys(exhibit.kind for exhibit in case.exhibits)
    missing = dict.fromkeys(item.kind for item in pen.argument.reading.missing)
    rows = []
    for kind in dict.fromkeys([*missing, *used]):
        if kind in NOT_FILED:
            continue
        why = pen.say(
            "checklist.why.missing" if kind in missing and kind not in used else "checklist.why.used"
        )
        how_often = pen.say("checklist.keep.inside" if kind in inside else "checklist.keep.outside")
        held = vocabulary.kind(kind)
        rows.append((held.name.say(READING), why, held.how.say(READING), how_often))
    yield Paragraph(pen.say("checklist.keep"))
    header = pen.column("exhibit.kind", "checklist.why", "missing.how", "checklist.when")
    yield pen.table(header, rows, "report.none", (3, 2, 6, 3))


def _limit(pen: Pen, limit: Limit) -> tuple[str, ...]:
    def written(limit_value: Amount) -> str:
        return pen.voice.spoken(limit_value, READING)

    name = pen.words(pen.voice.metric(limit.key)) if limit.key else _label(limit)
    return (
        name,
        f"{SIGNS[limit.op]} {written(Amount(limit.value, limit.unit))}",
        written(Amount(limit.noticed.value, limit.unit)) if limit.noticed else "–",
        pen.say(f"checklist.early.{limit.op}", value=Amount(limit.warns_at.normalize() + 0, limit.unit)),
        _source(pen, limit),
    )


def _label(limit: Limit) -> str:
    assert limit.rule is not None
    return limit.rule.label.say(READING) or limit.rule.rule


def _source(pen: Pen, limit: Limit) -> str:
    notice = pen.say("checklist.source.notice") if limit.noticed else ""
    if limit.rule is None:
        return notice
    rule = pen.say(
        "checklist.source.rule",
        name=_label(limit),
        since=since_words(limit.rule, pen.book),
        standing=pen.say(f"standing.{limit.rule.standing}"),
    )
    return f"{notice};{rule}" if notice else rule


def _span(pen: Pen, span: Span) -> tuple[str, ...]:
    dated = span.rule
    source = pen.say(
        "checklist.source.rule",
        name=dated.label.say(READING) or dated.rule,
        since=since_words(dated, pen.book),
        standing=pen.say(f"standing.{dated.standing}"),
    )
    _, unit = UNITS[dated.value.unit]
    return (
        pen.argument.vocabulary.name("purposes", dated.value.purpose).say(READING),
        value_words(dated.value).say(READING),
        pen.say("checklist.within.value", amount=span.act_within, unit=unit),
        source,
    )
