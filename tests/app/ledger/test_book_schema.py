"""Damage in the ledger's header and schema is told as damage, whatever SQLite calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.book import Book


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """An empty ledger."""
    path = tmp_path / "mejasiar.db"
    Book.create(path)
    return path


def test_a_schema_format_that_sqlite_does_not_know_is_damage(ledger: Path) -> None:
    content = bytearray(ledger.read_bytes())
    content[47] = 133
    ledger.write_bytes(content)
    with pytest.raises(Unavailable, match="ledger_damaged"):
        Book.open(ledger)


def test_a_schema_with_a_broken_character_is_damage(ledger: Path) -> None:
    content = bytearray(ledger.read_bytes())
    place = content.index(b"CREATE TABLE event") + len("CREATE T")
    content[place] = 0xF1
    ledger.write_bytes(content)
    with pytest.raises(Unavailable, match="ledger_damaged"):
        Book.open(ledger)
