"""What the tests of archive and reports look at: coverages that another PC played and delivered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.ledger.office_folder import OfficeFolder
from tests.office_builder import Pc, ToldClock
from ui.workplace import Workplace

Seat = Callable[[str], Workplace]


@contextmanager
def other_pc(office: Path, profile: Path) -> Iterator[Pc]:
    """A PC whose acts are delivered, with their files, when it is left."""
    pc = Pc(OfficeFolder(office), profile, ToldClock())
    try:
        yield pc
        pc.sync()
    finally:
        pc.close()
