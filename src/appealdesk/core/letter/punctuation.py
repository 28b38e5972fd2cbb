"""Chinese punctuation (中文标点): what people wrote in half width is set in full width wherever it stands beside Chinese."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from appealdesk.core.paper import Paper

_HAN = r"\u4e00-\u9fff\u3001-\u301f\uff01-\uff5e“”"
_WIDE = str.maketrans(",:;?!", "，：；？！")
_STOP = re.compile(
    rf"(?<=[{_HAN}])([,:;?!])[ ]?|([,:;?!])[ ]?(?=[{_HAN}])|(?<=\))([,:;?!])[ ]?(?=\S*[{_HAN}])"
)
_BRACKETS = re.compile(rf"\(([^()]*[{_HAN}][^()]*)\)|(?<=[{_HAN}])\(([^()]*)\)")
T = TypeVar("T")


def punctuated(text: str) -> str:
    """Return the text with Chinese punctuation; numbers, times, links and what stands among Latin letters stay.

    >>> punctuated("迟发率:4.24%(目标:4%),通知 10:00 送达")
    '迟发率：4.24%（目标：4%），通知 10:00 送达'
    """
    done = _STOP.sub(_wide, _BRACKETS.sub(_wide_brackets, text))
    return done if done == text else punctuated(done)  # a mark set wide may be the neighbour of another


def _wide_brackets(match: re.Match[str]) -> str:
    return f"（{match[1] if match[1] is not None else match[2]}）"


def _wide(match: re.Match[str]) -> str:
    return (match[1] or match[2] or match[3]).translate(_WIDE)


def in_chinese(paper: Paper) -> Paper:
    """Return a Chinese paper with Chinese punctuation in every block."""
    return replace(
        paper,
        title=punctuated(paper.title),
        subtitle=punctuated(paper.subtitle),
        blocks=each_text(paper.blocks, punctuated),
    )


def each_text(value: T, change: Callable[[str], str]) -> T:
    """Return a value with every text that it holds changed."""
    changed: object = value
    if isinstance(value, str):
        changed = change(value)
    elif isinstance(value, tuple):
        changed = tuple(each_text(item, change) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        changed = replace(value, **{name: each_text(getattr(value, name), change) for name in names})
    return changed  # type: ignore[return-value] # each kind comes back as it went in
