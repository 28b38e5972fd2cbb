"""Faults of fact and form, planted into a letter or its case: each function plants one, or finds no place for it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from clean_letters import BOOK, SPACED, Clean, Made, edited, said_in_letter, spoken, statements, with_plan

from appealdesk.core.case import Corrective, Preventive
from appealdesk.core.letter import compose_letter
from appealdesk.core.letter.formatters import formatter_for
from appealdesk.core.letter.letter import Row, Statement, said
from appealdesk.core.wording import Wording

BLANKS = ("TODO", "[date]", "XXX", "{{store}}", "????")
STRANGERS = ("Ottokar Breidenbach", "Ngozi Adeyemi-Clarke", "Wellington Freight Assurance")
FACTUAL = ("summary", "facts", "context", "cause", "corrective", "preventive", "buyers", "prior")


def number_invented(clean: Clean, rng: random.Random, keys: tuple[str, ...] = FACTUAL) -> Made | None:
    """Another number in place of one that stands there."""
    spots = [
        (place, match.span())
        for place, item, words in statements(clean, *keys)
        if isinstance(item, Statement)
        for match in re.finditer(r"(?<![\w.,:-])\d{1,3}(?![\w.,:-]|\s?[%年月日])", words)
        if not re.search(r"[(（]\[", words[: match.start()])
    ]
    if not spots:
        return None
    place, (start, end) = rng.choice(spots)
    new = str(rng.randrange(1021, 9973))
    return clean.argument, edited(clean.letter, place, lambda text: text[:start] + new + text[end:])


def date_wrong(clean: Clean, rng: random.Random, keys: tuple[str, ...] = FACTUAL) -> Made | None:
    """A day of the case moved by a few days, in one statement."""
    write = formatter_for(clean.language, clean.letter.marketplace).day
    days = [item.done_on for item in clean.plan.corrective if item.done_on]
    days += [s.delivered.at.date() for s in clean.argument.case.shipments if s.delivered and s.delivered.at]
    days += [p.day for p in clean.argument.case.prior if p.day]
    spots = [
        (place, day) for day in days for place, _, words in statements(clean, *keys) if write(day) in words
    ]
    if not spots:
        return None
    place, day = rng.choice(spots)
    other = write(day + timedelta(days=rng.choice((-2, -1, 1, 3))))
    return clean.argument, edited(clean.letter, place, lambda text: text.replace(write(day), other, 1))


def id_digit(clean: Clean, rng: random.Random) -> Made | None:
    """Two neighbouring characters of an order or tracking number exchanged."""
    case = clean.argument.case
    ids = [order.id for order in case.orders] + [s.tracking for s in case.shipments]
    ids += [*clean.argument.reading.asins]
    spots = [(place, id_) for id_ in ids for place, _, words in statements(clean, *FACTUAL) if id_ in words]
    if not spots:
        return None
    place, id_ = rng.choice(spots)
    swaps = [n for n in range(len(id_) - 1) if id_[n] != id_[n + 1] and id_[n : n + 2].isalnum()]
    at = rng.choice(swaps)
    wrong = id_[:at] + id_[at + 1] + id_[at] + id_[at + 2 :]
    return clean.argument, edited(clean.letter, place, lambda text: text.replace(id_, wrong, 1))


def figure_differs(clean: Clean, rng: random.Random) -> Made | None:
    """The notice's own figure told otherwise."""
    amount = formatter_for(clean.language, clean.letter.marketplace).amount
    spots = [
        (place, amount(figure.value, figure.unit), amount(figure.value + rng.choice((-1, 1, 2)), figure.unit))
        for _, figure in clean.argument.reading.figures
        for place, _, words in statements(clean, "summary")
        if amount(figure.value, figure.unit) in words
    ]
    if not spots:
        return None
    place, old, new = rng.choice(spots)
    return clean.argument, edited(clean.letter, place, lambda text: text.replace(old, new, 1))


def _cited(clean: Clean) -> list[tuple[str, Statement | Row, str]]:
    """Statements of plan and grounds that cite an exhibit."""
    wanted = statements(clean, "summary", "facts", "context", "cause", "corrective", "buyers")
    return [
        spot
        for spot in wanted
        if isinstance(spot[1], Statement)
        and spot[1].cites
        and any(origin.kind in {"ground", "plan"} for origin in spot[1].origins)
    ]


def exhibit_absent(clean: Clean, rng: random.Random) -> Made | None:
    """A number of an exhibit that is not in the bundle."""
    spots = _cited(clean)
    if not spots:
        return None
    place, item, _ = rng.choice(spots)
    old, new = f" {item.cites[0].number}]", f" {len(clean.letter.exhibits) + rng.randrange(3, 30)}]"
    return clean.argument, edited(clean.letter, place, lambda text: text.replace(old, new, 1))


