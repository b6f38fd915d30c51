"""Opening a pack that is not as it should be: a reason is said, and nothing is written anywhere."""

from __future__ import annotations

import hashlib
import random
from collections import namedtuple
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.demo.office import found_demo
from app.errors import Refusal, Unavailable
from app.ledger.office_folder import OfficeFolder
from app.packs.manifest import ORIGINAL, PREVIEW, PackedFile
from app.packs.taking import open_pack
from app.station import Station
from tests.app.packs.packs import forged, history_of, on, review_pack
from tests.office_builder import KASUBAG, DemoOffice, Pc, ToldClock

Usage = namedtuple("Usage", "total used free")


def everything(station: Station) -> dict[Path, bytes]:
    """What lies in a profile but for the databases, which are asked for their contents."""
    root = station.profile.root
    files = (path for path in root.rglob("*") if path.is_file() and ".db" not in path.name)
    return {path: path.read_bytes() for path in files}


def refused(station: Station, pack: Path) -> str:
    """The code with which a pack is refused; nothing of this PC has changed."""
    before = everything(station), station.replica.head(), station.replica.pending_count()
    with pytest.raises(Refusal) as caught:
        open_pack(station, pack, on)
    after = everything(station), station.replica.head(), station.replica.pending_count()
    assert after == before
    return caught.value.code


def test_a_byte_altered_anywhere_is_refused_with_a_reason(
    pc: Pc, liputan: str, pack: Path, tmp_path: Path
) -> None:
    content = pack.read_bytes()
    altered = tmp_path / "diubah.mejasiar-tinjau"
    places = [*range(24), *random.Random(4).sample(range(len(content)), 100)]
    for place in places:
        changed = bytearray(content)
        changed[place] ^= 1 + place % 255
        altered.write_bytes(changed)
        code = refused(pc.station, altered)
        assert code in ("pack_damaged", "pack_not_one", "pack_newer", "pack_of_other_office")


