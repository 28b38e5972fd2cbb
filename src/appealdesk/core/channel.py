"""The channel (申诉入口) a letter goes through, and what it takes. An unknown limit is said to be unknown."""

from __future__ import annotations

from dataclasses import dataclass

from appealdesk.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Channel:
    """One entrance on the platform. Sizes in bytes, lengths in characters; None means: not documented, not checked.

    `bytes_all` bounds all files together, `pages_each` the pages of a PDF; `plain_names` asks for letters and digits only.
    `advised_characters` is what somebody keeps to whom the form itself is not documented: a second, shorter text is
    made for it, and nothing is refused.
    `rule` is the id that `case.yaml` names; `marketplaces` are those it was seen for. `signs` are words of a notice
    that lead to this entrance and not to another one for the same issue.
    """

    rule: str
    platform: str
    name: Wording
    entry: str
    issue_types: tuple[str, ...]
    characters: int | None = None
    attachments: int | None = None
    bytes_each: int | None = None
    file_types: tuple[str, ...] = ()
    attaches: bool | None = None
    notes: tuple[str, ...] = ()
    standing: str = "unverified"
    source: str = ""
    marketplaces: tuple[str, ...] = ()
    review_time: Wording | None = None
    signs: tuple[str, ...] = ()
    bytes_all: int | None = None
    pages_each: int | None = None
    plain_names: bool = False
    advised_characters: int | None = None
