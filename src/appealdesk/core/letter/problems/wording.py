"""Words that harm (措辞): blame, platform criticism, pleading, stock phrases, remains of another language (L6, L7, L15 to L22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from appealdesk.core.letter.problems.problem import Draft, Problem, unquoted

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]+")
# Topic: point of the sheet, sections looked at (none: all), what to do, whether it stops the bundle.
TOPICS: dict[str, tuple[str, tuple[str, ...], str, bool]] = {
    "blame": ("L15", (), "Let the records speak; say what the exhibit shows.", False),
    "platform": ("L16", (), "Name the fact that was read wrongly, not who read it.", False),
    "pleading": ("L17", (), "Leave it out; facts and actions decide.", False),
    "hardship": ("L17", (), "Leave it out; it is not part of the review.", False),
    "stock": ("L22", (), "Say what was done, by whom and when.", False),
    "vague": ("L6", ("cause",), "Say when, how many orders, which step, which check was missing.", False),
    "promise": (
        "L7",
        ("corrective", "buyers"),
        "Only finished actions belong here; move it to prevention.",
        False,
    ),
    "placeholder": ("L21", (), "Fill it in.", True),
    "contrary": ("L19", (), "The platform's own rule says otherwise; leave it out.", False),
    "desk": ("L19", (), "The standing of rules is for the report, not for the platform.", True),
}


def wording_problems(draft: Draft) -> Iterator[Problem]:
    """Yield every listed phrase with its place, and text of another language outside names and quotations."""
    for topic, (code, sections, remedy, fatal) in TOPICS.items():
        for place, _, words in draft.items(*sections):
            for hit in draft.hits(topic, words):
                yield Problem(
                    code, place, f"“{hit}” does not belong in a letter ({topic}).", remedy, fatal=fatal
                )
    if draft.letter.language not in {"zh", "zh-TW", "ja"}:
        yield from _remains(draft)


def _remains(draft: Draft) -> Iterator[Problem]:
    seller = draft.argument.case.seller
    names = [name for name in (seller.store, seller.company, seller.signatory) if HAN.search(name)]
    for place, _, words in draft.items():
        bare = reduce(lambda text, name: text.replace(name, " "), names, unquoted(words))
        found = HAN.search(bare)
        if found:
            yield Problem(
                "L21",
                place,
                f"“{found[0][:20]}” is not in the letter's language.",
                f"Write the text in “{draft.letter.language}”.",
                fatal=True,
            )
