"""Carrier tracking (物流轨迹) in the JSON shapes that sellers download: UPS, USPS, DHL, AfterShip, 17TRACK."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from making.facts import Parcel, Scan


def ups(parcels: list[Parcel]) -> bytes:
    """Return a UPS track response; activities newest first, local time with the offset beside it."""
    return _json({"trackResponse": {"shipment": [_ups_shipment(parcel) for parcel in parcels]}})


def _ups_shipment(parcel: Parcel) -> dict[str, Any]:
    last = parcel.scans[-1]
    package = {
        "trackingNumber": parcel.tracking,
        "deliveryDate": [{"type": "DEL", "date": last.moment.strftime("%Y%m%d")}],
        "deliveryTime": {"type": "DEL", "startTime": "", "endTime": last.moment.strftime("%H%M%S")},
        "activity": [_ups_activity(scan) for scan in reversed(parcel.scans)],
        "currentStatus": {"code": "011", "description": "Delivered", "statusCode": "011", "type": "D"},
        "packageAddress": [{"type": "DESTINATION", "name": "", "address": _ups_address(parcel)}],
        "packageCount": 1,
        "referenceNumber": [{"type": "PACKAGE", "number": parcel.order}],
        "service": {"code": "003", "description": parcel.service},
    }
    return {"inquiryNumber": parcel.tracking, "package": [package], "userRelation": ["SHIPPER"]}


def _ups_activity(scan: Scan) -> dict[str, Any]:
    kind, status, code = scan.code.split("/")
    utc = scan.moment.astimezone(UTC)
    return {
        "location": {"address": _ups_address(scan), "slic": ""},
        "status": {"type": kind, "description": scan.words, "code": code, "statusCode": status},
        "date": scan.moment.strftime("%Y%m%d"),
        "time": scan.moment.strftime("%H%M%S"),
        "gmtDate": utc.strftime("%Y%m%d"),
        "gmtTime": utc.strftime("%H:%M:%S"),
        "gmtOffset": scan.at[-6:],
    }


def _ups_address(where: Parcel | Scan) -> dict[str, str]:
    address = {"city": where.city.upper(), "stateProvince": where.state, "postalCode": where.zip}
    return {key: value for key, value in address.items() if value} | {"countryCode": "US", "country": "US"}


def usps(parcels: list[Parcel]) -> bytes:
    """Return a list of USPS tracking details; events newest first, local time, GMT and offset."""
    return _json([_usps_piece(parcel) for parcel in parcels])


def _usps_piece(parcel: Parcel) -> dict[str, Any]:
    last, first = parcel.scans[-1], parcel.scans[0]
    clock = last.moment.strftime("%I:%M %p").lstrip("0").lower()
    where = f"{parcel.city.upper()}, {parcel.state} {parcel.zip}"
    return {
        "destinationCity": parcel.city.upper(),
        "destinationState": parcel.state,
        "destinationZIP": parcel.zip,
        "mailClass": "USPS Ground Advantage<SUP>&#153;</SUP>",
        "mailType": "DM",
        "originCity": first.city.upper(),
        "originState": first.state,
        "originZIP": first.zip,
        "proofOfDeliveryEnabled": "false",
        "services": ["USPS Tracking<SUP>&#174;</SUP>", "Up to $100 insurance included"],
        "status": last.words,
        "statusCategory": "Delivered",
        "statusSummary": f"Your item was delivered at {clock} on {last.moment:%B} {last.moment.day}, {last.moment.year} in {where}.",
        "trackingEvents": [_usps_event(scan) for scan in reversed(parcel.scans)],
        "trackingNumber": parcel.tracking,
    }


def _usps_event(scan: Scan) -> dict[str, Any]:
    return {
        "eventType": scan.words,
        "eventTimestamp": scan.at[:19],
        "GMTTimestamp": scan.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "GMTOffset": scan.at[-6:],
        "eventCountry": None,
        "eventCity": scan.city.upper() or None,
        "eventState": scan.state or None,
        "eventZIP": scan.zip or None,
        "firm": None,
        "name": None,
        "authorizedAgent": "false",
        "eventCode": scan.code,
        "additionalProp": None,
    }


def dhl(parcels: list[Parcel]) -> bytes:
    """Return a DHL unified tracking response; events newest first, times with offset."""
    return _json({"shipments": [_dhl_shipment(parcel) for parcel in parcels]})


def _dhl_shipment(parcel: Parcel) -> dict[str, Any]:
    events = [_dhl_event(scan) for scan in reversed(parcel.scans)]
    return {
        "id": parcel.tracking,
        "service": "parcel-de",
        "origin": {"address": {"countryCode": "DE", "postalCode": "47229", "addressLocality": "Duisburg"}},
        "destination": {
            "address": {
                "countryCode": parcel.country,
                "postalCode": parcel.zip,
                "addressLocality": parcel.city,
            }
        },
        "status": events[0],
        "details": {
            "product": {"productName": parcel.service},
            "references": {"number": parcel.order, "type": "customer-reference"},
            "totalNumberOfPieces": 1,
        },
        "events": events,
    }


def _dhl_event(scan: Scan) -> dict[str, Any]:
    place = {"countryCode": "DE", "addressLocality": scan.city} | (
        {"postalCode": scan.zip} if scan.zip else {}
    )
    return {
        "timestamp": scan.at,
        "location": {"address": place},
        "statusCode": scan.code,
        "status": scan.words,
        "description": scan.words,
    }


def aftership(parcels: list[Parcel], slug: str) -> bytes:
    """Return an AfterShip list of trackings; checkpoints oldest first, times with offset."""
    trackings = [_aftership_tracking(parcel, slug) for parcel in parcels]
    data = {
        "page": 1,
        "limit": 100,
        "count": len(trackings),
        "keyword": "",
        "slug": slug,
        "trackings": trackings,
    }
    return _json({"meta": {"code": 200}, "data": data})


def _aftership_tracking(parcel: Parcel, slug: str) -> dict[str, Any]:
    last, first = parcel.scans[-1], parcel.scans[0]
    tag, subtag = last.code.split("/")
    return {
        "tracking_number": parcel.tracking,
        "slug": slug,
        "active": False,
        "delivery_time": (last.moment - first.moment).days,
        "destination_country_iso3": parcel.country,
        "order_id": parcel.order,
        "origin_country_iso3": parcel.country,
        "shipment_package_count": 1,
        "shipment_pickup_date": parcel.scans[1].at[:19],
        "shipment_delivery_date": last.at[:19],
        "shipment_type": parcel.service,
        "signed_by": None,
        "tag": tag,
        "subtag": subtag,
        "title": parcel.order,
        "checkpoints": [_aftership_checkpoint(scan, slug, parcel.country) for scan in parcel.scans],
    }


def _aftership_checkpoint(scan: Scan, slug: str, country: str) -> dict[str, Any]:
    tag, subtag = scan.code.split("/")
    return {
        "slug": slug,
        "city": scan.city or None,
        "created_at": (scan.moment.astimezone(UTC) + timedelta(minutes=11)).isoformat(),
        "location": scan.city or None,
        "country_iso3": country,
        "message": scan.words,
        "tag": tag,
        "subtag": subtag,
        "checkpoint_time": scan.at,
        "coordinates": [],
        "state": None,
        "zip": scan.zip or None,
        "raw_tag": subtag,
    }


def seventeen_track(parcels: list[Parcel], provider: tuple[int, str], asked: str) -> bytes:
    """Return a 17TRACK gettrackinfo response as asked at a moment; events newest first, times with offset."""
    accepted = [_seventeen_number(parcel, provider, asked) for parcel in parcels]
    return _json({"code": 0, "data": {"accepted": accepted, "rejected": []}})


def _seventeen_number(parcel: Parcel, provider: tuple[int, str], asked: str) -> dict[str, Any]:
    events = [_seventeen_event(scan) for scan in reversed(parcel.scans)]
    status, sub = _stage(parcel.scans[-1])
    key, name = provider
    source = {"key": key, "name": name, "alias": name.upper(), "tel": None, "country": "US"}
    info = {
        "shipping_info": {
            "shipper_address": {"country": "US"},
            "recipient_address": {"country": parcel.country},
        },
        "latest_status": {"status": status, "sub_status": sub, "sub_status_descr": None},
        "latest_event": events[0],
        "tracking": {
            "providers": [
                {
                    "provider": source,
                    "service_type": parcel.service,
                    "latest_sync_status": "Success",
                    "latest_sync_time": datetime.fromisoformat(asked)
                    .astimezone(UTC)
                    .strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "events": events,
                }
            ]
        },
    }
    return {"number": parcel.tracking, "carrier": key, "param": None, "tag": parcel.order, "track_info": info}


def _seventeen_event(scan: Scan) -> dict[str, Any]:
    stage, sub = _stage(scan)
    raw = {"date": scan.at[:10], "time": scan.at[11:19], "timezone": scan.at[-6:]}
    return {
        "time_iso": scan.at,
        "time_utc": scan.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "time_raw": raw,
        "description": scan.words,
        "location": f"{scan.city.upper()}, {scan.state}".strip(", "),
        "stage": stage,
        "sub_status": sub,
    }


def _stage(scan: Scan) -> tuple[str, str]:
    stage, sub = scan.code.split("/")
    return stage, sub


def _json(value: Any) -> bytes:
    return (_lines(value, "") + "\n").encode()


def _lines(value: Any, indent: str) -> str:
    """Write JSON with one event a line, so that a printed page holds a whole history."""
    short = json.dumps(value, ensure_ascii=False)
    inner = indent + " "
    if len(short) + len(indent) <= 480 and not _holds_events(value):
        return short
    if isinstance(value, dict):
        parts = [f"{inner}{json.dumps(key)}: {_lines(part, inner)}" for key, part in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{indent}}}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(f"{inner}{_lines(part, inner)}" for part in value) + f"\n{indent}]"
    return short


def _holds_events(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict)
