"""Whether the disk is encrypted is told where it can be known, and advised where it cannot."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.health.disk import disk_line, is_encrypted
from app.health.line import State

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads how Linux lists its disks")


def volume(sysfs: Path, name: str, uuid: str, *below: str) -> Path:
    """A block device as /sys shows it, upon others."""
    block = sysfs / "devices" / name
    (block / "slaves").mkdir(parents=True)
    if uuid:
        (block / "dm").mkdir()
        (block / "dm" / "uuid").write_text(uuid + "\n")
    for each in below:
        (block / "slaves" / each).symlink_to(sysfs / "devices" / each)
    return block


def mounted(sysfs: Path, block: Path, path: Path) -> Path:
    """What is mounted, as /proc shows it: `path` lies on that block device, by way of /dev/null.

    Where the file system of `path` has a device of its own (memory, btrfs) it is found by that.
    """
    device, behind = os.stat(path).st_dev, os.stat(os.devnull).st_rdev
    listed = sysfs / "dev" / "block"
    listed.mkdir(parents=True)
    for each in (device, behind):
        (listed / _number(each)).symlink_to(block)
    mounts = sysfs / "mountinfo"
    mounts.write_text(f"26 1 {_number(device)} / {path} rw - ext4 {os.devnull} rw\n")
    return mounts


def _number(device: int) -> str:
    return f"{os.major(device)}:{os.minor(device)}"


@linux
def test_a_volume_upon_an_encrypted_one_is_encrypted(tmp_path: Path) -> None:
    sysfs = tmp_path / "sys"
    volume(sysfs, "sda2", "")
    volume(sysfs, "dm-0", "CRYPT-LUKS2-abc-luks", "sda2")
    mounts = mounted(sysfs, volume(sysfs, "dm-1", "LVM-xyz", "dm-0"), tmp_path)
    assert is_encrypted(tmp_path, sysfs, mounts) is True


@linux
def test_a_plain_partition_is_not(tmp_path: Path) -> None:
    sysfs = tmp_path / "sys"
    mounts = mounted(sysfs, volume(sysfs, "sda1", ""), tmp_path)
    assert is_encrypted(tmp_path, sysfs, mounts) is False


@linux
def test_what_the_system_does_not_list_is_not_known(tmp_path: Path) -> None:
    assert is_encrypted(tmp_path, tmp_path / "none", tmp_path / "none") is None
    assert is_encrypted(tmp_path / "gone", tmp_path) is None


def test_windows_tells_no_ordinary_program_so_the_person_is_told_where_to_look(
    tmp_path: Path,
) -> None:
    line = disk_line(tmp_path, "win32")
    assert (line.state, line.code) == (State.UNKNOWN, "disk_ask_windows")


def test_this_machine_gets_one_of_the_lines(tmp_path: Path) -> None:
    assert disk_line(tmp_path).code in (
        "disk_encrypted",
        "disk_plain",
        "disk_not_known",
        "disk_ask_windows",
    )
