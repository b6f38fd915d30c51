"""Whatever is wrong with a folder, a file or a word: a sentence says so, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.office import demo_invitation, demo_person, found_demo
from app.errors import Failure, Refusal, Unavailable
from app.founding import join_office
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.opening import open_station
from app.sop_file import default_sop, load_sop, resource
from app.verification.verify import verify_office
from tests.app.ledger.tampering import IGNORING, sql
from tests.office_builder import KABAG, KASUBAG, DemoOffice, Pc, ToldClock
from tests.walks import delivered
from ui.texts import FAILURES, sentence
from ui.texts.mistakes import mistake_lines


def tells(failure: Failure | None, code: str) -> str:
    """The sentence of a failure, which must be the one meant and lack no fact."""
    assert failure is not None
    assert failure.code == code
    assert code in FAILURES
    told = sentence(failure)
    assert "…" not in told.replace("…”", "")
    assert told.count(".") >= 1
    return told


def content(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def keeps_and_delivers(office: DemoOffice, pc: Pc, event: str) -> None:
    """The world being right again, the act arrives and the office is sound."""
    pc.sync()
    assert delivered(pc, event)
    assert verify_office(office.folder, pc.profile).findings == ()


# The office folder


def test_a_damaged_ledger_is_told_then_healed(office: DemoOffice, pc: Pc) -> None:
    event = _opens(pc)
    office.folder.ledger.write_bytes(b"\x00" * 8192)
    tells(pc.station.tick().failure, "ledger_damaged")
    assert office.folder.ledger.read_bytes() == b"\x00" * 8192  # once may be a share that blinks
    keeps_and_delivers(office, pc, event)


def test_the_folder_of_another_office_is_left_as_it_is(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    event = _opens(pc)
    ours = office.folder.root.rename(tmp_path / "milik-kita")
    found_demo(office.folder.root)
    before = content(office.folder.root)
    visit = pc.station.tick()
    assert visit.state == "refused"
    tells(visit.failure, "office_other")
    assert content(office.folder.root) == before
    shutil.rmtree(office.folder.root)
    ours.rename(office.folder.root)
    keeps_and_delivers(office, pc, event)


def test_an_invitation_to_another_office_joins_nothing(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    found_demo(tmp_path / "kantor-lain")
    invitation = demo_invitation(tmp_path / "kantor-lain")
    profile = Profile(tmp_path / "baru")
    with pytest.raises(Refusal) as refused:
        join_office(office.folder, profile, invitation)
    tells(refused.value, "invitation_of_other_office")
    assert profile.membership() is None


def test_an_unreadable_office_file_makes_the_office_out_of_reach(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    event = _opens(pc)
    written = office.folder.toml.read_bytes()
    office.folder.toml.write_bytes(b"format = 1\noffice = \x80\n")
    before = content(office.folder.root)
    tells(pc.station.tick().failure, "office_unreadable")
    with pytest.raises(Unavailable) as refused:
        open_station(office.folder.root, Profile(tmp_path / "baru"))
    tells(refused.value, "office_unreadable")
    assert content(office.folder.root) == before
    office.folder.toml.write_bytes(written)
    keeps_and_delivers(office, pc, event)


def test_an_office_of_a_newer_format_is_not_written_to(office: DemoOffice, pc: Pc) -> None:
    event = _opens(pc)
    written = office.folder.toml.read_text()
    office.folder.toml.write_text(written.replace("format = 1", "format = 2"))
    before = content(office.folder.root)
    assert "format 2" in tells(pc.station.tick().failure, "office_newer")
    assert content(office.folder.root) == before
    office.folder.toml.write_text(written)
    keeps_and_delivers(office, pc, event)


# The ledger


def test_a_ledger_in_wal_mode_is_not_opened(office: DemoOffice, pc: Pc) -> None:
    event = _opens(pc)
    sql(office.folder.ledger, "PRAGMA journal_mode = WAL")
    before = office.folder.ledger.read_bytes()
    visit = pc.station.tick()
    assert visit.state == "refused"
    tells(visit.failure, "ledger_wal")
    assert office.folder.ledger.read_bytes() == before
    sql(office.folder.ledger, "PRAGMA journal_mode = DELETE")
    keeps_and_delivers(office, pc, event)


def test_a_ledger_of_a_newer_format_is_not_written_to(office: DemoOffice, pc: Pc) -> None:
    event = _opens(pc)
    sql(office.folder.ledger, "PRAGMA user_version = 2")
    before = office.folder.ledger.read_bytes()
    assert "format 2" in tells(pc.station.tick().failure, "ledger_newer")
    pc.station.tick()
    assert office.folder.ledger.read_bytes() == before
    sql(office.folder.ledger, "PRAGMA user_version = 1")
    keeps_and_delivers(office, pc, event)


def test_a_foreign_trigger_swallows_nothing(office: DemoOffice, pc: Pc) -> None:
    event = _opens(pc)
    sql(office.folder.ledger, IGNORING)
    tells(pc.station.tick().failure, "ledger_foreign")
    assert not delivered(pc, event)
    keeps_and_delivers(office, pc, event)


# Disks


@pytest.fixture
def small(tiny: Path, founded: Path, tmp_path: Path) -> Iterator[DemoOffice]:
    """The demo office on a disk of 32 MB of its own."""
    _remount(tiny, "size=32m")
    shutil.copytree(founded, tiny / "kantor")
    office = DemoOffice(OfficeFolder(tiny / "kantor"), tmp_path / "profil", ToldClock(), {})
    yield office
    office.close()


def test_a_read_only_folder_is_told_and_the_acts_wait(small: DemoOffice, tiny: Path) -> None:
    pc = small.pc()
    coverage = pc.opens()
    event = pc.hands_in(coverage)
    _remount(tiny, "ro")
    before = content(small.folder.root)
    tells(pc.station.tick().failure, "share_readonly")
    assert content(small.folder.root) == before
    _remount(tiny, "rw")
    keeps_and_delivers(small, pc, event.id)


def test_a_full_share_takes_all_or_nothing(small: DemoOffice, tiny: Path) -> None:
    pc = small.pc()
    coverage = pc.opens()
    pc.sync()
    event = pc.hands_in(coverage)
    (tiny / "penuh").write_bytes(b"\0" * (shutil.disk_usage(tiny).free // 4096 * 4096))
    with pytest.raises(Unavailable) as full:
        pc.station.tick()
    tells(full.value, "disk_full")
    assert not [p for p in (small.folder.root / "berkas").rglob("*.jpg") if p.stat().st_size]
    assert not delivered(pc, event.id)
    (tiny / "penuh").unlink()
    keeps_and_delivers(small, pc, event.id)


def _remount(mount: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(mount)], check=True)


# People and files


def test_a_wrong_passphrase_leaves_everybody_where_they_are(pc: Pc) -> None:
    person = pc.sits(KASUBAG)
    with pytest.raises(Refusal) as refused:
        pc.station.sign_in(demo_person(pc.station, KABAG), "Demo ")
    tells(refused.value, "wrong_passphrase")
    assert pc.desk.session is not None
    assert pc.desk.session.person == person


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("IMG_1.jpg", b"Ini bukan foto.\n", "not_media"),
        ("IMG_2.jpg", b"", "empty_file"),
        ("IMG_3.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + b"\0" * 40, "unreadable_media"),
    ],
)
def test_a_file_that_is_no_picture_is_named_and_not_kept(
    pc: Pc, tmp_path: Path, name: str, written: bytes, code: str
) -> None:
    liputan = pc.opens()
    source = tmp_path / name
    source.write_bytes(written)
    with pytest.raises(Failure) as refused:
        pc.station.intake.take_media(source, pc.station.bag_of(liputan), lambda done: True)
    assert name in tells(refused.value, code)
    assert [p for p in pc.profile.staging.rglob("*") if p.is_file()] == []
    assert source.read_bytes() == written


def test_an_sop_with_mistakes_names_them_all_and_changes_nothing(pc: Pc, tmp_path: Path) -> None:
    shipped = resource("sop", "lamandau.toml").read_text(encoding="utf-8")
    wrong = shipped.replace('kind = "decide"', 'kind = "decid"').replace(
        "minutes = 10", "minutes = 0"
    )
    path = tmp_path / "sop.toml"
    path.write_text(wrong, encoding="utf-8")
    in_force = pc.desk.office.sop
    with pytest.raises(Refusal) as refused:
        load_sop(path)
    assert str(refused.value.facts["count"]) in tells(refused.value, "sop_invalid")
    mistakes = refused.value.facts["mistakes"]
    assert isinstance(mistakes, tuple)
    lines = mistake_lines(mistakes)
    assert any("steps[3].kind" in line for line in lines)
    assert any("steps[5].minutes" in line for line in lines)
    assert pc.desk.office.sop == in_force
    assert pc.desk.office.sops[in_force] == default_sop()


def _opens(pc: Pc) -> str:
    """An act that waits to be delivered; its id."""
    pc.opens()
    (pending,) = pc.station.replica.pending()
    return pending.event.id
