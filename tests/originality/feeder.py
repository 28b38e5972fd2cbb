"""A process that feeds an index until it is killed: it says which letters are in, and merges all the time."""

from __future__ import annotations

import sys

from letter_corpus import paragraphs_of

from appealdesk.originality.letters import Letter
from appealdesk.originality.opening import open_index

if __name__ == "__main__":
    place, first = sys.argv[1], int(sys.argv[2])
    with open_index(place, create=True) as index:
        for number, (_, _, paragraphs) in enumerate(paragraphs_of(1500)[first:], first):
            index.add(Letter(f"CASE-{number}", paragraphs))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            if number % 4 == 3:
                index.merge()
