"""The clause book (连接语与词表): connecting texts and word lists of each language, read from packs and handed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from appealdesk.core.errors import AppealDeskError
from appealdesk.core.wording import Wording

# Words of notices, which come in any language, stand together.
ANY = "any"


class MissingClauseError(AppealDeskError):
    """The clause book has no such text in that language."""

    code = "missing_clause"


@dataclass(frozen=True, slots=True)
class Clauses:
    """One language: `texts` by key with `{slots}`; `phrases` are word lists by topic, `*` standing for a few words.

    `terms` translate short words that specialists write once for all languages (an owner's role, a rhythm);
    `families` find the same faults by who is spoken of and what is said of him.
    """

    language: str
    texts: Mapping[str, str]
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def say(self, key: str, **slots: object) -> str:
        """Fill a clause. Raises `MissingClauseError` where the pack has none."""
        if key not in self.texts:
            raise MissingClauseError(
                f"There is no clause “{key}” in {self.language}.",
                f"Add it to packs/clauses/{self.language}/.",
            )
        return self.texts[key].format(**slots)

    def term(self, word: str) -> str:
        """Return a few words in this language, or as they stand where nobody translated how they begin.

        `working day 15:45 EST` is a known rhythm with a time behind it.
        """
        if word.strip().lower() in self.terms:
            return self.terms[word.strip().lower()]
        said = list(self._phrases(word.split()))
        return " ".join(text for text, _ in said) if said and said[0][1] else word.strip()

    def knows(self, words: str) -> bool:
        """Whether a few words can be said in this language: numbers, times and abbreviations stand in any."""
        if words.strip().lower() in self.terms:
            return True
        said = self._phrases(words.split())
        return all(known or all(c.isupper() for c in text if c.isalpha()) for text, known in said)

    def _phrases(self, words: list[str]) -> Iterator[tuple[str, bool]]:
        """Yield the longest known phrases in turn, and the words between them as they stand."""
        at = 0
        while at < len(words):
            known = (
                n for n in range(len(words) - at, 0, -1) if " ".join(words[at : at + n]).lower() in self.terms
            )
            length = next(known, 0)
            phrase = " ".join(words[at : at + length]).lower()
            yield (self.terms[phrase], True) if length else (words[at], False)
            at += max(length, 1)


@dataclass(frozen=True, slots=True)
class ClauseBook:
    """All languages there are clauses for."""

    languages: Mapping[str, Clauses]

    def named(self, language: str, table: str, code: str, name: Wording) -> Wording:
        """Return the name of a public code, in this language as the marketplace itself calls it where the pack says so."""
        held = self.languages.get(language)
        own = held.texts.get(f"name.{table}.{code}") if held else None
        return name if own is None else Wording.of(dict(name.texts) | {language: own})

    def writes(self, language: str) -> bool:
        """Whether letters can be written and checked in a language: it has the connecting texts and the word lists."""
        held = self.languages.get(language)
        return held is not None and "opening.to" in held.texts and "blame" in held.phrases

    def checked(self, language: str) -> str:
        """Return a language in which letters are written. Raises `MissingClauseError` with those there are."""
        if not self.writes(language):
            known = ", ".join(sorted(filter(self.writes, self.languages)))
            raise MissingClauseError(f"No letters are written in “{language}”.", f"Known: {known}.")
        return language

    def of(self, language: str) -> Clauses:
        """Return one language. Raises `MissingClauseError` with the languages there are."""
        if language not in self.languages:
            raise MissingClauseError(
                f"There are no clauses in “{language}”.",
                f"Known: {', '.join(sorted(set(self.languages) - {ANY}))}. Add packs/clauses/{language}/.",
            )
        return self.languages[language]
