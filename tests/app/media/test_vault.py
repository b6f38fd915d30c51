"""The vault keeps each file once, whole, under a name that only its bytes decide."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from app.errors import Refusal, Unavailable
from app.media.vault import Vault, bag_folder

Anyway = Callable[[int], bool]
Link = Callable[[Path, Path], None]


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    root = tmp_path / "kantor"
    root.mkdir()
    return Vault(root)


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_lies_under_its_hash_and_the_human_name_is_gone(
    vault: Vault, photo: Path, folder: PurePosixPath, anyway: Anyway
) -> None:
    stored = vault.store(photo, folder, "jpg", anyway)

    path = vault.path(folder, stored.sha256, "jpg")
    assert stored.sha256 == hash_of(photo)
    assert path.name == f"{stored.sha256[:16]}.jpg"
    assert path.read_bytes() == photo.read_bytes()
    assert vault.holds(folder, stored.sha256, "jpg")
    assert vault.verify(folder, stored.sha256, "jpg")


def test_a_coverage_is_a_bag_from_birth(
    vault: Vault, photo: Path, folder: PurePosixPath, anyway: Anyway
) -> None:
    vault.store(photo, folder, "jpg", anyway)

    bag = vault.ensure_bag(folder)
    declared = (bag / "bagit.txt").read_bytes()
    assert declared == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert sorted(p.name for p in bag.iterdir()) == ["bagit.txt", "data"]


def test_files_that_come_at_once_all_find_the_new_bag_ready(
    tmp_path: Path, folder: PurePosixPath
) -> None:
    with ThreadPoolExecutor(4) as arrivals:
        for number in range(40):
            root = tmp_path / str(number)
            root.mkdir()
            bags = list(arrivals.map(lambda at: Vault(at).ensure_bag(folder), [root] * 4))
            assert {bag / "bagit.txt" for bag in bags if (bag / "bagit.txt").is_file()}
            assert [path.name for path in bags[0].glob(".*")] == []


def test_handing_in_the_same_file_twice_keeps_it_once(
    vault: Vault, photo: Path, folder: PurePosixPath, anyway: Anyway
) -> None:
    first = vault.store(photo, folder, "jpg", anyway)
    kept = vault.path(folder, first.sha256, "jpg").stat()

    assert vault.store(photo, folder, "jpg", anyway) == first
    assert vault.path(folder, first.sha256, "jpg").stat().st_mtime_ns == kept.st_mtime_ns
    assert len(list((vault.ensure_bag(folder) / "data").iterdir())) == 1


def test_an_altered_file_is_reported_and_left_as_evidence(
    vault: Vault, photo: Path, folder: PurePosixPath, anyway: Anyway
) -> None:
    stored = vault.store(photo, folder, "jpg", anyway)
    vault.path(folder, stored.sha256, "jpg").write_bytes(b"forged")

    with pytest.raises(Unavailable, match="file_altered"):
        vault.store(photo, folder, "jpg", anyway)
    assert vault.path(folder, stored.sha256, "jpg").read_bytes() == b"forged"
    assert not vault.verify(folder, stored.sha256, "jpg")


def test_staging_is_brought_to_the_office_and_the_second_time_costs_nothing(
    vault: Vault, photo: Path, folder: PurePosixPath, anyway: Anyway, tmp_path: Path
) -> None:
    (tmp_path / "staging").mkdir()
    staging = Vault(tmp_path / "staging")
    stored = staging.store(photo, folder, "jpg", anyway)

    assert vault.bring(staging, folder, stored.sha256, "jpg", anyway) == stored
    assert vault.verify(folder, stored.sha256, "jpg")
    kept = vault.path(folder, stored.sha256, "jpg").stat().st_mtime_ns
    assert vault.bring(staging, folder, stored.sha256, "jpg", anyway) == stored
    assert vault.path(folder, stored.sha256, "jpg").stat().st_mtime_ns == kept


def test_what_was_altered_in_staging_never_reaches_the_office(
    vault: Vault, photo: Path, folder: PurePosixPath, anyway: Anyway, tmp_path: Path
) -> None:
    (tmp_path / "staging").mkdir()
    staging = Vault(tmp_path / "staging")
    stored = staging.store(photo, folder, "jpg", anyway)
    staging.path(folder, stored.sha256, "jpg").write_bytes(b"forged")

    with pytest.raises(Unavailable, match="file_altered"):
        vault.bring(staging, folder, stored.sha256, "jpg", anyway)
    assert not vault.holds(folder, stored.sha256, "jpg")


def test_a_missing_office_folder_is_never_made(
    photo: Path, folder: PurePosixPath, anyway: Anyway, tmp_path: Path
) -> None:
    with pytest.raises(Unavailable, match="folder_unwritable"):
        Vault(tmp_path / "terputus").store(photo, folder, "jpg", anyway)
    assert not (tmp_path / "terputus").exists()


def test_a_link_in_the_way_of_the_folder_is_refused(
    vault: Vault, photo: Path, folder: PurePosixPath, anyway: Anyway, link: Link, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    link(tmp_path / "kantor" / "berkas", tmp_path / "elsewhere")

    with pytest.raises(Refusal, match="not_a_regular_file"):
        vault.store(photo, folder, "jpg", anyway)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_link_under_a_stored_name_is_not_the_file(
    vault: Vault, photo: Path, folder: PurePosixPath, link: Link
) -> None:
    vault.ensure_bag(folder)
    path = vault.path(folder, hash_of(photo), "jpg")
    link(path, photo)

    assert not vault.holds(folder, hash_of(photo), "jpg")
    assert not vault.verify(folder, hash_of(photo), "jpg")


@pytest.mark.parametrize(
    ("folder_name", "sha256", "extension"),
    [
        ("berkas/2026/11/../../../etc", "a" * 64, "jpg"),
        ("/berkas/2026/11/2026-11-22-3fa9c0de-x", "a" * 64, "jpg"),
        ("berkas/2026/11/2026-11-22-3fa9c0de-x", "../" + "a" * 61, "jpg"),
        ("berkas/2026/11/2026-11-22-3fa9c0de-x", "A" * 64, "jpg"),
        ("berkas/2026/11/2026-11-22-3fa9c0de-x", "a" * 64, "exe"),
        ("berkas/2026/11/2026-11-22-3fa9c0de-x", "a" * 64, "jpg/../x"),
        ("berkas/2026/11/2026-11-22-3fa9c0de-x\n", "a" * 64, "jpg"),
    ],
)
def test_a_path_is_made_of_hashes_and_nothing_else(
    vault: Vault, folder_name: str, sha256: str, extension: str
) -> None:
    with pytest.raises(Refusal, match="unsafe_name"):
        vault.path(PurePosixPath(folder_name), sha256, extension)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Peninjauan jalan desa Kujan", "peninjauan-jalan-desa-kujan"),
        ("  Rapat / koordinasi: CON.. ", "rapat-koordinasi-con"),
        ("Kéunjungan — Pékan", "keunjungan-pekan"),
        ("会议", "liputan"),
        ("a" * 39 + " panjang", "a" * 39),
    ],
)
def test_a_folder_is_readable_and_ascii_whatever_the_title(title: str, slug: str) -> None:
    folder = bag_folder(date(2026, 3, 5), "0123abcd" * 4, title)
    assert folder.as_posix() == f"berkas/2026/03/2026-03-05-0123abcd-{slug}"


def test_what_nobody_went_on_with_for_a_week_is_cleared_away(
    vault: Vault, photo: Path, folder: PurePosixPath, anyway: Anyway
) -> None:
    bag = vault.ensure_bag(folder)
    for name, days in (("0" * 16, 8), ("1" * 16, 6)):
        (bag / f".{name}.part").write_bytes(b"half")
        ago = time.time() - days * 86_400
        os.utime(bag / f".{name}.part", (ago, ago))

    vault.store(photo, folder, "jpg", anyway)

    assert [p.name for p in bag.glob(".*")] == [f".{'1' * 16}.part"]


def test_a_bag_whose_declaration_a_power_cut_emptied_is_declared_again(
    vault: Vault, folder: PurePosixPath
) -> None:
    (vault.ensure_bag(folder) / "bagit.txt").write_bytes(b"")
    assert (vault.ensure_bag(folder) / "bagit.txt").read_bytes()
