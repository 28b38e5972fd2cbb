"""Five environment variables make a pen; none of them makes none; a wrong one is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from appealdesk.pen import PenSettingsError, settings, settings_from

GOOD = {"APPEALDESK_PEN_URL": "https://models.example.test/v1/", "APPEALDESK_PEN_MODEL": "m"}


def test_without_settings_there_is_no_pen() -> None:
    assert settings_from({}) is None
    assert settings_from({"APPEALDESK_PEN_KEY": "k", "APPEALDESK_PEN_TIMEOUT": "x"}) is None


def test_what_is_not_set_has_its_default() -> None:
    settings = settings_from(GOOD)
    assert settings is not None
    assert (settings.base_url, settings.key, settings.timeout, settings.retries) == (
        "https://models.example.test/v1",
        "",
        30,
        2,
    )


def test_all_that_is_set_is_read() -> None:
    more = {"APPEALDESK_PEN_KEY": "k", "APPEALDESK_PEN_TIMEOUT": "5", "APPEALDESK_PEN_RETRIES": "0"}
    settings = settings_from(GOOD | more)
    assert settings is not None
    assert (settings.key, settings.timeout, settings.retries) == ("k", 5, 0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"APPEALDESK_PEN_MODEL": ""}, "MODEL: is not set"),
        ({"APPEALDESK_PEN_URL": ""}, "URL: is no address"),
        ({"APPEALDESK_PEN_URL": "ftp://x/v1"}, "URL: is no address"),
        ({"APPEALDESK_PEN_URL": "http://models.example.test/v1"}, "in the clear"),
        ({"APPEALDESK_PEN_TIMEOUT": "soon"}, "TIMEOUT: “soon” is out of range"),
        ({"APPEALDESK_PEN_TIMEOUT": "0"}, "TIMEOUT: “0” is out of range"),
        ({"APPEALDESK_PEN_RETRIES": "99"}, "RETRIES: “99” is out of range"),
    ],
)
def test_a_wrong_setting_is_told(change: dict[str, str], words: str) -> None:
    with pytest.raises(PenSettingsError, match=words):
        settings_from(GOOD | change)


def test_an_endpoint_on_this_machine_may_go_without_encryption() -> None:
    assert settings_from(GOOD | {"APPEALDESK_PEN_URL": "http://127.0.0.1:8000/v1"}) is not None


def test_nobody_without_a_pen_pays_for_the_client() -> None:
    code = "import sys, appealdesk.pen; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_setting_is_documented() -> None:
    told = (Path(__file__).parents[2] / "docs" / "reference" / "settings.md").read_text("utf-8")
    names = (settings.URL, settings.KEY, settings.MODEL, settings.TIMEOUT, settings.RETRIES)
    assert all(f"`{name}`" in told for name in names)
