"""One thing said in several languages (多语言文本)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts by language code (`en`, `de`, `ja` ...; `zh` is simplified Chinese, `zh-TW` the traditional of Taiwan)."""

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, texts: Mapping[str, str] | None = None, **more: str) -> Wording:
        """Build from a mapping, from keywords, or both: `Wording.of(en="late", zh_TW="遲出貨")`, where `_` stands for `-`."""
        named = {code.replace("_", "-"): text for code, text in more.items()}
        return cls(tuple(sorted({**(texts or {}), **named}.items())))

    def has(self, language: str) -> bool:
        """Whether this was said in that very language."""
        return any(code == language for code, _ in self.texts)

    def say(self, language: str) -> str:
        """Return the text in that language, else in English, else in the first one there is."""
        texts = dict(self.texts)
        for code in (language, "en", *texts):
            if code in texts:
                return texts[code]
        return ""

    @property
    def languages(self) -> tuple[str, ...]:
        """Which languages it was said in."""
        return tuple(code for code, _ in self.texts)
