"""Passwords and one-time codes (账户密码、验证码) in what a seller hands in: the desk never signs in, so it never keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.errors import Fault

# A label, a sign that a value follows, and a value that holds a digit: talk about passwords has no such value.
_SECRET = re.compile(
    r"(?:password|passwd|pwd|passwort|kennwort|mot de passe|contraseña|密码|密碼|口令|パスワード|验证码|驗證碼|verification code|\botp)"
    r"\s{0,3}(?:is|ist|est|es|[:：=]|是|为|為|は)\s{0,3}[“\"'「]?(?=[!-~]{0,30}\d)(?P<value>[!-~]{4,64})",
    re.IGNORECASE,
)


def credential_faults(file: str, text: str) -> Iterator[Fault]:
    """Yield a fault for each line that seems to give a password or a code away; the value itself is never repeated."""
    for number, line in enumerate(text.splitlines(), 1):
        if _SECRET.search(line[:2000]):
            yield Fault(
                f"{file}:{number}",
                "This looks like a password or a verification code.",
                "Take it out and change it: the desk never signs in to an account and keeps no credentials.",
            )
