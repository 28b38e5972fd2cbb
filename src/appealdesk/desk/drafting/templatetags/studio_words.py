"""Words of the studio as a page shows them (撰写台文字): the code of another case leads to its letter."""

from __future__ import annotations

import re

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_CODE = re.compile(r"\bC-\d{4}-\d{6}\b")


@register.filter
def with_cases(words: str) -> SafeString:
    """Let every code of a case lead to its studio; everything else is escaped."""
    return mark_safe(_CODE.sub(_link, str(escape(words))))  # noqa: S308  # escaped before the links are put in


def _link(found: re.Match[str]) -> str:
    return f'<a href="{reverse("drafting:studio", args=[found[0]])}">{found[0]}</a>'
