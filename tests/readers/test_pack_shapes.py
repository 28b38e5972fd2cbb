"""What passes the check can be built, and what does not pass is told and never crashes."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appealdesk.core.rule_words import value_words
from appealdesk.readers import pack_store, pack_values
from appealdesk.readers.pack_fields import day, many, number, text, whole, wording
from appealdesk.readers.pack_shapes import Known, marketplace_faults, rule_faults, source_faults
from appealdesk.readers.packs import rules, vocabulary
from appealdesk.readers.yaml_file import parse

EXAMPLES = (
    "amazon/a-to-z-response-window.us.yaml",
    "amazon/late-shipment-rate.yaml",
    "amazon/order-defect-rate-measure.yaml",
    "amazon/on-time-delivery-rate-scale.yaml",
    "amazon/valid-tracking-rate-parcels.de.yaml",
    "amazon/repeat-violation-infringement.yaml",
    "channels/amazon/identity.us.yaml",
    "checklists/amazon/a-to-z-not-received.yaml",
)


def document(name: str) -> Any:
    return parse((pack_store.ROOT / name).read_text(encoding="utf-8"), name)


def known() -> Known:
    held = rules("amazon")
    return Known(
        "amazon",
        vocabulary(),
        frozenset(marketplace.code for marketplace in held.marketplaces),
        frozenset(source.id for source in held.sources),
    )


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner:
        yield from places(held, (*path, key))


def changed(original: Any, path: tuple[Any, ...], value: Any) -> Any:
    result = copy.deepcopy(original)
    holder = result
    for key in path[:-1]:
        holder = holder[key]
    if value is KeyError:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return result


anything = st.one_of(
    st.just(KeyError), st.none(), st.booleans(), st.integers(), st.text(max_size=6), st.just([]), st.just({}),
    st.just([None]), st.just({"en": "x", "zh": "x"}), st.just("2026-11-20"), st.just("2.5"), st.just([[]]),
)  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_of_rule_passes_as_it_ships(name: str) -> None:
    assert list(rule_faults(document(name), name, known())) == []


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(EXAMPLES), anything)
def test_a_rule_changed_anywhere_is_refused_or_can_be_built(
    data: st.DataObject, name: str, value: Any
) -> None:
    original = document(name)
    path = data.draw(st.sampled_from(list(places(original))))
    mutant = changed(original, path, value)
    if list(rule_faults(mutant, name, known())):
        return
    sources = {source.id: source for source in rules("amazon").sources}
    history = pack_values.history(name, mutant, "amazon", vocabulary(), sources)
    for dated in history.values:
        assert value_words(dated.value).say("zh") is not None
        assert history.holds_on(dated.since) or history.retired_on is not None
    assert history.on(date(2026, 11, 20)) if history.holds_on(date(2026, 11, 20)) else True


@given(anything, st.sampled_from([marketplace_faults, source_faults]))
def test_a_table_of_anything_is_told_and_never_crashes(value: Any, check: Any) -> None:
    for held in (value, {"US": value}, {"US": {"zone": value, "weekend": value, "order_ids": value}}):
        assert list(check(None if held is KeyError else held, "x.yaml"))


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (text, ["a"], ["", " ", 1, None]),
        (whole, [0, 3660], [-1, 3661, True, "1", 1.5, None]),
        (number, ["0", "2.5", "-1"], [2.5, 2, "2,5", "1e3", "NaN", ""]),
        (day, ["2026-11-20"], ["2026-02-30", "20261120", "2026-W47-5", "", None, 20261120]),
        (
            wording,
            [{"en": "a", "zh": "b"}, {"en": "a", "zh": "b", "de": "c"}],
            [{"en": "a"}, "a", {"en": 1, "zh": 2}],
        ),
        (many(text), [["a"]], [[], "a", [1]]),
    ],
)
def test_a_field_takes_what_it_says_and_nothing_else(check: Any, good: list[Any], bad: list[Any]) -> None:
    assert [check(value) for value in good] == [None] * len(good)
    assert all(check(value) for value in bad)
