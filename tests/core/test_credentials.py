"""A password that reaches the desk would travel with the bundle; it is refused where it comes in."""

from __future__ import annotations

import pytest

from appealdesk.core.credentials import MASK, credential_faults, masked, masked_rows


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


def test_the_value_alone_is_masked_and_all_else_stays() -> None:
    assert masked("登录\n密码:Abc12345，谢谢\nLate 4.24%") == f"登录\n密码:{MASK}，谢谢\nLate 4.24%"
    assert masked("Password is hunter22 and pwd=a1b2c3") == f"Password is {MASK} and pwd={MASK}"
    assert masked(plain := "平台让我们改密码,我们没有点链接。") == plain


def test_in_a_table_a_value_is_masked_beside_its_label_and_below_it() -> None:
    rows = [["Account", "Password", "Tracking"], ["shop-1", "hunter22", "1Z999AA1"], ["密码", "abc12345", ""]]
    assert masked_rows(rows) == [rows[0], ["shop-1", MASK, "1Z999AA1"], ["密码", MASK, ""]]
    assert masked_rows([]) == []
