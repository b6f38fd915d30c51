"""An office to work in, and a share that can be full or read-only, for root as well."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.demo.office import found_demo
from app.ledger.office_folder import OfficeFolder
from tests.office_builder import DemoOffice, Pc, ToldClock


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A share of 128 KB of its own, which can be filled or made read-only for root as well."""
    mount = tmp_path / "tiny"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(mount)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a full disk or a read-only one takes the right to mount a small one")
    yield mount
    subprocess.run(["umount", str(mount)], check=True)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo office as it was founded, with its people; never touched, only copied."""
    root = tmp_path_factory.mktemp("founded") / "kantor"
    found_demo(root)
    return root


@pytest.fixture
def office(founded: Path, tmp_path: Path) -> Iterator[DemoOffice]:
    """A demo office of the test's own, on a folder of its own; no coverage is open in it."""
    root = tmp_path / "kantor"
    shutil.copytree(founded, root)
    office = DemoOffice(OfficeFolder(root), tmp_path / "profil", ToldClock(), {})
    yield office
    office.close()


@pytest.fixture
def pc(office: DemoOffice) -> Pc:
    """A PC of that office."""
    return office.pc()
