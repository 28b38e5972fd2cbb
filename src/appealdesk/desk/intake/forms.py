"""The form of the intake after the notice (收件表单)."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

AREA = forms.Textarea(attrs={"rows": 4})


class DetailsForm(forms.Form):
    """Everything but the notice; nothing is demanded but a way to reach the seller."""

    story = forms.CharField(
        label=_("发生了什么"),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        help_text=_("按时间顺序，用您自己的话。不用写得漂亮。"),
    )
    orders = forms.CharField(
        label=_("涉及的订单号，3 到 5 个"),
        widget=AREA,
        required=False,
        help_text=_("每行一个。通知里已有的不用再写。"),
    )
    happened = forms.CharField(label=_("哪一天发生"), max_length=60, required=False)
    earlier = forms.CharField(
        label=_("以前申诉过吗"),
        widget=AREA,
        required=False,
        help_text=_("写明日期、内容和平台的答复。必须如实披露，隐瞒会让申诉失败。"),
    )
    store = forms.CharField(label=_("店铺名"), max_length=120, required=False)
    company = forms.CharField(label=_("公司名（英文或拼音）"), max_length=120, required=False)
    signatory = forms.CharField(label=_("署名人"), max_length=80, required=False)
    sales = forms.CharField(label=_("月销售额（约）"), max_length=60, required=False)
    contact_name = forms.CharField(label=_("联系人"), max_length=80, required=False)
    contact_mail = forms.CharField(
        label=_("邮箱"),
        max_length=200,
        required=False,
        widget=forms.EmailInput(),
        help_text=_("最好是公司邮箱：平台会看申诉人是否代表公司。"),
    )
    contact_phone = forms.CharField(label=_("手机或微信号"), max_length=40, required=False)
    wanted = forms.ChoiceField(
        label=_("希望多久拿到申诉信"),
        choices=[
            ("", _("按平台时限")),
            ("24h", _("24 小时内")),
            ("2d", _("2 个工作日")),
            ("5d", _("5 个工作日")),
        ],
        required=False,
    )
