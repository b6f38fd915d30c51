"""An office with a long history, made fast: the events are real and sealed, their files are not."""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex

from app.demo.office import PASSPHRASE, POSTS, demo_person, found_demo
from app.domain import acts
from app.domain.coverage import covers
from app.domain.coverage_history import stream_of
from app.domain.events import Event, Sealed
from app.domain.media import MediaItem
from app.ledger.author import Byline
from app.ledger.book import Book
from app.ledger.office_folder import OfficeFolder
from app.ledger.seal import seal
from app.station import Station
from benchmarks.stations import joined

KASUBAG, KABAG, REPORTER, ADMIN = (post.name for post in POSTS)
BATCH = 2000
PLATFORMS = ("instagram", "facebook")


def long_history(office: Path, scratch: Path, events: int) -> int:
    """Found a demo office in `office` and fill its ledger; how many events it has then."""
    found_demo(office)
    station = joined(office, scratch)
    try:
        pen = Pen(station)
        made: list[Sealed] = []
        while len(made) < events:
            made += pen.coverage()
    finally:
        station.close()
    with Book.open(OfficeFolder(office).ledger) as book:
        for start in range(0, len(made), BATCH):
            book.append(made[start : start + BATCH])
        return book.head().seq


class Pen:
    """Seals whole coverages from opening to archive, without keeping them anywhere."""

    def __init__(self, station: Station) -> None:
        self._station = station
        office = station.projection.office
        self._bylines: dict[str, Byline] = {}
        for post in office.posts.values():
            signer = station.sign_in(post.person, PASSPHRASE).signer
            name = office.people[post.person].name
            self._bylines[name] = Byline(post.person, signer, post.id)
        self._admin = demo_person(station, ADMIN)
        self._sop = office.sop
        self._at = station.clock.now().at

    def coverage(self) -> list[Sealed]:
        """The fourteen events of one coverage, in order."""
        coverage_id, heads = token_hex(16), dict[str, str]()
        return [
            self._sealed(coverage_id, name, act, heads) for name, act in self._script(coverage_id)
        ]

    def _script(self, coverage_id: str) -> list[tuple[str, acts.Act]]:
        activity = acts.Activity(f"Liputan {coverage_id[:6]}", "kdh", self._at, "Nanga Bulik")
        media = tuple(_item(number) for number in range(3))
        wording = acts.Wording("Bupati meninjau peningkatan jalan desa di Kecamatan Bulik. " * 4)
        chosen = tuple(acts.ChosenItem(item.sha256) for item in media)
        ya = acts.CoverageApproved(chosen, "Setuju.", None, {}, covers(chosen, wording, self._sop))
        results = [
            acts.ResultRecorded(each, "published", "@contoh", f"https://{each}.example/p", self._at)
            for each in PLATFORMS
        ]
        return [
            (REPORTER, acts.CoverageOpened(activity, self._sop)),
            (REPORTER, acts.CoverageHandedIn(activity, media, wording, {"smartphone": True})),
            (KASUBAG, acts.WorkBegun(2, 1)),
            (KASUBAG, acts.CoverageReceived(None, {"smartphone": True})),
            (KABAG, acts.WorkBegun(3, 1)),
            (KABAG, ya),
            (KASUBAG, acts.WorkBegun(4, 1)),
            (KASUBAG, acts.AdminDirected(self._admin, PLATFORMS)),
            (ADMIN, acts.WorkBegun(5, 1)),
            (ADMIN, acts.DocumentWaived("undangan", "Kegiatan tanpa undangan")),
            *((ADMIN, result) for result in results),
            (KASUBAG, acts.CoverageArchived("(contoh) 480")),
        ]

    def _sealed(self, coverage: str, name: str, act: acts.Act, heads: dict[str, str]) -> Sealed:
        by = self._bylines[name]
        stream = stream_of(coverage, type(act), by.person)
        composed: Event = self._station.author.compose(act, stream, heads.get(stream, ""), by)
        sealed = seal(composed.envelope, composed.body or {}, by.signer)
        heads[stream] = sealed.id
        return sealed


def _item(number: int) -> MediaItem:
    previews = {"thumb.jpg": token_hex(32), "screen.jpg": token_hex(32)}
    name = f"IMG_{number:04}.jpg"
    return MediaItem(token_hex(32), "jpg", name, "photo", 3_100_000, 4032, 3024, previews=previews)
