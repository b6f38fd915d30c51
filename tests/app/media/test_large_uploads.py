"""A hand-in of gigabytes: it goes on where it stopped, and nobody waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from app.domain.events import Event
from app.domain.media import MediaItem
from app.errors import Refusal, Unavailable
from app.media.copying import CHUNK
from app.media.vault import Vault
from tests.faults import Faults, How, When
from tests.office_builder import DemoOffice, Pc
from tests.walks import delivered, restarted

ROOT = Path(__file__).resolve().parents[3]


def always(done: int) -> bool:
    return True


def staged_video(pc: Pc, coverage: str, chunks: int) -> MediaItem:
    """A video of so many MB in this PC's staging; nobody looks at what it shows."""
    source = pc.profile.root / "VID_0002.mp4"
    source.write_bytes(os.urandom(chunks * CHUNK))
    folder = pc.station.bag_of(coverage)
    stored = Vault(pc.profile.staging).store(source, folder, "mp4", always)
    source.unlink()
    photo = pc.photo(coverage, "olive")
    return replace(
        photo, sha256=stored.sha256, extension="mp4", kind="video", size=stored.size, previews={}
    )


def test_a_cancelled_upload_goes_on_where_it_stopped_and_reads_its_beginning_again(
    vaults: tuple[Vault, Vault], video_file: Path, folder: PurePosixPath
) -> None:
    staging, office = vaults
    stored = staging.store(video_file, folder, "mp4", always)
    with pytest.raises(Refusal, match="copy_cancelled"):
        office.bring(staging, folder, stored.sha256, "mp4", lambda done: done < 5 * CHUNK)
    (part,) = office.ensure_bag(folder).glob(".*.part")
    assert part.stat().st_size == 5 * CHUNK

    with Faults(part.parent) as counted:
        office.bring(staging, folder, stored.sha256, "mp4", always)
    written = [call for call in counted.calls if call.name == "write"]
    assert len(written) == 4  # three chunks and the rest, not nine
    assert office.verify(folder, stored.sha256, "mp4")


def test_what_a_power_cut_left_wrong_in_a_part_is_written_again(
    vaults: tuple[Vault, Vault], video_file: Path, folder: PurePosixPath
) -> None:
    staging, office = vaults
    stored = staging.store(video_file, folder, "mp4", always)
    with pytest.raises(Refusal):
        office.bring(staging, folder, stored.sha256, "mp4", lambda done: done < 5 * CHUNK)
    (part,) = office.ensure_bag(folder).glob(".*.part")
    with part.open("r+b") as torn:
        torn.seek(2 * CHUNK)
        torn.write(bytes(CHUNK))  # blocks that were allotted and never written
    office.bring(staging, folder, stored.sha256, "mp4", always)
    assert office.verify(folder, stored.sha256, "mp4")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a descriptor is of")
