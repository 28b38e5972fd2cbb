"""One question gets one answer or an error: a rule chosen in silence is worse than none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from appealdesk.core.errors import UnknownRuleError
from appealdesk.core.marketplace import Marketplace
from appealdesk.core.policy import Dated, History, Source, Threshold, Unit, Window
from appealdesk.core.rules import Change, ClashingRulesError, Pin, Rules
from appealdesk.core.wording import Wording

SOURCE = (Source("S1", "official help page", "https://example.org"),)
LABEL = Wording.of(en="A rule", zh="规则")
DAY = date(2026, 11, 20)
APPEAL = Window(30, Unit.CALENDAR_DAY, "claim_granted")
LATE = Threshold(None, "none", "pct")


def history(
    rule: str = "amazon.appeal_window",
    marketplaces: str = "US",
    *,
    kind: str = "window",
    value: Any = APPEAL,
    since: date = date(2020, 1, 1),
    sellers: str = "any",
    **more: Any,
) -> History[Any]:
    more = {"issue_types": ("a_to_z_claim",), "file": f"{rule}.{marketplaces}.yaml", "digest": "d1", **more}
    return History(
        rule=rule,
        kind=kind,
        label=LABEL,
        platform="amazon",
        marketplaces=frozenset(marketplaces.split()),
        sellers=frozenset(sellers.split()),
        values=(Dated(rule, value, since, SOURCE),),
        **more,
    )


def rules(*histories: History[Any], digest: str = "D") -> Rules:
    return Rules.of("amazon", digest, histories)


def test_a_rule_is_found_by_id_and_marketplace() -> None:
    american, british = history(), history(marketplaces="UK DE")
    assert rules(american, british).find("amazon.appeal_window", "DE") is british


def test_an_unknown_id_is_told_with_the_ids_there_are() -> None:
    with pytest.raises(UnknownRuleError, match=r"no rule amazon\.tea.*amazon\.appeal_window"):
        rules(history()).find("amazon.tea", "US")


def test_another_marketplace_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownRuleError, match=r"no value for JP.*US"):
        rules(history()).find("amazon.appeal_window", "JP")


def test_a_rule_for_kinds_of_seller_needs_the_kind() -> None:
    held = rules(history(sellers="local"), history(sellers="cross_border", file="other.yaml"))
    assert held.find("amazon.appeal_window", "US", "local").sellers == {"local"}
    with pytest.raises(UnknownRuleError, match="cross_border, local"):
        held.find("amazon.appeal_window", "US")


def test_a_rule_for_any_seller_answers_for_each_kind() -> None:
    assert rules(history()).find("amazon.appeal_window", "US", "cross_border")


def test_two_rules_for_one_marketplace_are_refused() -> None:
    with pytest.raises(ClashingRulesError, match="US on one day"):
        rules(history(), history(marketplaces="UK US"))


def test_two_names_for_one_threshold_are_refused() -> None:
    one = history("amazon.late", kind="threshold", value=LATE, subject="threshold:lsr")
    other = history("amazon.tardy", kind="threshold", value=LATE, subject="threshold:lsr")
    with pytest.raises(ClashingRulesError, match="threshold:lsr"):
        rules(one, other)


def test_any_seller_meets_every_kind_of_seller() -> None:
    with pytest.raises(ClashingRulesError):
        rules(history(), history(sellers="local", file="other.yaml"))


def test_one_subject_may_pass_from_a_retired_rule_to_its_successor() -> None:
    old = history("amazon.old", subject="s", since=date(2012, 1, 1), retired_on=date(2018, 10, 1))
    new = history("amazon.new", subject="s", since=date(2018, 10, 1))
    assert len(rules(old, new).histories) == 2


def test_a_successor_that_begins_before_the_old_rule_ends_is_refused() -> None:
    old = history("amazon.old", subject="s", since=date(2012, 1, 1), retired_on=date(2018, 10, 1))
    new = history("amazon.new", subject="s", since=date(2018, 9, 30))
    with pytest.raises(ClashingRulesError):
        rules(new, old)


def test_windows_are_those_of_the_issue_type_in_force_that_day() -> None:
    held = rules(
        history(),
        history("amazon.other_window", issue_types=("lsr",)),
        history("amazon.later_window", since=date(2027, 1, 1)),
        history("amazon.gone_window", retired_on=date(2025, 1, 1)),
        history("amazon.elsewhere_window", "JP"),
    )
    assert [dated.rule for dated in held.windows("US", "a_to_z_claim", DAY)] == ["amazon.appeal_window"]


def test_where_the_kind_of_seller_is_not_known_every_window_is_shown() -> None:
    held = rules(history("amazon.any_window"), history("amazon.abroad_window", sellers="cross_border"))

    def told(*sellers: str) -> list[str]:
        return [dated.rule for dated in held.windows("US", "a_to_z_claim", DAY, *sellers)]

    assert told() == ["amazon.any_window", "amazon.abroad_window"]
    assert told("cross_border") == ["amazon.any_window", "amazon.abroad_window"]
    assert told("local") == ["amazon.any_window"]


def test_thresholds_are_those_of_the_metric() -> None:
    late = history("amazon.late", kind="threshold", value=LATE, metric="lsr", subject="threshold:lsr")
    assert [dated.rule for dated in rules(late, history()).thresholds("US", "lsr", DAY)] == ["amazon.late"]
    assert rules(late).thresholds("US", "vtr", DAY) == ()


def test_where_the_kind_of_seller_is_not_known_no_kinds_threshold_judges() -> None:
    late = history("amazon.late", kind="threshold", value=LATE, metric="lsr", sellers="cross_border")
    assert rules(late).thresholds("US", "lsr", DAY) == ()
    assert len(rules(late).thresholds("US", "lsr", DAY, "cross_border")) == 1


def test_an_unknown_marketplace_is_told_with_those_there_are() -> None:
    here = Marketplace("amazon", "US", LABEL, "America/Los_Angeles", "USD", ("en",), (), frozenset({5, 6}))
    held = Rules.of("amazon", "D", [], [here])
    assert held.marketplace("US") is here
    with pytest.raises(UnknownRuleError, match="Known: US"):
        held.marketplace("XX")


def test_a_place_is_found_by_its_code_or_where_one_clock_serves_all() -> None:
    def place(code: str, zone: str) -> Marketplace:
        return Marketplace("amazon", code, LABEL, zone, "USD", ("en",), (), frozenset({5, 6}))

    two = Rules.of("amazon", "D", [], [place("US", "America/Los_Angeles"), place("DE", "Europe/Berlin")])
    one = Rules.of("amazon", "D", [], [place("US", "Asia/Shanghai"), place("DE", "Asia/Shanghai")])
    assert two.place("DE") is two.marketplaces[1]
    assert (two.place(None), two.place("XX")) == (None, None)
    assert one.place(None) is one.marketplaces[0]


def test_a_case_asks_what_has_changed_since_it_was_opened() -> None:
    before = rules(history(digest="d1"), history("amazon.gone"), digest="D1").pin()
    now = rules(history(digest="d2"), history("amazon.new"), digest="D2")
    assert now.changed_since(before) == (
        Change("amazon.appeal_window.US.yaml", "changed"),
        Change("amazon.gone.US.yaml", "removed"),
        Change("amazon.new.US.yaml", "added"),
    )


def test_nothing_has_changed_under_the_same_packs() -> None:
    held = rules(history())
    assert held.changed_since(held.pin()) == ()
    assert held.pin() == Pin("D", (("amazon.appeal_window.US.yaml", "d1"),))
