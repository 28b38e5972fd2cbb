"""Each carrier's own sample answer: what was scanned, when, where, and that a label is not a scan."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.place import Place
from appealdesk.core.shipment import Shipment, Stage
from appealdesk.readers.tracking import SHAPES, TrackingError, read_tracking
from appealdesk.readers.tracking.node import Node
from appealdesk.readers.tracking.scans import Source

FILES = Path(__file__).parents[1] / "files" / "tracking"


def packages(name: str, **more: str) -> tuple[Shipment, ...]:
    return read_tracking(FILES / f"{name}.json", file=f"exhibits/{name}.json", **more)


def written(tmp_path: Path, value: object) -> tuple[Shipment, ...]:
    path = tmp_path / "carrier_tracking.json"
    path.write_text(json.dumps(value), "utf-8")
    return read_tracking(path)


@pytest.mark.parametrize(
    ("name", "tracking", "carrier", "accepted", "delivered"),
    [
        (
            "usps_tracking_response",
            "9400109104250532908587",
            "USPS",
            "2024-11-18T16:10:00",
            "2024-11-22T18:58:00",
        ),
        (
            "laposte_tracking_response",
            "EW112720413FR",
            "Colissimo",
            "2023-02-17T13:43:00",
            "2023-03-09T08:38:00",
        ),
        (
            "mydhl_tracking_response",
            "1234567890",
            "DHL Express",
            "2024-11-05T09:00:00",
            "2024-11-07T18:00:00",
        ),
        ("fedex_tracking_response", "128667043726", "FedEx", "2018-02-02T19:01:00", None),
        ("aftership_get_trackings", "1111111111111", "FedEx", "2018-07-31T20:47:00", "2018-08-01T17:19:47"),
        ("17track_gettrackinfo_yanwen_190012", "YT2616912345678901", "Yanwen", "2026-06-24T01:00:00", None),
        (
            "australiapost_tracking_response",
            "7XX1000634011427",
            "Australia Post",
            "2014-05-25T19:00:00",
            "2014-05-30T04:43:09",
        ),
    ],
)
def test_hand_over_and_delivery_are_moments(
    name: str, tracking: str, carrier: str, accepted: str, delivered: str | None
) -> None:
    package = packages(name)[0]
    assert (package.tracking, package.carrier) == (tracking, carrier)
    assert package.accepted.at == datetime.fromisoformat(accepted).replace(tzinfo=UTC)
    found = package.delivered.at if package.delivered else None
    assert found == (datetime.fromisoformat(delivered).replace(tzinfo=UTC) if delivered else None)


@pytest.mark.parametrize(
    "name",
    [
        "ups_tracking_response",
        "usps_tracking_response",
        "laposte_tracking_response",
        "australiapost_tracking_response",
        "aftership_get_trackings",
        "dhl_universal_tracking_response",
    ],
)
def test_a_label_is_the_first_event_and_no_scan(name: str) -> None:
    first = packages(name)[0].scans[0]
    assert first.stage is Stage.LABEL
    assert not first.physical


def test_scans_stand_oldest_first_and_say_where_in_the_file_they_are() -> None:
    package = packages("usps_tracking_response")[0]
    assert [scan.local for scan in package.scans] == sorted(scan.local for scan in package.scans)
    assert package.delivered.place == Place(
        "exhibits/usps_tracking_response.json", spot="[0].trackingEvents[0]"
    )


def test_ups_local_times_are_no_moments_until_the_case_tells_the_zone() -> None:
    delivered = packages("ups_tracking_response")[0].delivered
    assert (delivered.at, delivered.local) == (None, "2022-01-26 16:30:00")
    zoned = packages("ups_tracking_response", zone="America/New_York")[0].delivered
    assert zoned.at == datetime(2022, 1, 26, 21, 30, tzinfo=UTC)


def test_an_answer_in_local_times_still_runs_forward() -> None:
    scans = packages("ups_tracking_response")[0].scans
    assert [scan.stage for scan in scans] == [Stage.LABEL, Stage.DELIVERED]


def test_dhl_writes_local_times_under_a_zoned_status() -> None:
    package = packages("dhl_universal_tracking_response")[0]
    assert package.scans[0].at is None
    assert package.tracking == "7777777770"


def test_an_event_told_twice_is_one_event() -> None:
    assert len(packages("australiapost_tracking_response")[0].scans) == 6


def test_an_acceptance_hides_in_a_sub_tag_of_in_transit() -> None:
    scans = packages("aftership_get_trackings")[0].scans
    assert [scan.stage for scan in scans[:3]] == [Stage.LABEL, Stage.ACCEPTED, Stage.IN_TRANSIT]


def test_la_poste_hands_a_package_back_under_a_code_that_looks_like_delivery(tmp_path: Path) -> None:
    events = [
        {"code": code, "label": "Votre colis", "date": "2026-03-09T09:38:00+01:00"} for code in ("DI1", "DI2")
    ]
    package = written(tmp_path, {"shipment": {"idShip": "A", "product": "chronopost", "event": events}})[0]
    assert {scan.stage for scan in package.scans} == {Stage.DELIVERED, Stage.RETURNED}
    assert package.carrier == "Chronopost"


def test_a_status_from_the_future_keeps_its_main_status() -> None:
    stages = [scan.stage for scan in packages("17track_gettrackinfo_yanwen_190012")[0].scans]
    assert stages == [Stage.ACCEPTED, Stage.IN_TRANSIT, Stage.IN_TRANSIT]


def test_a_package_on_its_way_back_is_not_delivered() -> None:
    package = packages("17track_gettrackinfo_exception_returning")[0]
    assert package.scans[0].stage is Stage.RETURNING
    assert package.delivered is None


def test_a_registered_number_without_events_is_a_package_without_scans() -> None:
    assert [(package.tracking, package.scans) for package in packages("17track_register_mixed")] == [
        ("AA123456789BR", ())
    ]


def test_counts_without_packages_are_no_tracking() -> None:
    with pytest.raises(TrackingError, match="No carrier or aggregator"):
        packages("17track_legacy_summary_response")


def test_older_17track_answers_are_read_by_their_words(tmp_path: Path) -> None:
    events = [
        {"a": "2022-03-08 14:11", "c": "Paris", "d": "", "z": "Delivered"},
        {"a": "2022-03-05 09:40", "c": "Milano", "d": "Italy", "z": "Picked up"},
    ]
    track = {"z0": events[0], "z1": events, "z2": [], "z9": []}
    for value in (
        {"data": {"accepted": [{"number": "A1", "track": track}]}},
        {"dat": [{"no": "A1", "track": track}]},
    ):
        package = written(tmp_path, value)[0]
        assert [scan.stage for scan in package.scans] == [Stage.ACCEPTED, Stage.DELIVERED]
        assert package.accepted.where == "Milano, Italy"


def test_a_list_of_a_17track_account_holds_one_event_a_package(tmp_path: Path) -> None:
    last = {"a": "2018-04-23 12:02", "b": None, "c": "Paris", "d": "", "z": "Arrival at Destination Post"}
    value = {
        "Json": [{"FTrackNo": "A1", "FLastEvent": json.dumps(last)}, {"FTrackNo": "A2", "FLastEvent": ""}]
    }
    first, second = written(tmp_path, value)
    assert first.scans[0].stage is Stage.IN_TRANSIT
    assert second.scans == ()


@pytest.mark.parametrize(
    ("kind", "words", "stage"),
    [
        ("M", "Shipper created a label", Stage.LABEL),
        ("MV", "Billing information voided", Stage.UNKNOWN),
        ("I", "Import Scan", Stage.CUSTOMS),
        ("I", "Origin Scan", Stage.ACCEPTED),
        ("I", "Arrived at Facility", Stage.IN_TRANSIT),
        ("X", "The receiver was not home; attempt made", Stage.ATTEMPTED),
        ("X", "Returned to shipper", Stage.RETURNED),
        ("X", "Weather has delayed your package", Stage.EXCEPTION),
        ("Q7", "Something new", Stage.UNKNOWN),
    ],
)
def test_ups_types_are_read_together_with_their_words(
    tmp_path: Path, kind: str, words: str, stage: Stage
) -> None:
    activity = {"status": {"type": kind, "description": words}, "date": "20260126", "time": "163000"}
    activity["gmtOffset"] = "-05:00"
    value = {"trackResponse": {"shipment": [{"package": [{"trackingNumber": "1Z", "activity": [activity]}]}]}}
    scan = written(tmp_path, value)[0].scans[0]
    assert scan.stage is stage
    assert scan.at == datetime(2026, 1, 26, 21, 30, tzinfo=UTC)


def test_an_unknown_shape_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TrackingError, match="Hand the events in as a table"):
        written(tmp_path, {"parcels": []})
    (tmp_path / "x.json").write_text('{"output": ')
    with pytest.raises(TrackingError, match="no JSON"):
        read_tracking(tmp_path / "x.json")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def spoiled(value: object, junk: object, way: list[int]) -> object:
    """Put junk in place of one value on the way down."""
    if not way or not isinstance(value, (dict, list)) or not value:
        return junk
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = keys[way[0] % len(keys)]
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[key] = spoiled(value[key], junk, way[1:])
    return copy


@given(
    name=st.sampled_from(sorted(path.name for path in FILES.glob("*.json"))),
    junk=VALUES,
    way=st.lists(st.integers(0, 20), max_size=9),
)
def test_an_answer_with_anything_in_any_place_never_crashes(name: str, junk: object, way: list[int]) -> None:
    root = Node(spoiled(json.loads((FILES / name).read_text("utf-8")), junk, way))
    for shape in SHAPES:
        if shape.recognises(root):
            assert all(isinstance(package, Shipment) for package in shape.shipments(root, Source("x.json")))


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000, "[" + "9" * 5000 + "]", "{}", "[]", '"x"'])
def test_json_that_is_no_answer_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(AppealDeskError):
        read_tracking(tmp_path / "x.json")
