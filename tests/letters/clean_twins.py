"""Clean twins: harmless changes of a case, composed anew, of which no problem may be named."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from clean_letters import BOOK, SPACED, Clean, Made, clean_letters, said_in_plan, spoken, with_plan, wordings

from appealdesk.core.argument import Argument
from appealdesk.core.letter import Letter, compose_letter


def twins(seed: int = 20261124, every: int = 1) -> Iterator[tuple[str, str, Argument, Letter]]:
    """Yield harmless changes of each case, composed anew: another store, another order of sentences, a harmless sentence."""
    rng = random.Random(seed)
    for clean in clean_letters()[::every]:
        case = clean.argument.case
        seller = replace(case.seller, store="Ferndale 88", company="Ferndale Trading Ltd.")
        renamed = replace(clean.argument, case=replace(case, seller=seller))
        yield clean.name, "another store", renamed, compose_letter(renamed, clean.language, clauses=BOOK)
        for part in ("causes", "corrective", "preventive", "buyers"):
            for sentence in wordings(clean.language)["clean"]:
                made = said_in_plan(clean, part, sentence, rng)
                if made is not None:
                    yield clean.name, sentence, *made
        for part in ("causes", "corrective", "preventive"):
            turned = _turned(clean, part)
            if turned is not None:
                yield clean.name, f"{part} turned round", *turned


def _turned(clean: Clean, part: str) -> Made | None:
    """Say the items of a part in the opposite order of their sentences."""
    items = list(getattr(clean.plan, part))
    stop = ". " if clean.language in SPACED else "。"
    texts = [item.text.say(clean.language).strip() for item in items]
    if not any(stop in text[:-1] for text in texts):
        return None
    turned = tuple(
        replace(item, text=spoken(item.text, _backwards(text, stop), clean.language))
        for item, text in zip(items, texts, strict=True)
    )
    return with_plan(clean, **{part: turned})


def _backwards(text: str, stop: str) -> str:
    end = stop.strip()
    parts = [part.rstrip(end) for part in text.split(stop) if part.strip()]
    return stop.join(reversed(parts)) + end
