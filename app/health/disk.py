"""Whether the disk under this PC's folder is encrypted, as far as that can be told from here.

The folder holds the office secret and what is not delivered yet; a stolen laptop should not.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.health.line import Area, HealthLine, State

SYSFS, MOUNTS = Path("/sys"), Path("/proc/self/mountinfo")
_DEEPEST = 8  # partitions in volumes in arrays …


def disk_line(profile: Path, platform: str = sys.platform) -> HealthLine:
    """Encrypted, plain, or what to look at where a program may not ask (Windows)."""
    if platform == "win32":
        return HealthLine(Area.DISK, State.UNKNOWN, "disk_ask_windows")
    encrypted = is_encrypted(profile) if platform == "linux" else None
    if encrypted is None:
        return HealthLine(Area.DISK, State.UNKNOWN, "disk_not_known")
    if encrypted:
        return HealthLine(Area.DISK, State.OK, "disk_encrypted")
    return HealthLine(Area.DISK, State.ATTENTION, "disk_plain")


def is_encrypted(path: Path, sysfs: Path = SYSFS, mounts: Path = MOUNTS) -> bool | None:
    """Whether dm-crypt lies anywhere under the file system of `path`; None where none can tell."""
    try:
        device = os.stat(path).st_dev
        if os.major(device) == 0:  # btrfs, overlays and the like have a device of their own making
            device = _source(device, mounts)
        block = (sysfs / "dev" / "block" / f"{os.major(device)}:{os.minor(device)}").resolve(True)
    except (OSError, ValueError):
        return None
    return _is_crypt(block, _DEEPEST)


def _is_crypt(block: Path, depth: int) -> bool:
    try:
        if (block / "dm" / "uuid").read_text().startswith("CRYPT-"):
            return True
    except OSError:
        pass  # no device-mapper volume
    below = sorted((block / "slaves").glob("*")) if depth else []
    return any(_is_crypt(each.resolve(), depth - 1) for each in below)


def _source(device: int, mounts: Path) -> int:
    """The block device that is mounted there. Raises OSError or ValueError where none is."""
    number = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts.read_text(errors="replace").splitlines():
        mounted, _, behind = line.partition(" - ")
        if mounted.split()[2:3] == [number] and behind.split()[1:2]:
            return os.stat(behind.split()[1]).st_rdev
    raise ValueError(number)
