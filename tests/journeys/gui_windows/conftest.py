"""Windows on one office folder, each a PC of its own, with real photos to hand in."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.demo.pictures import write_pictures
from app.ledger.office_clock import office_clock
from app.ledger.office_folder import OfficeFolder
from tests.journeys.gui_windows.seat import Seat
from tests.office_builder import Pc

Sits = Callable[..., Seat]


@pytest.fixture
def folder(founded: Path, tmp_path: Path) -> Path:
    """An office folder of the test's own, in which no coverage is open."""
    root = tmp_path / "kantor"
    shutil.copytree(founded, root)
    return root


@pytest.fixture
def sits(qapp: QApplication, folder: Path, tmp_path: Path) -> Iterator[Sits]:
    """Opens the window of a PC and signs a demo person in; all windows are closed at the end."""
    before = sys.excepthook
    seats: list[Seat] = []

    def sit(name: str, pc: str = "pc-1", demo: bool = True) -> Seat:
        seats.append(Seat(qapp, folder, tmp_path / pc, name, demo))
        return seats[-1]

    yield sit
    for number, seat in enumerate(each for each in seats if not each.left):
        seat.hand.picture().save(
            str(tmp_path / f"layar-{number}.png")
        )  # what a failure looked like
        seat.leave()
    sys.excepthook = before
    # What is left of a window is dressed again by every later theme, which takes its time.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def earlier(folder: Path, tmp_path: Path) -> Iterator[Pc]:
    """A PC without a window, at which people did what the test begins with."""
    office = OfficeFolder(folder)
    pc = Pc(office, tmp_path / "pc-dahulu", office_clock(office, None))
    yield pc
    pc.close()


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two photos as a camera would have left them."""
    return write_pictures(tmp_path_factory.mktemp("kamera"), 2, seed=2, small=True)
