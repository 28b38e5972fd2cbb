"""What an index refuses (索引错误): another scheme, a letter it does not know, a place that holds no index."""

from __future__ import annotations

from appealdesk.core.errors import AppealDeskError


class SchemeError(AppealDeskError):
    """The index was built under another scheme; numbers of two schemes never meet."""

    code = "originality_scheme"

    def __init__(self, held: str, wanted: str) -> None:
        super().__init__(
            f"This index holds passages under the scheme {held}; this version works under {wanted}.",
            "Feed the letters again: appealdesk originality index rebuild INDEX LETTER...",
        )


class UnknownLetterError(AppealDeskError):
    """No letter of that code is in the index."""

    code = "originality_unknown_letter"

    def __init__(self, letter: str) -> None:
        super().__init__(
            f"The index holds no letter “{letter}”.",
            "See what it holds: appealdesk originality index stats INDEX",
        )


class NoIndexError(AppealDeskError):
    """Nothing at that place, or something that is no index."""

    code = "originality_no_index"

    def __init__(self, place: str, why: str) -> None:
        super().__init__(
            f"{place} holds no originality index: {why}.",
            "Add a letter first: appealdesk originality index add INDEX LETTER",
        )


class IndexFullError(AppealDeskError):
    """An id no longer fits three bytes."""

    code = "originality_full"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"The index holds {most:,} different passages, as many as fit.",
            "Start a second index and check against both.",
        )


class NoDriverError(AppealDeskError):
    """PostgreSQL is asked for, and its driver is not installed."""

    code = "originality_no_driver"

    def __init__(self) -> None:
        super().__init__(
            "The driver for PostgreSQL is not installed.", "Install it: pip install 'appealdesk[postgres]'."
        )


class PassageTooLongError(AppealDeskError):
    """A paragraph too long to be one of a letter."""

    code = "originality_too_long"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"A paragraph has more than {most:,} different runs of words.",
            "Break it into paragraphs: an empty line ends one.",
        )


class NoMapError(AppealDeskError):
    """The mapped form lies beside an index file; this index is no file."""

    code = "originality_no_map"

    def __init__(self) -> None:
        super().__init__(
            "Only an index in a file has a mapped form.",
            "Ask the database itself; it gives the same answers.",
        )


class IndexBusyError(AppealDeskError):
    """Somebody else writes for longer than one waits, as a rebuild of a large index does."""

    code = "originality_busy"

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"Somebody else has been writing to the index for {seconds:.0f} seconds.",
            "Try again when the rebuild is over.",
        )
