"""Rewording and translating (改写与翻译): redact, ask, put back, check; what fails the check leaves the plain text standing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from appealdesk.pen.checking import reasons
from appealdesk.pen.draft import Draft
from appealdesk.pen.endpoint import PenFailedError, ask
from appealdesk.pen.facts import Facts
from appealdesk.pen.redaction import Redacted, redact
from appealdesk.pen.settings import PenSettings

LANGUAGES = {
    "en": "English", "zh": "simplified Chinese", "zh-TW": "traditional Chinese", "ja": "Japanese", "de": "German",
    "fr": "French", "es": "Spanish", "it": "Italian",
}  # fmt: skip
LONGEST = 6_000
_RULES = (
    "Keep every number, date, time, id, name, bracketed citation and every placeholder like {{ID_1}} exactly, in the same "
    "order. Add no fact, no name, no promise, no apology. Leave nothing out. Answer with the text alone."
)


@dataclass(frozen=True, slots=True)
class Pen:
    """A pen with its settings; None means that it is off and every text stays as it is."""

    settings: PenSettings | None
    sleep: Callable[[float], None] = time.sleep

    def reword(self, block: str, facts: Facts, language: str = "en") -> Draft:
        """Say a block of a letter more plainly in its own language. Never raises; `Draft.reasons` say why not."""
        task = (
            f"Reword this passage of a business letter in plain {LANGUAGES.get(language, language)}. {_RULES}"
        )
        return self._write(task, block, facts, language, language)

    def translate(self, text: str, target: str, facts: Facts, source: str = "zh") -> Draft:
        """Translate free text into a language, given by its code. Never raises; `Draft.reasons` say why not."""
        if target not in LANGUAGES:
            return Draft(text, accepted=False, reasons=(f"no language “{target}”",))
        return self._write(
            f"Translate this passage into {LANGUAGES[target]}. {_RULES}", text, facts, source, target
        )

    def _write(self, task: str, text: str, facts: Facts, source: str, target: str) -> Draft:
        settings = self.settings
        if settings is None or not text.strip() or len(text) > LONGEST:
            why = (
                "the pen is off"
                if settings is None
                else "nothing to write"
                if not text.strip()
                else "too long"
            )
            return Draft(text, accepted=False, reasons=(why,))
        sent = redact(text, facts)
        prompt = (("system", task), ("user", sent.text))
        try:
            answer = ask(settings, prompt, sleep=self.sleep)
        except PenFailedError as error:
            return Draft(text, accepted=False, reasons=(error.what,), prompt=prompt, model=settings.model)
        why_not = _judged(text, answer, sent, facts, source, target)
        kept = sent.restore(answer)
        return Draft(text if why_not else kept, not why_not, why_not, prompt, answer, settings.model)


def _judged(
    text: str, answer: str, sent: Redacted, facts: Facts, source: str, target: str
) -> tuple[str, ...]:
    strays = tuple(f"unknown placeholder {mark}" for mark in sent.strays(answer))
    lost = tuple(
        f"lost placeholder {mark}" for mark, _ in sent.held if sent.text.count(mark) != answer.count(mark)
    )
    return (*strays, *lost, *reasons(text, sent.restore(answer), facts, source=source, target=target))