def exhibit_other(clean: Clean, rng: random.Random) -> Made | None:
    """An exhibit of the bundle that does not carry the statement."""
    spots = _cited(clean)
    if not spots:
        return None
    place, item, _ = rng.choice(spots)
    numbers = [e.number for e in clean.letter.exhibits if e.number not in {c.number for c in item.cites}]
    if not numbers:
        return None
    old, new = f" {item.cites[0].number}]", f" {rng.choice(numbers)}]"
    return clean.argument, edited(clean.letter, place, lambda text: text.replace(old, new, 1))


def exhibit_dropped(clean: Clean, rng: random.Random) -> Made | None:
    """A statement left without the exhibit that carries it."""
    bracket = re.compile(r"\s*[(（]\[[^\]]*\].*?[)）](?=[.。;；]|\s|$)")
    spots = [spot for spot in _cited(clean) if bracket.search(spot[2])]
    if not spots:
        return None
    place, _, _ = rng.choice(spots)
    return clean.argument, edited(clean.letter, place, lambda text: bracket.sub("", text))


def exhibit_shut(clean: Clean, rng: random.Random) -> Made | None:
    """An exhibit that cannot be opened."""
    cited = sorted({cite.number for _, item, _ in _cited(clean) for cite in item.cites})
    if not cited:
        return None
    number = rng.choice(cited)
    case = clean.argument.case
    exhibits = tuple(replace(e, opens=False) if e.number == number else e for e in case.exhibits)
    argument = replace(clean.argument, case=replace(case, exhibits=exhibits))
    return argument, replace(clean.letter, exhibits=exhibits)


def order_dropped(clean: Clean, rng: random.Random) -> Made | None:
    """An order that the notice names, and the letter does not."""
    ids = [order.id for order in clean.argument.case.orders]
    if not ids:
        return None
    gone = rng.choice(ids)
    letter = clean.letter
    for place, _item in clean.letter.statements():
        letter = edited(letter, place, lambda text: text.replace(gone, "–"))
    subject = replace(
        letter.subject,
        texts=spoken(
            letter.subject.texts, said(letter.subject, clean.language).replace(gone, "–"), clean.language
        ),
    )
    return clean.argument, replace(letter, subject=subject)


def prior_untold(clean: Clean, rng: random.Random) -> Made | None:
    """An earlier warning that the material tells and the letter does not."""
    del rng
    case = clean.argument.case
    reading = replace(clean.argument.reading, must_disclose_prior=True)
    argument = replace(clean.argument, case=replace(case, prior=()), reading=reading)
    return argument, compose_letter(argument, clean.language, clauses=BOOK)


def prior_cut(clean: Clean, rng: random.Random) -> Made | None:
    """The section on earlier warnings taken out of the letter."""
    del rng
    if not clean.argument.case.prior:
        return None
    kept = tuple(section for section in clean.letter.sections if section.key != "prior")
    return clean.argument, replace(clean.letter, sections=kept)


def rule_to_come(clean: Clean, rng: random.Random) -> Made | None:
    """A policy that comes into force after the letter."""
    spots = statements(clean, "policy")
    if not spots:
        return None
    _, item, _ = rng.choice(spots)
    day = clean.argument.case.as_of.date() + timedelta(days=rng.randrange(5, 200))
    rules = tuple(
        replace(rule, since=day, since_is_exact_to="day")
        if rule.rule in {origin.ref for origin in item.origins}
        else rule
        for rule in clean.argument.rules
    )
    argument = replace(clean.argument, rules=rules)
    return argument, compose_letter(argument, clean.language, clauses=BOOK)


def rule_unknown(clean: Clean, rng: random.Random) -> Made | None:
    """A policy that is none of the case's rules."""
    if not statements(clean, "policy"):
        return None
    del rng
    return replace(clean.argument, rules=()), clean.letter


def owner_missing(clean: Clean, rng: random.Random) -> Made | None:
    """An action of which nobody is said to have done it."""
    return _without(clean, rng, "corrective", owner="")


def day_missing(clean: Clean, rng: random.Random) -> Made | None:
    """An action without its day."""
    return _without(clean, rng, "corrective", done_on=None)


def measure_unowned(clean: Clean, rng: random.Random) -> Made | None:
    """A measure without an owner."""
    return _without(clean, rng, "preventive", owner="")


def rhythm_missing(clean: Clean, rng: random.Random) -> Made | None:
    """A measure without frequency or trigger."""
    return _without(clean, rng, "preventive", every="")


def _without(clean: Clean, rng: random.Random, part: str, **gone: Any) -> Made | None:
    items: list[Corrective | Preventive] = list(getattr(clean.plan, part))
    if not items:
        return None
    at = rng.randrange(len(items))
    items[at] = replace(items[at], **gone)
    return with_plan(clean, **{part: tuple(items)})


def nothing_watched(clean: Clean, rng: random.Random) -> Made | None:
    """No measure with a number, a threshold and a consequence."""
    del rng
    if not any(item.watch for item in clean.plan.preventive):
        return None
    return with_plan(clean, preventive=tuple(replace(item, watch=None) for item in clean.plan.preventive))


