"""Our fonts are the same on every machine, and we know what they can draw before the typesetter refuses."""

from __future__ import annotations

import struct

import pytest

from appealdesk.press import fonts


@pytest.mark.parametrize("character", list("aéßŁЖΩ中直あ한ไท№✓→“„€₹①"))
def test_what_the_trade_writes_can_be_drawn(character: str) -> None:
    assert ord(character) in fonts.covered()


@pytest.mark.parametrize("character", [*"😡م☐", "\x07", "\ue000", "\uffff"])
def test_what_no_font_holds_is_known(character: str) -> None:
    assert ord(character) not in fonts.covered()


def test_a_missing_font_wheel_is_named(monkeypatch) -> None:
    monkeypatch.setattr(fonts, "WHEELS", (("no_such_wheel", ""),))
    fonts.font_folders.cache_clear()
    with pytest.raises(ModuleNotFoundError, match="no_such_wheel"):
        fonts.font_folders()
    fonts.font_folders.cache_clear()


def test_a_file_without_the_table_is_no_font(tmp_path) -> None:
    (tmp_path / "x.ttf").write_bytes(struct.pack(">IHHHH", 0x10000, 0, 0, 0, 0) + b"\0" * 16)
    with pytest.raises(ValueError, match="no cmap"):
        fonts._table(tmp_path / "x.ttf", b"cmap")
