"""Whatever happens to the ledger, any PC that saw more puts it right."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.book import Book, Left
from app.ledger.lock import LEASE
from tests.app.ledger.offices import Office, contradictions
from tests.app.ledger.slow_share import SlowShare
from tests.app.ledger.tampering import IGNORING, sealed, sql, tampered


def _with_three_acts(office: Office) -> list[str]:
    here = office.pc("satu")
    acts = [here.write(text) for text in "abc"]
    here.visit()
    return [office.id, *acts]


def test_an_older_copy_that_was_put_back_is_caught_up(office: Office, tmp_path: Path) -> None:
    here = office.pc("satu")
    before = [here.write(text) for text in "ab"]
    here.visit()
    shutil.copy(office.folder.ledger, tmp_path / "lama.db")
    after = [here.write(text) for text in "cd"]
    here.visit()
    head = here.replica.head()
    shutil.copy(tmp_path / "lama.db", office.folder.ledger)
    visit = here.visit()
    assert office.ledger_ids() == [office.id, *before, *after]
    assert here.replica.head() == head, "with nobody between, the chain comes out the same"
    lost = [each.facts for each in visit.incidents if each.code == "ledger_behind"]
    assert lost == [{"seq": 4, "count": 2, "ids": after}]


def test_what_others_wrote_into_the_older_copy_keeps_its_place(
    office: Office, tmp_path: Path
) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    here.visit()
    shutil.copy(office.folder.ledger, tmp_path / "lama.db")
    mine = here.write("punya saya")
    here.visit()
    shutil.copy(tmp_path / "lama.db", office.folder.ledger)
    theirs = there.write("punya dia")
    there.visit()
    visit = here.visit()
    assert visit.rewound == 1
    there.visit()
    assert office.ledger_ids() == here.known() == there.known() == [office.id, theirs, mine]
    assert here.replica.head() == there.replica.head()


@pytest.mark.parametrize(
    "harm",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"garbage" * 100),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: sql(path, IGNORING),
        lambda path: sql(path, "DROP TABLE event"),
    ],
    ids=["deleted", "emptied", "overwritten", "cut off", "foreign trigger", "table gone"],
)
def test_a_ledger_that_cannot_be_read_is_built_anew(office: Office, harm) -> None:
    known = _with_three_acts(office)
    here = office.pc("satu")
    head = here.replica.head()
    harm(office.folder.ledger)
    assert here.visit().state in ("offline", "refused"), "once may be a share that blinks"
    visit = here.visit()
    assert visit.state == "connected"
    assert [each.code for each in visit.incidents] == ["ledger_replaced"]
    assert office.ledger_ids() == known
    assert here.replica.head() == head
    assert office.pc("dua").visit().state == "connected"
    assert office.pc("dua").known() == known


def test_the_old_file_is_set_aside(office: Office) -> None:
    _with_three_acts(office)
    office.folder.ledger.write_bytes(b"garbage" * 100)
    for _ in range(2):
        visit = office.pc("satu").visit()
    aside = office.folder.copies / str(visit.incidents[0].facts["aside"])
    assert (aside / "mejasiar.db").read_bytes() == b"garbage" * 100


def test_genuine_rows_that_only_the_old_ledger_had_are_saved(office: Office) -> None:
    _with_three_acts(office)
    there = office.pc("dua")
    late = there.write("belum sampai di satu")
    there.visit()
    sql(office.folder.ledger, "CREATE VIEW asing AS SELECT 1")
    for _ in range(2):
        office.pc("satu").visit()
    assert late in office.ledger_ids()
    assert late in office.pc("satu").known()


def test_a_pc_that_knows_nothing_builds_no_ledger(office: Office) -> None:
    office.folder.ledger.unlink()
    for _ in range(3):
        assert office.pc("baru").visit().code == "ledger_missing"
    assert not office.folder.ledger.exists()


def test_a_ledger_in_wal_mode_is_refused_and_left_as_it_is(office: Office) -> None:
    _with_three_acts(office)
    office.folder.ledger.with_name("mejasiar.db-journal").unlink(missing_ok=True)
    sql(office.folder.ledger, "PRAGMA journal_mode = WAL")
    before = office.folder.ledger.read_bytes()
    office.pc("satu").write("menunggu")
    for _ in range(3):
        visit = office.pc("satu").visit()
        assert (visit.state, visit.code, visit.waiting) == ("refused", "ledger_wal", 1)
    assert office.folder.ledger.read_bytes() == before


def test_a_row_that_was_cut_out_of_the_middle_comes_back(office: Office) -> None:
    known = _with_three_acts(office)
    tampered(office.folder.ledger, "DELETE FROM event WHERE seq = 3")
    here = office.pc("satu")
    here.restart()
    here.write("d")
    codes = {each.code for _ in range(2) for each in here.visit().incidents}
    assert "ledger_behind" in codes
    assert set(known) <= set(office.ledger_ids())
    assert here.known() == office.ledger_ids()


def test_rows_that_changed_places_give_the_ledgers_order_to_all(office: Office) -> None:
    _with_three_acts(office)
    there = office.pc("dua")
    there.visit()
    tampered(
        office.folder.ledger,
        "UPDATE event SET seq = CASE seq WHEN 2 THEN 103 ELSE 102 END WHERE seq IN (2, 3);",
    )
    tampered(office.folder.ledger, "UPDATE event SET seq = seq - 100 WHERE seq > 100")
    for pc in (office.pc("satu"), there):
        pc.restart()
        pc.write("baru")
        pc.visit()
    for pc in (office.pc("satu"), there):
        pc.visit()
        assert pc.known() == office.ledger_ids()
    assert office.pc("satu").replica.head() == there.replica.head()


def test_a_forged_row_in_the_place_of_a_genuine_one_does_not_stay_alone(office: Office) -> None:
    known = _with_three_acts(office)
    forged = sealed(7)
    tampered(
        office.folder.ledger,
        f"UPDATE event SET id = '{forged.id}', envelope = x'{forged.envelope.hex()}' WHERE seq = 4",
    )
    here = office.pc("satu")
    here.restart()
    here.write("d")
    here.visit()
    assert set(known) <= set(office.ledger_ids())
    assert set(known) <= set(here.known())
    assert forged.id not in here.known()


def test_a_body_that_was_taken_out_is_put_back(office: Office) -> None:
    known = _with_three_acts(office)
    tampered(office.folder.ledger, "UPDATE event SET body = NULL WHERE seq = 2")
    here = office.pc("satu")
    here.restart()
    here.write("d")
    here.visit()
    with Book.open(office.folder.ledger) as book:
        assert book.find(known[1:2])[known[1]].sealed.body is not None
    there = office.pc("dua")
    there.visit()
    assert there.texts()[0] == "a"


def test_a_body_seen_missing_is_taken_when_it_is_back(office: Office) -> None:
    _with_three_acts(office)
    tampered(office.folder.ledger, "UPDATE event SET body = NULL WHERE seq = 2")
    there = office.pc("dua")
    there.visit()
    assert there.texts()[0] == "None"
    for pc in (office.pc("satu"), there):
        pc.restart()
        pc.write("d")
        pc.visit()
    assert there.texts()[0] == "a"


def test_once_a_day_all_of_the_ledger_is_compared(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = _with_three_acts(office)
    here = office.pc("satu")
    tampered(office.folder.ledger, "UPDATE event SET body = x'00' WHERE seq = 2")
    here.courier.step()
    here.replica.keep_fact("compared_at", "0")
    sql(office.folder.ledger)
    visit = here.visit()
    monkeypatch.undo()
    assert here.replica.fact("compared_at") != "0"
    assert [each.code for each in here.replica.incidents.all()] == ["row_repaired"]
    assert office.ledger_ids() == known
    assert visit.state == "connected"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among files")
@pytest.mark.parametrize("part", ["", "-journal"])
def test_a_pipe_in_the_place_of_the_ledger_hangs_nobody_and_costs_nothing(
    office: Office, part: str
) -> None:
    acts = _with_three_acts(office)
    path = office.folder.ledger.with_name(office.folder.ledger.name + part)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    here = office.pc("satu")
    kept = here.write("sesudahnya")
    for _ in range(2):
        here.courier.step()
    office.lease_passes()
    here.courier.step()
    assert office.ledger_ids() == [*acts, kept]


def test_a_ledger_harmed_again_before_its_builder_read_it_leaves_no_contradiction(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = office.pc("satu"), office.pc("dua")
    for pc in (here, there):
        pc.visit()
    copy = office.folder.ledger.read_bytes()
    here.write("a")
    here.visit()
    here.write("dengan a di depan mata")
    here.visit()
    office.folder.ledger.write_bytes(b"garbage" * 100)
    here.visit()
    real = Book.open

    def cut(path: Path, *more: Left | None) -> Book:
        if path == office.folder.ledger and here.replica.head().seq == 0:
            raise Unavailable("office_offline", reason="cut off right after the building")
        return real(path, *more)

    with monkeypatch.context() as broken:
        broken.setattr(Book, "open", cut)
        assert here.visit().state != "connected"
    # Somebody puts an older copy back, and another PC goes on from there.
    office.folder.ledger.write_bytes(copy)
    office.lease_passes()
    there.visit()
    there.write("urutan lain")
    for _ in range(3):
        office.lease_passes()
        for pc in (there, here):
            pc.visit()
    assert here.known() == there.known() == office.ledger_ids()
    assert contradictions(office) == []


def test_a_rebuild_longer_than_a_lease_ends_and_nobody_comes_between(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = SlowShare(office.folder.lock, monkeypatch)
    here, there = office.pc("satu", lock=share.lock_of("satu")), office.pc("dua")
    acts = [here.write(str(number)) for number in range(12)]
    here.visit()
    acts.append(there.write("dari dua"))
    there.visit()
    sql(office.folder.ledger, IGNORING)
    here.visit()
    share.slow, began = True, share.bench.at
    visit = here.courier.step()
    assert visit.code == ""
    assert share.bench.at - began > 3 * LEASE
    assert set(share.told) == {"lock_busy"}
    assert office.ledger_ids() == [office.id, *acts]
    assert not office.folder.lock.exists()
