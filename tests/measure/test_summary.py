"""What a person is shown: the count, its culprits by cause, what speaks against them, and how the dashboard was met."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from shop import shop

from appealdesk.cli.measure import run
from appealdesk.core.metrics.culprit import Contest
from appealdesk.measure import charts
from appealdesk.measure.calibrating import calibrations
from appealdesk.measure.case import measure_case_exports, told
from appealdesk.measure.counter_evidence import counter_evidence
from appealdesk.measure.engine import measure, session
from appealdesk.measure.judging import causes, contest_of
from appealdesk.measure.rulesets import places, rulesets
from appealdesk.measure.summary import as_json, summaries

AS_OF = date(2026, 4, 10)


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    return shop(33, 600).write(tmp_path_factory.mktemp("shop"))


def test_order_defects_of_seller_and_platform_stand_apart(exports):
    found = summaries(measure(exports, as_of=AS_OF))
    assert {one.segment for one in found if one.metric.code == "odr"} == {
        "seller_fulfilled",
        "platform_fulfilled",
    }
    for one in found:
        assert sum(weight for *_, weight in one.causes) == sum(culprit.weight for culprit in one.culprits)
        good = one.metric.counts_good
        assert one.count.num == (
            one.count.den - sum(c.weight for c in one.culprits)
            if good
            else sum(c.weight for c in one.culprits)
        )


def test_an_order_leaves_only_when_every_one_of_its_defects_does(tmp_path):
    header = "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel"
    (tmp_path / "orders.txt").write_text(
        header
        + "\n"
        + "".join(f"1-{n}\t2026-01-01T20:00:00Z\tShipped\tMerchant\tAmazon.com\n" for n in range(9))
    )
    claims = "order-id\tclaim-date\ttype\treason\tstatus\n1-1\t2026-01-05T00:00:00Z\tA-to-z\tx\tWithdrawn\n1-2\t2026-01-05T00:00:00Z\tA-to-z\tx\tWithdrawn\n1-3\t2026-01-05T00:00:00Z\tA-to-z\tx\tDenied\n"
    (tmp_path / "claims.txt").write_text(claims)
    (tmp_path / "feedback.txt").write_text(
        "Date\tRating\tComments\tYour Response\tOrder ID\tRater Email\n01/06/2026\t1\tbad\t\t1-2\t\n01/06/2026\t3\tso\t\t1-4\t\n"
    )
    found = measure(
        [tmp_path / name for name in ("orders.txt", "claims.txt", "feedback.txt")], as_of=date(2026, 1, 20)
    )
    assert [(one.order, one.cause, one.contest) for one in found.culprits] == [
        ("1-1", "claim_withdrawn", Contest.REMOVABLE),
        ("1-2", "negative_feedback", Contest.EXPLAINS_ONLY),
    ]
    (summary,) = summaries(found)
    assert (str(summary.count)[:5], str(summary.removable)[:5]) == ("2 / 9", "1 / 9")


def test_contested_orders_show_what_the_rate_would_be(exports):
    found = measure(exports, as_of=AS_OF)
    before = next(one for one in summaries(found) if one.metric.code == "lsr" and one.causes)
    order = before.culprits[0].order
    after = next(
        one
        for one in summaries(found, [order])
        if (one.metric, one.ruleset) == (before.metric, before.ruleset)
    )
    assert after.contested.num == before.count.num - 1
    assert after.contested.den == before.count.den


def test_the_json_is_one_value_with_every_part(exports):
    found = measure(exports, as_of=AS_OF)
    shown = json.loads(json.dumps(as_json(found, summaries(found))))
    assert shown["schema"] == "appealdesk.measured/1"
    assert {"metric", "ruleset", "culprits", "outlook", "trend", "without_removable"} <= shown["metrics"][
        0
    ].keys()
    assert all(one["rows"] == one["accepted"] + one["rejected"] for one in shown["files"])


def test_counter_evidence_names_orders_that_are_no_culprits_of_late_dispatch(exports):
    with session(exports) as opened:
        found = opened.measured(AS_OF)
        against = {one.cause: one for one in counter_evidence(opened, date(2026, 1, 1), AS_OF)}
    late = {one.order for one in found.culprits if one.metric == "lsr"}
    assert against["erp_sync_lag"].count >= len(against["erp_sync_lag"].examples) > 0
    assert not late & set(against["erp_sync_lag"].examples)
    assert against["out_of_stock"].says.has("zh")


def report(path: Path, num: int, den: int, first: str, last: str) -> Path:
    block = {
        "reportingDateRange": {"reportingDateFrom": first, "reportingDateTo": last},
        "orderCount": den,
        "lateShipmentCount": num,
    }
    path.write_text(
        json.dumps({"performanceMetrics": [{"marketplaceId": "ATVPDKIKX0DER", "lateShipmentRate": block}]})
    )
    return path


def test_calibration_finds_the_variant_that_the_report_was_made_with(exports, tmp_path):
    from appealdesk.core.metrics.daily import Daily, lines_of

    daily = Daily.of(lines_of(measure(exports, as_of=AS_OF).lines, "lsr", "US"))
    shown = daily.between(date(2026, 2, 20), date(2026, 3, 21))
    path = report(tmp_path / "r.json", shown.num, shown.den, "2026-02-20T00:00Z", "2026-03-21T23:59Z")
    with session([*exports, path]) as opened:
        (found,) = calibrations(opened, opened.measured(AS_OF))
    assert any(
        (one.anchor, one.zone) == ("expected_ship_date", "America/Los_Angeles")
        for one in found.result.matches
    )


def test_a_report_that_no_variant_gives_is_told_with_its_distance(exports, tmp_path):
    path = report(tmp_path / "r.json", 1, 999, "2026-02-20T00:00Z", "2026-03-21T23:59Z")
    with session([*exports, path]) as opened:
        (found,) = calibrations(opened, opened.measured(AS_OF))
    assert found.result.matches == ()
    assert "No variant gives both counts" in found.differs[0]


def test_the_same_cause_has_another_class_where_the_rule_differs():
    assert contest_of("erp_sync_lag", "amazon") is Contest.EXPLAINS_ONLY
    assert contest_of("erp_sync_lag", "ebay") is Contest.REMOVABLE
    assert contest_of("auto_reply", "amazon") is Contest.EXPLAINS_ONLY
    assert contest_of("buyer_asked_by_message", "amazon") is Contest.EXPLAINS_ONLY
    assert contest_of("buyer_asked_by_message", "tiktok_shop") is Contest.REMOVABLE


def test_every_cause_has_names_a_class_and_evidence_that_the_vocabulary_knows():
    from appealdesk.readers.packs import vocabulary

    kinds = set(vocabulary().codes("kinds"))
    for code, entry in causes().items():
        assert entry["name"]["en"], code
        assert entry["name"]["zh"], code
        assert entry["evidence"], code
        assert set(entry["evidence"]) <= kinds, code
        assert contest_of(code, "amazon")


@pytest.mark.parametrize("platform", ["amazon", "shopee", "tiktok_shop", "walmart", "ebay", "temu"])
def test_every_platform_has_places_and_rules(platform):
    zones = places(platform).zones
    found = rulesets(platform, date(2026, 9, 1))
    assert zones
    assert found
    assert len({(one.metric, one.marketplace) for one in found}) == len(found)
    assert {one.marketplace for one in found} <= zones.keys()


def test_late_dispatch_of_tiktok_means_the_scan_from_2026_on():
    def clock(day: date) -> str:
        return next(
            one.clock
            for one in rulesets("tiktok_shop", day)
            if (one.metric, one.marketplace) == ("ldr", "US")
        )

    assert (clock(date(2025, 11, 1)), clock(date(2026, 4, 1))) == ("confirmed", "first_scan")


def test_the_report_says_which_version_it_used(exports):
    found = measure(exports, as_of=AS_OF)
    assert found.ruleset("otdr", "US").id == "amazon.on_time_delivery_rate.measure@2024-09-25"
    assert found.ruleset("otdr", "US").windows == (14,)
    assert found.ruleset("otdr", "US").lag_days == 7


def test_a_number_that_no_courier_could_have_given_out_is_told(tmp_path):
    header = "order-id\tpackage-id\tsales-channel\tunits\tcarrier-name\ttracking-id\tpromised-ship-date\tship-confirm-date\tcarrier-first-scan-date\tpromised-delivery-date\tactual-delivery-date"
    rows = [
        f"1-{n}\t{n}\tAmazon.com\t1\tRoyal Mail\t{number}\t2026-01-02\t2026-01-02T20:00:00Z\t{scan}\t2026-01-08\t"
        for n, (number, scan) in enumerate(
            [("RB123456786US", ""), ("RB123456785GB", ""), ("RB123456785US", "2026-01-02T22:00:00Z")]
        )
    ]
    (tmp_path / "s.txt").write_text("\n".join([header, *rows]) + "\n")
    (told_remark,) = [
        one for one in measure([tmp_path / "s.txt"], as_of=date(2026, 2, 1)).remarks if "check digit" in one
    ]
    assert "1 numbers without a scan have a wrong check digit, e.g. RB123456786US" in told_remark


def test_a_case_gets_sentences_tables_and_charts(exports):
    found = measure_case_exports(exports, "US", AS_OF)
    assert found is not None
    late = next(one for one in found.metrics if one.summary.metric.code == "lsr")
    assert "迟发率" in late.sentence.say("zh")
    assert late.orders[0][2].say("zh")
    assert late.trend_svg().startswith("<svg")
    assert "迟发率" in late.causes_svg()
    assert any(
        "lag is not published" in line for one in found.metrics for line in one.summary.ruleset.remarks
    )
    assert "shipments.txt: unverified format." in set(told(found))


def test_a_case_without_exports_gets_nothing(tmp_path):
    (tmp_path / "note.csv").write_text("a,b\n1,2\n")
    assert measure_case_exports([tmp_path / "note.csv"]) is None


def test_charts_are_drawn_in_colours_that_the_colour_blind_tell_apart(exports):
    one = next(
        one for one in summaries(measure(exports, as_of=AS_OF)) if one.metric.code == "odr" and one.causes
    )
    drawing = charts.svg(charts.culprits(one))
    assert "订单缺陷率" in drawing
    assert charts.png(drawing).startswith(b"\x89PNG")
    assert len({charts.BLUE, charts.ORANGE, charts.GREEN}) == 3


def test_the_command_prints_a_table_and_writes_parquet_and_charts(exports, tmp_path, capsys):
    import duckdb

    out = tmp_path / "out"
    assert run(exports, None, "JP", AS_OF.isoformat(), None, out, None, as_json=False) == 0
    text = capsys.readouterr().out
    assert "迟发率 Late Shipment Rate · JP" in text
    assert "orders.txt: amazon.all_orders" in text
    assert duckdb.sql(f"SELECT count(*) FROM '{out / 'daily.parquet'}'").fetchall()[0][0] > 0
    assert duckdb.sql(
        f"SELECT count(*) FROM '{out / 'culprit.parquet'}' WHERE class NOT IN ('removable', 'explains_only', 'to_verify')"
    ).fetchall() == [(0,)]
    assert (out / "lsr-JP-trend.svg").exists()
    assert (out / "lsr-JP-trend.png").exists()


def test_the_command_prints_json_and_takes_orders_from_a_file(exports, tmp_path, capsys):
    order = next(
        one.order
        for one in measure(exports, as_of=AS_OF).culprits
        if one.metric == "lsr" and one.marketplace == "US" and one.day > date(2026, 3, 15)
    )
    listed = tmp_path / "contest.txt"
    listed.write_text(f"{order}\n")
    assert run(exports, "amazon", "US", AS_OF.isoformat(), str(listed), None, None, as_json=True) == 0
    shown = json.loads(capsys.readouterr().out)
    late = next(one for one in shown["metrics"] if one["metric"] == "lsr")
    assert late["without_contested"]["num"] == late["num"] - 1


@pytest.mark.parametrize(
    ("options", "said"), [({"as_of": "soon"}, "is no day"), ({"marketplace": "XX"}, "has no XX here")]
)
def test_the_command_says_what_is_wrong_with_an_option(exports, options, said):
    from appealdesk.core.errors import BadInputError

    chosen = {
        "platform": "amazon",
        "marketplace": None,
        "as_of": None,
        "contest": None,
        "out": None,
        "mapping": None,
        **options,
    }
    with pytest.raises(BadInputError, match=said):
        run(exports, *chosen.values(), as_json=False)
