"""Words that harm (措辞): blame, platform criticism, pleading, stock phrases, remains of another language (L6, L7, L15 to L22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from appealdesk.core.letter.problems.problem import Draft, Problem, unquoted
from appealdesk.core.letter.tokens import sentences

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]+")
HAN_ONLY = re.compile(r"[\u4e00-\u9fff]")
KANA = re.compile(r"[\u3041-\u30fa]")
# Six Latin words in a row are a sentence and no name.
LATIN = re.compile(r"(?:[A-Za-z][\w'’-]*[ ,]+){5}[A-Za-z][\w'’-]*")
# What nobody filled in has the same look in any language; a citation ends in its number.
BLANK = re.compile(
    r"\b(?:TODO|TBD|TBC|X{3,})\b|\{\{[^}]*\}?\}?|_{3,}|\?{2,}|？{2,}|\[(?![^\]]*\d\])[^\]]*\]|【[^】]*】|<[^<>\d]{1,30}>"
)
TELLING = 3
# A Japanese sentence of this many Chinese characters holds kana as well.
LONG_HAN = 15
# Which characters a kind of Chinese writes: its own standard character set holds no forms of the other kind.
CHINESE = {"zh": "gb2312", "zh-TW": "cp950"}
# A name may hold one rare character; two of them are a sentence.
RARE = 2
# Topic: point of the sheet, sections looked at (none: all), what to do, whether it stops the bundle.
TOPICS: dict[str, tuple[str, tuple[str, ...], str, bool]] = {
    "blame": ("L15", (), "Let the records speak; say what the exhibit shows.", False),
    "carrier": (
        "L3",
        (),
        "Name the check of your own that was missing; the carrier's record speaks for itself.",
        False,
    ),
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
    for place, _, words in draft.items():
        for match in BLANK.finditer(unquoted(words)):
            yield Problem("L21", place, f"“{match[0]}” is a blank.", "Fill it in.", fatal=True)
    yield from _remains(draft)


def _remains(draft: Draft) -> Iterator[Problem]:
    """Name text of another language: by its characters, or where the statement was never said in the letter's own."""
    seller = draft.argument.case.seller
    names = [name for name in (seller.store, seller.company, seller.signatory) if HAN.search(name)]
    for place, _, words in draft.items():
        bare = reduce(lambda text, name: text.replace(name, " "), names, unquoted(words))
        found = next(_foreign(draft, bare), None)
        if found:
            yield Problem(
                "L21",
                place,
                f"“{found[:20]}” is not in the letter's language.",
                f"Write the text in “{draft.letter.language}”.",
                fatal=True,
            )


def _foreign(draft: Draft, text: str) -> Iterator[str]:
    """Yield runs of another language. A few Latin words in a row are names and ids in any letter."""
    language = draft.letter.language
    if language == "ja":
        yield from (match[0] for match in LATIN.finditer(text))
        yield from (run[0] for run in HAN_ONLY.finditer(text) if not _written(run[0], "cp932"))
        parts = (part for sentence in sentences(text) for part in sentence.split(" | "))
        yield from (p for p in parts if len(HAN_ONLY.findall(p)) >= LONG_HAN and not KANA.search(p))
    elif language in CHINESE:
        yield from (match[0] for match in LATIN.finditer(text))
        yield from (run[0] for run in re.finditer(KANA.pattern + "+", text))
        other = [run[0] for run in HAN_ONLY.finditer(text) if not _written(run[0], CHINESE[language])]
        yield from ["".join(other)] if len(other) >= RARE else []
    else:
        yield from (match[0] for match in HAN.finditer(text))
        yield from _other_latin(draft, text)


def _other_latin(draft: Draft, text: str) -> Iterator[str]:
    """Yield sentences whose small words are those of another language with such words."""
    small = {code: set(held.phrases.get("small", ())) for code, held in draft.book.languages.items()}
    own = small[draft.letter.language]
    for sentence in sentences(text) if own else ():
        words = re.findall(r"[^\W\d_]+", sentence.lower())
        counted = {code: sum(word in held for word in words) for code, held in small.items()}
        if max(counted.values()) >= max(TELLING, counted[draft.letter.language] + 1):
            yield sentence


def _written(character: str, charset: str) -> bool:
    """Whether a language writes the character: forms of another one are not in its character set."""
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