def test_a_copy_that_arrives_damaged_is_not_taken_for_the_file(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    coverage = pc.opens()
    event = pc.hands_in(coverage)
    flush = os.fsync

    def lying(descriptor: int) -> None:
        flush(descriptor)
        name = os.readlink(f"/proc/self/fd/{descriptor}")
        if name.endswith(".part") and "kantor" in name:
            os.pwrite(descriptor, b"\x00", 9)  # what the server kept is not what it was sent

    monkeypatch.setattr(os, "fsync", lying)
    with pytest.raises(Unavailable, match="copy_damaged"):
        pc.station.carry()
    assert not pc.station.carrier.gate(event)
    assert pc.station.deliver().waiting > 0
    monkeypatch.undo()
    pc.sync()
    assert delivered(pc, event.id)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what came from the disk")
def test_a_file_is_read_back_from_the_disk_and_not_from_the_cache(
    vaults: tuple[Vault, Vault], video_file: Path, folder: PurePosixPath
) -> None:
    stored = vaults[0].store(video_file, folder, "mp4", always)
    before = read_from_disk()
    assert vaults[0].verify(folder, stored.sha256, "mp4")
    if read_from_disk() == before:
        pytest.skip("this disk is memory")
    assert read_from_disk() - before >= 8 * CHUNK


def read_from_disk() -> int:
    lines = Path("/proc/self/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("read_bytes"))


def test_small_hand_ins_go_before_a_large_one(pc: Pc) -> None:
    large, small = pc.opens("Video panjang"), pc.opens("Dua foto")
    first = pc.hands_in(large, staged_video(pc, large, 3))
    second = pc.hands_in(small)
    order: list[bool] = []
    pc.station.carrier.opened = lambda: order.append(pc.station.carrier.gate(first))
    assert pc.station.carry()
    assert pc.station.carrier.gate(second)
    assert order == [False, True]


@pytest.fixture
def watched(office: DemoOffice, monkeypatch: pytest.MonkeyPatch) -> Pc:
    """A PC whose uploads of a megabyte count as large, and which looks up at each chunk."""
    monkeypatch.setattr("app.media.carrier.LARGE", CHUNK)
    monkeypatch.setattr("app.media.carrier.LOOK_SECONDS", 0.0)
    return office.pc()


def test_what_is_handed_in_during_a_large_upload_is_delivered_before_it_ends(watched: Pc) -> None:
    pc = watched
    large = pc.opens("Video panjang")
    long_one = pc.hands_in(large, staged_video(pc, large, 6))
    quick: list[str] = []
    delivered_during: list[bool] = []

    def progress(done: int) -> bool:
        if not quick:
            coverage = pc.opens("Foto sambil menunggu")
            quick.append(pc.hands_in(coverage).id)
        elif not delivered_during and pc.station.carrier.gate(event_of(pc, quick[0])):
            pc.station.deliver()
            delivered_during.append(delivered(pc, quick[0]) and not delivered(pc, long_one.id))
        return True

    assert pc.station.carry(progress)
    assert delivered_during == [True]
    pc.sync()
    assert delivered(pc, long_one.id)


def event_of(pc: Pc, event_id: str) -> Event:
    return next(each for _, each in pc.station.replica.all_events() if each.id == event_id)


def test_trouble_with_a_small_one_does_not_end_a_large_upload(watched: Pc) -> None:
    pc = watched
    large = pc.opens("Video panjang")
    long_one = pc.hands_in(large, staged_video(pc, large, 6))
    lost: list[str] = []

    def progress(done: int) -> bool:
        if not lost:
            coverage = pc.opens("Foto hilang")
            photo = pc.photo(coverage)
            lost.append(pc.hands_in(coverage, photo).id)
            pc.station.carrier.original(coverage, photo).unlink()
        return True

    assert pc.station.carry(progress)
    assert pc.station.carrier.gate(long_one)
    assert not pc.station.carrier.gate(event_of(pc, lost[0]))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits what a process may map")
def test_a_file_larger_than_the_memory_there_is_is_copied_in_pieces(tmp_path: Path) -> None:
    for name in ("staging", "kantor"):
        (tmp_path / name).mkdir()
    with (tmp_path / "VID_0009.mp4").open("wb") as sparse:
        sparse.truncate(256 * CHUNK)
    script = (
        "import resource, sys\n"
        "from pathlib import Path, PurePosixPath\n"
        "from app.media.vault import Vault\n"
        "resource.setrlimit(resource.RLIMIT_AS, (240 << 20, 240 << 20))\n"
        "root = Path(sys.argv[1])\n"
        "folder = PurePosixPath(sys.argv[2])\n"
        "stored = Vault(root / 'staging').store(root / 'VID_0009.mp4', folder, 'mp4', bool)\n"
        "print(stored.size)\n"
    )
    folder = "berkas/2026/11/2026-11-22-3fa9c0de-panjang"
    command = [sys.executable, "-c", script, str(tmp_path), folder]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ended.stdout.strip() == str(256 * CHUNK), ended.stderr


def test_a_pc_that_was_switched_off_goes_on_with_its_upload(office: DemoOffice, pc: Pc) -> None:
    large = pc.opens("Video panjang")
    event = pc.hands_in(large, staged_video(pc, large, 6))
    with pytest.raises(Refusal, match="copy_cancelled"):
        pc.station.carry(lambda done: done < 4 * CHUNK)
    with Faults(office.folder.files) as counted:
        again = restarted(office, "pc-1")  # it goes to the share at once
    written = [each for each in counted.calls if each.name == "write" and "bagit" not in each.path]
    assert len(written) == 2
    assert delivered(again, event.id)


@pytest.mark.parametrize("how", [How.ERROR, How.GONE])
def test_a_cable_that_is_cut_during_an_upload_costs_only_time(
    office: DemoOffice, pc: Pc, tmp_path: Path, how: How
) -> None:
    large = pc.opens("Video panjang")
    video = staged_video(pc, large, 6)
    event = pc.hands_in(large, video)
    with (
        pytest.raises(Unavailable, match="folder_unwritable"),
        Faults(office.folder.files, third_write(pc, large, video, tmp_path), When.HALF, how),
    ):
        pc.station.carry()
    assert not pc.station.carrier.gate(event)
    pc.sync()
    assert delivered(pc, event.id)


def third_write(pc: Pc, coverage: str, video: MediaItem, tmp_path: Path) -> int:
    """The number of the call that writes the third megabyte, among those below berkas/."""
    files = tmp_path / "dihitung" / "berkas"
    files.mkdir(parents=True)
    staging, folder = Vault(pc.profile.staging), pc.station.bag_of(coverage)
    with Faults(files) as counted:
        Vault(files.parent).bring(staging, folder, video.sha256, "mp4", always)
    writes = [each for each in counted.calls if each.halves and "bagit" not in each.path]
    return writes[2].number