def test_a_pack_that_was_cut_off_is_refused(pc: Pc, pack: Path, tmp_path: Path) -> None:
    content = pack.read_bytes()
    cut = tmp_path / "terpotong.mejasiar-tinjau"
    for end in (0, 10, 150, 200, len(content) // 2, len(content) - 1):
        cut.write_bytes(content[:end])
        assert refused(pc.station, cut) in ("pack_damaged", "pack_not_one")


def test_a_pack_of_another_office_is_refused(pc: Pc, tmp_path: Path) -> None:
    other_root = tmp_path / "kantor-lain"
    found_demo(other_root)
    other = DemoOffice(OfficeFolder(other_root), tmp_path / "lain", ToldClock(), {})
    pack = review_pack(other.pc(), tmp_path / "lain.mejasiar-tinjau").path
    assert refused(pc.station, pack) == "pack_of_other_office"
    other.close()


def test_a_pack_that_cannot_be_read_is_the_worlds_fault(pc: Pc, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="pack_unreadable"):
        open_pack(pc.station, tmp_path / "dicabut.mejasiar-tinjau", on)
    assert refused(pc.station, tmp_path) == "not_a_regular_file"


def test_cancelling_leaves_nothing(pc: Pc, pack: Path) -> None:
    with pytest.raises(Refusal, match="pack_cancelled"):
        open_pack(pc.station, pack, lambda done: False)
    assert list((pc.profile.root / "paket").iterdir()) == []


def test_what_a_killed_run_left_behind_goes_with_the_next_one(pc: Pc, pack: Path) -> None:
    left = pc.profile.root / "paket" / "buka-mati"
    left.mkdir(parents=True)
    (left / "000001").write_bytes(b"setengah")
    open_pack(pc.station, pack, on).drop()
    assert list(left.parent.iterdir()) == []


# What an insider could put into a pack, with the office's secret and a key of their own


def photo_of(pc: Pc, liputan: str) -> tuple[PackedFile, bytes]:
    photo = pc.coverage(liputan).media[0]
    content = pc.station.carrier.original(liputan, photo).read_bytes()
    sha256 = photo.sha256
    return PackedFile(ORIGINAL, liputan, sha256, "jpg", photo.size, sha256), content


def test_an_honest_forgery_is_taken_so_that_the_others_fail_for_their_own_reason(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    photo = photo_of(pc, liputan)
    pack = forged(pc, tmp_path / "a", history_of(pc), files=[photo])
    honest = open_pack(pc.station, pack, on)
    assert honest.manifest.files == (photo[0],)
    honest.drop()


@pytest.mark.parametrize(
    "change",
    [
        {"name": "../../../../etc/passwd"},
        {"name": "exe"},
        {"name": "jpg/../../x"},
        {"coverage": "../../.."},
        {"coverage": "00" * 16},
        {"kind": "program"},
        {"kind": PREVIEW, "name": "../thumb.jpg"},
        {"kind": PREVIEW, "name": "thumb.jpg"},
        {"sha256": "../" * 21 + "a"},
        {"sha256": "AB" * 32},
        {"size": 10},
        {"size": 10**14},
        {"digest": "cd" * 32},
    ],
    ids=str,
)
def test_a_file_that_no_event_names_so_is_refused_whatever_it_is_called(
    pc: Pc, liputan: str, tmp_path: Path, change: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.packs.unpacking.shutil.disk_usage", lambda p: Usage(1, 1, 10**15))
    file, content = photo_of(pc, liputan)
    pack = forged(pc, tmp_path / "a", history_of(pc), files=[(replace(file, **change), content)])
    assert refused(pc.station, pack) == "pack_unsound"


def test_other_bytes_under_a_name_that_events_know_are_refused(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    pc.station.carrier.original(liputan, pc.coverage(liputan).media[0])
    file, content = photo_of(pc, liputan)
    for other in (bytes(len(content)), content[:-1] + b"!"):
        assert hashlib.sha256(other).hexdigest() != file.sha256
        pack = forged(pc, tmp_path / "a", history_of(pc), files=[(file, other)])
        assert refused(pc.station, pack) == "pack_unsound"


@pytest.mark.parametrize("extra", [b"", b"isi tambahan"])
def test_contents_that_are_more_or_less_than_announced_are_refused(
    pc: Pc, liputan: str, tmp_path: Path, extra: bytes
) -> None:
    file, content = photo_of(pc, liputan)
    given = content + extra if extra else content[:-5]
    pack = forged(pc, tmp_path / "a", history_of(pc), files=[(file, given)])
    assert refused(pc.station, pack) == "pack_damaged"


def test_sizes_beyond_the_disk_are_refused_before_anything_is_written(
    pc: Pc, liputan: str, tmp_path: Path
) -> None:
    file, content = photo_of(pc, liputan)
    bomb = replace(file, size=10**14)
    pack = forged(pc, tmp_path / "a", history_of(pc), files=[(bomb, content)])
    with pytest.raises(Unavailable, match="disk_full"):
        open_pack(pc.station, pack, on)


@pytest.mark.parametrize(
    "said",
    [
        {"direction": "keputusan"},
        {"office": "ab" * 32},
        {"key": "ab" * 32},
        {"key": "x"},
        {"head_seq": 3},
        {"head_chain": "ab" * 32},
    ],
    ids=str,
)
def test_a_manifest_that_contradicts_itself_is_refused(
    pc: Pc, tmp_path: Path, said: dict[str, Any]
) -> None:
    pc.sits(KASUBAG)
    assert refused(pc.station, forged(pc, tmp_path / "a", history_of(pc), **said)) == "pack_unsound"


def test_who_seals_in_anothers_name_is_refused(pc: Pc, tmp_path: Path) -> None:
    pc.sits(KASUBAG)
    pack = forged(pc, tmp_path / "a", history_of(pc), person="orang-lain")
    assert refused(pc.station, pack) == "pack_signer_unknown"
