"""A real corpus: licence texts and rules of scancode-toolkit-mini (data CC-BY-4.0), with edited paragraphs as drafts."""

from __future__ import annotations

import random
from importlib.util import find_spec
from pathlib import Path

from brute import Twin, as_found
from corpus import Corpus
from sections import RULES, head, say

from appealdesk.originality.index import Index
from appealdesk.originality.letters import Letter
from appealdesk.originality.scheme import Level
from appealdesk.originality.sqlite import SqliteStore
from appealdesk.originality.texts import paragraphs_of


def licences(folder: Path) -> None:
    """Check exactness and the peers' recall on paragraphs that people wrote."""
    spec = find_spec("licensedcode")
    if spec is None or spec.origin is None:
        print("\nNOT RUN: licences (scancode-toolkit-mini is not installed)")
        return
    texts = {
        path.stem: _body(path)
        for path in sorted(Path(spec.origin).parent.glob("data/*/*"))
        if path.suffix in {".LICENSE", ".RULE"}
    }
    letters = [
        Letter(name, kept)
        for name, body in texts.items()
        if (kept := [p for p in paragraphs_of(body) if len(p) >= 80])
    ]
    corpus = Corpus(letters, _drafts(letters), [], "", sum(len(letter.paragraphs) for letter in letters))
    print(f"\n# Licences: {len(letters):,} files, {corpus.paragraphs:,} paragraphs of 80 characters or more")
    place = folder / "licences.sqlite3"
    index = Index(SqliteStore(place))
    index.rebuild(letters)
    for level in Level:
        other = Twin([letter.paragraphs for letter in letters], level)
        head(f"Twin over sets of words, {level.name.lower()}s", "rule", "true pairs", "missed and false")
        for rule in RULES:
            pairs = wrong = 0
            for draft in corpus.drafts:
                found = index.read(draft)[level]
                expected, got = other.find(draft, rule), as_found(found, index.find(found, rule))
                pairs, wrong = pairs + len(expected), wrong + (expected != got)
            say(f"{rule.measure} {float(rule.share)}", f"{pairs:,}", wrong)
            if wrong:
                raise SystemExit("NOT EXACT")
    index.close()


def _body(path: Path) -> str:
    text = path.read_text("utf-8", errors="replace")
    return text.split("\n---\n", 1)[-1] if text.startswith("---") else text


def _drafts(letters: list[Letter]) -> list[list[str]]:
    """Return 60 drafts of 12 paragraphs from all over, with 0 to 30 % of their words changed."""
    source = random.Random("licence drafts")
    words = [word for letter in letters[::50] for word in letter.paragraphs[0].split()]
    drafts = []
    for _ in range(60):
        picks = [source.choice(source.choice(letters).paragraphs) for _ in range(12)]
        rate = source.choice((0.0, 0.02, 0.05, 0.1, 0.2, 0.3))
        drafts.append(
            [
                " ".join(source.choice(words) if source.random() < rate else word for word in text.split())
                for text in picks
            ]
        )
    return drafts
