"""Files go up before the event that names them, and come down when somebody needs them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain import acts
from app.domain.media import Attachment
from app.errors import Refusal, Unavailable
from app.ledger.office_folder import OfficeFolder
from app.media.carrier import Carrier, local_preview, named_files
from app.media.shelf import SCREEN, THUMB
from app.media.vault import Vault
from tests.office_builder import PELAKSANA, DemoOffice, Pc
from tests.walks import away, delivered


def _always(done: int) -> bool:
    return True


def test_an_event_names_the_files_that_must_be_there_first(pc: Pc) -> None:
    coverage = pc.opens()
    photo = pc.photo(coverage)
    (named,) = named_files(pc.hands_in(coverage, photo))
    assert (named.sha256, set(named.previews)) == (photo.sha256, {THUMB, SCREEN})
    letter = pc.document(coverage)
    attached = pc.act(PELAKSANA, coverage, acts.DocumentAttached("undangan", letter))
    assert [each.sha256 for each in named_files(attached)] == [letter.sha256]
    note = pc.act(PELAKSANA, coverage, acts.NoteWritten("Catatan"))
    assert named_files(note) == ()


def test_a_result_names_its_screenshot(pc: Pc) -> None:
    coverage = pc.plays()
    (result,) = pc.coverage(coverage).results
    shot = pc.document(coverage, "tangkapan.pdf")
    event = next(e.event for e in pc.station.replica.pending() if e.event.id == result.event)
    body = {**(event.body or {}), "screenshot": _body(shot)}
    assert [each.sha256 for each in named_files(replace(event, body=body))] == [shot.sha256]


def _body(file: Attachment) -> dict[str, object]:
    return {"sha256": file.sha256, "extension": "pdf", "name": file.name, "size": file.size}


def test_an_event_that_cannot_be_read_names_nothing(pc: Pc) -> None:
    event = pc.hands_in(pc.opens())
    assert named_files(replace(event, body={"media": 3})) == ()


def test_the_gate_opens_when_the_files_are_on_the_share(pc: Pc) -> None:
    coverage = pc.opens()
    photo = pc.photo(coverage)
    event = pc.hands_in(coverage, photo)
    carrier = pc.station.carrier
    assert not carrier.gate(event)
    assert pc.station.carry()
    assert carrier.gate(event)
    assert not pc.station.carry()  # there is nothing more to bring up
    folder = pc.station.folder.root / pc.station.bag_of(coverage)
    assert (folder / "data" / f"{photo.sha256[:16]}.jpg").is_file()
    shelf = pc.station.folder.previews / photo.sha256[:2] / photo.sha256
    assert sorted(path.name for path in shelf.iterdir()) == [SCREEN, THUMB]


def test_nothing_goes_to_a_bare_mount_point(office: DemoOffice, pc: Pc) -> None:
    event = pc.hands_in(pc.opens())
    root = office.folder.root
    with away(office):
        root.mkdir()
        with pytest.raises(Unavailable, match="office_offline"):
            pc.station.carry()
        assert not pc.station.carrier.gate(event)
        assert list(root.iterdir()) == []
        root.rmdir()
    assert pc.station.carry()
    assert pc.station.carrier.gate(event)


def test_a_server_that_comes_back_with_another_disk_gets_the_files_before_the_event(
    office: DemoOffice, pc: Pc
) -> None:
    coverage = pc.opens()
    pc.sync()
    event = pc.hands_in(coverage)
    assert pc.station.carry()
    assert pc.station.carrier.gate(event)
    root = office.folder.root
    other = root.with_name("disk-lain")
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("berkas", "pratinjau"))
    shutil.rmtree(root)
    other.rename(root)
    assert not pc.station.carrier.gate(event)
    pc.sync()
    assert delivered(pc, event.id)
    (photo,) = pc.coverage(coverage).media
    assert Vault(root).verify(pc.station.bag_of(coverage), photo.sha256, "jpg")


class Counted(OfficeFolder):
    """An office folder that counts how often somebody looks which one it is."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.looks = 0

    def volume(self, office_id: str) -> tuple[int, int]:
        """As it lies there, counted."""
        self.looks += 1
        return super().volume(office_id)


