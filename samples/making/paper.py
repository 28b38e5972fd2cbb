"""Papers (纸质文件) of invented companies: a Typst source and the facts become a PDF, the same bytes each time."""

from __future__ import annotations

import functools
import importlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

PAPERS = Path(__file__).parent / "papers"
FONT_PACKAGES = (("noto_cjk_sans_otc", ""), ("noto_cjk_sans_jp_bold", ""), ("fontpkg_noto_sans", "files"))


@functools.cache
def font_folders() -> tuple[str, ...]:
    """Return the folders of the font packages that the project installs anyway."""
    return tuple(
        str(Path(str(importlib.import_module(name).__file__)).parent / sub) for name, sub in FONT_PACKAGES
    )


def pdf(source: str, facts: dict[str, Any], printed: str) -> bytes:
    """Compile one paper; `printed` is the moment that the file says it was made."""
    compiled = typst.compile(
        PAPERS / source,
        font_paths=list(font_folders()),
        ignore_system_fonts=True,
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)},
        timestamp=datetime.fromisoformat(printed),
    )
    assert isinstance(compiled, bytes)
    return compiled
