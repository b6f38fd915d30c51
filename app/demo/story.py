"""The demo's day played into an office, each act by the post that would do it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.demo.clip import write_clip
from app.demo.office import PASSPHRASE, POSTS, deliver_all, demo_person, join_demo
from app.demo.pictures import write_pictures
from app.demo.scenes import SCENES, Scene
from app.desk import opened
from app.domain import acts
from app.domain.media import MediaItem
from app.ledger.office_clock import OfficeClock, Reading, office_clock
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.station import Station

KASUBAG, KABAG, REPORTER, ADMIN = (post.name for post in POSTS)
MINUTE, SECOND = 60_000, 1_000
PACE = (110, 95, 130, 70, 160)  # seconds that the story's people take at each step
Told = Callable[[str], None]


class StoryClock(OfficeClock):
    """Office time as the story tells it: a demo cannot wait for its day to pass."""

    def __init__(self, at: int) -> None:
        super().__init__(None, 0)
        self.at = at

    def now(self) -> Reading:
        """The moment that the story has come to."""
        return Reading(self.at, "server")

    def due(self) -> bool:
        """Never: nobody is asked for the time."""
        return False


def tell_story(
    root: Path,
    told: Told = lambda title: None,
    scenes: Sequence[Scene] = SCENES,
    small: bool = False,
) -> None:
    """Play the demo's day into the office in `root`, from a PC that is gone afterwards.

    `small` draws small photos and clips, in a quarter of the time. `told` hears the title of each
    coverage as it is begun. Raises Unavailable where the office cannot be reached.
    """
    folder = OfficeFolder(root)
    start = office_clock(folder, None).measure().at
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        profile = Profile(Path(scratch) / "pc")
        join_demo(root, profile)
        clock = StoryClock(start)
        with _opened(Station(folder, profile, Limits(), clock)) as station:
            teller = Teller(station, clock, Path(scratch) / "kamera", small)
            for number, scene in enumerate(scenes):
                told(scene.title)
                clock.at = start - scene.ago * MINUTE
                teller.tell(number, scene)
            deliver_all(station)


@contextmanager
def _opened(station: Station) -> Iterator[Station]:
    try:
        while not station.projection.office.posts:
            visit = station.tick()
            if visit.failure is not None:
                raise visit.failure
        yield station
    finally:
        station.close()


class Teller:
    """Plays scenes at one station, as one person after the other."""

    def __init__(
        self, station: Station, clock: StoryClock, camera: Path, small: bool = False
    ) -> None:
        self._station = station
        self._clock = clock
        self._camera = camera
        self._small = small
        self._id = ""

    def tell(self, number: int, scene: Scene) -> None:
        """Open the scene's coverage and take it as far as the scene goes."""
        activity = acts.Activity(
            scene.title,
            scene.leader,
            self._clock.at - 25 * MINUTE,
            scene.place,
            scene.attendees,
        )
        self._as(REPORTER)
        self._id, _ = self._station.desk.open(activity)
        chapters = (self._hand_in, self._receive, self._decide, self._direct, self._publish)
        for chapter, pace in zip(chapters[: _LENGTH[scene.until]], PACE, strict=False):
            self._clock.at += pace * SECOND
            chapter(number, scene, activity)
        if scene.until == "archived":
            self._as(KASUBAG)
            self._do(acts.CoverageArchived("(contoh) 480 Publikasi", "Rak B / Boks 12"))

    def _hand_in(self, number: int, scene: Scene, activity: acts.Activity) -> None:
        media = self._media(number, scene)
        self._do(acts.CoverageHandedIn(activity, media, acts.Wording(scene.narrative), EQUIPMENT))

    def _receive(self, number: int, scene: Scene, activity: acts.Activity) -> None:
        self._as(KASUBAG)
        self._open_after(20)
        correction = acts.Wording(scene.edited) if scene.edited else None
        self._do(acts.CoverageReceived(correction, EQUIPMENT))

    def _decide(self, number: int, scene: Scene, activity: acts.Activity) -> None:
        self._as(KABAG)
        self._open_after(30)
        if scene.points:
            self._do(acts.CoverageRejected("Perbaiki dahulu, lalu ajukan lagi.", scene.points))
            self._as(KASUBAG)
            self._clock.at += 80 * SECOND
            self._do(acts.CoverageReturned("Mohon diperbaiki sesuai catatan Kabag."))
            return
        media = opened(self._station.desk.history(self._id)).media
        items = tuple(acts.ChosenItem(item.sha256) for item in media)
        self._do(acts.CoverageApproved(items, "Setuju, publikasikan sore ini.", None, EQUIPMENT))

    def _direct(self, number: int, scene: Scene, activity: acts.Activity) -> None:
        self._as(KASUBAG)
        self._open_after(10)
        admin = demo_person(self._station, ADMIN)
        note = "Unggah sebelum pukul 16.00."
        self._do(acts.AdminDirected(admin, scene.platforms, note, EQUIPMENT))

    def _publish(self, number: int, scene: Scene, activity: acts.Activity) -> None:
        self._as(ADMIN)
        self._open_after(40)
        self._do(acts.DocumentWaived("undangan", "Kegiatan tanpa undangan"))
        for platform in scene.platforms:
            self._clock.at += 60 * SECOND
            url = f"https://{platform}.example/p/{self._id[:8]}"
            result = acts.ResultRecorded(
                platform, "published", "@prokopim.contoh", url, self._clock.at
            )
            self._do(result)

    def _media(self, number: int, scene: Scene) -> tuple[MediaItem, ...]:
        camera = self._camera / str(number)
        camera.mkdir(parents=True)
        taken = write_pictures(camera, scene.pictures, number, self._small)
        if scene.clip:
            taken.append(write_clip(camera, number, self._small))
        folder = self._station.bag_of(self._id)
        return tuple(
            self._station.intake.take_media(path, folder, lambda done: True) for path in taken
        )

    def _as(self, name: str) -> None:
        self._station.sign_in(demo_person(self._station, name), PASSPHRASE)

    def _open_after(self, seconds: int) -> None:
        self._clock.at += seconds * SECOND
        self._station.desk.begin_work(self._id)

    def _do(self, act: acts.Act) -> None:
        self._station.desk.act(self._id, act)


_LENGTH = {
    "opened": 0,
    "handed_in": 1,
    "received": 2,
    "rejected": 3,
    "approved": 3,
    "directed": 4,
    "published": 5,
    "archived": 5,
}
EQUIPMENT = {"smartphone": True, "komputer": True, "internet": True}
