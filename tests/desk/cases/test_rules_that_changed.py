"""A case says by name which of the rules it rests on are others by now, and nothing of rules that do not concern it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk_cast import sample_case

from appealdesk.core.rules import Rules
from appealdesk.core.stage import Stage
from appealdesk.core.wording import Wording
from appealdesk.desk.cases import pinned
from appealdesk.desk.cases.models import Case
from appealdesk.readers import packs

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(alice) -> Case:
    return sample_case("late-shipment-carrier-closure", alice, Stage.WORK)


def others(monkeypatch, change) -> None:
    """Let the packs be others: `change` returns the rule anew, itself, or None where it is gone."""
    rules = packs.rules("amazon")
    held = tuple(new for one in rules.histories if (new := change(one)) is not None)
    now = Rules(rules.platform, "f" * 64, held, rules.marketplaces, rules.sources)
    monkeypatch.setattr(packs, "rules", lambda _platform: now)


def page(late, alice, as_staff) -> str:
    return as_staff(alice).get(f"/desk/cases/{late.code}/").content.decode()


def rule_of(late: Case) -> str:
    rules = packs.rules("amazon")
    held = [one for one in rules.histories if one.file in late.pinned_rules["rules"]]
    return next(one.file for one in held if one.metric == "lsr" and one.kind == "threshold")


def test_nothing_is_said_while_the_rules_are_the_same(late, alice, as_staff):
    assert pinned.changed(late) == []
    assert "规则有变动" not in page(late, alice, as_staff)


def test_a_rule_of_the_case_that_changed_is_named(late, alice, as_staff, monkeypatch):
    file = rule_of(late)
    others(monkeypatch, lambda one: replace(one, digest="0" * 64) if one.file == file else one)
    (one,) = pinned.changed(late)
    assert one.what == "changed"
    assert isinstance(one.name, Wording)
    text = page(late, alice, as_staff)
    assert one.name.say("zh") in text
    assert "已修改" in text


def test_a_rule_that_is_gone_is_named_by_its_file(late, monkeypatch):
    file = rule_of(late)
    others(monkeypatch, lambda one: None if one.file == file else one)
    assert pinned.Changed(file, "removed") in pinned.changed(late)


def test_a_rule_that_came_since_is_named(late, monkeypatch):
    file = rule_of(late)
    Case.objects.filter(pk=late.pk).update(
        pinned_rules={
            **late.pinned_rules,
            "rules": {k: v for k, v in late.pinned_rules["rules"].items() if k != file},
        }
    )
    late.refresh_from_db()
    others(monkeypatch, lambda one: one)
    (one,) = pinned.changed(late)
    assert one.what == "added"


def test_a_rule_of_another_issue_or_place_is_not_mentioned(late, alice, as_staff, monkeypatch):
    resting = set(late.pinned_rules["rules"])
    others(monkeypatch, lambda one: one if one.file in resting else replace(one, digest="0" * 64))
    assert pinned.changed(late) == []
    assert "规则" + "包有更新" not in page(late, alice, as_staff)


def test_a_case_from_before_rules_were_pinned_says_that_some_rule_changed(late, alice, as_staff, monkeypatch):
    Case.objects.filter(pk=late.pk).update(pinned_rules=None)
    late.refresh_from_db()
    others(monkeypatch, lambda one: one)
    assert pinned.changed(late) is None
    assert "规则包有更新" in page(late, alice, as_staff)


def test_what_was_pinned_stays_when_the_case_is_read_again_under_other_rules(late, monkeypatch):
    before = late.pinned_rules
    rules = packs.rules("amazon")
    now = Rules(rules.platform, "f" * 64, tuple(replace(one, digest="0" * 64) for one in rules.histories))
    assert pinned.pin(late, now, late.marketplace, late.reading) == before
    moved = pinned.pin(late, now, "DE", late.reading)
    assert moved["of"].startswith("DE/")
    assert moved["rules"].items() >= before["rules"].items()