def day_to_come(clean: Clean, rng: random.Random) -> Made | None:
    """An action said to be finished on a day after the letter."""
    later = clean.argument.case.as_of.date() + timedelta(days=rng.randrange(3, 60))
    return _without(clean, rng, "corrective", done_on=later)


def cause_unpaired(clean: Clean, rng: random.Random) -> Made | None:
    """A cause without action or measure."""
    if not clean.plan.causes:
        return None
    part = rng.choice(("corrective", "preventive"))
    number = rng.randrange(1, len(clean.plan.causes) + 1)
    left = tuple(item for item in getattr(clean.plan, part) if item.cause not in {number, None})
    return with_plan(clean, **{part: left})


def buyers_untold(clean: Clean, rng: random.Random) -> Made | None:
    """Nothing about the buyers concerned."""
    del rng
    named = any(cause.orders for cause in clean.plan.causes)
    if clean.letter.kind.value != "plan" or not clean.plan.buyers or not named:
        return None
    return with_plan(clean, buyers=())


def long_winded(clean: Clean, rng: random.Random) -> Made | None:
    """More than five minutes of reading."""
    if not clean.plan.causes:
        return None
    text = clean.plan.causes[0].text
    count = 5000 // max(len(text.say(clean.language)), 1) + (2 if clean.language in SPACED else 0)
    many = count * (2 if clean.language in SPACED else 1) + rng.randrange(2)
    space = " " if clean.language in SPACED else ""
    longer = Wording.of({code: space.join([said] * many) for code, said in text.texts})
    causes = (replace(clean.plan.causes[0], text=longer), *clean.plan.causes[1:])
    return with_plan(clean, causes=causes)


def placeholder(clean: Clean, rng: random.Random) -> Made | None:
    """A blank that nobody filled in."""
    place, _, _ = rng.choice(statements(clean, *FACTUAL, "request"))
    return said_in_letter(clean, place, rng.choice(BLANKS))


def stranger(clean: Clean, rng: random.Random) -> Made | None:
    """A person or firm that no paper names, in the middle of a sentence."""
    spots = [spot for spot in statements(clean, *FACTUAL) if isinstance(spot[1], Statement)]
    place, _, words = rng.choice(spots)
    cuts = [n for n, letter in enumerate(words) if letter in " 、，。,（("] or [len(words)]
    at, name = rng.choice(cuts), rng.choice(STRANGERS)
    return clean.argument, edited(
        clean.letter, place, lambda text: f"{text[:at]} {name} {text[at:].lstrip()}"
    )


def quotation_altered(clean: Clean, rng: random.Random) -> Made | None:
    """Words put into somebody else's mouth."""
    spots = [
        (place, match.end(1))
        for place, item, words in statements(clean, "summary", "facts", "context")
        if isinstance(item, Statement)
        for match in re.finditer(r"([“„「«][^“”„」»]{6,})[”“」»]", words)
    ]
    if not spots:
        return None
    place, at = rng.choice(spots)
    more = rng.choice((" thank you, all is well", " OK 100 %", " !!"))
    return clean.argument, edited(clean.letter, place, lambda text: text[:at] + more + text[at:])


# fault: points of the sheet of which one is to be named, whether the letter has to be stopped, how it is made
STRUCTURAL: dict[str, tuple[set[str], bool, Callable[[Clean, random.Random], Made | None]]] = {
    "invented number": ({"L1", "L13", "L14", "L2"}, True, number_invented),
    "wrong date": ({"L1", "L13"}, True, date_wrong),
    "exchanged id digit": ({"L1", "L13"}, True, id_digit),
    "figure differs from the notice": ({"L1", "L2", "L14"}, True, figure_differs),
    "exhibit that does not exist": ({"L11"}, True, exhibit_absent),
    "another exhibit": ({"L11"}, True, exhibit_other),
    "exhibit left out": ({"L11", "L12"}, False, exhibit_dropped),
    "exhibit that does not open": ({"L11"}, True, exhibit_shut),
    "order left out": ({"L13"}, False, order_dropped),
    "earlier warning untold": ({"L5"}, True, prior_untold),
    "earlier warning cut": ({"L5"}, True, prior_cut),
    "policy not yet in force": ({"L19"}, False, rule_to_come),
    "policy not of the case": ({"L19"}, False, rule_unknown),
    "action without owner": ({"L7"}, False, owner_missing),
    "action without date": ({"L7"}, False, day_missing),
    "action on a day to come": ({"L7"}, True, day_to_come),
    "measure without owner": ({"L9"}, False, measure_unowned),
    "measure without rhythm": ({"L9"}, False, rhythm_missing),
    "nothing watched": ({"L9"}, False, nothing_watched),
    "cause without action": ({"L10"}, False, cause_unpaired),
    "buyers passed over": ({"L8"}, False, buyers_untold),
    "over five minutes": ({"L20"}, False, long_winded),
    "placeholder": ({"L21"}, True, placeholder),
    "quotation altered": ({"L4", "L1"}, True, quotation_altered),
    "name without source": ({"L1", "L4"}, True, stranger),
}
