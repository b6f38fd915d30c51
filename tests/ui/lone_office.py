"""An office with a coverage for Kabag, and a laptop that joined it by a pack, for the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.demo.office import PASSPHRASE, demo_invitation, demo_person
from app.ledger.office_clock import office_clock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.packs.joining import join_from_pack
from tests.app.packs.packs import on, review_pack, waiting_for_kabag
from tests.office_builder import KABAG, Pc
from ui.tasks import Tasks
from ui.workplace import Workplace


@contextmanager
def earlier_pc(office: Path, profile: Path) -> Iterator[Pc]:
    """A PC at which people did what a test begins with."""
    folder = OfficeFolder(office)
    pc = Pc(folder, profile, office_clock(folder, None))
    try:
        yield pc
    finally:
        pc.close()


def coverage_for_kabag(office: Path, profile: Path) -> str:
    """A coverage with a photo that waits for Kabag, delivered; its id."""
    with earlier_pc(office, profile) as pc:
        return waiting_for_kabag(pc)


def pack_of(office: Path, profile: Path, target: Path, *coverages: str) -> Path:
    """A review pack of these coverages, with previews alone."""
    with earlier_pc(office, profile) as pc:
        return review_pack(pc, target, *coverages, originals=False).path


@contextmanager
def lone_workplace(office: Path, pack: Path, profile: Path) -> Iterator[Workplace]:
    """Kabag at a PC that joined by a pack; its courier does not run until `start`."""
    station, _ = join_from_pack(Profile(profile), demo_invitation(office), pack, on)
    station.sign_in(demo_person(station, KABAG), PASSPHRASE)
    workplace = Workplace(station, Tasks())
    try:
        yield workplace
    finally:
        assert workplace.tasks.close(10)
        station.close()
