"""A real office for tests: the demo's people in a folder of its own, and PCs that joined it."""

from __future__ import annotations

import hashlib
import io
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from app.demo.office import PASSPHRASE, POSTS, demo_person, join_demo
from app.desk import opened
from app.domain import acts
from app.domain.coverage import Coverage
from app.domain.events import Event
from app.domain.media import Attachment, MediaItem
from app.ledger.lock import LEASE
from app.ledger.office_clock import OfficeClock, Reading
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.media.shelf import SCREEN, THUMB, Shelf
from app.media.vault import Vault
from app.station import Station

KASUBAG, KABAG, PELAKSANA, ADMIN = (post.name for post in POSTS)
MINUTE = 60_000
NOON = 1_795_323_600_000  # 22 November 2026, 12.00 WIB
TITLE = "Peninjauan jalan desa Kujan"
EQUIPMENT = {"smartphone": True, "komputer": True, "internet": True}


class ToldClock(OfficeClock):
    """Office time that stands still until a test moves it on; the server vouches for it."""

    def __init__(self, at: int = NOON) -> None:
        super().__init__(None, 0)
        self.at = at

    def now(self) -> Reading:
        """The time that the test has come to."""
        return Reading(self.at, "server")

    def due(self) -> bool:
        """Never: nobody is asked for the time."""
        return False


