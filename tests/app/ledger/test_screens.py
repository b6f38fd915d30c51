"""The tables that the screens read: quick, disposable, and never in the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.ledger.screens import CardRow, Screens
from tests.app.ledger.tampering import sql


def row(name: str, updated: int = 1, **changes: object) -> CardRow:
    """A card as it is kept."""
    facts: dict[str, Any] = {
        "id": name,
        "stage": "under_way",
        "role": "kasubag",
        "month": "2026-11",
        "updated": updated,
        "unsettled": False,
        "words": f"rapat {name}",
        "content": {"id": name},
    }
    return CardRow(**{**facts, **changes})


@pytest.fixture
def screens(tmp_path: Path) -> Iterator[Screens]:
    """Empty screens."""
    screens = Screens(tmp_path / "screens.db")
    yield screens
    screens.close()


def test_cards_come_last_touched_first_and_by_stage(screens: Screens) -> None:
    screens.replace("a", row("a", 1), [])
    screens.replace("b", row("b", 2), [])
    screens.replace("c", row("c", 3, stage="archived"), [])
    assert [card["id"] for card in screens.cards(("under_way",))] == ["b", "a"]
    assert [card["id"] for card in screens.cards(("under_way", "archived"), 1)] == ["c"]


def test_a_card_takes_the_place_of_the_one_before(screens: Screens) -> None:
    screens.replace("a", row("a"), [("e1", {"event": "e1"})])
    screens.replace("a", row("a", content={"id": "a", "step": 2}), [])
    assert screens.card("a") == {"id": "a", "step": 2}
    assert screens.notices("a") == []
    screens.replace("a", None, [])
    assert screens.card("a") is None


def test_every_word_must_occur(screens: Screens) -> None:
    screens.replace_all([(name, row(name), []) for name in ("satu", "dua")])
    assert [card["id"] for card in screens.found("Rapat SATU")] == ["satu"]
    assert len(screens.found("rapat")) == len(screens.found("  ")) == 2
    assert screens.found("100%_") == []


def test_a_month_and_the_unsettled_are_found(screens: Screens) -> None:
    screens.replace("a", row("a", month="2026-10", unsettled=True), [])
    screens.replace("b", row("b"), [("e1", {"event": "e1"})])
    screens.replace("c", row("c"), [])
    assert [card["id"] for card in screens.cards_of_month("2026-10")] == ["a"]
    assert screens.unsettled() == ["a", "b"]
    assert screens.notices() == screens.notices("b") == [{"event": "e1"}]


def test_facts_last_until_everything_is_forgotten(screens: Screens, tmp_path: Path) -> None:
    assert screens.fact("projected") == ""
    screens.keep_fact("projected", "3:abc")
    with closing(Screens(tmp_path / "screens.db")) as again:
        assert again.fact("projected") == "3:abc"
    screens.clear()
    assert screens.fact("projected") == ""


@pytest.mark.parametrize("content", [b"bukan basis data" * 400, b"\x00" * 100])
def test_a_file_that_is_no_database_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "screens.db"
    path.write_bytes(content)
    with closing(Screens(path)) as screens:
        screens.replace("a", row("a"), [])
        assert screens.card("a") == {"id": "a"}


def test_screens_of_another_format_are_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "screens.db"
    with closing(Screens(path)) as screens:
        screens.replace("a", row("a"), [])
    sql(path, "PRAGMA user_version = 99", "CREATE TABLE more (x)")
    with closing(Screens(path)) as screens:
        assert screens.cards(("under_way",)) == []


@pytest.mark.parametrize("damage", ["pages", "table"])
def test_damage_that_opening_alone_does_not_meet_is_made_anew_too(
    tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "screens.db"
    with closing(Screens(path)) as screens:
        screens.replace("a", row("a", words="x" * 50_000), [])
    if damage == "table":
        sql(path, "DROP TABLE card")
    else:
        whole = path.read_bytes()
        path.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    with closing(Screens(path)) as screens:
        assert screens.cards(["under_way"]) == []
        screens.replace("b", row("b"), [])
        assert screens.card("b") == {"id": "b"}


def test_a_fact_that_a_disk_does_not_take_keeps_nobody_from_ending(
    screens: Screens, tmp_path: Path
) -> None:
    sql(tmp_path / "screens.db", "DROP TABLE fact")
    screens.keep_fact("projected", "3:abc")
    screens.replace("a", row("a"), [])
    assert screens.card("a") == {"id": "a"}
