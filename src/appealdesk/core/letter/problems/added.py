"""What was added by hand (手写增补): of whom a sentence speaks that no paper carries decides under which point it is told."""

from __future__ import annotations

from collections.abc import Iterator

from appealdesk.core.letter.problems.families import one_of
from appealdesk.core.letter.problems.problem import Draft, Problem, unquoted
from appealdesk.core.letter.problems.proof import EXHIBIT
from appealdesk.core.letter.problems.rewording import Change, exchanged
from appealdesk.core.letter.tokens import tokens

# Of whom or what an added sentence speaks: the point of the sheet, what is wrong, what to do.
SPOKEN_OF = {
    "@buyer": (
        "L15",
        "No paper says this of the buyer",
        "Let the records speak; say what the exhibit shows.",
    ),
    "@other": (
        "L15",
        "No paper says this of the buyer",
        "Let the records speak; say what the exhibit shows.",
    ),
    "@carrier": (
        "L3",
        "No paper says this of the carrier",
        "Name the check of your own that was missing; the carrier's record speaks for itself.",
    ),
    "@platform": (
        "L16",
        "No paper says this of the platform",
        "Name the fact that was read wrongly, not who read it.",
    ),
    "@reader": (
        "L16",
        "No paper says this of the platform",
        "Name the fact that was read wrongly, not who read it.",
    ),
    "@rule": ("L19", "None of the rules of the case says this", "Cite a rule of the case, or leave it out."),
}


def added_problems(draft: Draft) -> Iterator[Problem]:
    """Yield what an added sentence says of others, of rules and of papers, and what an altered request asks for."""
    for place, change in draft.changes.items():
        for sentence in change.added:
            yield from _spoken_of(draft, place, sentence)
        for sentence in change.fresh:
            yield from _enclosed(draft, place, sentence)
        for sentence in exchanged(change):
            yield Problem(
                "L1",
                place,
                f"The figures changed places: “{sentence}”",
                "Say each figure of what it counts.",
                fatal=True,
            )
        yield from _asked(draft, place, change)
        if (
            place.startswith("policy")
            and change.gone
            and _kind(change.fresh, "day") - _kind(change.gone, "day")
        ):
            yield Problem(
                "L19",
                place,
                f"Another version of the rule is named: “{change.fresh[0]}”",
                "Cite the version of the day.",
            )


def _spoken_of(draft: Draft, place: str, sentence: str) -> Iterator[Problem]:
    bare, families = unquoted(sentence), draft.clauses.families
    if bare != sentence:
        return  # what somebody wrote is his own, and held against the papers elsewhere
    told = dict.fromkeys(told for name, told in SPOKEN_OF.items() if one_of(name, bare, families))
    for code, reason, remedy in told:
        yield Problem(code, place, f"{reason}: “{sentence}”", remedy)


def _enclosed(draft: Draft, place: str, sentence: str) -> Iterator[Problem]:
    """A paper that is said to be enclosed has a number in the list."""
    if one_of("@enclosed", unquoted(sentence), draft.clauses.families) and not EXHIBIT.search(sentence):
        yield Problem(
            "L11",
            place,
            f"Said to be enclosed, without its number: “{sentence}”",
            "Cite the exhibit of the bundle, or leave it out.",
            fatal=True,
        )


def _asked(draft: Draft, place: str, change: Change) -> Iterator[Problem]:
    """The letter asks for what the case asks for: the same thing, of the same orders and items."""
    own = place.startswith("request") and change.gone
    asking = [s for s in change.fresh if own or any(True for _ in draft.hits("asking", unquoted(s)))]
    if not asking:
        return
    missing = _kind(change.gone, "id") - _kind(change.fresh, "id") if change.gone else set()
    if not change.reworded or missing:
        yield Problem(
            "L18",
            place,
            f"The case asks for something else: “{asking[0]}”",
            "Ask for what the case asks for, as the notice allows it.",
            fatal=not change.reworded,
        )


def _kind(said: tuple[str, ...], kind: str) -> set[str]:
    return {token for sentence in said for token in tokens(sentence) if token.startswith(f"{kind}:")}
