"""The history in a pack: genuine, in one order, and the same as the one that a PC has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import Refusal
from app.packs.event_run import Laid
from app.packs.taking import open_pack, take
from app.station import Station
from tests.app.packs.packs import forged, history_of, lone_pc, on, review_pack, waiting_for_kabag
from tests.office_builder import KASUBAG, DemoOffice, Pc


def refused(station: Station, pack: Path) -> str:
    with pytest.raises(Refusal) as caught:
        open_pack(station, pack, on)
    return caught.value.code


def swapped(rows: list[Laid]) -> list[Laid]:
    """The last two events in each other's place."""
    (first, one), (second, other) = rows[-2:]
    return [*rows[:-2], (first, other), (second, one)]


def test_another_order_than_ours_is_a_contradiction(pc: Pc, liputan: str, tmp_path: Path) -> None:
    pc.sits(KASUBAG)
    rows = history_of(pc)
    assert refused(pc.station, forged(pc, tmp_path / "a", swapped(rows))) == "pack_contradicts"
    longer = swapped(rows[:-1]) + rows[-1:]
    assert refused(pc.station, forged(pc, tmp_path / "b", longer)) == "pack_contradicts"
    shorter = swapped(rows[:-2])
    assert refused(pc.station, forged(pc, tmp_path / "c", shorter)) == "pack_contradicts"


def test_the_same_event_at_another_place_is_a_contradiction(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    pc.sits(KASUBAG)
    rows = history_of(pc)
    last, sealed = rows[-1]
    moved = [*rows[:-1], (last + 1, sealed)]
    assert refused(pc.station, forged(pc, tmp_path / "a", moved)) == "pack_contradicts"
    twice = [*rows, (last + 1, sealed)]
    assert refused(pc.station, forged(pc, tmp_path / "b", twice)) == "pack_contradicts"


def test_a_row_that_was_junk_when_the_pack_was_made_is_not_forgotten(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    pc.sits(KASUBAG)
    rows, head = history_of(pc), pc.station.replica.head()
    taken = take(pc.station, open_pack(pc.station, forged(pc, tmp_path / "a", rows[:-2]), on))
    assert taken.rows == 0
    without = forged(pc, tmp_path / "b", rows[:-2] + rows[-1:])
    assert take(pc.station, open_pack(pc.station, without, on)).rows == 0
    assert pc.station.replica.head() == head


def test_a_row_that_was_mended_later_finds_its_place(
    office: DemoOffice, pc: Pc, liputan: str, tmp_path: Path
) -> None:
    """It was junk in the ledger when the first pack was made, and mended before the second."""
    pc.sits(KASUBAG)
    rows = history_of(pc)
    lone = lone_pc(office, forged(pc, tmp_path / "a", rows[:-2] + rows[-1:]), tmp_path / "laptop")
    assert lone.replica.head() != pc.station.replica.head()
    taken = take(lone, open_pack(lone, review_pack(pc, tmp_path / "b", liputan).path, on))
    assert taken.rows == 1
    assert lone.replica.head() == pc.station.replica.head()
    assert lone.coverage(liputan) == pc.coverage(liputan)
    assert [incident.code for incident in lone.replica.incidents.all()] == ["branch_left"]
    lone.close()


def test_rows_keep_the_places_that_they_have_in_the_ledger(
    pc: Pc, liputan: str, lone: Station, tmp_path: Path
) -> None:
    """Junk in the ledger takes a number and has no place in the chain: gaps are genuine."""
    pc.sits(KASUBAG)
    waiting_for_kabag(pc, "Rapat")
    pc.sits(KASUBAG)
    rows = history_of(pc)
    ours = lone.replica.head().seq
    gapped = [(seq + 5 if seq > ours else seq, sealed) for seq, sealed in rows]
    taken = take(lone, open_pack(lone, forged(pc, tmp_path / "a", gapped), on))
    assert taken.rows == len(rows) - ours
    assert lone.replica.head().seq == rows[-1][0] + 5
    assert lone.replica.head().chain == pc.station.replica.head().chain


def test_places_must_rise(pc: Pc, tmp_path: Path) -> None:
    pc.sits(KASUBAG)
    rows = history_of(pc)
    assert refused(pc.station, forged(pc, tmp_path / "a", [*rows, rows[-1]])) == "pack_unsound"
    assert refused(pc.station, forged(pc, tmp_path / "b", [(0, rows[0][1])])) == "pack_unsound"


@pytest.mark.parametrize("cell", ["envelope", "body", "signature"])
def test_a_row_that_is_not_genuine_is_refused(pc: Pc, tmp_path: Path, cell: str) -> None:
    pc.sits(KASUBAG)
    rows = history_of(pc)
    seq, sealed = rows[7]
    kept = getattr(sealed, cell)
    false = replace(sealed, **{cell: kept[:-1] + bytes([kept[-1] ^ 1])})
    rows[7] = (seq, false)
    assert refused(pc.station, forged(pc, tmp_path / "a", rows)) == "pack_unsound"
    pending = [false]
    assert refused(pc.station, forged(pc, tmp_path / "b", history_of(pc), pending)) == (
        "pack_unsound"
    )


def test_a_destroyed_body_travels_as_destroyed(
    pc: Pc, liputan: str, lone: Station, tmp_path: Path
) -> None:
    waiting_for_kabag(pc, "Rapat")
    pc.sits(KASUBAG)
    rows = history_of(pc)
    seq, sealed = rows[-1]
    rows[-1] = (seq, replace(sealed, body=None))
    take(lone, open_pack(lone, forged(pc, tmp_path / "a", rows), on))
    kept = lone.replica.sealed(sealed.id)
    assert kept is not None
    assert kept.body is None
