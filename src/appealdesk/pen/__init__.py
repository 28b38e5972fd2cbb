"""The optional pen (润色与翻译): a language model may reword or translate; the facts decide whether its answer is taken."""

from __future__ import annotations

from appealdesk.pen.draft import Draft, draft_json
from appealdesk.pen.facts import Facts, facts_of
from appealdesk.pen.settings import PenSettings, PenSettingsError, required_settings, settings_from
from appealdesk.pen.writing import Pen

__all__ = [
    "Draft",
    "Facts",
    "Pen",
    "PenSettings",
    "PenSettingsError",
    "draft_json",
    "facts_of",
    "required_settings",
    "settings_from",
]
