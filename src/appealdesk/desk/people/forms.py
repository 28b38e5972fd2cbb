"""What is typed about people (人员表单)."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from appealdesk.desk.people.models import User
from appealdesk.desk.people.naming import ROLE_NAMES


class NewPerson(forms.Form):
    """A new member of staff."""

    username = forms.RegexField(
        r"^[\w.@+-]+$",
        max_length=60,
        label=_("登录名"),
        error_messages={"invalid": _("登录名只能用字母、数字和 . @ + - _。")},
    )
    shown_name = forms.CharField(max_length=60, required=False, label=_("显示名"))
    role = forms.ChoiceField(choices=list(ROLE_NAMES.items()), label=_("角色"))

    def clean_username(self) -> str:
        """Refuse a name that is taken: adding never changes somebody else."""
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username=username).exists():
            raise forms.ValidationError(_("这个登录名已有人使用。"))
        return username
