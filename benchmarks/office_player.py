"""One demo person at one PC: looks at what waits, and does what the SOP asks next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from PIL import Image, ImageDraw

from app.demo.office import PASSPHRASE
from app.desk import Done, opened
from app.domain import acts
from app.domain.coverage import Coverage, Stage
from app.domain.media import MediaItem
from app.domain.roles import Role
from app.domain.sop import StepKind
from app.errors import Refusal
from app.queries import OPEN
from app.station import Station

TITLE = "Latihan"  # how the titles of the player's own coverages begin
PLATFORMS = ("instagram", "facebook")
KEEP_GOING = 0.85  # how often Kasubag and Kabag say yes


class Player:
    """Plays roles at a station; `kept` hears of every act as soon as it shows ✓."""

    def __init__(
        self,
        station: Station,
        roles: tuple[Role, ...],
        random: Random,
        kept: Callable[[Done], None],
        media: Path | None,
        scratch: Path,
    ) -> None:
        self._station = station
        self._roles = roles
        self._random = random
        self._kept = kept
        self._media = media
        self._scratch = scratch

    def count(self, *stages: Stage) -> int:
        """How many of the players' coverages are in these stages, as this PC knows them."""
        return len(self._cards(*(stage.value for stage in stages)))

    def known(self) -> int:
        """How many coverages the players have opened, as this PC knows them."""
        return self.count(*Stage)

    def play_one(self) -> bool:
        """One act on something that waits for one of the roles; whether there was any."""
        waiting = [str(card["id"]) for card in self._cards(*OPEN) if self._ours(card)]
        self._random.shuffle(waiting)
        for coverage_id in waiting:
            try:
                if self._play(coverage_id):
                    return True
            except Refusal:
                continue  # it moved on since the card was written
        return False

    def open_one(self) -> None:
        """Pelaksana opens another coverage."""
        self._sign_in(self._anyone(Role.PELAKSANA))
        number = self._random.randrange(10**9)
        at = self._station.clock.now().at
        activity = acts.Activity(
            f"{TITLE} {number:09}", self._random.choice(("kdh", "wkdh", "sekda")), at, "Nanga Bulik"
        )
        self._kept(self._station.desk.open(activity)[1])

    def _cards(self, *stages: str) -> list[dict[str, Any]]:
        # As they lie in the table: to read hundreds as cards costs a slow PC more than an act.
        cards = self._station.screens.cards(stages)
        return [card for card in cards if str(card["title"]).startswith(TITLE)]

    def _ours(self, card: dict[str, Any]) -> bool:
        if card["stage"] == Stage.PUBLISHED:
            return Role.KASUBAG in self._roles
        return card["role"] in {role.value for role in self._roles}

    def _play(self, coverage_id: str) -> bool:
        coverage = opened(self._station.desk.history(coverage_id))
        if coverage.stage is Stage.PUBLISHED:
            self._sign_in(self._anyone(Role.KASUBAG))
            return self._do(coverage, acts.CoverageArchived("(contoh) 480"))
        if not coverage.step:
            return False
        step = self._station.projection.office.sops[coverage.sop].step(coverage.step)
        publishes = step.kind is StepKind.PUBLISH
        self._sign_in(coverage.admin if publishes else self._anyone(step.role))
        begun = self._station.desk.begin_work(coverage.id)
        if begun is not None:
            self._kept(begun)
        return self._do(coverage, next(self._next(step.kind, coverage)))

    def _do(self, coverage: Coverage, act: acts.Act) -> bool:
        self._kept(self._station.desk.act(coverage.id, act))
        return True

    def _next(self, kind: StepKind, coverage: Coverage) -> Iterator[acts.Act]:
        yes = self._random.random() < KEEP_GOING
        if kind is StepKind.HAND_IN:
            yield self._hand_in(coverage)
        elif kind is StepKind.RECEIVE:
            yield acts.CoverageReceived() if yes else acts.CoverageReturned("Lengkapi", ("Nama",))
        elif kind is StepKind.DECIDE:
            items = tuple(acts.ChosenItem(item.sha256) for item in coverage.media)
            yield acts.CoverageApproved(items, "Setuju") if yes else acts.CoverageRejected("Ulangi")
        elif kind is StepKind.DIRECT:
            yield acts.AdminDirected(self._anyone(Role.PELAKSANA), PLATFORMS)
        elif "undangan" not in coverage.documents:
            yield acts.DocumentWaived("undangan", "Kegiatan tanpa undangan")
        else:
            yield self._result(coverage)

    def _hand_in(self, coverage: Coverage) -> acts.CoverageHandedIn:
        folder = self._station.bag_of(coverage.id)
        taken = list(coverage.media)
        for source in self._pictures():
            item = self._station.intake.take_media(source, folder, lambda done: True)
            if item.sha256 not in {other.sha256 for other in taken}:
                taken.append(item)
        narrative = f"{coverage.activity.title}: revisi {coverage.revision + 1}."
        return acts.CoverageHandedIn(
            coverage.activity, tuple[MediaItem, ...](taken), acts.Wording(narrative)
        )

    def _result(self, coverage: Coverage) -> acts.ResultRecorded:
        done = {
            platform
            for platform, result in coverage.standing_results.items()
            if result.record.outcome == "published"
        }
        platform = next(each for each in coverage.platforms if each not in done)
        url = f"https://{platform}.example/{coverage.id[:8]}"
        at = self._station.clock.now().at
        return acts.ResultRecorded(platform, "published", "@contoh", url, at)

    def _pictures(self) -> list[Path]:
        if self._media is not None:
            files = sorted(path for path in self._media.iterdir() if path.is_file())
            return self._random.sample(files, min(2, len(files)))
        path = self._scratch / f"IMG_{self._random.randrange(10**6):06}.jpg"
        write_small_picture(path, self._random)
        return [path]

    def _anyone(self, role: Role) -> str:
        at = self._station.clock.now().at
        holders = self._station.projection.office.holders(role, at)
        return self._random.choice(sorted(post.person for post in holders))

    def _sign_in(self, person: str) -> None:
        session = self._station.desk.session
        if session is None or session.person != person:
            self._station.sign_in(person, PASSPHRASE)


def write_small_picture(path: Path, random: Random) -> None:
    """A picture of a few kilobytes, unlike any other: a slow PC has to be able to make hundreds."""
    picture = Image.new("RGB", (640, 480), tuple(random.randrange(60, 200) for _ in range(3)))
    pen = ImageDraw.Draw(picture)
    for _ in range(12):
        corner = (random.randrange(560), random.randrange(400))
        size = (random.randrange(20, 80), random.randrange(20, 80))
        colour = tuple(random.randrange(256) for _ in range(3))
        pen.rectangle((*corner, corner[0] + size[0], corner[1] + size[1]), fill=colour)
    picture.save(path, "JPEG", quality=80)
