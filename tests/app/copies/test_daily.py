"""Each PC copies what it has confirmed, daily; one of them brings its copy to the share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.copies.checking import check_copy
from app.copies.shelf import CopyNote, copies_in, copy_name, damaged_in
from app.copies.state import own_shelf, shared_shelf, state
from app.errors import Unavailable
from tests.app.copies.conftest import DAY, break_a_byte, daily_of, run, today
from tests.office_builder import DemoOffice, Pc
from tests.walks import away

_UNFINISHED = "unfinished.db"


def _shared(office: DemoOffice) -> list[CopyNote]:
    return copies_in(shared_shelf(office.folder))


def test_a_copy_is_what_the_ledger_holds_in_the_same_chain(office: DemoOffice, pc: Pc) -> None:
    pc.opens()
    pc.sync()
    run(daily_of(office, pc))
    own, shared = copies_in(own_shelf(pc.profile)), _shared(office)
    assert [copy.path.name for copy in own] == [copy.path.name for copy in shared]
    checked = check_copy(shared[0].path, pc.station.membership.office)
    head = pc.station.replica.head()
    assert (checked.events, checked.chain) == (head.seq, head.chain)
    assert shared[0].day == today(office)
    assert shared[0].is_at(head)


def test_one_pc_a_day_brings_it_to_the_share_and_each_keeps_its_own(
    office: DemoOffice, pc: Pc
) -> None:
    other = office.pc("pc-2")
    run(daily_of(office, pc))
    brought = _shared(office)[0].path
    before = brought.stat().st_ino
    pc.opens()
    pc.sync()
    other.sync()
    run(daily_of(office, other))
    assert [copy.path for copy in _shared(office)] == [brought]
    assert brought.stat().st_ino == before
    assert copies_in(own_shelf(other.profile))[0].is_at(other.station.replica.head())


def test_a_second_start_on_the_same_day_makes_nothing(office: DemoOffice, pc: Pc) -> None:
    run(daily_of(office, pc))
    pc.opens()
    pc.sync()
    run(daily_of(office, pc))
    assert len(copies_in(own_shelf(pc.profile))) == len(_shared(office)) == 1


def test_a_day_on_which_nothing_happened_needs_no_copy(office: DemoOffice, pc: Pc) -> None:
    run(daily_of(office, pc))
    office.clock.at += DAY
    run(daily_of(office, pc))
    assert len(copies_in(own_shelf(pc.profile))) == len(_shared(office)) == 1


def test_what_the_ledger_does_not_have_yet_is_in_no_copy(office: DemoOffice, pc: Pc) -> None:
    pc.opens()
    run(daily_of(office, pc))
    assert _shared(office)[0].events == pc.station.replica.head().seq


def test_away_from_the_share_the_pc_keeps_its_own_and_brings_it_later(
    office: DemoOffice, pc: Pc
) -> None:
    with away(office):
        run(daily_of(office, pc, connected=False))
        assert len(copies_in(own_shelf(pc.profile))) == 1
    assert _shared(office) == []
    run(daily_of(office, pc))
    assert len(_shared(office)) == 1


@pytest.mark.parametrize("is_mount_point", [False, True])
def test_where_the_share_was_a_moment_ago_no_copy_is_left(
    office: DemoOffice, pc: Pc, is_mount_point: bool
) -> None:
    daily = daily_of(office, pc)  # which was told that the last visit saw everything
    with away(office):
        root = office.folder.root
        if is_mount_point:
            root.mkdir()
        run(daily)
        assert [path for path in root.parent.rglob("*.db") if path.is_relative_to(root)] == []
        assert root.is_dir() == is_mount_point
        if is_mount_point:
            root.rmdir()
    assert copies_in(own_shelf(pc.profile))
    assert state(office.folder, pc.profile).trouble is None, "that nobody needs to mend"


def test_another_office_in_the_place_of_ours_gets_no_copy(office: DemoOffice, pc: Pc) -> None:
    daily = daily_of(office, pc)
    facts = office.folder.read()
    office.folder.toml.write_text(
        office.folder.toml.read_text().replace(facts.office_id, "ab" * 32)
    )
    run(daily)
    assert _shared(office) == []


def test_a_damaged_copy_of_today_is_set_aside_and_made_anew(office: DemoOffice, pc: Pc) -> None:
    run(daily_of(office, pc))
    torn = _shared(office)[0].path
    os.truncate(torn, torn.stat().st_size // 2)
    run(daily_of(office, pc))
    assert check_copy(torn, pc.station.membership.office).events == _shared(office)[0].events


def test_damaged_copies_push_no_sound_one_out(office: DemoOffice, pc: Pc) -> None:
    """Nine copies of which three are damaged: the six sound ones and the new one stay."""
    run(daily_of(office, pc))
    first = _shared(office)[0]
    days = [today(office) - timedelta(back) for back in range(1, 9)]
    older = [first.path.with_name(copy_name(day, first.events, first.head)) for day in days]
    for path in older:
        shutil.copyfile(first.path, path)
    first.path.unlink()
    for path in older[:3]:
        os.truncate(path, 4096)
    pc.opens()
    pc.sync()
    shutil.rmtree(own_shelf(pc.profile))
    run(daily_of(office, pc))
    names = {copy.path.name for copy in _shared(office)}
    assert {path.name for path in older[3:]} < names
    assert len(names) == 6
    assert damaged_in(shared_shelf(office.folder)) == sorted(f"{p.name}.rusak" for p in older[:3])
    assert len(state(office.folder, pc.profile).damaged) == 3


def test_surplus_copies_go_only_after_the_new_one_was_read(office: DemoOffice, pc: Pc) -> None:
    run(daily_of(office, pc))
    first = _shared(office)[0]
    for back in range(1, 40):
        day = today(office) - timedelta(back)
        shutil.copyfile(first.path, first.path.with_name(copy_name(day, first.events, first.head)))
    before = len(_shared(office))
    office.clock.at += DAY
    pc.opens()
    pc.sync()
    daily = daily_of(office, pc)
    while len(_shared(office)) == before:
        assert daily.step()
    assert _shared(office)[0].day == today(office)
    run(daily)
    kept = [copy.day for copy in _shared(office)]
    assert kept[:7] == [today(office) - timedelta(back) for back in range(7)]
    assert len(kept) < 15


def test_a_rotten_copy_is_found_within_as_many_days_as_there_are_copies(
    office: DemoOffice, pc: Pc
) -> None:
    run(daily_of(office, pc))
    rotten = _shared(office)[0].path
    break_a_byte(rotten)
    for _ in range(3):
        office.clock.at += DAY
        pc.opens()
        pc.sync()
        run(daily_of(office, pc))
    assert damaged_in(shared_shelf(office.folder)) == [f"{rotten.name}.rusak"]


def test_a_row_that_went_bad_on_this_pc_makes_no_copy(office: DemoOffice, pc: Pc) -> None:
    replica = pc.station.replica
    founding = replica.sealed(pc.station.membership.office)
    assert founding is not None
    assert founding.body is not None
    replica._database.execute_sql(
        "UPDATE event SET body = ? WHERE id = ?",
        (founding.body.replace(b"Bupati", b"Bupatj"), founding.id),
    )
    with pytest.raises(Unavailable, match="replica_damaged"):
        run(daily_of(office, pc))
    assert copies_in(own_shelf(pc.profile)) == _shared(office) == []


def test_a_copy_that_was_cut_off_is_gone_on_with(office: DemoOffice, pc: Pc) -> None:
    _many(pc, 60)
    whole = run(daily_of(office, pc))
    shutil.rmtree(own_shelf(pc.profile))
    shutil.rmtree(shared_shelf(office.folder))
    daily = daily_of(office, pc)
    for _ in range(whole // 2):
        daily.step()
    unfinished = own_shelf(pc.profile) / _UNFINISHED
    begun = unfinished.stat()
    run(daily_of(office, pc))
    assert not unfinished.exists()
    own = copies_in(own_shelf(pc.profile))[0].path
    assert own.stat().st_ino == begun.st_ino
    assert check_copy(own).chain == pc.station.replica.head().chain


def test_what_was_cut_off_in_another_history_is_begun_anew(office: DemoOffice, pc: Pc) -> None:
    _many(pc, 60)
    daily = daily_of(office, pc)
    for _ in range(4):
        daily.step()
    head = pc.station.replica.head()
    pc.station.replica.rewind(head.seq - 3)
    run(daily)
    assert copies_in(own_shelf(pc.profile)) == []  # it waits until the ledger has all again
    pc.sync()
    run(daily_of(office, pc))
    assert check_copy(copies_in(own_shelf(pc.profile))[0].path).chain == head.chain


def test_a_full_share_is_told_before_anything_is_written(
    office: DemoOffice, pc: Pc, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.folder.copies = tiny
    run(daily_of(office, pc))
    trouble = state(office.folder, pc.profile).trouble
    assert trouble is not None
    assert trouble.code == "disk_full"
    assert set(trouble.facts) == {"needed", "free"}
    assert list((tiny / "salinan").iterdir()) == []
    office.folder.copies = office.folder.root / "cadangan"
    run(daily_of(office, pc))
    assert state(office.folder, pc.profile).trouble is None


def test_a_full_pc_is_told_before_anything_is_written(
    office: DemoOffice, pc: Pc, tiny: Path
) -> None:
    shelf = own_shelf(pc.profile)
    shelf.symlink_to(tiny, target_is_directory=True)
    run(daily_of(office, pc))
    trouble = state(office.folder, pc.profile).trouble
    assert trouble is not None
    assert trouble.code == "disk_full"


def test_a_program_that_ends_is_not_kept_waiting(office: DemoOffice, pc: Pc) -> None:
    daily = daily_of(office, pc)
    daily.step()
    daily.stop()
    assert run(daily) < 3
    assert copies_in(own_shelf(pc.profile)) == []


def test_the_state_says_what_lies_where(office: DemoOffice, made: Callable[[], CopyNote]) -> None:
    note = made()
    profile = office.pc().profile
    told = state(office.folder, profile)
    assert told.last_own == note
    assert told.last_share is not None
    assert (told.last_share.head, told.on_share, told.on_this_pc) == (note.head, 1, 1)
    with away(office):
        told = state(office.folder, profile)
        assert (told.share_seen, told.last_share, told.on_this_pc) == (False, None, 1)


def _many(pc: Pc, coverages: int) -> None:
    for number in range(coverages):
        pc.opens(f"Liputan {number}")
    pc.sync()
