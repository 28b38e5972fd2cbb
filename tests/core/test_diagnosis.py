"""Whatever a seller hands in, the diagnosis comes to an end, cites only what is there, and ranks honestly."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from materials import LOS_ANGELES, ONE, THREE, TRACKING, TWO, case, reading

from appealdesk.core.case import (
    BuyerRemedy,
    Case,
    Cause,
    Corrective,
    Order,
    Plan,
    Preventive,
    Prior,
    Seller,
    Watch,
)
from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.diagnosis import SCENARIOS, diagnose, rank
from appealdesk.core.diagnosis.ranking import shown
from appealdesk.core.evidence import Exhibit
from appealdesk.core.ground import Finding
from appealdesk.core.grounds import grounds, open_questions
from appealdesk.core.place import Place
from appealdesk.core.reading import Figure, Reading
from appealdesk.core.sheet import Sheet
from appealdesk.core.shipment import Scan, Shipment, Stage
from appealdesk.core.timeline import timeline
from appealdesk.core.wording import Wording

SOME = Wording.of(en="some", zh="某")
KINDS = [
    "carrier_exception_notice",
    "carrier_handover_proof",
    "buyer_messages",
    "erp_log",
    "compliance_certificate",
    "invoice",
    "business_license",
    "account_separation_proof",
    "service_provider_record",
    "delivery_proof",
    "buy_shipping_label",
    "reviews_export",
    "seller_statement",
    "invoice_upload_log",
    "warehouse_video",
    "shipping_settings",
    "platform_announcement",
    "receipt_retail",
]
ISSUES = [
    "lsr",
    "ldr",
    "otdr",
    "vtr",
    "odr",
    "a_to_z_claim",
    "inr_dispute",
    "chargeback",
    "inad_dispute",
    "response_time",
    "cr",
    "nfr",
    "restricted_product",
    "inauthentic",
    "linked_account",
    "review_burst",
    "idr",
    "dropshipping",
    "fulfilment_review",
    "seller_standards",
]
FIRST = datetime(2026, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
ids = st.sampled_from((ONE, TWO, THREE))
moments = st.datetimes(FIRST, FIRST.replace(month=12), timezones=st.timezones())
maybe = st.none() | moments
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
texts = st.lists(
    st.sampled_from(
        (
            ONE,
            TWO,
            "closed",
            "停运",
            "11 to 13 November 2026",
            "2026-11-12",
            "valid until",
            "shipped",
            "已妥投",
            ".",
            "。",
            "\n",
            "{x}",
        )
    ),
    max_size=8,
).map(" ".join)
files = st.sampled_from([f"exhibits/{kind}.pdf" for kind in KINDS] + [TRACKING, "exhibits/none.pdf"])
places = st.builds(Place, files)
orders = st.builds(
    Order,
    ids,
    st.none() | st.sampled_from(("1Z1", "1Z2", "0034")),
    st.none() | st.sampled_from(("UPS", "FedEx", "")),
    maybe,
    maybe,
    maybe,
    st.lists(st.tuples(st.sampled_from(("ship_by", "confirmed_at", "tracking")), places), max_size=2).map(
        tuple
    ),
)
scans = st.builds(
    Scan,
    st.sampled_from(Stage),
    st.just("2026-11-01 02:30"),
    maybe,
    st.sampled_from(("", "Toronto, Canada", "Reno, NV")),
    texts,
    places,
)
shipments = st.builds(
    Shipment,
    st.sampled_from(("1Z1", "1Z2", "0034")),
    st.sampled_from(("UPS", "USPS")),
    st.lists(scans, max_size=4).map(tuple),
    st.just(TRACKING),
    st.none() | ids,
)
messages = st.builds(
    Message, st.sampled_from(Sender), st.just("x"), maybe, texts | st.just("cancel"), places, st.none() | ids
)
exhibits = st.lists(st.sampled_from(KINDS), unique=True, max_size=8).map(
    lambda kinds: tuple(
        Exhibit(
            n,
            f"exhibits/{kind}.pdf",
            kind,
            "0" * 64,
            1,
            "application/pdf",
            note="closed 2026-11-12",
            opens=n != 3,
        )
        for n, kind in enumerate(kinds, 1)
    )
)
several = st.lists(ids, max_size=3).map(tuple)
plans = st.builds(
    Plan,
    st.lists(st.builds(Cause, st.just(SOME), several, st.none() | files), max_size=3).map(tuple),
    st.lists(
        st.builds(
            Corrective,
            st.just(SOME),
            st.none() | days,
            st.just(""),
            st.none() | files,
            st.none() | st.integers(0, 4),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(
            Preventive,
            st.just(SOME),
            st.just("lead"),
            st.just("daily"),
            st.integers(1, 3),
            st.none() | st.just(Watch("lsr", "5%", "stop")),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(BuyerRemedy, several, st.just(SOME), st.none() | days, st.none() | files), max_size=2
    ).map(tuple),
)


@st.composite
def cases(draw) -> Case:
    held = draw(exhibits)
    return case(
        *held,
        notice=draw(texts),
        story=draw(texts),
        orders=draw(st.lists(orders, max_size=4).map(tuple)),
        shipments=draw(st.lists(shipments, max_size=3).map(tuple)),
        messages=draw(st.lists(messages, max_size=6).map(tuple)),
        plan=draw(st.none() | plans),
        prior=draw(st.lists(st.builds(Prior, st.none() | days, st.just(SOME)), max_size=2).map(tuple)),
        sheets=tuple(Sheet(exhibit.file, draw(texts), page=1) for exhibit in held if draw(st.booleans())),
        seller=Seller(company=draw(st.sampled_from(("", "Ningbo Lamp Co., Ltd.")))),
    )


readings = st.builds(
    lambda issue, named, scenario, asins: reading(
        issue,
        *named,
        scenario=scenario,
        scenarios=((scenario, 0.7),) if scenario else (),
        asins=asins,
        must_disclose_prior=True,
    ),
    st.none() | st.sampled_from(ISSUES),
    several,
    st.none() | st.sampled_from([*SCENARIOS, "other"]),
    st.lists(st.just("B0BBBBBBBB"), max_size=1).map(tuple),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(cases(), readings)
def test_any_case_is_diagnosed_and_only_its_own_exhibits_are_cited(held: Case, read: Reading) -> None:
    line = timeline(held, read, LOS_ANGELES)
    findings = diagnose(held, read, line)
    built = grounds(held, read, line, findings)
    asked = open_questions(held, read, line, findings, built)
    assert {c.exhibit for item in (*findings, *built) for c in item.citations} <= set(held.exhibits)
    assert all(c.place.file == c.exhibit.file for item in (*findings, *built) for c in item.citations)
    assert all(0 < finding.weight <= 1 for finding in findings)
    assert all(0 <= score <= 1 for _, score in rank(findings, read))
    instants = [event.at.timestamp() for event in line.events]
    assert instants == sorted(instants)
    said = (
        [c.says for c in (*line.gaps, *line.contradictions)]
        + [i.says for i in (*findings, *built)]
        + list(asked)
    )
    assert all(wording.has("en") and wording.has("zh") for wording in said)
    assert timeline(held, read, LOS_ANGELES) == line
    assert diagnose(held, read, line) == findings


def finding(scenario: str, code: str, weight: float, speaks_for: bool = True) -> Finding:
    return Finding(scenario, code, speaks_for, weight, SOME)


def test_what_a_seller_only_says_of_his_carrier_does_not_outweigh_his_own_fault() -> None:
    assert rank((), reading(scenarios=(("1", 0.6), ("other", 0.4))))[0][0] == "other"


def test_the_words_rank_alone_where_no_exhibit_speaks() -> None:
    assert rank((), reading(scenarios=(("2", 0.8), ("other", 0.1)))) == (("2", 0.4), ("other", 0.1))


def test_exhibits_may_overrule_the_words() -> None:
    shown_by_papers = (
        finding("8", "a", 0.5),
        finding("8", "b", 0.5),
        finding("1", "c", 0.5, speaks_for=False),
    )
    assert rank(shown_by_papers, reading(scenarios=(("1", 0.6),)))[0][0] == "8"


def test_twelve_late_orders_are_one_reason() -> None:
    assert shown([finding("1", "late", 0.4)] * 12, "1") == shown([finding("1", "late", 0.4)], "1")


def test_what_speaks_against_lowers_and_never_erases() -> None:
    both = [finding("1", "for", 0.5), finding("1", "against", 1.0, speaks_for=False)]
    assert 0 < shown(both, "1") < 0.5


def test_every_scenario_has_its_own_room() -> None:
    assert list(SCENARIOS) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_the_figure_of_a_rate_is_told_as_the_notice_prints_it() -> None:
    read = reading(figures=(("lsr", Figure(Decimal("3.10"), Decimal("4.0"), "pct")),))
    line = timeline(case(), read)
    assert "LSR as 3.1 % against a threshold of 4 %" in line.contradictions[0].says.say("en")
