"""Making a pack: whole or not at all, in the name of who is signed in."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import Refusal, Unavailable
from app.media.shelf import SCREEN, Shelf
from app.packs.making import make_pack
from app.packs.plan import plan_review
from tests.app.packs.packs import on, review_pack, taken
from tests.office_builder import KASUBAG, DemoOffice, Pc
from tests.walks import away

Usage = namedtuple("Usage", "total used free")


def test_a_pack_holds_the_history_the_files_and_its_maker(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    made = review_pack(pc, tmp_path / "a.mejasiar-tinjau", liputan)
    assert made.size == made.path.stat().st_size > made.plan.size
    assert (len(made.plan.files), made.plan.absent) == (3, 0)
    again = taken(pc.station, made.path)
    assert again.maker == KASUBAG
    assert again.is_known
    assert again.manifest.head == pc.station.replica.head()


def test_nobody_makes_a_pack_without_signing_in(pc: Pc, liputan: str, tmp_path: Path) -> None:
    plan = plan_review(pc.station, [liputan], originals=True)
    pc.desk.session = None
    with pytest.raises(Refusal, match="not_signed_in"):
        make_pack(pc.station, plan, tmp_path / "a.mejasiar-tinjau", on)


def test_a_cancelled_pack_leaves_nothing_and_what_was_there_stays(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    target = stick / "a.mejasiar-tinjau"
    target.write_bytes(b"paket kemarin")
    plan = plan_review(pc.station, [liputan], originals=True)
    with pytest.raises(Refusal, match="pack_cancelled"):
        make_pack(pc.station, plan, target, lambda done: False)
    assert [path.read_bytes() for path in stick.iterdir()] == [b"paket kemarin"]
    assert list((pc.profile.root / "paket").iterdir()) == []


def test_what_a_killed_run_left_on_the_stick_goes_with_the_next_one(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    for name in (".a.mejasiar-tinjau.0123abcd.part", ".b.mejasiar-tinjau.0123abcd.part"):
        (stick / name).write_bytes(b"setengah")
    review_pack(pc, stick / "a.mejasiar-tinjau", liputan)
    names = sorted(path.name for path in stick.iterdir())
    assert names == [".b.mejasiar-tinjau.0123abcd.part", "a.mejasiar-tinjau"]


def test_progress_comes_to_the_size_that_was_announced(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    told: list[int] = []
    plan = plan_review(pc.station, [liputan], originals=True)

    def advance(done: int) -> bool:
        told.append(done)
        return True

    make_pack(pc.station, plan, tmp_path / "a.mejasiar-tinjau", advance)
    assert told == sorted(told)
    assert told[-1] >= plan.size


def test_a_full_stick_is_named_with_needed_and_free_before_anything_is_written(
    pc: Pc, liputan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.packs.making.shutil.disk_usage", lambda path: Usage(1, 1, 1000))
    stick = tmp_path / "usb"
    stick.mkdir()
    with pytest.raises(Unavailable) as caught:
        review_pack(pc, stick / "a.mejasiar-tinjau", liputan)
    assert caught.value.code == "disk_full"
    assert caught.value.facts["free"] == 1000
    assert list(stick.iterdir()) == []


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """As on a stick with FAT32, where no file may be larger than 4 GB."""
    resource = pytest.importorskip("resource", reason="limits of a process are of Unix")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_stick_that_takes_no_file_so_large_says_what_else_can_be_done(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    whole = review_pack(pc, tmp_path / "a.mejasiar-tinjau", liputan).size
    with (
        no_file_beyond(whole - 1000),
        pytest.raises(Unavailable, match="pack_too_large"),
    ):
        review_pack(pc, stick / "a.mejasiar-tinjau", liputan)
    assert list(stick.iterdir()) == []


def test_a_full_disk_of_this_pc_is_a_failure_and_no_bug(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    with no_file_beyond(1000), pytest.raises(Unavailable, match="folder_unwritable"):
        review_pack(pc, tmp_path / "a.mejasiar-tinjau", liputan)
    assert list((pc.profile.root / "paket").iterdir()) == []


def test_a_stick_that_was_pulled_out_is_named(pc: Pc, liputan: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="pack_unwritable"):
        review_pack(pc, tmp_path / "dicabut" / "a.mejasiar-tinjau", liputan)


def alter(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def test_what_is_altered_on_this_pc_comes_from_the_share(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    photo = pc.coverage(liputan).media[0]
    alter(pc.station.carrier.original(liputan, photo))
    Shelf(pc.profile.cache).path(photo.sha256, SCREEN).write_bytes(b"bukan pratinjau")
    made = review_pack(pc, tmp_path / "a.mejasiar-tinjau", liputan)
    assert (len(made.plan.files), made.plan.absent) == (3, 0)


def test_a_file_altered_everywhere_stays_out_and_is_counted(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    photo = pc.coverage(liputan).media[0]
    places = pc.station.carrier.originals(liputan, photo)
    assert len(places) == 2
    for place in places:
        alter(place)
    made = review_pack(pc, tmp_path / "a.mejasiar-tinjau", liputan)
    assert (len(made.plan.files), made.plan.absent) == (2, 1)
    assert taken(pc.station, made.path).is_known


def test_what_is_not_here_is_counted_while_the_folder_is_away(
    office: DemoOffice, pc: Pc, liputan: str, tmp_path: Path
) -> None:
    other = office.pc("pc-2")
    other.sits(KASUBAG)
    with away(office):
        plan = plan_review(other.station, [liputan], originals=True)
        assert (len(plan.files), plan.absent) == (0, 3)
    assert len(plan_review(other.station, [liputan], originals=True).files) == 3
    assert len(plan_review(other.station, [liputan], originals=False).files) == 2
