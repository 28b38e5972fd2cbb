"""Forms of the aftercare (跟进表单)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from appealdesk.core.outcome import NAMES, PARTS, OutcomeKind
from appealdesk.desk.templatetags.words import language

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class SubmissionForm(forms.Form):
    """When, where, under which number."""

    at = forms.DateTimeField(label=_("提交时间（中国时间）"), widget=MOMENT)
    channel = forms.CharField(label=_("提交入口"), max_length=120)
    reference = forms.CharField(
        label=_("平台受理编号"), max_length=120, required=False, help_text=_("平台没有给编号可留空。")
    )
    screenshot = forms.FileField(label=_("提交成功截图"), required=False)


class AnswerForm(forms.Form):
    """What the platform answered."""

    kind = forms.ChoiceField(label=_("平台答复"), choices=())
    at = forms.DateTimeField(label=_("答复时间（中国时间）"), widget=MOMENT)
    words = forms.CharField(
        label=_("平台原文"),
        widget=forms.Textarea,
        required=False,
        help_text=_("原样粘贴，不要改写。要求补充或驳回时必填。"),
    )
    reply_due = forms.DateTimeField(
        label=_("要求补充的截止时间，或再次申诉的截止时间（中国时间）"),
        widget=MOMENT,
        required=False,
        help_text=_("平台写明了才填；不填则从它的原话里读。"),
    )
    parts = forms.MultipleChoiceField(
        label=_("部分通过时，哪些已经做到"),
        choices=(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the kinds in the reader's language."""
        super().__init__(*args, **kwargs)
        named = {
            "kind": [(kind.value, NAMES[kind].say(language())) for kind in OutcomeKind],
            "parts": [(code, words.say(language())) for code, words in PARTS.items()],
        }
        for name, choices in named.items():
            chosen = self.fields[name]
            assert isinstance(chosen, forms.ChoiceField)
            chosen.choices = choices


class WatchForm(forms.Form):
    """What was seen during the watch."""

    seen = forms.CharField(label=_("复查所见"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    repeated = forms.BooleanField(label=_("同类问题再次出现"), required=False)
