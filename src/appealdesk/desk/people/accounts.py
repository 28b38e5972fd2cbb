"""What the pages of accounts say that their makers left in English (账户用语)."""

from __future__ import annotations

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class LongEnough(MinimumLengthValidator):
    """A password has as many characters as the settings ask for."""

    def get_error_message(self) -> str:
        """Say what is wrong and what to do."""
        return _("密码太短：至少要有 %(least)d 个字符。") % {"least": self.min_length}

    def get_help_text(self) -> str:
        """Say it beforehand."""
        return _("密码至少要有 %(least)d 个字符。") % {"least": self.min_length}


class NewKey(AddWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    """A security key or passkey, by the name that its owner gives it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = gettext_lazy("名称")
