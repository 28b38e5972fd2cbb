"""What carries the letter (证明): exhibits that exist, places, claims that the papers do not contradict (L3 to L5, L11, L12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.grounds import Ground, GroundClass
from appealdesk.core.grounds.basis import ABOUT_THE_DELIVERY, ABOUT_THE_PACKAGE
from appealdesk.core.letter.kind import plan_needed
from appealdesk.core.letter.letter import LetterKind, Statement
from appealdesk.core.letter.problems.problem import Draft, Problem
from appealdesk.core.letter.reasons import asserted, held_by
from appealdesk.core.letter.tokens import covered, tokens
from appealdesk.core.timeline import Conflict

# Contradictions after which nothing may be said of an order's package.
UNDERMINING = ABOUT_THE_DELIVERY
ABOUT_THE_END = ABOUT_THE_DELIVERY - ABOUT_THE_PACKAGE | {"other_town"}
BEFORE_THE_DELIVERY = frozenset(
    {
        "handed_over",
        "handed_over_in_time",
        "left_in_time",
        "on_time_by_record",
        "scanned_before_confirmed",
        "carrier_closed",
    }
)
# A plan stands on its causes, an answer on what it was asked for.
STANDING = frozenset({LetterKind.PLAN, LetterKind.ANSWER})
REMOVING = frozenset({"correct_metric", "revoke_claim", "remove_points"})
EXHIBIT = re.compile(
    r"\[(?:Exhibit|证据|Anlage|Beweismittel|証拠|Pièce|Prueba|Allegato|Anexo|附件)\s*(\d+)\]|\bExhibit\s+(\d+)"
)


def proof_problems(draft: Draft) -> Iterator[Problem]:
    """Yield what is claimed without a paper, against a paper, or without the earlier history."""
    yield from _exhibits(draft)
    yield from _unlisted(draft)
    yield from _misplaced(draft)
    yield from _central(draft)
    yield from _cited(draft)
    yield from _contradicted(draft)
    yield from _disclosed(draft)


def _exhibits(draft: Draft) -> Iterator[Problem]:
    held = {exhibit.number: exhibit for exhibit in draft.letter.exhibits}
    for place, _, words in draft.items():
        for match in EXHIBIT.finditer(words):
            number = int(match[1] or match[2])
            if number not in held:
                reason = f"Exhibit {number} does not exist."
            elif not held[number].opens:
                reason = f"Exhibit {number} cannot be opened."
            else:
                continue
            remedy = "Cite an exhibit that is in the bundle."
            yield Problem("L11", place, reason, remedy, fatal=True, absolute=True)


def _unlisted(draft: Draft) -> Iterator[Problem]:
    """What is cited stands in the list at the end: a reader looks for it there."""
    if draft.letter.section("exhibits") is None:
        return
    listed = {
        int(found[0])
        for _, _, words in draft.items("exhibits")
        if (found := re.search(r"\d+", words)) is not None
    }
    for place, _, words in draft.items():
        for match in () if place.startswith("exhibits") else EXHIBIT.finditer(words):
            if int(match[1] or match[2]) not in listed:
                yield Problem(
                    "L11",
                    place,
                    f"{match[0]} is cited, and the list of exhibits does not hold it.",
                    "List every exhibit that is cited.",
                    fatal=True,
                )


def _misplaced(draft: Draft) -> Iterator[Problem]:
    """A citation that was altered points a reader at a place that does not carry the statement."""
    for place, item, words in draft.items():
        framed = all(origin.kind == "frame" for origin in item.origins)
        if item.cites and not framed and EXHIBIT.search(words) and draft.citation(item) not in words:
            yield Problem(
                "L11",
                place,
                "The citation is not the one that carries the statement.",
                f"Cite {draft.citation(item)}.",
                fatal=True,
            )


def _central(draft: Draft) -> Iterator[Problem]:
    """A letter stands on a ground or on a plan; one that asks to take something out needs a ground that may do so."""
    argument, letter = draft.argument, draft.letter
    grounds = asserted(argument)
    section = letter.section("request")
    asked = {
        o.ref
        for part in (section.parts if section else ())
        for item in getattr(part, "statements", ())
        for o in item.origins
    }
    if asked & REMOVING and not grounds:
        only = " It only explains." if argument.grounds else ""
        yield Problem(
            "L11",
            "request",
            f"No ground carries what is asked.{only}",
            "Ask for what the notice allows, or add the paper that removes the order.",
            fatal=True,
        )
    if letter.kind not in STANDING and not grounds and argument.case.plan is None:
        yield Problem(
            "L11",
            "facts",
            "The letter claims nothing that an exhibit shows.",
            "Add the central exhibit.",
            fatal=True,
        )
    if plan_needed(argument, draft.book) and letter.section("cause.1") is None:
        yield Problem(
            "L3", "cause", "No root cause is named.", "Name the control that was missing.", fatal=True
        )


def _cited(draft: Draft) -> Iterator[Problem]:
    for place, item, words in draft.items("summary", "facts", "context", "cause", "corrective", "buyers"):
        kinds = {origin.kind for origin in item.origins}
        if (
            not isinstance(item, Statement)
            or not kinds & {"ground", "plan"}
            or item.key in {"summary.plan", "ask"}
        ):
            continue
        if not EXHIBIT.search(words):
            central = "ground" in kinds
            yield Problem(
                "L11" if central else "L12",
                place,
                "No exhibit is cited.",
                "Cite the exhibit and the place in it.",
                fatal=central,
            )


def _contradicted(draft: Draft) -> Iterator[Problem]:
    for ground in draft.argument.grounds:
        if ground.ground_class is GroundClass.TO_VERIFY or not _argued(draft, ground):
            continue
        for conflict in draft.argument.timeline.contradictions:
            if _touches(conflict, ground):
                yield Problem(
                    "L4",
                    f"ground {ground.code}",
                    f"The papers contradict it: {conflict.says.say('en')}",
                    "Clear the contradiction before anything is claimed.",
                    fatal=True,
                )


def _argued(draft: Draft, ground: Ground) -> bool:
    return any(
        ground in held_by(origin, draft.argument) for _, item, _ in draft.items() for origin in item.origins
    )


def _touches(conflict: Conflict, ground: Ground) -> bool:
    """A conflict touches a ground where both rest on the same spot, or where it undermines what is said of its order.

    Where a parcel ended says nothing about when it was handed over, though one row may tell both.
    """
    if conflict.kind in ABOUT_THE_END and ground.code in BEFORE_THE_DELIVERY:
        return False
    spots = {(c.place.file, c.place.line, c.place.page, c.place.spot) for c in ground.citations}
    where = {(place.file, place.line, place.page, place.spot) for place in conflict.places}
    return bool(spots & where) or bool(
        set(conflict.orders) & set(ground.orders) and conflict.kind in UNDERMINING
    )


def _disclosed(draft: Draft) -> Iterator[Problem]:
    case, section = draft.argument.case, draft.letter.section("prior")
    told = 0 if section is None else sum(len(getattr(part, "statements", ())) for part in section.parts)
    if told < len(case.prior) or (draft.argument.reading.must_disclose_prior and not told):
        yield Problem(
            "L5",
            "prior",
            "An earlier violation or appeal known from the material is not disclosed.",
            "Say what happened, how it ended and what has changed since.",
            fatal=True,
        )
    said = set(tokens(" ".join(words for _, _, words in draft.items("prior"))))
    for number, prior in enumerate(case.prior, 1):
        if section is not None and prior.day and not covered(f"day:{prior.day.isoformat()}", said):
            yield Problem(
                "L5",
                "prior",
                f"The earlier matter of {prior.day} is not disclosed.",
                "Say what happened on that day, how it ended and what has changed since.",
                fatal=True,
            )
        if prior.changed_since is None or not prior.changed_since.languages:
            yield Problem(
                "L5", f"prior {number}", "Nothing is said about what changed since.", "Say it.", fatal=True
            )
