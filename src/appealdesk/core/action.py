"""The action library (措施库): coded causes, corrective and preventive actions, said in every language from the same facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from appealdesk.core.case import Short
from appealdesk.core.phrase import fill
from appealdesk.core.wording import Wording

ROLES = ("cause", "corrective", "preventive")


@dataclass(frozen=True, slots=True)
class Action:
    """One code: `role` is cause, corrective or preventive; `needs` are the slots of its texts, `evidence` what proves it."""

    code: str
    role: str
    issues: tuple[str, ...]
    scenarios: tuple[str, ...]
    needs: tuple[str, ...]
    evidence: tuple[str, ...]
    says: Wording

    def lacks(self, given: Mapping[str, Short]) -> tuple[str, ...]:
        """Return the slots that nobody filled."""
        return tuple(slot for slot in self.needs if slot not in given)

    def told(self, given: Mapping[str, Short]) -> Wording:
        """Say it with the case's own facts, in each language in which every fact was given; nothing where one is lacking."""
        if self.lacks(given):
            return Wording.of()
        said = fill(self.says, **given)
        return Wording.of({code: text for code, text in said.texts if _spoken(given, code)})

    def beside(self, text: Wording, given: Mapping[str, Short]) -> Wording:
        """Return what the specialist wrote, and the code's own words in the languages in which he wrote nothing."""
        return Wording.of(dict(self.told(given).texts) | dict(text.texts))


def _spoken(given: Mapping[str, Short], language: str) -> bool:
    return all(isinstance(value, str) or value.has(language) for value in given.values())
