"""Teach the second voice: `python bench/reading/learn.py` writes `packs/recognition/voices.yaml` from labelled texts.

A softmax regression over the features of `core/recognition/voice.py`, balanced between codes, with full steps and no
dice: the same texts give the same table. `--held-out` prints instead what the voice alone would say of each round,
taught by the others.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "reading"))

from folders import samples  # noqa: E402
from lean import MORE, complete  # noqa: E402
from notices import generated  # noqa: E402

from appealdesk.core.recognition.voice import Voice, features, marks_in  # noqa: E402
from appealdesk.readers import recognition  # noqa: E402

LESSONS = ROOT / "tests" / "reading" / "lessons"
TABLE = ROOT / "src" / "appealdesk" / "packs" / "recognition" / "voices.yaml"
# What one platform calls otherwise is one matter; the packs' `becomes` gives it the platform's name again.
FAMILY = {"ldr": "lsr", "sfcr": "cr", "nfr": "cr", "prohibited_listing": "restricted_product"}
MUTE = (
    "amazon", "shopee", "temu", "tiktok", "shop", "lazada", "walmart", "ebay", "aliexpress", "shopify", "com", "www", "https",
)  # fmt: skip
# How often a stem or piece must occur, parts and pairs once more; how strongly weights are held down; how many steps; how far classes are balanced.
LEAST, HELD, STEPS = 2, 1e-4, 200
BALANCE = {"kind": 1.0, "issue_type": 0.3}
# Weights below this share of a feature's strongest say nothing worth keeping.
KEPT, SMALLEST = 0.5, 0.1


@dataclass(frozen=True)
class Lesson:
    """One text with the code it teaches."""

    text: str
    code: str


def rounds() -> dict[str, list[dict[str, Any]]]:
    """Return the labelled notices by round, public and generated ones as rounds of their own."""
    found = {
        path.stem: [
            one if "expected" in one else complete(one)
            for one in yaml.safe_load(path.read_text(encoding="utf-8"))
        ]
        for path in sorted(MORE.glob("*.yaml"))
    }
    return found | {"public": list(samples()), "generated": list(generated(each=1))}


def told(question: str) -> list[Lesson]:
    """Return the short texts written for a question."""
    pages = {
        name: yaml.safe_load((LESSONS / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in ("issues", "kinds")
    }
    own = pages["kinds" if question == "kind" else "issues"]
    lessons = [Lesson(text, _family(code)) for code, texts in own.items() for text in texts]
    if question == "kind":
        lessons += [Lesson(text, "enforcement") for texts in pages["issues"].values() for text in texts]
    return lessons


def labelled(question: str, sets: Iterable[Sequence[dict[str, Any]]]) -> list[Lesson]:
    """Return what the labelled notices teach."""
    key = "message_kind" if question == "kind" else "issue_type"
    return [
        Lesson(one["notice_text"], _family(one["expected"][key]))
        for group in sets
        for one in group
        if (one["notice_text"] or "").strip()
        and one["expected"][key]
        and (question == "kind" or one["expected"]["is_notice"])
    ]


def _family(code: str) -> str:
    return FAMILY.get(code, code)


def taught(question: str, lessons: Sequence[Lesson]) -> Voice:
    """Fit a voice."""
    folding = recognition.knowledge().folding
    mute = frozenset(MUTE)
    heard = [{feature for feature, _, _ in features(folding.text("", one.text).low, mute)} for one in lessons]
    counts = Counter(feature for one in heard for feature in one)
    names = sorted(
        feature for feature, count in counts.items() if count >= LEAST + (feature[0] == "#" or " " in feature)
    )
    codes = tuple(sorted({one.code for one in lessons}))
    at = {name: number for number, name in enumerate(names)}
    x = np.zeros((len(lessons), len(names)), dtype=np.float32)
    y = np.zeros((len(lessons), len(codes)), dtype=np.float32)
    for row, (one, found) in enumerate(zip(lessons, heard, strict=True)):
        known = [at[feature] for feature in found if feature in at]
        x[row, known] = 1 / np.sqrt(max(len(known), 1))
        y[row, codes.index(one.code)] = 1
    weights, bias = _fit(x, y, BALANCE[question])
    table = {name: _kept(codes, row) for name, row in zip(names, weights, strict=True)}
    return Voice(_rounded(codes, bias), {name: row for name, row in table.items() if row})


def _kept(codes: Sequence[str], row: Any) -> dict[str, float]:
    least = max(KEPT * np.abs(row).max(), SMALLEST)
    return {code: one for code, one in _rounded(codes, row).items() if abs(one) >= least}


def _rounded(codes: Sequence[str], row: Any) -> dict[str, float]:
    return {code: round(float(one), 1) for code, one in zip(codes, row, strict=True)}


def _fit(x: Any, y: Any, balance: float) -> tuple[Any, Any]:
    share = (len(x) / y.shape[1] / y.sum(0)) ** balance
    each = (y @ share)[:, None]
    each /= each.mean()
    weights, bias = (
        np.zeros((x.shape[1], y.shape[1]), dtype=np.float32),
        np.zeros(y.shape[1], dtype=np.float32),
    )
    pace = np.zeros_like(weights)
    for _ in range(STEPS):
        z = x @ weights + bias
        z = np.exp(z - z.max(1, keepdims=True))
        miss = (z / z.sum(1, keepdims=True) - y) * each
        pace = 0.9 * pace + x.T @ miss / len(x) + HELD * weights
        weights -= 2.0 * pace
        bias -= 2.0 * miss.mean(0)
    return weights, bias


def _held_out() -> None:
    """Print how often the voice alone is right about a round that did not teach it."""
    sets = rounds()
    folding = recognition.knowledge().folding
    for question in BALANCE:
        for name, held in sets.items():
            voice = taught(
                question,
                told(question) + labelled(question, (one for other, one in sets.items() if other != name)),
            )
            asked = labelled(question, [held])
            right = sum(_says(voice, folding.text("", one.text)) == one.code for one in asked)
            print(f"{question:12} {name:16} {right / max(len(asked), 1):6.2f}  ({right}/{len(asked)})")


def _says(voice: Voice, text: Any) -> str | None:
    leanings = voice.leanings(marks_in((text,), frozenset(MUTE)))
    return max(leanings, key=lambda code: leanings[code]) if leanings else None


def _page(day: date) -> str:
    sets = rounds()
    lines = [
        "# Weights of the second voice, written by bench/reading/learn.py: change the lessons, not the numbers. A feature is a stem,",
        "# two stems, a part of a word (#, with < and > for its ends), or a piece of a run without spaces.",
        f"learned: {day.isoformat()}",
        "basis: derived",
        f"mute: [{', '.join(MUTE)}]",
        "voices:",
    ]
    for question in BALANCE:
        lessons = told(question) + labelled(question, sets.values())
        voice = taught(question, lessons)
        lines += [f"  {question}:", f"    texts: {len(lessons)}", "    codes:"]
        for code, bias in voice.bias.items():
            lines += [f"      {code}:", f"        bias: {bias:g}", "        words:", *_words(voice, code)]
    return "\n".join(lines) + "\n"


def _words(voice: Voice, code: str) -> Iterator[str]:
    """Write the features of a code, those of one weight together, heaviest first."""
    by_weight: dict[float, list[str]] = {}
    for name, row in voice.weights.items():
        if code in row:
            by_weight.setdefault(row[code], []).append(name)
    for weight in sorted(by_weight, reverse=True):
        listed = textwrap.wrap(
            ", ".join(_quoted(name) for name in by_weight[weight]), 130, break_on_hyphens=False
        )
        yield f"          {weight:g}: [{listed[0]}" + ("]" if len(listed) == 1 else "")
        yield from (f"            {line}" for line in listed[1:-1])
        if len(listed) > 1:
            yield f"            {listed[-1]}]"


def _quoted(name: str) -> str:
    """Quote a feature; a space inside is written as an underscore, so that lines can be broken at spaces."""
    return "'" + name.replace("'", "''").replace(" ", "_") + "'"


if __name__ == "__main__":
    if "--held-out" in sys.argv:
        _held_out()
    elif len(sys.argv) == 2:
        TABLE.write_text(_page(date.fromisoformat(sys.argv[1])), encoding="utf-8")
    else:
        sys.exit("usage: learn.py DAY | --held-out")
