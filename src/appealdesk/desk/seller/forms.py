"""Forms of the seller (卖家表单)."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WordsForm(forms.Form):
    """A few words: a message, a change wanted, a reason."""

    words = forms.CharField(label=_("留言"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))


class NewLinkForm(forms.Form):
    """Ask for a new link to a case."""

    code = forms.CharField(label=_("案件编号"), max_length=20)
    mail = forms.EmailField(label=_("登记时的邮箱"))
