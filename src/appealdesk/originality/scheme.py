"""The scheme (特征方案): every choice that decides which numbers a passage becomes.

An index remembers the version it was built under. Two schemes never meet in one index: the letters
are fed again, or nothing is compared.
"""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """What is compared with what: whole paragraphs, or sentences."""

    PARAGRAPH = 0
    SENTENCE = 1


WORDS_EACH = 3  # a shingle of a text written in words
CHARACTERS_EACH = 5  # a shingle of a text in Chinese, Japanese or Thai writing
LEAST_WORDS = 6  # a shorter passage ("Dear team,") says nothing about its letter
LEAST_CHARACTERS = 12
THAI_CLAUSE = 24  # Thai ends no sentence with a stop; a space ends one that has grown this long

# Raise the last figure with every change of masks, tokens, sizes or constants.
VERSION = f"appealdesk.originality/{WORDS_EACH}-{CHARACTERS_EACH}-{LEAST_WORDS}-{LEAST_CHARACTERS}/1"
