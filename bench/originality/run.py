"""Originality beside its peers: exactness, time, size, growth. `python bench/originality/run.py [--size N] [--all]`.

Without arguments: 10,000 and 100,000 paragraphs with both peers, about five minutes. `--size 1000000` takes
longer and 8 GB of memory; datasketch is left out there.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "originality")]


def measure(size: int, folder: Path, parts: set[str]) -> None:
    """Run all sections for one size."""
    import sections
    from corpus import Corpus

    from appealdesk.originality.scheme import Level

    corpus = Corpus.of(size)
    print(f"\n# {size:,} paragraphs, corpus sha256 {corpus.digest}")
    built = sections.build(corpus, folder)
    alone, both = built["paragraphs"][0], built["paragraphs and sentences"][0]
    sections.features(corpus)
    sections.exact(corpus, alone)
    if "twin" in parts:
        for level in Level:
            sections.twin(corpus, both, level)
    if "peers" in parts:
        sections.peers(corpus, alone, with_datasketch=size <= 100_000)
    sections.draft_sentences(corpus, both)
    sections.append(corpus, both)
    if "readers" in parts:
        sections.readers(corpus, alone)
    if "languages" in parts:
        sections.languages(corpus, both)
    if "shards" in parts:
        sections.shards(corpus, alone, folder)
    if "postgres" in parts:
        from other_stores import postgres

        postgres(corpus, both)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, action="append", help="paragraphs; may be repeated")
    parser.add_argument("--parts", default="twin,peers,readers,languages,shards,postgres,licences")
    chosen = parser.parse_args()
    parts = set(chosen.parts.split(","))
    with tempfile.TemporaryDirectory(prefix="originality-") as folder:
        for size in chosen.size or [10_000, 100_000]:
            measure(
                size,
                Path(folder),
                parts if size < 1_000_000 else parts - {"twin", "languages", "readers", "postgres"},
            )
        if "licences" in parts:
            from licences import licences

            licences(Path(folder))


if __name__ == "__main__":
    main()
