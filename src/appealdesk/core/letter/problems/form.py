"""Request, policy, length, repetition (形式): one fitting request, a rule in force, short, new (L18 to L20, L22)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.letter.kind import REQUESTS
from appealdesk.core.letter.letter import Grid, Section
from appealdesk.core.letter.problems.problem import Draft, Problem, unquoted
from appealdesk.core.letter.tokens import sentences, tokens

# Four to five minutes of reading, at 200 words a minute or 600 characters of Japanese.
WORDS_AT_MOST = 950
CHARACTERS_AT_MOST = {"ja": 2900, "zh": 1900, "zh-TW": 1900}
ASKED_AT_MOST = 2
SHORTEST_REPEAT = 6
SHORTEST_UNSPACED = 20
_BRACKETS = re.compile(r"\s*[(（]\[[^)）]*[)）]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff々]")


def form_problems(draft: Draft) -> Iterator[Problem]:
    """Yield what is wrong with the letter as a whole."""
    yield from _request(draft)
    yield from _policy(draft)
    yield from _length(draft)
    yield from _repeats(draft)


def _request(draft: Draft) -> Iterator[Problem]:
    section = draft.letter.section("request")
    kinds = {
        o.ref for _, item, _ in draft.items("request", "summary") for o in item.origins if o.kind == "request"
    }
    if section is None or not kinds:
        yield Problem("L18", "request", "The letter asks for nothing.", "Ask for one thing.", fatal=True)
    for kind in kinds - set(REQUESTS[draft.letter.kind]):
        yield Problem(
            "L18",
            "request",
            f"“{kind}” does not fit a letter of the kind {draft.letter.kind}.",
            f"Ask for one of {', '.join(REQUESTS[draft.letter.kind])}.",
        )
    # Two sentences of one statement ask for one thing.
    asking = [
        words for _, _, words in draft.items() if any(True for _ in draft.hits("asking", unquoted(words)))
    ]
    if len(kinds) > 1 or len(asking) > ASKED_AT_MOST:
        yield Problem(
            "L18",
            "request",
            f"The letter asks {len(asking)} times.",
            "Ask once, and repeat it once at the end.",
        )


def _policy(draft: Draft) -> Iterator[Problem]:
    rules = {rule.rule: rule for rule in draft.argument.rules}
    day = draft.argument.case.as_of.date()
    for place, item, _ in draft.items("policy"):
        for origin in (origin for origin in item.origins if origin.kind == "rule"):
            rule = rules.get(origin.ref)
            if rule is None:
                yield Problem(
                    "L19",
                    place,
                    f"The rule {origin.ref} is not among the rules of the case.",
                    "Leave it out.",
                )
            elif rule.since > day and rule.since_is_exact_to != "unknown":
                yield Problem(
                    "L19", place, f"{origin.ref} is not yet in force.", "Cite the version of the day."
                )


def _length(draft: Draft) -> Iterator[Problem]:
    body = "\n".join(
        _prose(section, draft.letter.language)
        for section in draft.letter.sections
        if section.key != "exhibits"
    )
    count, limit, unit = _size(_BRACKETS.sub("", body), draft.letter.language)
    if count > limit:
        yield Problem(
            "L20",
            "letter",
            f"{count} {unit} are more than five minutes of reading.",
            f"Stay under {limit}.",
        )


def _size(body: str, language: str) -> tuple[int, int, str]:
    """Return how long a text is, how long it may be, and what was counted."""
    if language in CHARACTERS_AT_MOST:
        return len(_UNSPACED.findall(body)), CHARACTERS_AT_MOST[language], "characters"
    return len(body.split()), WORDS_AT_MOST, "words"


def _long(sentence: str) -> bool:
    """Whether a sentence says enough to be recognised when it comes again."""
    return len(sentence.split()) >= SHORTEST_REPEAT or len(_UNSPACED.findall(sentence)) >= SHORTEST_UNSPACED


def _prose(section: Section, language: str) -> str:
    return "\n".join(
        statement.texts.say(language)
        for part in section.parts
        if not isinstance(part, Grid)
        for statement in part.statements
    )


def _repeats(draft: Draft) -> Iterator[Problem]:
    """An earlier letter that was refused is not sent again: no sentence twice, and something new to say."""
    if not draft.earlier:
        return
    before = {_bare(sentence) for text in draft.earlier for sentence in sentences(text)}
    for place, _, words in draft.items(
        "summary", "facts", "context", "cause", "corrective", "preventive", "buyers", "prior"
    ):
        for sentence in sentences(words):
            if _long(sentence) and _bare(sentence) in before:
                yield Problem(
                    "L22", place, f"An earlier letter already said: “{sentence}”", "Say what is new."
                )
    known = {token for text in draft.earlier for token in tokens(text)}
    fresh = [t for t in _told(draft) if t.partition(":")[0] in {"day", "id", "number"} and t not in known]
    if not fresh:
        yield Problem(
            "L22",
            "letter",
            "Nothing in it is new since the last attempt.",
            "Add a new fact or paper.",
            fatal=True,
        )


def _told(draft: Draft) -> set[str]:
    """The numbers of causes, facts and actions, and of what has changed since an earlier appeal.

    The day of the letter itself is no new fact, nor is the earlier appeal that it discloses.
    """
    sections = ("facts", "context", "cause", "corrective", "preventive", "buyers")
    told = [words for _, _, words in draft.items(*sections)]
    told += [
        one.changed_since.say(draft.letter.language)
        for one in draft.argument.case.prior
        if one.changed_since is not None
    ]
    return {token for words in told for token in tokens(_BRACKETS.sub("", words))}


def _bare(sentence: str) -> str:
    return re.sub(r"\W+", " ", _BRACKETS.sub("", sentence)).strip().lower()
