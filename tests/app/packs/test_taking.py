"""Taking a pack in: rows, acts and files come to where they belong, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain import acts
from app.domain.roles import Role
from app.errors import Refusal, Unavailable
from app.founding import invitation_for
from app.ledger.keys import COST_FOR_TESTS
from app.ledger.profile import Profile
from app.media.carrier import local_preview
from app.media.shelf import SCREEN
from app.opening import take_seat
from app.packs.joining import join_from_pack
from app.packs.plan import plan_decisions
from app.packs.taking import open_pack, take
from app.station import Station
from tests.app.packs.packs import decision_pack, lone_pc, on, review_pack, taken, waiting_for_kabag
from tests.office_builder import KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.walks import away, delivered, verdicts


def approve(station: Station, liputan: str) -> str:
    coverage = station.coverage(liputan)
    assert coverage is not None
    items = tuple(acts.ChosenItem(item.sha256) for item in coverage.media)
    return station.desk.act(liputan, acts.CoverageApproved(items, "Publikasikan.")).event.id


def test_a_lone_pc_has_the_coverage_its_previews_and_its_originals(
    pc: Pc, liputan: str, lone: Station
) -> None:
    coverage = lone.coverage(liputan)
    assert coverage == pc.coverage(liputan)
    assert coverage is not None
    photo = coverage.media[0]
    assert local_preview(lone.profile.cache, photo.sha256, SCREEN) is not None
    original = lone.carrier.original(liputan, photo)
    assert original.is_relative_to(lone.profile.staging)
    assert original.read_bytes() == pc.station.carrier.original(liputan, photo).read_bytes()


def test_files_come_to_staging_and_the_cache_and_nowhere_else(
    pc: Pc, liputan: str, lone: Station, tmp_path: Path
) -> None:
    newer = waiting_for_kabag(pc, "Rapat koordinasi")
    pack = review_pack(pc, tmp_path / "b.mejasiar-tinjau", newer).path
    before = files_under(tmp_path)
    taken(lone, pack)
    profile = lone.profile
    new = {path for path in files_under(tmp_path) - before if ".db" not in path.name}
    bag = profile.staging / lone.bag_of(newer)
    shelves = profile.cache / "pratinjau"
    assert {path for path in new if path.is_relative_to(bag)}
    assert all(path.is_relative_to(bag) or path.is_relative_to(shelves) for path in new)


@pytest.mark.parametrize("left", [b"", b"setengah", None])
def test_what_lies_here_damaged_is_replaced_by_what_the_pack_brings(
    lone: Station, liputan: str, pack: Path, left: bytes | None
) -> None:
    coverage = lone.coverage(liputan)
    assert coverage is not None
    original = lone.carrier.original(liputan, coverage.media[0])
    sound = original.read_bytes()
    original.write_bytes(sound[:-1] + b"x" if left is None else left)
    again = taken(lone, pack)
    assert (again.originals, again.is_known) == (1, False)
    assert original.read_bytes() == sound


def files_under(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_file()}


def test_decisions_come_back_and_are_delivered(
    pc: Pc, liputan: str, lone: Station, tmp_path: Path
) -> None:
    ya = approve(lone, liputan)
    back = decision_pack(lone, tmp_path / "a.mejasiar-keputusan").path
    came = taken(pc.station, back)
    assert ([act.id for act in came.acts], came.new_acts) == ([ya], 1)
    assert not came.is_review
    assert pc.coverage(liputan).step == 4  # shown at once, ✓✓ when it is delivered
    assert not delivered(pc, ya)
    pc.sync()
    assert delivered(pc, ya)


def test_taking_decisions_twice_is_harmless(
    pc: Pc, liputan: str, lone: Station, tmp_path: Path
) -> None:
    approve(lone, liputan)
    back = decision_pack(lone, tmp_path / "a.mejasiar-keputusan").path
    taken(pc.station, back)
    assert taken(pc.station, back).is_known
    pc.sync()
    head = pc.station.replica.head()
    assert taken(pc.station, back).is_known
    pc.sync()
    assert pc.station.replica.head() == head


def test_the_next_pack_brings_what_was_delivered_meanwhile(
    pc: Pc, liputan: str, lone: Station, tmp_path: Path
) -> None:
    ya = approve(lone, liputan)
    taken(pc.station, decision_pack(lone, tmp_path / "a.mejasiar-keputusan").path)
    pc.sync()
    came = taken(lone, review_pack(pc, tmp_path / "b.mejasiar-tinjau", liputan).path)
    assert came.rows == 1
    assert lone.replica.place(ya) is not None
    assert lone.replica.pending_count() == 0
    with pytest.raises(Refusal, match="pack_nothing_waits"):
        plan_decisions(lone)


def test_an_older_pack_brings_its_files_and_takes_nothing_back(
    pc: Pc, liputan: str, pack: Path, lone: Station, tmp_path: Path
) -> None:
    newer = waiting_for_kabag(pc, "Rapat koordinasi")
    taken(lone, review_pack(pc, tmp_path / "b.mejasiar-tinjau", newer).path)
    head = lone.replica.head()
    came = taken(lone, pack)
    assert (came.rows, came.is_known) == (0, True)
    assert lone.replica.head() == head
    photo = pc.coverage(liputan).media[0]
    lone.carrier.original(liputan, photo).unlink()
    assert taken(lone, pack).originals == 1
    assert lone.carrier.original(liputan, photo).is_file()


def test_what_the_ledger_does_not_have_yet_travels_with_its_files(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    liputan = pc.opens()
    handed_in = pc.hands_in(liputan)
    made = review_pack(pc, tmp_path / "a.mejasiar-tinjau", originals=False)
    lone = lone_pc(office, made.path, tmp_path / "laptop")
    coverage = lone.coverage(liputan)
    assert coverage is not None
    assert coverage.step == 2
    assert lone.replica.place(handed_in.id) is None
    assert lone.carrier.original(liputan, coverage.media[0]).is_file()
    lone.close()


def test_files_of_a_coverage_that_is_not_known_here_yet_are_refused_whole(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    behind = office.pc("pc-2")
    liputan = waiting_for_kabag(pc)
    with away(office):
        pc.act(PELAKSANA, liputan, acts.DocumentAttached("undangan", pc.document(liputan)))
        back = decision_pack(pc.station, tmp_path / "a.mejasiar-keputusan").path
        with pytest.raises(Refusal, match="pack_ahead"):
            taken(behind.station, back)
        assert behind.station.replica.pending_count() == 0
    behind.sync()
    assert taken(behind.station, back).originals == 1
    behind.sync()
    assert behind.station.replica.pending_count() == 0


def test_what_was_cut_off_is_brought_by_the_next_time(
    pc: Pc, liputan: str, lone: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = waiting_for_kabag(pc, "Rapat koordinasi")
    pack = review_pack(pc, tmp_path / "b.mejasiar-tinjau", newer).path
    with monkeypatch.context() as broken:
        full = Unavailable("disk_full", needed=1, free=0)
        broken.setattr("app.packs.taking.settle", lambda part, target: _raise(full))
        with pytest.raises(Unavailable, match="disk_full"):
            taken(lone, pack)
    assert list((lone.profile.root / "paket").iterdir()) == []
    again = taken(lone, pack)
    assert (again.rows, again.originals) == (0, 1)
    assert lone.carrier.original(newer, pc.coverage(newer).media[0]).is_file()


def _raise(failure: Unavailable) -> None:
    raise failure


def test_what_the_courier_brought_while_the_pack_was_read_is_no_contradiction(
    office: DemoOffice, pc: Pc, liputan: str, pack: Path
) -> None:
    other = office.pc("pc-2")
    waiting_for_kabag(pc, "Rapat koordinasi")
    unpacked = open_pack(other.station, pack, on)
    other.sync()
    assert take(other.station, unpacked).rows == 0
    assert other.station.replica.head() == pc.station.replica.head()


def test_a_decision_that_came_too_late_is_overtaken_as_anywhere(
    pc: Pc, liputan: str, lone: Station, tmp_path: Path
) -> None:
    ya = approve(lone, liputan)
    pc.act("Kepala Bagian", liputan, acts.CoverageRejected("Fotonya kurang"))
    pc.sync()
    taken(pc.station, decision_pack(lone, tmp_path / "a.mejasiar-keputusan").path)
    pc.sync()
    assert delivered(pc, ya)
    assert verdicts(pc, liputan)[ya] == "overtaken"
    pc.sits(KASUBAG)


def test_the_first_decision_to_travel_on_carries_the_taking_over_of_a_seat(
    office: DemoOffice, pc: Pc, liputan: str, pack: Path, tmp_path: Path
) -> None:
    """Who joins by a pack makes a key of their own there: nobody else knows it before."""
    pc.sits(KASUBAG)
    invited = pc.station.administration().add_person("Budi")
    pc.station.administration().appoint(invited.person, Role.KABAG, "Kepala Bagian")
    pc.sync()
    paper = invitation_for(pc.station.membership, pc.station.office_secret(), (invited,))
    newer = review_pack(pc, tmp_path / "b.mejasiar-tinjau", liputan).path
    station, _ = join_from_pack(Profile(tmp_path / "laptop"), paper, newer, on)
    take_seat(station, paper, invited.person, "rahasia", COST_FOR_TESTS)
    station.desk.act(liputan, acts.NoteWritten("Bagus"))
    came = taken(pc.station, decision_pack(station, tmp_path / "a.mejasiar-keputusan").path)
    assert (came.maker, came.new_acts) == ("Budi", 2)
    pc.sync()
    assert pc.station.replica.pending_count() == 0
    station.close()
