"""All planted faults: of fact and form, of wording in each language, and against a letter that was sent before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from clean_letters import (
    BOOK,
    Clean,
    Made,
    clean_letters,
    said_in_letter,
    said_in_plan,
    statements,
    wordings,
)
from structural_faults import FACTUAL, STRUCTURAL, date_wrong, number_invented

from appealdesk.core.argument import Argument
from appealdesk.core.letter import Letter
from appealdesk.core.letter.letter import Statement, said
from appealdesk.core.letter.problems import Problem, problems


@dataclass(frozen=True, slots=True)
class Planted:
    """A letter with one fault; `codes` are the points of the sheet of which one has to be named."""

    fault: str
    clean: str
    argument: Argument
    letter: Letter
    codes: frozenset[str]
    fatal: bool
    which: str = "seen"
    earlier: tuple[str, ...] = ()
    words: str = ""

    def found(self) -> tuple[Problem, ...]:
        return problems(self.letter, self.argument, clauses=BOOK, earlier=self.earlier)


# fault: point of the sheet, whether it stops the letter, the part of the plan it is written into
WORDED: dict[str, tuple[str, bool, str]] = {
    "blame": ("L15", False, "causes"),
    "carrier": ("L3", False, "causes"),
    "platform": ("L16", False, "causes"),
    "pleading": ("L17", False, "corrective"),
    "hardship": ("L17", False, "preventive"),
    "stock": ("L22", False, "corrective"),
    "vague": ("L6", False, "causes"),
    "promise": ("L7", False, "corrective"),
    "contrary": ("L19", False, "causes"),
    "foreign": ("L21", True, "causes"),
}
# A new notice has its own day, and a better plan its own thresholds.
TOLD_AGAIN = ("facts", "context", "cause", "corrective", "buyers", "prior")
# Mended with in view; measured at each mending; written after the last one.
SETS = ("seen", "held", "fresh")
ONLY_IN_A_PLAN = frozenset({"vague", "promise", "carrier"})


def structural(rng: random.Random, each: int) -> Iterator[Planted]:
    """Plant each fault into some letters."""
    for fault, (codes, fatal, make) in STRUCTURAL.items():
        made = 0
        for clean in rng.sample(clean_letters(), len(clean_letters())):
            done = make(clean, rng)
            if done is not None and done != (clean.argument, clean.letter):
                yield Planted(fault, clean.name, *done, frozenset(codes), fatal)
                made += 1
            if made == each:
                break


def worded(rng: random.Random) -> Iterator[Planted]:
    """Plant each wording once, into a letter of its language."""
    for language in sorted({clean.language for clean in clean_letters()}):
        for fault, (code, fatal, part) in WORDED.items():
            for which in SETS:
                for sentence in wordings(language).get(which, {}).get(fault, ()):
                    done = _worded(language, part, sentence, fault in ONLY_IN_A_PLAN, rng)
                    if done is not None:
                        clean, made = done
                        yield Planted(
                            fault,
                            clean.name,
                            *made,
                            frozenset({code}),
                            fatal,
                            which=which,
                            words=sentence,
                        )


def _worded(
    language: str, part: str, sentence: str, planned: bool, rng: random.Random
) -> tuple[Clean, Made] | None:
    mine = [clean for clean in clean_letters() if clean.language == language]
    for clean in rng.sample(mine, len(mine)):
        made = said_in_plan(clean, part, sentence, rng)
        if made is not None:
            return clean, made
    if planned or not mine:
        return None
    clean = rng.choice(mine)
    return clean, said_in_letter(clean, "summary 1.1", sentence)


def invented_actions(rng: random.Random) -> Iterator[Planted]:
    """An action that nothing in the case carries, written into the composed letter."""
    for language in sorted({clean.language for clean in clean_letters()}):
        mine = [clean for clean in clean_letters() if clean.language == language]
        for which in ("seen", "held"):
            for sentence in wordings(language)[which]["action"]:
                clean = rng.choice(mine)
                spots = [s for s in statements(clean, *FACTUAL) if isinstance(s[1], Statement)]
                made = said_in_letter(clean, rng.choice(spots)[0], sentence)
                codes = frozenset({"L1"})
                yield Planted(
                    "invented action",
                    clean.name,
                    *made,
                    codes,
                    fatal=True,
                    which=which,
                    words=sentence,
                )


def against_earlier(rng: random.Random, each: int) -> Iterator[Planted]:
    """The same letter sent again; and a letter that tells a fact otherwise than the one before it."""
    cleans = rng.sample(clean_letters(), len(clean_letters()))
    for clean in cleans[:each]:
        text = "\n".join(said(item, clean.language) for _, item in clean.letter.statements())
        yield Planted(
            "repeated reasons",
            clean.name,
            clean.argument,
            clean.letter,
            frozenset({"L22"}),
            fatal=True,
            earlier=(text,),
        )
    made = 0
    for clean in cleans:
        done = rng.choice((number_invented, date_wrong))(clean, rng, TOLD_AGAIN)
        if done is None:
            continue
        before = "\n".join(said(item, clean.language) for _, item in done[1].statements())
        codes = frozenset({"L4"})
        yield Planted(
            "contradicts what was sent",
            clean.name,
            clean.argument,
            clean.letter,
            codes,
            fatal=False,
            earlier=(before,),
        )
        made += 1
        if made == each:
            return


def planted(seed: int = 20261124, each: int = 8) -> list[Planted]:
    """Return all faults, the same for the same seed."""
    rng = random.Random(seed)
    return [*structural(rng, each), *worded(rng), *invented_actions(rng), *against_earlier(rng, each)]
