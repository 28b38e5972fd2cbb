"""A specialist's own words for single sentences (人工润色): judged like a pen's, so that no fact comes in or goes by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appealdesk.core.case import Case
from appealdesk.core.letter.letter import Letter
from appealdesk.core.rewording import Judge, Reworded, sentences_of, with_words
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.road.penned import open_names, sound


@dataclass(frozen=True, slots=True)
class Handwritten:
    """Other words by the sentence they stand for: once the facts say another sentence, they stand for nothing any more."""

    words: Mapping[str, str]
    case: Case
    vocabulary: Vocabulary

    def __call__(self, letter: Letter, judge: Judge) -> Reworded:
        """Put the words in where they keep every number, day, id, name and exhibit, and where the check lets them stand."""
        from appealdesk.pen import facts_of
        from appealdesk.pen.checking import reasons

        facts = facts_of(self.case, open_names(letter, self.vocabulary))
        language = letter.language
        taken: dict[str, str] = {}
        refused: dict[str, str] = {}
        for place, item in sentences_of(letter).items():
            plain = item.texts.say(language)
            said = self.words.get(plain, "").strip()
            if not said or said == plain:
                continue
            faults = reasons(plain, said, facts, source=language, target=language)
            if faults:
                refused[place] = "; ".join(faults)
            else:
                taken[place] = said
        kept, stopped = sound(letter, taken, judge)
        return Reworded(with_words(letter, kept), tuple(kept), tuple(sorted((refused | stopped).items())))
