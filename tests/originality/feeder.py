"""A process that feeds an index until it is killed: it says which letters are in, and merges all the time."""

from __future__ import annotations

import sys
from itertools import count

from letter_corpus import paragraphs_of

from appealdesk.originality.letters import Letter
from appealdesk.originality.opening import open_index

if __name__ == "__main__":
    place, first = sys.argv[1], int(sys.argv[2])
    with open_index(place, create=True) as index:
        letters = paragraphs_of(1500)
        for number in count(first):
            index.add(Letter(f"CASE-{number}", letters[number % len(letters)][2]))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            if number % 4 == 3:
                index.merge()
