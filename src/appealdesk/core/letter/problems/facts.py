"""Facts without a source (L1, L2, L13, L14): numbers, days, ids and names that nothing in the case carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from appealdesk.core.letter.letter import Row, Statement, said
from appealdesk.core.letter.matter import concerned, noticed
from appealdesk.core.letter.month_names import ALL_MONTHS
from appealdesk.core.letter.number_words import numbers_in, spells
from appealdesk.core.letter.papers import copy_differences
from appealdesk.core.letter.problems.days import days_read
from appealdesk.core.letter.problems.problem import Draft, Problem, quotations, unquoted
from appealdesk.core.letter.problems.rewording import Change
from appealdesk.core.letter.problems.sources import (
    case_values,
    checkable,
    corpus_of,
    origin_values,
    texts_of,
    words_of,
)
from appealdesk.core.letter.tokens import covered, sentences, tokens

NOUNS_IN_CAPITALS = frozenset({"de"})
UNSPACED = frozenset({"ja", "zh", "zh-TW"})
_NAME = re.compile(r"(?<![.!?:“(]\s)(?<=\s)[A-Z][\w'’-]+")
# Where every noun is written in capitals two of them in a row are a name; where no space parts the words, Latin letters are.
_TWO_NAMES = re.compile(r"(?<=\s)(?=([A-ZÄÖÜ][\w'’-]+\s[A-ZÄÖÜ][\w'’-]+))")
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'’-]+")
NOUNS_IN_CAPITALS = frozenset({"de"})
UNSPACED = frozenset({"ja", "zh", "zh-TW"})
_NAME = re.compile(r"(?<![.!?:“(]\s)(?<=\s)[A-Z][\w'’-]+")
# Where every noun is written in capitals two of them in a row are a name; where no space parts the words, Latin letters are.
_TWO_NAMES = re.compile(r"(?<=\s)(?=([A-ZÄÖÜ][\w'’-]+\s[A-ZÄÖÜ][\w'’-]+))")
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'’-]+")
# How firms and persons are named where no capitals tell a name.
_HAN_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:公司|事务所|事務所|集团|集團|协会|協會|法人|机构|機構|研究所|研究院|检验所|檢驗所|学院|學院|大学|大學)"
    r"|[\u4e00-\u9fff]{1,3}(?:主任|先生|女士|小姐|律师|律師|师傅|師傅|さん|氏)"
)
_IN_CAPITALS = re.compile(r"(?<=[^.!?。])(?<![^\W\d_])[A-ZÄÖÜÉ][^\W\d_]+")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%")


def fact_problems(draft: Draft) -> Iterator[Problem]:
    """Yield what is said without a source, what is missing, and what the reading copy says otherwise."""
    yield from _unsourced(draft)
    yield from _recited(draft)
    yield from _names(draft)
    yield from _unanswered(draft)
    yield from _uncounted(draft)
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
    # What is quoted from a paper is read as the letter is.
    known |= tokens(days_read(texts_of(values, language), language, draft.letter.marketplace))
    spare = tokens(days_read(draft.body(item, words), language, draft.letter.marketplace)) - known
    left = [token for token in spare if token in known or not covered(token, set(known))]
    return [token for token in left if not _spelt(token, draft, item, words)]


def _spelt(token: str, draft: Draft, item: Statement | Row, words: str) -> bool:
    """Whether what was composed from the same origins says a small number in words that `words` now says in digits alone."""
    if _spelt_in(token, [words]):
        return False
    language = draft.letter.language
    same = (o for _, o in draft.composed.statements() if o.origins == item.origins)
    return _spelt_in(token, (said(other, language) for other in same))


def _recited(draft: Draft) -> Iterator[Problem]:
    """What the files say of an order is recited cell by cell; a sentence may be turned, but adds nothing of its own."""
    composed = draft.composed
    facts = {said(item, composed.language) for _, item in composed.statements() if _of_orders(item)}
    told = words_of([said(item, composed.language) for _, item in composed.statements()])
    for place, item, words in draft.items():
        change = draft.changes.get(place)
        turned = change is None or (change.reworded and not _otherwise(draft, change, told))
        if _of_orders(item) and words not in facts and not (isinstance(item, Statement) and turned):
            yield Problem(
                "L13",
                place,
                "It differs from what the files say of the order.",
                "Recite the files.",
                fatal=True,
            )
    yield from _reworded(draft)


def _otherwise(draft: Draft, change: Change, told: set[str]) -> bool:
    """Whether another day, time or number stands there, or a name that the composed letter does not hold: a carrier, a town."""
    fresh = " ".join(change.fresh)
    read = tokens(days_read(fresh, draft.letter.language, draft.letter.marketplace))
    before = tokens(" ".join(change.gone))
    moved = any(token not in before and not _spelt_in(token, change.gone) for token in read)
    return moved or any(word.lower() not in told for word in _IN_CAPITALS.findall(fresh))


def _spelt_in(token: str, texts: Iterable[str]) -> bool:
    kind, _, value = token.partition(":")
    return kind == "number" and any(spells(text, value) for text in texts)


def _reworded(draft: Draft) -> Iterator[Problem]:
    """A sentence that nobody composed may be true all the same: a person has to say where it comes from."""
    for place, change in draft.changes.items():
        for sentence in change.fresh:
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


def _names(draft: Draft) -> Iterator[Problem]:
    """Name words in capitals that nothing in the case or in the clause book accounts for, and sentences that add to the case.

    What was composed from the case has its source, word by word; what says the same in other words has it too.
    """
    clauses, language = draft.clauses, draft.letter.language
    if not draft.changes:
        return
    own = [*clauses.texts.values(), *clauses.terms, *clauses.terms.values()]
    months = (ALL_MONTHS, [name[:length] for name in ALL_MONTHS for length in (3, 4)])
    known = words_of((case_values(draft.argument), own, months))
    whole = tuple(said(item, language) for _, item in draft.composed.statements())
    papers = corpus_of((case_values(draft.argument), whole))
    for place, item, words in draft.items():
        change = draft.changes.get(place)
        if change is None or all(origin.kind == "frame" for origin in item.origins):
            continue
        yield from _misquoted(place, words, papers)
        han = {m[0] for m in _HAN_NAME.finditer(unquoted(" ".join(change.fresh))) if m[0] not in papers}
        for name in (*_strangers(unquoted(words), known, _name_shape(language)), *sorted(han)):
            yield Problem(
                "L1",
                place,
                f"The name {name} stands nowhere in the case.",
                "Name who the papers name.",
                fatal=True,
            )
        for sentence in change.added:
            yield Problem(
                "L1",
                place,
                f"Nothing in the case says this: “{sentence}”",
                "Put it into the plan with its exhibit, or leave it out.",
                fatal=True,
            )


def _misquoted(place: str, words: str, papers: str) -> Iterator[Problem]:
    """A quotation that was altered is false evidence, however well it reads."""
    for quoted in quotations(words):
        if quoted.lower() not in papers:
            yield Problem("L4", place, f"No paper says “{quoted}”.", "Quote the paper as it is.", fatal=True)


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


def _uncounted(draft: Draft) -> Iterator[Problem]:
    """What was counted from the case stands in an edited sentence as it was counted, and no count that nobody made."""
    for place, item, words in draft.items():
        change = draft.changes.get(place)
        if change is None or not isinstance(item, Statement):
            continue
        told, before = tokens(words), tokens(" ".join(change.gone))
        counted = [n for n in dict.fromkeys(item.derived) if f"number:{n}" in before]
        left = [n for n in counted if f"number:{n}" not in told and not spells(words, n)]
        if left:
            yield Problem(
                "L14",
                place,
                f"The case counts {', '.join(left)}, and the sentence no longer says so.",
                "Say every count of the case.",
                fatal=True,
            )
        yield from _spelt_out(draft, place, item, change)


def _spelt_out(draft: Draft, place: str, item: Statement, change: Change) -> Iterator[Problem]:
    """A number in words that neither what stood there nor what it rests on holds."""
    before = " ".join(change.gone) or " ".join(
        said(other, draft.letter.language) for _, other in draft.composed.statements()
    )
    values = [value for origin in item.origins for value in origin_values(origin, draft.argument)]
    known = set(checkable(values, draft.letter.language)) | set(tokens(before))
    for number in numbers_in(" ".join(change.fresh)):
        if f"number:{number}" not in known and not spells(before, number):
            yield Problem(
                "L1",
                place,
                f"The number {number}, in words, does not stand in what this statement rests on.",
                "Correct it, or add the paper that says so.",
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
