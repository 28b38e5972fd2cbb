"""What every page knows (页面公共数据)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from appealdesk.press.labels import BRAND


def desk(_request: HttpRequest) -> dict[str, Any]:
    """Return the brand and the reader's language as the core names it: zh or en."""
    language = "en" if (get_language() or "").startswith("en") else "zh"
    return {"brand": BRAND.say(language), "lang": language}
