"""The twin: the same question answered by the plainest code there is, over sets of token tuples, with no hash, bound or index."""

from __future__ import annotations

from collections import Counter, defaultdict

from appealdesk.originality.passages import Reader
from appealdesk.originality.rule import Measure, Rule
from appealdesk.originality.scheme import Level


def passages(paragraphs, level, reader):
    """Return {(paragraph, sentence): tokens} of the passages long enough to be compared."""
    found = {}
    for number, paragraph in enumerate(paragraphs, 1):
        row = reader.numbers(paragraph)
        parts = [row] if level is Level.PARAGRAPH else _sentences(row)
        for at, part in enumerate(parts, 1):
            tokens = tuple(token for token in part if token > 2)
            spoken = 2 * sum(token & 1 for token in tokens) >= len(tokens)
            if len(tokens) >= (12 if spoken else 6):
                found[number, 0 if level is Level.PARAGRAPH else at] = (tokens, 5 if spoken else 3)
    return found


def _sentences(row):
    parts, part = [], []
    for token in row:
        if token == 0 or (token == 2 and len(part) >= 24):
            parts.append(part)
            part = []
        else:
            part.append(token)
    return [part for part in [*parts, part] if part]


def shingles(passage):
    """Return the set of runs of tokens."""
    tokens, each = passage
    return {tokens[i : i + each] for i in range(len(tokens) - each + 1)}


class Twin:
    """Every class of every letter as a set; every question counts everything."""

    def __init__(self, letters, level):
        self.level, self.reader = level, Reader()
        self.classes = {}
        self.holders = defaultdict(list)
        self.sizes = []
        self.feed(letters)

    def feed(self, letters):
        """Take in more letters."""
        self._met = {}
        for letter in letters:
            for passage in passages(letter, self.level, self.reader).values():
                if passage[0] not in self.classes:
                    self.classes[passage[0]] = len(self.sizes)
                    runs = shingles(passage)
                    self.sizes.append(len(runs))
                    for run in runs:
                        self.holders[run].append(self.classes[passage[0]])

    def find(self, draft, rule: Rule):
        """Return sorted (place, shared, mine, theirs) of all pairs that satisfy the rule."""
        out = []
        for place, mine, met in self.met(tuple(draft)):
            for holder, shared in met.items():
                whole = mine if rule.measure is Measure.CONTAINMENT else mine + self.sizes[holder] - shared
                if shared * rule.share.denominator >= whole * rule.share.numerator:
                    out.append((place, shared, mine, self.sizes[holder]))
        return sorted(out)

    def met(self, draft):
        """Return (place, size, how much is shared with whom) of each passage, counted once for all rules."""
        if draft not in self._met:
            found = passages(draft, self.level, self.reader).items()
            sets = [(place, shingles(passage)) for place, passage in found]
            self._met[draft] = [
                (place, len(runs), Counter(holder for run in runs for holder in self.holders.get(run, ())))
                for place, runs in sets
            ]
        return self._met[draft]


def as_found(passages_, pairs):
    """Bring the engine's answer into the twin's form."""
    columns = (pairs.owners, pairs.shared, pairs.mine, pairs.theirs)
    return sorted(
        (passages_.places[owner], *rest)
        for owner, *rest in zip(*(part.tolist() for part in columns), strict=True)
    )
