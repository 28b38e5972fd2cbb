"""Grounds as statements (理由成文): one each, or one for many orders where the table holds the particulars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appealdesk.core.argument import Argument
from appealdesk.core.grounds import Ground, GroundClass
from appealdesk.core.letter.letter import Cite, Origin, Statement
from appealdesk.core.letter.matter import NAMED_IN_FULL
from appealdesk.core.letter.measures import joined
from appealdesk.core.letter.orders import has_grid, orders_counts, orders_words
from appealdesk.core.letter.tokens import sentences
from appealdesk.core.letter.voice import Voice
from appealdesk.core.place import Place
from appealdesk.core.wording import Wording

MANY = 2


def asserted(argument: Argument) -> tuple[Ground, ...]:
    """Return the grounds a letter may argue: those that the platform's own rule carries."""
    return tuple(g for g in argument.grounds if g.ground_class is GroundClass.REMOVABLE)


def explained(argument: Argument) -> tuple[Ground, ...]:
    """Return the grounds that explain and dispute nothing."""
    return tuple(g for g in argument.grounds if g.ground_class is GroundClass.EXPLAINS_ONLY)


def reasons(voice: Voice, grounds: tuple[Ground, ...]) -> tuple[Statement, ...]:
    """Say each ground once: many of one kind in one sentence, equal words with all their exhibits."""
    folded = foldable(voice)
    said: dict[str, Statement] = {}
    for ground in grounds:
        mine = folded.get(ground.code, ())
        if ground in mine:
            said.setdefault(f"fold {ground.code}", _folded(voice, ground.code, mine))
            continue
        statement = _single(voice, ground, tuple(g for g in grounds if g.says == ground.says))
        said.setdefault(statement.texts.say(voice.language), statement)
    return tuple(said.values())


def foldable(voice: Voice) -> Mapping[str, tuple[Ground, ...]]:
    """Return the grounds of one code about one order each that the table can show, by code."""
    if not has_grid(voice):
        return {}
    found: dict[str, list[Ground]] = {}
    for ground in voice.argument.grounds:
        if len(ground.orders) == 1 and f"fold.{ground.code}" in voice.book.of(voice.language).texts:
            found.setdefault(ground.code, []).append(ground)
    return {code: tuple(held) for code, held in found.items() if len(held) >= MANY}


def row_cites(voice: Voice) -> Mapping[str, tuple[Cite, ...]]:
    """Return what the folded grounds cite, order by order, for the rows of the table."""
    cites: dict[str, tuple[Cite, ...]] = {}
    for held in foldable(voice).values():
        for ground in held:
            order = ground.orders[0]
            cites[order] = (*cites.get(order, ()), *voice.cites_of(ground.citations))
    return cites


def _single(voice: Voice, ground: Ground, same: tuple[Ground, ...]) -> Statement:
    cites = voice.cites_of(citation for held in same for citation in held.citations)
    says, counted = _shortened(voice, ground)
    return voice.quote("ground", says, _origins(voice.argument, same), cites, derived=counted)


def _shortened(voice: Voice, ground: Ground) -> tuple[Wording, tuple[str, ...]]:
    """Keep the first sentence of a ground that recites what the table shows order by order, and point at the table."""
    spelt = [order for order in ground.orders if order in ground.says.say(voice.language)]
    if len(spelt) <= NAMED_IN_FULL or not has_grid(voice):
        return ground.says, ()
    first = {code: next(iter(sentences(ground.says.say(code))), "") for code in voice.formatters}
    if not all(first.values()) or any(order in text for order in spelt for text in first.values()):
        return ground.says, ()
    tail = voice.words("ground.orders", orders=orders_words(voice, ground.orders))
    return joined(Wording.of(first), tail, languages=tuple(voice.formatters)), orders_counts(
        voice, ground.orders
    )


def _folded(voice: Voice, code: str, held: tuple[Ground, ...]) -> Statement:
    files = dict.fromkeys(citation.exhibit for ground in held for citation in ground.citations)
    cites = [Cite(exhibit.number, Place(exhibit.file)) for exhibit in files]
    return voice.say(f"fold.{code}", _origins(voice.argument, held), cites, count=len(held))


def _origins(argument: Argument, held: tuple[Ground, ...]) -> tuple[Origin, ...]:
    """Point at each ground by code and place in the argument: several orders may have a ground of one code."""
    return tuple(Origin("ground", f"{g.code}[{n}]") for n, g in enumerate(argument.grounds) if g in held)


def held_by(origin: Origin, argument: Argument) -> Iterator[Ground]:
    """Yield the ground that an origin points at."""
    for number, ground in enumerate(argument.grounds):
        if origin.kind == "ground" and origin.ref == f"{ground.code}[{number}]":
            yield ground