class Pc:
    """One PC of the office, with whoever sits at it."""

    def __init__(self, folder: OfficeFolder, root: Path, clock: OfficeClock) -> None:
        """Joins the demo in `folder` by its invitation; the profile lies at `root`.

        A PC that joined before begins where it was left, and without the folder as well.
        """
        self.profile = Profile(root)
        join_demo(folder.root, self.profile)
        self.waited = 0.0
        self.station = Station(folder, self.profile, Limits(), clock, monotonic=self._seconds)
        self.desk = self.station.desk
        self.station.projection.catch_up()
        if folder.toml.exists():
            self.sync()

    def sync(self) -> None:
        """Deliver what is pending, and take what is new; a lease of holding back passes at once."""
        visit = self.station.tick()
        while visit.more or visit.waiting:
            assert visit.failure is None, visit.failure
            if visit.held_back is not None and not visit.more:
                self.waited += LEASE + 1
            visit = self.station.tick()
        assert visit.failure is None, visit.failure

    def _seconds(self) -> float:
        return time.monotonic() + self.waited

    def close(self) -> None:
        """The PC is switched off."""
        self.station.close()

    def sits(self, name: str) -> str:
        """A demo person signs in; their id."""
        person = demo_person(self.station, name)
        self.station.sign_in(person, PASSPHRASE)
        return person

    def act(self, name: str, coverage_id: str, act: acts.Act) -> Event:
        """What a demo person does to a coverage, here and undelivered."""
        self.sits(name)
        return self.desk.act(coverage_id, act).event

    def coverage(self, coverage_id: str) -> Coverage:
        """A coverage as this PC knows it."""
        return opened(self.desk.history(coverage_id))

    # Files

    def photo(
        self,
        coverage_id: str,
        colour: str = "navy",
        name: str = "IMG_2041.jpg",
        width: int = 96,
    ) -> MediaItem:
        """A photo in this PC's staging, with small previews, as the intake would leave it."""
        taken = _jpeg(colour, width)
        kept = self._stage(coverage_id, taken, "jpg")
        shelf = Shelf(self.profile.cache)
        previews = {
            name: shelf.put(kept.sha256, name, _jpeg(colour, size))
            for name, size in ((THUMB, 24), (SCREEN, 48))
        }
        size = (kept.size, width, width * 3 // 4)
        return MediaItem(kept.sha256, "jpg", name, "photo", *size, previews=previews)

    def document(self, coverage_id: str, name: str = "undangan.pdf") -> Attachment:
        """A letter in this PC's staging."""
        letter = b"%PDF-1.4\n% " + name.encode() + b"\n%%EOF\n"
        kept = self._stage(coverage_id, letter, "pdf")
        return Attachment(kept.sha256, "pdf", name, kept.size)

    def _stage(self, coverage_id: str, content: bytes, extension: str) -> Attachment:
        source = self.profile.root / f"{hashlib.sha256(content).hexdigest()}.{extension}"
        source.write_bytes(content)
        folder = self.station.bag_of(coverage_id)
        stored = Vault(self.profile.staging).store(source, folder, extension, lambda done: True)
        source.unlink()
        return Attachment(stored.sha256, extension, source.name, stored.size)

    # The procedure, act by act

    def opens(self, title: str = TITLE, name: str = PELAKSANA) -> str:
        """A new coverage; its id."""
        self.sits(name)
        return self.desk.open(self.activity(title))[0]

    def hands_in(
        self, coverage_id: str, *items: MediaItem, narrative: str = "Jalan desa ditinjau."
    ) -> Event:
        """Pelaksana hands in these items, or one photo."""
        media = items or (self.photo(coverage_id),)
        wording = acts.Wording(narrative)
        activity = self.coverage(coverage_id).activity
        act = acts.CoverageHandedIn(activity, media, wording, EQUIPMENT)
        return self.act(PELAKSANA, coverage_id, act)

    def approves(self, coverage_id: str) -> Event:
        """Kabag says Ya to everything."""
        media = self.coverage(coverage_id).media
        items = tuple(acts.ChosenItem(item.sha256) for item in media)
        return self.act(KABAG, coverage_id, acts.CoverageApproved(items, "Publikasikan."))

    def directs(self, coverage_id: str, *platforms: str) -> Event:
        """Kasubag directs the admin to these platforms, or to one."""
        admin = demo_person(self.station, ADMIN)
        act = acts.AdminDirected(admin, platforms or ("instagram",))
        return self.act(KASUBAG, coverage_id, act)

    def records(self, coverage_id: str, platform: str = "instagram") -> Event:
        """The admin records that it is published."""
        at, url = self.station.clock.now().at, f"https://{platform}.example/p/1"
        act = acts.ResultRecorded(platform, "published", "@prokopim.contoh", url, at)
        return self.act(ADMIN, coverage_id, act)

    def plays(self, title: str = TITLE) -> str:
        """A coverage from its opening to the archive, undelivered; its id."""
        coverage_id = self.opens(title)
        self.hands_in(coverage_id)
        self.act(KASUBAG, coverage_id, acts.CoverageReceived())
        self.approves(coverage_id)
        self.directs(coverage_id)
        letter = acts.DocumentAttached("undangan", self.document(coverage_id))
        self.act(PELAKSANA, coverage_id, letter)
        self.records(coverage_id)
        self.act(KASUBAG, coverage_id, acts.CoverageArchived())
        return coverage_id

    def activity(self, title: str) -> acts.Activity:
        """What a test covers: something that began 25 minutes ago."""
        starts_at = self.station.clock.now().at - 25 * MINUTE
        return acts.Activity(title, "kdh", starts_at, "Desa Kujan", ("Bupati Lamandau",))


@dataclass
class DemoOffice:
    """An office folder and the PCs that a test sat down at."""

    folder: OfficeFolder
    profiles: Path
    clock: ToldClock
    pcs: dict[str, Pc]

    def pc(self, name: str = "pc-1") -> Pc:
        """The PC of that name, joined and up to date when it is first asked for."""
        if name not in self.pcs:
            self.pcs[name] = Pc(self.folder, self.profiles / name, self.clock)
        return self.pcs[name]

    def close(self) -> None:
        """All PCs are switched off."""
        for pc in self.pcs.values():
            pc.close()
        self.pcs.clear()


def _jpeg(colour: str, width: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, width * 3 // 4), colour).save(written, "JPEG")
    return written.getvalue()
