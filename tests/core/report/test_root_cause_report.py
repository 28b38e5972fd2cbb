"""The report opens with what hurts, keeps facts from guesses, and counts every order once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from golden_text import plain_text
from letter_cast import at, both, figure

from appealdesk.core.argument import Argument
from appealdesk.core.case import Order
from appealdesk.core.grounds import Citation, Finding
from appealdesk.core.notice import Story
from appealdesk.core.place import Place, Words
from appealdesk.core.policy import Dated, Source, Standing, Unit, Window
from appealdesk.core.reading import Anchor, Missing, NoticeDeadline, RuleWindow
from appealdesk.core.report import compose_report
from appealdesk.core.report.account import account
from appealdesk.core.timeline import Conflict, Event, Timeline
from appealdesk.core.windows import work_to
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
# Punctuation has its own test; here it would only blur what is looked for.
HALF_WIDTH = str.maketrans("，：；（）", ",:;()")
PACIFIC = ZoneInfo("America/Los_Angeles")
CASES = (
    "late_shipment_us",
    "not_received_uk",
    "tracking_miscounted_de",
    "feedback_burst_us",
    "restricted_jp",
    "linked_account_uk",
)


def argument_of(name: str = "late_shipment_us") -> Argument:
    return import_module(name).DRAFT.argument()


def report(argument: Argument, **more: Any) -> str:
    text = plain_text(compose_report(argument, clauses=BOOK, zone=more.pop("zone", PACIFIC), **more))
    return text.translate(HALF_WIDTH)


def section(text: str, number: str) -> str:
    return text.split(f"## {number}、")[1].split("\n## ", maxsplit=1)[0]


def told(**deadline: Any) -> Argument:
    argument = argument_of()
    return replace(argument, reading=replace(argument.reading, deadline=NoticeDeadline(**deadline)))


@pytest.mark.parametrize("name", CASES)
def test_every_report_holds_all_its_parts_in_order(name: str) -> None:
    text = report(argument_of(name))
    heads = [text.index(f"## {number}、") for number in "一二三四五六七八九十"]
    assert heads == sorted(heads)
    assert "不承诺申诉成功" in text


def test_the_notices_day_ends_at_the_marketplaces_midnight_and_china_time_comes_first() -> None:
    argument = told(
        kind="relative",
        words=Words("7 days", Place("notice.txt", line=6)),
        anchor=Anchor("notice_date", date(2026, 10, 6)),
        due=date(2026, 10, 13),
    )
    text = section(report(argument), "二")
    assert "截止:2026年10月13日" in text
    assert "北京时间 2026年10月14日 14:59(UTC+08:00),站点时间 2026年10月13日 23:59(UTC-07:00)" in text
    assert "剩余约 148 小时" in text
    assert "“7 days”([证据 1] 第 6 行)" in text


def test_a_bare_day_without_a_zone_counts_no_hours() -> None:
    text = section(report(told(kind="absolute", due=date(2026, 10, 13)), zone=None), "二")
    assert "未写时刻与时区" in text
    assert "小时" not in text.split("申诉次数")[0]


def test_a_notice_without_a_deadline_gets_none() -> None:
    assert "不推算通知未写的时限" in section(report(told(kind="none")), "二")


def test_a_deadline_that_has_passed_is_said_first_and_nothing_is_planned_after_it() -> None:
    text = section(report(told(kind="absolute", due=datetime(2026, 10, 7, tzinfo=UTC))), "二")
    assert text.index("时限已过") < text.index("通知所述时限")
    assert "不安排任何逾期提交" in text


def test_where_the_notice_is_silent_the_earliest_reading_of_the_rules_is_worked_to() -> None:
    early, late = datetime(2026, 10, 20, tzinfo=UTC), datetime(2026, 11, 5, tzinfo=UTC)
    window = RuleWindow(
        "amazon.window", late, early, late, "disputed", "S1", both("from the notice", "自通知起")
    )
    argument = argument_of()
    argument = replace(
        argument, reading=replace(argument.reading, deadline=NoticeDeadline(), windows=(window,))
    )
    assert work_to(argument.reading, PACIFIC) == early
    assert "有争议;S1" in section(report(argument), "二")


def test_attempts_left_are_counted_where_the_rule_says_how_many() -> None:
    rule = Dated(
        "amazon.appeals",
        Window(30, Unit.CALENDAR_DAY, "decision", attempts=2),
        date(2024, 1, 1),
        (Source("S1", "official", ""),),
        Standing.UNVERIFIED,
        label=Wording.of(zh="申诉次数规则"),
    )
    argument = replace(argument_of(), rules=(rule,))
    second = replace(argument, case=replace(argument.case, attempt=2))
    assert "规则允许 2 次,本次为第 2 次,含本次剩余 1 次(申诉次数规则,未核实)" in section(report(second), "二")
    assert "按只有这一次机会准备" in section(report(argument_of()), "二")


def test_contradictions_stand_first_with_exhibit_and_place() -> None:
    conflict = Conflict(
        "two",
        both("Two papers differ.", "两份材料不一致。"),
        (Place("exhibits/ups.json", spot="events[3]"), Place("story.md", line=1)),
    )
    text = section(report(replace(argument_of(), timeline=Timeline((), contradictions=(conflict,)))), "一")
    first = next(line for line in text.splitlines() if line.startswith("- "))
    assert first == "- 材料相互矛盾:两份材料不一致。(出处:[证据 4] 第 4 条记录、story.md 第 1 行)"


def test_many_contradictions_of_one_kind_are_told_once_with_the_other_orders() -> None:
    conflicts = tuple(
        Conflict("cut", both(f"{n} differs.", f"{n} 不一致。"), (), (f"order-{n}",)) for n in range(1, 5)
    )
    text = section(report(replace(argument_of(), timeline=Timeline((), contradictions=conflicts))), "一")
    assert "1 不一致。(同类另有 3 单:order-2、order-3、order-4)" in text
    assert "2 不一致" not in text


def test_an_action_that_nothing_shows_is_a_weak_point_and_no_fact() -> None:
    argument = argument_of()
    plan = argument.case.plan
    assert plan is not None
    bare = replace(plan, corrective=tuple(replace(item, exhibit=None) for item in plan.corrective))
    text = report(replace(argument, case=replace(argument.case, plan=bare)))
    assert "纠正措施 1 没有证据件佐证(case.yaml plan.corrective[1])" in section(text, "一")
    assert "纠正措施 1(已完成)" not in section(text, "三")


def test_a_cause_that_only_the_seller_vouches_for_is_an_assumption() -> None:
    argument = argument_of()
    plan = argument.case.plan
    assert plan is not None
    bare = replace(plan, causes=(replace(plan.causes[0], exhibit=None), plan.causes[1]))
    text = report(replace(argument, case=replace(argument.case, plan=bare)))
    assert "原因 1 只有卖家自己的说法" in section(text, "一")
    assert "原因 1 属实" in section(text, "三").split("### 假设")[1]


def test_a_percentage_that_only_the_story_knows_is_held_against_it() -> None:
    argument = argument_of()
    story = Story("story.md", "我们核对过,\n迟发率其实只有 3.1%。")
    text = section(report(replace(argument, case=replace(argument.case, story=story))), "一")
    assert "卖家陈述出现 3.1%,通知中没有这一数值(story.md 第 2 行)" in text


def test_a_finding_against_the_scenario_is_shown_in_both_places() -> None:
    argument = argument_of()
    tracking = argument.case.exhibits[3]
    finding = Finding(
        "1",
        "others_moved",
        False,
        0.6,
        both("Others were collected.", "同日其他包裹被揽收。"),
        (Citation(tracking, Place(tracking.file, line=9)),),
    )
    text = report(replace(argument, findings=(finding,)))
    assert "同日其他包裹被揽收" in section(text, "一")
    assert "反对 | 0.60 | 同日其他包裹被揽收。" in section(text, "八")


def test_a_prior_that_was_not_told_is_named_with_the_words_that_show_it() -> None:
    argument = argument_of()
    reading = replace(argument.reading, prior=(Words("we warned you", Place("notice.txt", line=7)),))
    text = section(report(replace(argument, reading=reading, case=replace(argument.case, prior=()))), "一")
    assert "“we warned you”(出处:[证据 1] 第 7 行)" in text


def test_every_order_is_counted_once_and_the_classes_add_up() -> None:
    counted = account(argument_of())
    assert [(code, len(orders)) for code, orders in counted.classes] == [
        ("removable", 0),
        ("explains_only", 2),
        ("to_verify", 0),
        ("own", 1),
        ("open", 0),
    ]
    assert "0 + 2 + 0 + 1 + 0 = 3,材料列出 3 单,相符" in section(report(argument_of()), "六")


def test_orders_of_the_notice_that_nobody_listed_are_a_rest() -> None:
    argument = argument_of()
    figures = (*argument.reading.figures, ("orders_affected", figure("7", None, "count")))
    text = report(replace(argument, reading=replace(argument.reading, figures=figures)))
    assert "尚有 4 单未列出" in section(text, "六")
    assert "通知计 7 单,材料列出 3 单" in section(text, "一")


@pytest.mark.parametrize("name", CASES)
def test_every_chain_has_at_least_two_whys(name: str) -> None:
    text = section(report(argument_of(name)), "七")
    assert text.count("为什么(2)") >= max(text.count("### 原因"), 1)


def test_a_day_without_an_hour_is_shown_as_a_day() -> None:
    event = Event(
        at("2026-10-01T00:00:00-07:00"), both("Done.", "完成。"), Place("case.yaml"), day=date(2026, 10, 1)
    )
    text = section(report(replace(argument_of(), timeline=Timeline((event,)))), "四")
    assert "仅知日期 | 10-01 | 完成。" in text


def timeline_of(*events: Event) -> str:
    return section(report(replace(argument_of(), timeline=Timeline(events))), "四").replace("\u00a0", " ")


def test_a_single_year_stands_in_the_header_and_two_years_in_every_row() -> None:
    old = Event(at("2025-12-31T20:00:00-05:00"), both("Old.", "旧。"), Place("case.yaml"))
    new = Event(at("2026-10-01T09:00:00-07:00"), both("New.", "新。"), Place("case.yaml"))
    assert "北京时间(2026 年)" in timeline_of(new)
    assert "10-02 00:00 | 10-01 09:00 UTC-07:00 | 新。" in timeline_of(new)
    assert "2026-01-01 09:00 | 2025-12-31 20:00 UTC-05:00 | 旧。" in timeline_of(old)


def test_of_a_long_message_only_the_beginning_stands_in_the_timeline() -> None:
    words = both("long", f"买家留言:“{'where is it ' * 30}”")
    told = Event(at("2026-10-01T09:00:00-07:00"), words, Place("case.yaml"), kind="message_buyer")
    shown = next(line for line in timeline_of(told).splitlines() if "买家留言" in line)
    assert "…” | case.yaml" in shown
    assert len(shown) < 140
    assert "…" not in timeline_of(replace(told, kind="first_scan"))


def test_missing_evidence_is_listed_with_the_way_to_get_it_and_its_substitute() -> None:
    argument = argument_of()
    missing = (Missing("delivery_proof", both("Ask the carrier.", "向承运商索取。"), "buyer_messages"),)
    text = report(replace(argument, reading=replace(argument.reading, missing=missing)))
    assert "签收证明 | 向承运商索取。 | " in section(text, "九")
    assert "能否提供“签收证明”" in section(text, "三")


def test_the_prevention_list_names_somebody_and_a_day() -> None:
    text = section(report(argument_of()), "十")
    assert "仓库主管 | 每个工作日" in text
    assert "2026年11月7日" in text
    assert "建议的预防措施" in text


def test_an_early_confirmation_without_a_scan_is_named() -> None:
    argument = argument_of()
    order = replace(argument.case.orders[0], confirmed_at=at("2026-09-28T09:00:00-07:00"))
    text = section(
        report(replace(argument, case=replace(argument.case, orders=(order, *argument.case.orders[1:])))),
        "一",
    )
    assert "可能被视为虚假发货" in text


def test_the_digest_of_the_packs_is_printed() -> None:
    assert f"SHA-256):{'ab' * 32}" in report(argument_of(), digest="ab" * 32)


def test_a_case_without_orders_or_plan_is_reported_to_the_end() -> None:
    argument = argument_of()
    bare = replace(argument.case, orders=(), shipments=(), plan=None, exhibits=(), prior=())
    text = report(
        replace(
            argument,
            case=bare,
            reading=replace(argument.reading, order_ids=(), scenario=None, scenarios=()),
            grounds=(),
            rules=(),
            channel=None,
        )
    )
    assert "本案没有订单号" in section(text, "六")
    assert "现有材料不足以建立因果链" in section(text, "七")
    assert "场景尚无法判断" in section(text, "八")


def test_orders_named_by_no_cause_are_left_open() -> None:
    argument = argument_of()
    orders = (*argument.case.orders, Order("112-0000000-0000001"))
    counted = account(replace(argument, case=replace(argument.case, orders=orders)))
    assert dict(counted.classes)["open"] == ("112-0000000-0000001",)


def test_an_order_that_the_notice_counts_late_and_the_export_confirms_in_time_is_told_first() -> None:
    argument = argument_of("late_shipment_us")
    first, *others = argument.case.orders
    early = replace(first, confirmed_at=first.ship_by)
    orders = (early, *others)
    notice = replace(argument.case.notices[0], text=argument.case.notices[0].text + f"\n{first.id}")
    doubted = report(replace(argument, case=replace(argument.case, orders=orders, notices=(notice,))))
    assert f"通知把订单 {first.id} 计为迟发" in doubted
    assert "通知把订单" not in report(argument)


def test_a_code_known_for_other_issues_is_told() -> None:
    argument = argument_of("late_shipment_us")
    plan = argument.case.plan
    odd = replace(plan.corrective[0], code="stock_recounted", fits=("cr", "nfr"))
    coded = replace(plan, corrective=(odd, *plan.corrective[1:]))
    doubted = report(replace(argument, case=replace(argument.case, plan=coded)))
    assert "纠正措施 1 用的编码 stock_recounted 适用于" in doubted
    fitting = replace(plan, corrective=(replace(odd, fits=("lsr",)), *plan.corrective[1:]))
    assert "stock_recounted" not in report(replace(argument, case=replace(argument.case, plan=fitting)))
