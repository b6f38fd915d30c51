"""A file that is lost or altered on the share is noticed, and put back by whichever PC has it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from app.domain.media import MediaItem
from app.errors import Unavailable
from app.ledger.incidents import Incident
from app.media.fixity import DAY, HOUR, MOST_READ, OLD_EVERY, TROUBLED_EVERY
from app.media.shelf import THUMB
from tests.office_builder import DemoOffice, Pc
from tests.walks import away


@pytest.fixture
def handed(pc: Pc) -> tuple[str, MediaItem]:
    """A coverage whose one photo is on the share, delivered; its id and the photo."""
    coverage = pc.opens()
    photo = pc.photo(coverage)
    pc.hands_in(coverage, photo)
    pc.sync()
    return coverage, photo


@pytest.fixture
def other(office: DemoOffice, handed: tuple[str, MediaItem]) -> Pc:
    """A PC that has seen the hand-in, and has none of its files."""
    return office.pc("pc-2")


def on_share(pc: Pc, coverage: str, photo: MediaItem) -> Path:
    folder = pc.station.folder.root / pc.station.bag_of(coverage)
    return folder / "data" / f"{photo.sha256[:16]}.{photo.extension}"


def told(pc: Pc) -> list[Incident]:
    codes = ("media_", "preview_")
    return [each for each in pc.station.replica.incidents.all() if each.code.startswith(codes)]


def later(office: DemoOffice, ms: int) -> None:
    office.clock.at += ms


def test_files_that_are_whole_are_counted_and_nothing_is_told(
    pc: Pc, handed: tuple[str, MediaItem]
) -> None:
    looked = pc.station.look_after_media()
    state = pc.station.care.state()
    assert (looked.read, looked.touched) == (1, frozenset())
    assert (state.tally.files, state.tally.ok, state.troubles) == (1, 1, ())
    assert state.tally.size == handed[1].size
    assert told(pc) == []


def test_what_is_not_delivered_yet_is_nobodys_loss(pc: Pc) -> None:
    pc.hands_in(pc.opens())
    assert pc.station.look_after_media().read == 0
    assert pc.station.care.state().tally.files == 0


def test_a_lost_file_is_put_back_by_the_pc_that_handed_it_in(
    pc: Pc, handed: tuple[str, MediaItem]
) -> None:
    there = on_share(pc, *handed)
    genuine = there.read_bytes()
    there.unlink()
    assert pc.station.look_after_media().touched == {handed[0]}
    assert there.read_bytes() == genuine
    (incident,) = told(pc)
    assert (incident.code, incident.facts["was"]) == ("media_restored", "missing")
    assert incident.facts["name"] == handed[1].name
    assert pc.station.care.state().restored == 1


def test_an_altered_file_is_set_aside_and_the_genuine_one_put_back(
    pc: Pc, handed: tuple[str, MediaItem]
) -> None:
    there = on_share(pc, *handed)
    genuine = there.read_bytes()
    there.write_bytes(b"\xff\xd8\xff bukan foto itu")
    pc.station.look_after_media()
    assert there.read_bytes() == genuine
    (aside,) = (pc.station.folder.copies / "berkas-berubah").iterdir()
    assert aside.read_bytes() == b"\xff\xd8\xff bukan foto itu"  # nothing is ever deleted
    assert told(pc)[0].facts["was"] == "altered"


def test_a_pc_that_has_nothing_of_it_names_the_loss_once_and_another_puts_it_back(
    pc: Pc, other: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    pc.station.look_after_media()
    there = on_share(pc, *handed)
    there.unlink()
    other.station.look_after_media()
    other.station.look_after_media()
    (incident,) = told(other)
    assert incident.code == "media_lost"
    (trouble,) = other.station.care.state().troubles
    assert (trouble.name, trouble.state) == (handed[1].name, "missing")

    other.sync()  # the note goes to the share
    later(office, 1)
    pc.station.look_after_media()  # read whole a moment ago: the note is why it looks again
    assert there.is_file()
    later(office, TROUBLED_EVERY)
    other.station.look_after_media()
    assert other.station.care.state().troubles == ()


def test_two_pcs_that_have_it_end_with_one_whole_file(
    pc: Pc, other: Pc, handed: tuple[str, MediaItem]
) -> None:
    coverage, photo = handed
    other.station.care.luggage.bring(coverage, photo, lambda done: True)
    there = on_share(pc, *handed)
    genuine = there.read_bytes()
    there.write_bytes(b"lain")
    for each in (pc, other, pc):
        each.station.look_after_media()
    assert there.read_bytes() == genuine
    assert len(list((pc.station.folder.copies / "berkas-berubah").iterdir())) == 1


def test_a_pc_whose_own_copy_is_damaged_never_puts_that_back(
    pc: Pc, handed: tuple[str, MediaItem]
) -> None:
    pc.station.carrier.original(*handed).write_bytes(b"rusak")
    there = on_share(pc, *handed)
    there.unlink()
    pc.station.look_after_media()
    assert not there.exists()
    assert told(pc)[0].code == "media_lost"


def test_with_the_share_away_nothing_is_called_lost(
    pc: Pc, other: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    other.station.look_after_media()
    later(office, OLD_EVERY)
    with away(office), pytest.raises(Unavailable, match="office_offline"):
        other.station.look_after_media()
    assert told(other) == []
    assert other.station.care.state().troubles == ()


def test_the_share_that_goes_away_in_the_middle_is_no_loss(other: Pc, office: DemoOffice) -> None:
    elsewhere = office.folder.root.with_name("kantor-dipindah")
    asked: list[bool] = []

    def goes_on() -> bool:
        if len(asked) == 1:
            office.folder.root.rename(elsewhere)
        asked.append(True)
        return True

    with pytest.raises(Unavailable, match="office_offline"):
        other.station.look_after_media(goes_on)
    elsewhere.rename(office.folder.root)
    assert told(other) == []
    assert other.station.care.state().troubles == ()


def test_an_empty_volume_under_the_right_name_is_refilled(
    pc: Pc, other: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    shutil.rmtree(office.folder.files)
    shutil.rmtree(office.folder.previews)
    pc.station.look_after_media()
    assert on_share(pc, *handed).is_file()
    other.station.carrier.fetch_previews([handed[1]])
    assert {each.code for each in told(pc)} == {"media_restored", "preview_restored"}


def test_an_altered_preview_is_put_back_from_the_pc_that_made_it(
    pc: Pc, other: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    sha256 = handed[1].sha256
    shelf = office.folder.previews / sha256[:2] / sha256
    (shelf / THUMB).write_bytes(b"bukan pratinjau itu")
    other.station.look_after_media()
    assert [each.code for each in told(other)] == ["preview_lost"]
    pc.station.look_after_media()
    assert other.station.carrier.fetch_previews([handed[1]]) == 1


def test_previews_that_nobody_has_any_more_are_drawn_anew_from_the_original(
    pc: Pc, office: DemoOffice, tmp_path: Path
) -> None:
    camera = tmp_path / "IMG_2043.jpg"
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(camera, "JPEG")
    coverage = pc.opens()
    photo = pc.station.intake.take_media(camera, pc.station.bag_of(coverage), lambda done: True)
    pc.hands_in(coverage, photo)
    pc.sync()
    shutil.rmtree(office.folder.previews)
    shutil.rmtree(pc.profile.cache / "pratinjau")
    pc.station.look_after_media()
    assert [each.code for each in told(pc)] == ["preview_restored"]
    assert office.pc("pc-2").station.carrier.fetch_previews([photo]) == 1


def test_a_change_is_noticed_within_the_hour_and_silent_rot_within_the_month(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    pc.station.look_after_media()
    there = on_share(pc, *handed)
    there.write_bytes(b"lain")
    later(office, HOUR + 1)
    pc.station.look_after_media()
    assert [each.code for each in told(pc)] == ["media_restored"]

    with unchanged_time(there):
        there.write_bytes(bytes(len(there.read_bytes())))
    later(office, 29 * DAY)
    pc.station.look_after_media()
    assert [each.code for each in told(pc)] == ["media_restored"] * 2


@contextmanager
def unchanged_time(path: Path) -> Iterator[None]:
    before = path.stat()
    yield
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_step_reads_a_few_files_and_what_waits_first(pc: Pc) -> None:
    first = pc.plays("Sudah diarsipkan")
    waits = pc.opens("Menunggu")
    photos = [pc.photo(waits, name, f"{name}.jpg") for name in COLOURS[: MOST_READ - 1]]
    pc.hands_in(waits, *photos)
    pc.sync()
    assert pc.station.look_after_media().read == MOST_READ
    unread = [each for each in pc.station.care.table.due(2**62, (), 99) if not each.checked_at]
    assert {each.coverage for each in unread} <= {first}


COLOURS = [f"#{red:02x}{green:02x}40" for red in range(0, 250, 50) for green in range(0, 250, 50)]


def test_a_note_on_the_share_is_a_reason_to_look_and_nothing_more(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    pc.station.look_after_media()
    notes = office.folder.copies / "insiden"
    notes.mkdir(exist_ok=True)
    content = '{"code":"media_lost","facts":{"coverage":"%s","sha256":"%s"}}'
    lies = {
        "1": content % ("../../etc", handed[1].sha256),
        "2": content % (handed[0], "f" * 64),
        "3": "[" * 4000,
        "4": "x" * 99_999,
        "5": '{"code":"media_lost","facts":7}',
        "6": content % (r"\ud800", handed[1].sha256),
    }
    for name, lie in lies.items():
        (notes / f"{name * 16}-{name * 32}.json").write_text(lie)
    (notes / f"{'7' * 16}-{'7' * 32}.json").mkdir()
    assert pc.station.look_after_media().read == 0
    (notes / f"{'8' * 16}-{'8' * 32}.json").write_text(content % (handed[0], handed[1].sha256))
    later(office, 1)
    assert pc.station.look_after_media().read == 1
    assert pc.station.look_after_media().read == 0
    assert told(pc) == []


def test_what_was_learnt_is_disposable(
    pc: Pc, handed: tuple[str, MediaItem], office: DemoOffice
) -> None:
    pc.station.look_after_media()
    office.pcs.pop("pc-1").close()
    (pc.profile.root / "files.db").write_bytes(b"bukan basis data")
    again = office.pc("pc-1")
    assert again.station.look_after_media().read == 1
