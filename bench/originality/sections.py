"""What is measured, one section a function; each prints its table."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
from brute import Twin, as_found
from corpus import answered, still
from engines import HALF, Datasketch, Mapped, Ours, Rensa
from letter_corpus import RATES, SHARES
from timing import each, interleaved, ratio, spread

from appealdesk.originality.index import Index
from appealdesk.originality.letters import Letter
from appealdesk.originality.passages import Reader
from appealdesk.originality.rule import Measure, Rule
from appealdesk.originality.scheme import Level
from appealdesk.originality.sqlite import SqliteStore

RULES = [
    Rule(measure, share)
    for measure in Measure
    for share in (Fraction(1, 2), Fraction(7, 10), Fraction(9, 10))
]


def say(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def head(title, *cells):
    print(f"\n{title}\n")
    say(*cells)
    say(*("---" for _ in cells))


def build(corpus, folder):
    """Build the index with paragraphs alone and with sentences; report time and bytes a paragraph."""
    head(
        f"Build, {corpus.paragraphs:,} paragraphs",
        "index",
        "us a paragraph (cpu)",
        "bytes a paragraph",
        "different passages",
    )
    out = {}
    for name, levels in (("paragraphs", [Level.PARAGRAPH]), ("paragraphs and sentences", list(Level))):
        place = folder / f"{corpus.paragraphs}-{len(levels)}.sqlite3"
        index = Index(SqliteStore(place), levels)
        start = time.process_time()
        index.rebuild(corpus.letters)
        spent = (time.process_time() - start) / corpus.paragraphs * 1e6
        held = index.stats()
        size = place.stat().st_size / corpus.paragraphs
        say(name, f"{spent:.0f}", f"{size:.0f}", f"{held.paragraphs + held.sentences:,}")
        out[name] = (place, spent, size)
        index.close()
    return out


def features(corpus):
    """Time the reader alone: text to sorted shingles, one draft at a time."""
    reader = Reader()
    drafts = corpus.drafts
    for draft in drafts:
        reader.read(draft)
    still()
    one = (
        np.sum(each([lambda d=draft: reader.read(d, [Level.PARAGRAPH]) for draft in drafts]))
        / sum(map(len, drafts))
        * 1e6
    )
    both = np.sum(each([lambda d=draft: reader.read(d) for draft in drafts])) / sum(map(len, drafts)) * 1e6
    print(
        f"\nFeatures: {one:.0f} us a paragraph (paragraph level), {both:.0f} us with sentences, 12 paragraphs read together"
    )
    return one, both


def exact(corpus, place):
    """Compare with a plain count of all postings: missed and false pairs for every rule."""
    ours = Ours(place)
    head(f"Exactness, {corpus.paragraphs:,} paragraphs", "rule", "true pairs", "missed", "false")
    for rule in RULES:
        true = corpus.truth(rule)

        def ask(passages, rule=rule):
            pairs = ours.index.find(passages, rule)
            return pairs.owners, pairs.ids

        found = answered(corpus, ask)
        say(f"{rule.measure} {float(rule.share)}", f"{len(true):,}", len(true - found), len(found - true))
        if true != found:
            raise SystemExit("NOT EXACT")
    ours.index.close()


def twin(corpus, place, level):
    """Compare with the twin over sets of words: no hash, no collapse, no bound in common."""
    index = Index(SqliteStore(place))
    other = Twin([letter.paragraphs for letter in corpus.letters], level)
    head(
        f"Twin over sets of words, {level.name.lower()}s of {corpus.paragraphs:,} paragraphs",
        "rule",
        "true pairs",
        "missed and false",
    )
    for rule in RULES:
        pairs = wrong = 0
        for draft in corpus.drafts:
            found = index.read(draft)[list(index.levels).index(level)]
            expected, got = other.find(draft, rule), as_found(found, index.find(found, rule))
            pairs += len(expected)
            wrong += len(set(expected) ^ set(got)) or int(expected != got)
        say(f"{rule.measure} {float(rule.share)}", f"{pairs:,}", wrong)
        if wrong:
            raise SystemExit("NOT EXACT")
    index.close()


def peers(corpus, place, with_datasketch):
    """Interleave the engines, text to verified J >= .5 pairs."""
    engines, built = [Ours(place), Mapped(place)], {}
    for kind in [Rensa, *([Datasketch] if with_datasketch else [])]:
        before, start = _resident(), time.process_time()
        engines.append(kind(corpus))
        built[kind.name] = (time.process_time() - start, (_resident() - before) / corpus.paragraphs)
    true = corpus.truth(HALF)
    still()
    times = interleaved(engines, corpus.drafts)
    head(
        f"Text to J >= .5 answer, draft of 12 paragraphs, {corpus.paragraphs:,} paragraphs",
        *("engine", "p50 ms (cpu)", "p99 ms", "pair recall", "missed", "false"),
    )
    for engine in engines:
        found = answered(corpus, engine.ask)
        p50, p99 = spread(times[engine.name])
        recall = f"{len(true & found) / len(true):.3f}"
        say(engine.name, f"{p50:.2f}", f"{p99:.2f}", recall, len(true - found), len(found - true))
    inside = corpus.truth(Rule(Measure.CONTAINMENT, Fraction(7, 10)))
    for peer in engines[2:]:
        proposed = answered(corpus, peer.proposals)
        share = len(inside & proposed) / len(inside)
        print(f"\n{peer.name} proposes {share:.3f} of the {len(inside):,} pairs with C >= .7")
    head("Ratios of the medians, with 95 % intervals", "", *built)
    for ours in engines[:2]:
        found = [ratio(times[ours.name], times[peer]) for peer in built]
        say(ours.name, *(f"{value:.2f} ({low:.2f} to {high:.2f})" for value, low, high in found))
    for peer, (seconds, grown) in built.items():
        print(
            f"\n{peer} is built in {seconds:.0f} s (cpu) at each start and takes about {grown:,.0f} bytes of memory a paragraph"
        )
    mapped = engines[1]
    print(
        f"\nthe mapped form is written in {mapped.seconds:.1f} s and takes {mapped.size / corpus.paragraphs:.0f} bytes a paragraph"
    )
    for engine in engines[:2]:
        p50, p99 = spread(
            each([lambda t=text, e=engine: e.answer([t]) for draft in corpus.drafts for text in draft])
        )
        print(
            f"\n{engine.name}, one edited paragraph, text to answer: p50 {p50:.2f} ms, p99 {p99:.2f} ms (cpu)"
        )
        engine.index.close()
    shutil.rmtree(mapped.folder)


def _resident():
    """Return the bytes of memory that are in use now, not the most there ever were."""
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * resource.getpagesize()


def draft_sentences(corpus, place):
    """Time the check a specialist sees: paragraphs by Jaccard and sentences by containment, together."""
    index, reader = Index(SqliteStore(place)), Reader()
    rules = {Level.PARAGRAPH: HALF, Level.SENTENCE: Rule(Measure.CONTAINMENT, Fraction(7, 10))}

    def job(draft):
        for passages in reader.read(draft):
            index.find(passages, rules[passages.level])

    jobs = [lambda d=draft: job(d) for draft in corpus.drafts]
    each(jobs)
    still()
    p50, p99 = spread(each(jobs, 3))
    print(
        f"whole check of a draft, paragraphs J >= .5 and sentences C >= .7: p50 {p50:.2f} ms, p99 {p99:.2f} ms (cpu)"
    )
    index.close()


def append(corpus, place):
    """Time appending a letter of 12 paragraphs, with its sentences, and removing it again."""
    index = Index(SqliteStore(place))
    texts = [[f"{text} {number}" for text in draft] for number, draft in enumerate(corpus.drafts)]
    added, removed = [], []
    for number, draft in enumerate(texts):
        start = time.perf_counter()
        index.add(Letter(f"NEW-{number}", draft))
        added.append(time.perf_counter() - start)
    p50, p99 = spread(np.array(added))
    start = time.perf_counter()
    index.merge()
    merged = time.perf_counter() - start
    for number in range(len(texts)):
        start = time.perf_counter()
        index.remove(f"NEW-{number}")
        removed.append(time.perf_counter() - start)
    print(
        f"append a letter of 12 paragraphs with its sentences: p50 {p50:.1f} ms, p99 {p99:.1f} ms (wall); merge of {len(texts)} such letters {merged:.1f} s; remove a merged letter: p50 {spread(np.array(removed))[0]:.1f} ms"
    )
    index.close()


def readers(corpus, place, seconds=5):
    """Ask from 1, 2 and 4 processes while a writer adds a letter a second; no lock error may reach anybody."""
    head(
        "Readers beside a writer that adds a letter a second",
        "reading processes",
        "drafts a second",
        "errors",
    )
    for count in (1, 2, 4):
        command = [sys.executable, str(Path(__file__).parent / "asker.py"), str(place), str(seconds)]
        askers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(count)]
        with_writer = Index(SqliteStore(place))
        for number in range(seconds):
            with_writer.add(Letter(f"BESIDE-{number}", corpus.drafts[number]))
            time.sleep(1)
        said = [json.loads(asker.communicate()[0]) for asker in askers]
        for number in range(seconds):
            with_writer.remove(f"BESIDE-{number}")
        with_writer.close()
        errors = sum(row["errors"] for row in said)
        say(count, f"{sum(row['asked'] for row in said) / seconds:.0f}", errors)
        if errors:
            raise SystemExit("A LOCK ERROR REACHED A READER")


def languages(corpus, place):
    """Report by language which share of planted near-duplicates is found at each rate of editing."""
    from letter_corpus import Writer

    index = Index(SqliteStore(place))
    writer, rows = Writer(77), {language: [] for language in SHARES}
    number = 0
    for letter in corpus.letters:
        for text in letter.paragraphs:
            rows.setdefault(_language(corpus, number), []).append((number, text))
            number += 1
    rules = (
        ("J >= .5 paragraph", Level.PARAGRAPH, HALF),
        ("C >= .7 any sentence", Level.SENTENCE, Rule(Measure.CONTAINMENT, Fraction(7, 10))),
    )
    out = {}
    for name, level, rule in rules:
        head(f"Planted near-duplicates found, {name}", "language", *(f"{rate:.0%}" for rate in RATES))
        for language in SHARES:
            shares = [_found(index, writer, language, rows[language], rate, level, rule) for rate in RATES]
            say(language, *(f"{share:.2f}" for share in shares))
            out[name, language] = shares
    index.close()
    return out


def _language(corpus, number):
    return corpus.languages[number]


def _found(index, writer, language, rows, rate, level, rule, count=150):
    """Return which share of edited paragraphs meets its source's own letter."""
    texts = [text for _, text in rows[:: max(1, len(rows) // count)][:count]]
    edited = [writer.edited(writer.renewed(text, language), language, rate) for text in texts]
    found = index.read(edited)[level]
    hits = set()
    pairs = index.find(found, rule)
    sources = _ids(index, texts, level)
    for owner, id_ in zip(pairs.owners.tolist(), pairs.ids.tolist(), strict=True):
        paragraph = found.places[owner][0]
        if id_ in sources[paragraph]:
            hits.add(paragraph)
    return len(hits) / len(texts)


def _ids(index, texts, level):
    """Return the classes of the passages of each text."""
    passages = index.read(texts)[level]
    ids = {row.digest: row.id for row in index.store.classes_of(level, sorted(set(passages.digests)))}
    out = {number: set() for number in range(1, len(texts) + 1)}
    for (paragraph, _), digest in zip(passages.places, passages.digests, strict=True):
        if digest in ids:
            out[paragraph].add(ids[digest])
    return out


def shards(corpus, place, folder):
    """Cut the letters in two indexes, ask both, join the answers: the same pairs as one index gives."""
    half = len(corpus.letters) // 2
    parts = []
    for number, letters in enumerate((corpus.letters[:half], corpus.letters[half:])):
        index = Index(SqliteStore(folder / f"shard-{number}.sqlite3"), [Level.PARAGRAPH])
        index.rebuild(letters)
        parts.append(index)
    whole = Index(SqliteStore(place), [Level.PARAGRAPH])
    both, one, same = [], [], True
    for passages in corpus.read_drafts:
        start = time.process_time()
        found = [part.find(passages, HALF) for part in parts]
        both.append(time.process_time() - start)
        start = time.process_time()
        pairs = whole.find(passages, HALF)
        one.append(time.process_time() - start)
        same &= _seen(parts, found) == _seen([whole], [pairs])
    print(
        f"\ntwo shards of {corpus.paragraphs // 2:,}: same passages as one index: {same}; p50 {spread(np.array(both))[0]:.2f} ms for both, one after the other, {spread(np.array(one))[0]:.2f} ms for the one (cpu)"
    )
    for index in (*parts, whole):
        index.close()
    if not same:
        raise SystemExit("SHARDS DIFFER")


def _seen(indexes, answers):
    """Return {(paragraph of the draft, digest of the class, shared)}: a class in both shards is one passage."""
    out = set()
    for index, pairs in zip(indexes, answers, strict=True):
        ids = sorted(set(pairs.ids.tolist()))
        digests = {row.id: row.digest for row in (index.store.classes(Level.PARAGRAPH, ids) if ids else ())}
        out |= {
            (o, digests[i], s)
            for o, i, s in zip(pairs.owners.tolist(), pairs.ids.tolist(), pairs.shared.tolist(), strict=True)
        }
    return out
