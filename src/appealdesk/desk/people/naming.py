"""The roles of the staff by name (角色名称)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from appealdesk.core.stage import Role

ROLE_NAMES = {
    Role.SPECIALIST.value: _("专员"),
    Role.REVIEWER.value: _("复核"),
    Role.OPERATOR.value: _("主管"),
    Role.AUDITOR.value: _("审计"),
}
