"""How many problems a letter has, said in both languages."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.utils import translation


@pytest.mark.parametrize(
    ("language", "many", "said"),
    [
        ("en", 1, "1 remark<"),
        ("en", 2, "2 remarks<"),
        ("zh-hans", 1, "1 个提醒<"),
        ("zh-hans", 2, "2 个提醒<"),
    ],
)
def test_one_remark_is_one_and_two_are_two(language, many, said):
    minor = [{"code": "tone", "place": "", "reason": "", "remedy": ""}] * many
    with translation.override(language):
        assert said in render_to_string("drafting/_preview.html", {"minor": minor, "language": "en"})
