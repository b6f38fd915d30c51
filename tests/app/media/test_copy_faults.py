"""Whatever fails while a file is copied, and wherever the power goes: whole in the end, or said."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from app.errors import Refusal, Unavailable
from app.media.copying import CHUNK
from app.media.vault import Vault
from tests.faults import KILLED, Faults, How, When

EVERY = os.environ.get("MEJASIAR_KILL_EVERY", "16")  # 1: at each call; takes a minute
ROOT = Path(__file__).resolve().parents[3]


def always(done: int) -> bool:
    return True


COPY = """
import sys
from pathlib import Path, PurePosixPath
from app.media.vault import Vault
from tests.faults import Faults, How, When
staging, office, folder, sha256, number, when = sys.argv[1:]
with Faults(Path(office), int(number), When(when), How.KILLED):
    Vault(Path(office)).bring(
        Vault(Path(staging)), PurePosixPath(folder), sha256, "mp4", lambda done: True
    )
"""


def calls_of_a_copy(tmp_path: Path, staging: Vault, folder: PurePosixPath, sha256: str) -> Faults:
    scratch = tmp_path / "dihitung"
    scratch.mkdir()
    with Faults(scratch) as counted:
        Vault(scratch).bring(staging, folder, sha256, "mp4", always)
    return counted


def litter(office: Vault, folder: PurePosixPath) -> list[str]:
    """What a bag has beside its files; a process that was killed may leave one small tag file."""
    names = [path.name for path in office.ensure_bag(folder).glob(".*")]
    return [name for name in names if not name.startswith(".bagit.txt.") or len(names) > 1]


@pytest.mark.parametrize("when", [When.BEFORE, When.HALF, When.AFTER])
def test_a_killed_upload_is_whole_after_the_next_one(
    vaults: tuple[Vault, Vault],
    video_file: Path,
    folder: PurePosixPath,
    tmp_path: Path,
    when: When,
) -> None:
    staging, _ = vaults
    stored = staging.store(video_file, folder, "mp4", always)
    calls = calls_of_a_copy(tmp_path, staging, folder, stored.sha256).calls
    killed = 0
    points = [call for call in calls if call.halves or when is not When.HALF]
    for call in points[:: int(EVERY)]:
        root = tmp_path / str(call.number)
        root.mkdir()
        places = [str(tmp_path / "staging"), str(root), str(folder), stored.sha256]
        command = [sys.executable, "-c", COPY, *places, str(call.number), when.value]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60)
        killed += ended.returncode == KILLED
        office = Vault(root)
        here = office.holds(folder, stored.sha256, "mp4")
        assert not here or office.verify(folder, stored.sha256, "mp4")
        office.bring(staging, folder, stored.sha256, "mp4", always)
        assert office.verify(folder, stored.sha256, "mp4")
        assert litter(office, folder) == []
    assert killed


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("when", list(When))
def test_any_one_system_call_may_fail_and_the_file_is_whole_in_the_end(
    vaults: tuple[Vault, Vault],
    tmp_path: Path,
    folder: PurePosixPath,
    when: When,
    error: int,
) -> None:
    staging, _ = vaults
    small = tmp_path / "VID_0003.mp4"
    small.write_bytes(os.urandom(CHUNK + 5))
    stored = staging.store(small, folder, "mp4", always)
    calls = calls_of_a_copy(tmp_path, staging, folder, stored.sha256).calls
    assert len(calls) > 20
    for call in calls:
        for how in (How.ERROR, How.GONE) if call.number % 3 == 0 else (How.ERROR,):
            root = tmp_path / f"{call.number}-{how}"
            root.mkdir()
            bring_with_a_fault(
                Vault(root), staging, folder, stored.sha256, call.number, when, how, error
            )


def bring_with_a_fault(
    office: Vault,
    staging: Vault,
    folder: PurePosixPath,
    sha256: str,
    number: int,
    when: When,
    how: How,
    error: int,
) -> None:
    """One copy in which a call fails, and one without: never a wrong file under a name."""
    try:
        with Faults(office.path(folder, sha256, "mp4").parents[5], number, when, how, error):
            office.bring(staging, folder, sha256, "mp4", always)
    except (Unavailable, Refusal):
        pass  # said, and nothing else was raised
    if office.holds(folder, sha256, "mp4"):
        assert office.verify(folder, sha256, "mp4")
    office.bring(staging, folder, sha256, "mp4", always)
    assert office.verify(folder, sha256, "mp4")
    assert litter(office, folder) == []
