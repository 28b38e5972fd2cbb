"""What a terminal shows (终端输出): labels in both languages, JSON on request, faults on the error stream."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from appealdesk.core.errors import AppealDeskError, BadInputError, Fault

MADE, FAULT_FOUND, BAD_INPUT, REFUSED, NEEDS_ANSWERS = range(5)


def say(line: str = "") -> None:
    """Print one line for a person, at once: a pipe or a log must not keep an address until the desk stops."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def fact(zh: str, en: str, value: object, width: int = 26) -> None:
    """Print one labelled value; the label stands in both languages, padded by what a terminal shows of it."""
    label = f"{zh} {en}"
    shown = sum(2 if ord(sign) > 0x2E7F else 1 for sign in label)
    say(f"  {label}{' ' * max(1, width - shown)}{value}")


def show_json(value: Mapping[str, Any]) -> None:
    """Print one JSON value on one line, so that a batch is one line each."""
    say(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def show_error(error: AppealDeskError, *, as_json: bool) -> int:
    """Tell what is wrong and what to do about it. Returns the exit code for bad input."""
    if as_json:
        show_json({"schema": "appealdesk.error/1", "code": error.code, "faults": _faults(error)})
    for fault in _faults(error):
        where = f"{fault['place']}: " if fault["place"] else ""
        sys.stderr.write(f"✗ {where}{fault['what']}\n")
        if fault["remedy"]:
            sys.stderr.write(f"  → {fault['remedy']}\n")
    return BAD_INPUT


def refused(refusal: OSError) -> BadInputError:
    """Say for a person what the disk refused: a file that is not there, no right, no room."""
    what = f"The disk refuses: {refusal.strerror or type(refusal).__name__}."
    remedy = "Check that the name is right, that you may read or write there, and that there is room."
    return BadInputError([Fault(str(refusal.filename or ""), what, remedy)])


def _faults(error: AppealDeskError) -> list[dict[str, str]]:
    if isinstance(error, BadInputError):
        return [{"place": fault.place, "what": fault.what, "remedy": fault.remedy} for fault in error.faults]
    return [{"place": "", "what": error.what, "remedy": error.remedy}]
