"""The pen on its way through a letter (润色): sentence by sentence, each judged by the facts and then by the letter's own check."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from appealdesk.core.case import Case
from appealdesk.core.letter.letter import Letter
from appealdesk.core.rewording import Judge, Reworded, fatal_places, sentences_of, with_words
from appealdesk.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    from appealdesk.pen import Draft, Facts, Pen

AT_ONCE = 4
DEAD = "the endpoint failed before"
CHECKED = "refused by the check of the letter: "


@dataclass(slots=True)
class Penned:
    """A pen for one case. After the letter was reworded, `drafts` hold by place what went out and what came back."""

    pen: Pen
    case: Case
    vocabulary: Vocabulary
    drafts: dict[str, Draft] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def __call__(self, letter: Letter, judge: Judge) -> Reworded:
        """Reword a letter that the check lets out. No sentence is taken that makes it stop the letter."""
        self.drafts = self._asked(letter)
        words = {place: draft.text for place, draft in self.drafts.items() if draft.accepted}
        self.refused = {
            place: "; ".join(draft.reasons) for place, draft in self.drafts.items() if not draft.accepted
        }
        kept, stopped = sound(letter, words, judge)
        self.refused |= stopped
        model = self.pen.settings.model if self.pen.settings else ""
        return Reworded(with_words(letter, kept), tuple(kept), tuple(sorted(self.refused.items())), model)

    def record(self) -> bytes:
        """Return what is kept in the bundle: every prompt and every answer, redacted as they went (`appealdesk.pen/1`)."""
        from appealdesk.pen import draft_json

        drafts = [
            {"place": place, **draft_json(draft), "refused": self.refused.get(place, "")}
            for place, draft in self.drafts.items()
        ]
        held = {"schema": "appealdesk.pen/1", "drafts": drafts}
        return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()

    def _asked(self, letter: Letter) -> dict[str, Draft]:
        """Ask a few at once; after a failure of the endpoint itself nobody waits for the others to fail as well."""
        from appealdesk.pen import Draft, facts_of

        facts = facts_of(self.case, open_names(letter, self.vocabulary))
        dead = Event()

        def ask(words: str, facts: Facts = facts) -> Draft:
            if dead.is_set():
                return Draft(words, accepted=False, reasons=(DEAD,))
            draft = self.pen.reword(words, facts, letter.language)
            if draft.prompt and not draft.answer:
                dead.set()
            return draft

        said = {place: item.texts.say(letter.language) for place, item in sentences_of(letter).items()}
        with ThreadPoolExecutor(AT_ONCE) as several:
            return dict(zip(said, several.map(ask, said.values()), strict=True))


def open_names(letter: Letter, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names that a sentence may use although no exhibit holds them: the platform's own."""
    known = letter.platform in vocabulary.codes("platforms")
    name = vocabulary.name("platforms", letter.platform) if known else None
    return (name.say("en"), name.say(letter.language)) if name else ()


def sound(letter: Letter, words: dict[str, str], judge: Judge) -> tuple[dict[str, str], dict[str, str]]:
    """Return the other words that the letter's check lets stand, and by place why it does not let the rest.

    What the check stops is taken back place by place, and everything where no place is to blame.
    """
    refused: dict[str, str] = {}
    for _ in range(2):
        found = judge(with_words(letter, words))
        blamed = fatal_places(found) & words.keys()
        for place in blamed:
            why = next(problem for problem in found if problem.fatal and problem.place == place)
            refused[place] = f"{CHECKED}{why.reason}"
        words = {place: said for place, said in words.items() if place not in blamed}
        if not blamed:
            break
    if words and fatal_places(judge(with_words(letter, words))):
        return {}, refused | dict.fromkeys(words, f"{CHECKED}the letter as a whole")
    return words, refused