def test_one_look_at_the_share_serves_one_question_about_many_events(
    office: DemoOffice, pc: Pc
) -> None:
    coverages = [pc.opens(f"Liputan {number}") for number in range(3)]
    station, root = pc.station, office.folder.root
    folder, of_office = Counted(root), station.membership.office
    carrier = Carrier(folder, of_office, pc.profile.staging, pc.profile.cache, station.bag_of)
    events = [pc.hands_in(coverage) for coverage in coverages]
    assert not any(map(carrier.gate_now(), events))
    assert folder.looks == 0, "what never went up is not there wherever that is"
    assert carrier.carry(lambda: events, _always)
    folder.looks = 0
    assert all(map(carrier.gate_now(), events))
    assert folder.looks == 1
    with away(office):
        assert not any(map(carrier.gate_now(), events)), "each question looks anew"
    assert all(map(carrier.gate_now(), events))


def test_a_cancelled_upload_stops_at_once_and_goes_on_later(pc: Pc) -> None:
    coverage = pc.opens()
    event = pc.hands_in(coverage)
    with pytest.raises(Refusal, match="copy_cancelled"):
        pc.station.carry(lambda done: False)
    assert not pc.station.carrier.gate(event)
    assert pc.station.carry(_always)


def test_one_lost_file_does_not_keep_the_others_here(pc: Pc) -> None:
    first, second = pc.opens("Satu"), pc.opens("Dua")
    lost = pc.photo(first)
    held_back = pc.hands_in(first, lost)
    goes = pc.hands_in(second, pc.photo(second, "teal"))
    pc.station.carrier.original(first, lost).unlink()
    assert pc.station.carry()
    assert pc.station.carrier.gate(goes)
    assert not pc.station.carrier.gate(held_back)
    with pytest.raises(Unavailable, match="source_unreadable"):
        pc.station.carry()


def test_a_file_that_was_altered_here_never_reaches_the_share(pc: Pc) -> None:
    coverage = pc.opens()
    photo = pc.photo(coverage)
    pc.hands_in(coverage, photo)
    pc.station.carrier.original(coverage, photo).write_bytes(b"\xff\xd8\xff lain")
    with pytest.raises(Unavailable, match="file_altered"):
        pc.station.carry()
    assert list(pc.station.folder.files.rglob("*.jpg")) == []


def test_a_preview_that_a_power_cut_emptied_here_keeps_no_act_from_going(pc: Pc) -> None:
    coverage = pc.opens()
    photo = pc.photo(coverage)
    event = pc.hands_in(coverage, photo)
    own = local_preview(pc.profile.cache, photo.sha256, THUMB)
    assert own is not None
    own.write_bytes(b"")
    pc.sync()
    assert pc.station.replica.place(event.id) is not None
    shelf = pc.station.folder.previews / photo.sha256[:2] / photo.sha256
    assert [path.name for path in shelf.iterdir()] == [SCREEN], "what is sound went along"


def test_previews_come_down_once(office: DemoOffice, pc: Pc) -> None:
    other = office.pc("pc-2")
    coverage = pc.opens()
    photo = pc.photo(coverage)
    pc.hands_in(coverage, photo)
    pc.sync()
    assert local_preview(other.profile.cache, photo.sha256, THUMB) is None
    carrier = other.station.carrier
    assert [carrier.fetch_previews([photo]) for _ in range(2)] == [1, 0]
    assert local_preview(other.profile.cache, photo.sha256, THUMB) is not None


def test_an_altered_preview_is_not_taken(office: DemoOffice, pc: Pc) -> None:
    other = office.pc("pc-2")
    coverage = pc.opens()
    photo = pc.photo(coverage)
    pc.hands_in(coverage, photo)
    pc.sync()
    shelf = office.folder.previews / photo.sha256[:2] / photo.sha256
    (shelf / THUMB).write_bytes(b"bukan pratinjau itu")
    with pytest.raises(Unavailable, match="preview_altered"):
        other.station.carrier.fetch_previews([photo])
    assert local_preview(other.profile.cache, photo.sha256, THUMB) is None


def test_the_original_is_read_here_first_and_then_on_the_share(office: DemoOffice, pc: Pc) -> None:
    other = office.pc("pc-2")
    coverage = pc.opens()
    photo = pc.photo(coverage)
    pc.hands_in(coverage, photo)
    pc.sync()
    other.sync()
    assert pc.station.carrier.original(coverage, photo).is_relative_to(pc.profile.staging)
    there = other.station.carrier.original(coverage, photo)
    assert there.is_relative_to(office.folder.root)
    there.unlink()
    with pytest.raises(Unavailable, match="original_missing"):
        other.station.carrier.original(coverage, photo)
