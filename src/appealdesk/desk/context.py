"""What every page knows (页面公共数据)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

BRAND = {"zh": "丝路猫", "en": "Silk Road Cat"}


def desk(_request: HttpRequest) -> dict[str, Any]:
    """Return the brand and the reader's language as the core names it: zh or en."""
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return {"brand": BRAND[language], "lang": language}
