"""Facts without a source (L1, L2, L13, L14): numbers, days, ids and names that nothing in the case carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from appealdesk.core.letter.composition import compose_letter
from appealdesk.core.letter.letter import Letter, Row, Statement, said
from appealdesk.core.letter.matter import concerned, noticed
from appealdesk.core.letter.month_names import ALL_MONTHS
from appealdesk.core.letter.papers import copy_differences
from appealdesk.core.letter.problems.problem import Draft, Problem, quotations, unquoted
from appealdesk.core.letter.problems.sources import (
    case_values,
    checkable,
    corpus_of,
    origin_values,
    words_of,
)
from appealdesk.core.letter.tokens import covered, sentences, tokens

NOUNS_IN_CAPITALS = frozenset({"de"})
UNSPACED = frozenset({"ja", "zh", "zh-TW"})
CHINESE = frozenset({"zh", "zh-TW"})
UNSOURCED_WORDS, UNSOURCED_SHARE = 1, 0.2
_NAME = re.compile(r"(?<![.!?:“(]\s)(?<=\s)[A-Z][\w'’-]+")
# Where every noun is written in capitals two of them in a row are a name; where no space parts the words, Latin letters are.
_TWO_NAMES = re.compile(r"(?<=\s)(?=([A-ZÄÖÜ][\w'’-]+\s[A-ZÄÖÜ][\w'’-]+))")
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'’-]+")
_CONTENT = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ][a-zß-öø-ÿœ'’-]{3,}")
# Where no space parts the words: runs of Chinese characters or of katakana, which carry the sense.
_RUNS = re.compile(r"[A-Za-z][a-z'’-]{3,}|[\u4e00-\u9fff々]{2,}|[ァ-ヴー]{3,}")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_DATE_SIGNS = re.compile(r"(?<=\d)[年月日時分]")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%")


def fact_problems(draft: Draft) -> Iterator[Problem]:
    """Yield what is said without a source, what is missing, and what the reading copy says otherwise."""
    composed = compose_letter(draft.argument, draft.letter.language, clauses=draft.book)
    yield from _unsourced(draft)
    yield from _recited(draft, composed)
    yield from _names(draft, composed)
    yield from _unanswered(draft)
    yield from _missing_ids(draft)
    yield from _figures(draft)
    for place, differing in copy_differences(draft.letter):
        yield Problem(
            "COPY",
            place,
            f"Letter and Chinese copy differ in {', '.join(differing)}.",
            "Say the same number, day and id in both languages.",
            fatal=True,
        )


def _unsourced(draft: Draft) -> Iterator[Problem]:
    for place, item, words in draft.items():
        if not item.origins:
            yield Problem(
                "L1",
                place,
                "The statement rests on nothing.",
                "Tie it to the notice, the plan or a ground.",
                fatal=True,
            )
            continue
        for token in _foreign(draft, item, words):
            kind, _, value = token.partition(":")
            yield Problem(
                "L13" if kind == "id" and _elsewhere(draft, token) else "L1",
                place,
                f"The {kind} {value} does not stand in what this statement rests on.",
                "Correct it, or add the paper that says so.",
                fatal=True,
            )


def _foreign(draft: Draft, item: Statement | Row, words: str) -> list[str]:
    """Return the tokens that the origins of a statement do not hold as often as it says them."""
    language = draft.letter.language
    values = [value for origin in item.origins for value in origin_values(origin, draft.argument)]
    known = checkable(values, language) + Counter(f"number:{number}" for number in item.derived)
    spare = tokens(draft.body(item, words)) - known
    return [token for token in spare if token in known or not covered(token, set(known))]


def _recited(draft: Draft, composed: Letter) -> Iterator[Problem]:
    """What the files say of an order is recited, not worded: it stands in the letter as they say it, cell by cell."""
    facts = {said(item, composed.language) for _, item in composed.statements() if _of_orders(item)}
    for place, item, words in draft.items():
        if _of_orders(item) and words not in facts:
            yield Problem(
                "L13",
                place,
                "It differs from what the files say of the order.",
                "Recite the files.",
                fatal=True,
            )
    yield from _reworded(draft, composed)


def _reworded(draft: Draft, composed: Letter) -> Iterator[Problem]:
    """A sentence that nobody composed may be true all the same: a person has to say where it comes from."""
    language = draft.letter.language
    known = {s for _, item in composed.statements() for s in sentences(said(item, language))}
    for place, item, words in draft.items():
        for sentence in () if _of_orders(item) else sentences(words):
            if sentence not in known:
                yield Problem(
                    "L1",
                    place,
                    f"This was not composed from the case: “{sentence}”",
                    "Put it into the plan, so that its source is known.",
                )


def _of_orders(item: Statement | Row) -> bool:
    return bool(item.origins) and all(origin.kind in {"order", "row"} for origin in item.origins)


def _elsewhere(draft: Draft, token: str) -> bool:
    return token in checkable(case_values(draft.argument))


def _names(draft: Draft, composed: Letter) -> Iterator[Problem]:
    """Name words in capitals, and sentences, that nothing in the case or in the clause book accounts for.

    What was composed from the case has its source, word by word.
    """
    clauses, language = draft.clauses, draft.letter.language
    own = [*clauses.texts.values(), *clauses.terms, *clauses.terms.values()]
    sources = (case_values(draft.argument), own, ALL_MONTHS)
    known, corpus = words_of(sources), corpus_of(sources) if language in UNSPACED else ""
    whole = {said(item, language) for _, item in composed.statements()}
    papers = corpus_of((case_values(draft.argument), tuple(whole)))
    for place, item, words in draft.items():
        if words in whole or all(origin.kind == "frame" for origin in item.origins):
            continue
        yield from _misquoted(place, words, papers)
        for name in _strangers(unquoted(words), known, _name_shape(language)):
            yield Problem(
                "L1",
                place,
                f"The name {name} stands nowhere in the case.",
                "Name who the papers name.",
                fatal=True,
            )
        for sentence in sentences(unquoted(words)):
            content = _content(sentence, language)
            foreign = _foreign_content(content, language, known, corpus)
            if len(foreign) >= UNSOURCED_WORDS and len(foreign) >= UNSOURCED_SHARE * len(content):
                yield Problem(
                    "L1",
                    place,
                    f"Nothing in the case says this: “{sentence}”",
                    "Put it into the plan with its exhibit, or leave it out.",
                    fatal=True,
                )


def _foreign_content(content: list[str], language: str, known: set[str], corpus: str) -> list[str]:
    """Return what nothing accounts for: words, or in Chinese, which parts no words, characters beside no known neighbour."""
    if language not in CHINESE:
        return [word for word in content if not _known(word, known) and word not in corpus]
    pairs = ["".join(pair) in corpus for pair in pairwise(content)]
    return [
        char
        for number, char in enumerate(content)
        if not (char.isspace() or any(pairs[max(number - 1, 0) : number + 1]))
    ]


def _misquoted(place: str, words: str, papers: str) -> Iterator[Problem]:
    """A quotation that was altered is false evidence, however well it reads."""
    for quoted in quotations(words):
        if quoted.lower() not in papers:
            yield Problem("L4", place, f"No paper says “{quoted}”.", "Quote the paper as it is.", fatal=True)


def _content(sentence: str, language: str) -> list[str]:
    if language in CHINESE:
        return list(" ".join(_HAN.findall(_DATE_SIGNS.sub(" ", sentence))))
    if language in UNSPACED:
        return [word.lower() for word in _RUNS.findall(_DATE_SIGNS.sub(" ", sentence))]
    return [word.lower() for word in _CONTENT.findall(sentence)]


def _known(word: str, known: set[str]) -> bool:
    return word in known or all(len(part) < 2 or part in known for part in re.split(r"['’-]", word))


def _name_shape(language: str) -> re.Pattern[str]:
    if language in UNSPACED:
        return _LATIN_NAME
    return _TWO_NAMES if language in NOUNS_IN_CAPITALS else _NAME


def _strangers(words: str, known: set[str], shape: re.Pattern[str]) -> Iterator[str]:
    for name in shape.findall(words):
        parts = re.findall(r"[^\W\d_]{2,}", name)
        if parts and all(part.lower() not in known for part in parts):
            yield name


def _unanswered(draft: Draft) -> Iterator[Problem]:
    said = set(tokens(draft.text))
    for key, figure in draft.argument.reading.figures:
        if not set(checkable(figure.value)) <= said:
            yield Problem(
                "L2",
                "summary",
                f"The notice's figure {key} of {figure.value} is not answered.",
                "Answer every metric that the notice names.",
                fatal=True,
            )


def _missing_ids(draft: Draft) -> Iterator[Problem]:
    argument, text = draft.argument, draft.text
    items = [noticed(argument, ids) for ids in (argument.reading.asins, argument.reading.item_ids)]
    for id_ in (*concerned(argument), *items[0], *items[1]):
        if id_ not in text:
            yield Problem("L13", "facts", f"{id_} is missing.", "Name every order and item of the notice.")


def _figures(draft: Draft) -> Iterator[Problem]:
    """A percentage that is not the notice's is the seller's own: it needs its period and its source."""
    reading = draft.argument.reading
    named = set(checkable([(figure.value, figure.threshold) for _, figure in reading.figures]))
    own = {"facts", "context", "cause", "summary"}
    for place, item, words in draft.items():
        if place.split(" ")[0].split(".")[0] not in own:
            continue
        for sentence in sentences(words):
            foreign = [p for p in _PERCENT.findall(sentence) if not set(tokens(p)) <= named]
            dated = any(token.startswith(("day:", "month:")) for token in tokens(sentence))
            if foreign and not (dated and item.cites):
                yield Problem(
                    "L14",
                    place,
                    f"{', '.join(foreign)} is not a figure of the notice and has no period and source.",
                    "Use the notice's figure, or mark your own with period and exhibit.",
                )
