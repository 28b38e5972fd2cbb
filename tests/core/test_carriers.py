"""Two spellings of one carrier are no contradiction; two carriers are one."""

from __future__ import annotations

import pytest

from appealdesk.core.carriers import same_carrier


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UPS", "UPS Ground"),
        ("dhl", "DHL Paket"),
        ("DPD", "DPD (UK)"),
        ("Colissimo", "La Poste"),
        ("Deutsche Post", "DHL"),
        ("USPS", "United States Postal Service"),
        ("FedEx Ground", "Federal Express"),
        ("佐川急便", "Sagawa Express"),
        ("ヤマト運輸", "Yamato Transport"),
        ("云途", "YunExpress"),
        ("某某速运", "Speedaf"),
        ("", "DHL"),
    ],
)
def test_names_that_may_mean_one_carrier(one: str, other: str) -> None:
    assert same_carrier(one, other)
    assert same_carrier(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UPS", "USPS"),
        ("DPD", "DHL"),
        ("Royal Mail", "Evri"),
        ("佐川急便", "Yamato"),
        ("佐川急便", "ヤマト運輸"),
    ],
)
def test_two_carriers_are_two(one: str, other: str) -> None:
    assert not same_carrier(one, other)
    assert not same_carrier(other, one)


def test_a_service_that_hands_over_to_the_post_for_the_last_mile_is_no_other_carrier() -> None:
    assert same_carrier("UPS Mail Innovations", "USPS")
    assert same_carrier("USPS", "FedEx SmartPost")
    assert not same_carrier("UPS", "USPS")
