"""A password that reaches the desk would travel with the bundle; it is refused where it comes in."""

from __future__ import annotations

import pytest

from appealdesk.core.credentials import credential_faults


@pytest.mark.parametrize(
    "text",
    [
        "后台密码:Abc12345",
        "密码是 qwe123!",
        "Password: hunter22",
        "pwd=12345678",
        "验证码为 482913",
        "パスワードはabc123",
        "Passwort: Geheim1",
    ],
)
def test_a_credential_is_found_and_never_repeated(text: str) -> None:
    (fault,) = credential_faults("story.md", f"我们是卖家。\n{text}")
    assert fault.place == "story.md:2"
    assert text not in str(fault)


@pytest.mark.parametrize(
    "text",
    [
        "平台让我们改密码,我们没有点链接。",
        "The mail asked for our password: we did not answer.",
        "密码已于 11 月 3 日修改",
        "订单 113-4417730-9920586 的验证码一直收不到",
        "They wanted the verification code.",
    ],
)
def test_talk_about_passwords_is_no_password(text: str) -> None:
    assert list(credential_faults("story.md", text)) == []
