"""Passwords and one-time codes (账户密码、验证码) in what a seller hands in: the desk never signs in, so it never keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from appealdesk.core.errors import Fault

# A label, a sign that a value follows, and a value that holds a digit: talk about passwords has no such value.
_SECRET = re.compile(
    r"(?:password|passwd|pwd|passwort|kennwort|mot de passe|contraseña|密码|密碼|口令|パスワード|验证码|驗證碼|verification code|\botp)"
    r"\s{0,3}(?:is|ist|est|es|[:：=]|是|为|為|は)\s{0,3}[“\"'「]?(?=[!-~]{0,30}\d)(?P<value>[!-~]{4,64})",
    re.IGNORECASE,
)


MASK = "••••"


def masked(text: str) -> str:
    """Return a text with dots in place of every password or code that it gives away; the same text where there is none."""
    return _SECRET.sub(lambda found: found[0][: found.start("value") - found.start()] + MASK, text)


def masked_rows(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Mask the cells of a table: a value beside its label, or in the column below it."""
    heads = rows[0] if rows else ()
    return [[_masked_cell(row, at, heads) for at in range(len(row))] for row in rows]


def _masked_cell(row: Sequence[str], at: int, heads: Sequence[str]) -> str:
    labels = [row[at - 1]] if at else []
    labels += [heads[at]] if at < len(heads) and row is not heads else []
    plain = masked(row[at])
    if plain == row[at] and any(_SECRET.search(f"{label.strip()[:40]}: {row[at]}") for label in labels):
        return MASK
    return plain


def credential_faults(file: str, text: str) -> Iterator[Fault]:
    """Yield a fault for each line that seems to give a password or a code away; the value itself is never repeated."""
    for number, line in enumerate(text.splitlines(), 1):
        if _SECRET.search(line[:2000]):
            yield Fault(
                f"{file}:{number}",
                "This looks like a password or a verification code.",
                "Take it out and change it: the desk never signs in to an account and keeps no credentials.",
            )
