"""Plays one demo person at one PC through a day of the SOP, without a window.

python -m benchmarks.office_day --office DIR --profile DIR --role ROLE[,ROLE] --coverages N
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app.demo.office import join_demo
from app.desk import Done
from app.domain.coverage import Stage
from app.domain.coverage_history import coverage_of
from app.domain.judge import Verdict
from app.domain.roles import Role
from app.errors import Failure
from app.ledger.lock import LEASE
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.station import Station
from benchmarks.acts_log import ActsLog
from benchmarks.office_player import Player

UNDELIVERED = 3
MOST_BETWEEN_VISITS = 4  # times that somebody does something, as the window's courier does not wait
PAUSE = 0.2  # seconds without anything to do
LAST_TRIES = 60.0  # seconds without anything that gets through, when all is done
_MARKS = {Verdict.OVERTAKEN: "overtaken", Verdict.HELD: "held", Verdict.REFUSED: "overtaken"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What one player is asked to do."""

    roles: tuple[Role, ...]
    coverages: int
    minutes: float
    media: Path | None


class Day:
    """The player's loop: go to the share, act on what waits, note what became of each act."""

    def __init__(self, station: Station, log: ActsLog, plan: Plan, random: Random) -> None:
        self._station = station
        self._log = log
        self._plan = plan
        self._random = random
        self._kept_waiting = False
        self._told = ""
        self._scratch = tempfile.TemporaryDirectory()
        scratch = Path(self._scratch.name)
        self._player = Player(station, plan.roles, random, self._kept, plan.media, scratch)

    def play(self) -> int:
        """Play until enough is archived or time is over, then deliver; the exit code."""
        end = time.monotonic() + self._plan.minutes * 60
        while time.monotonic() < end:
            self._tick()
            if self._station.projection.office.posts and self._act_on():
                continue
            if self._done():
                break
            time.sleep(PAUSE)
        self._deliver()
        self._scratch.cleanup()
        return UNDELIVERED if self._left() else 0

    def _deliver(self) -> None:
        """Go on for a while after the last thing that got through."""
        left, last = self._left(), time.monotonic()
        # A PC that was killed may have left the lock, which others get when its lease is over;
        # and for a lease a PC lets those come first that saw more.
        while left and time.monotonic() - last < LAST_TRIES + LEASE * self._kept_waiting:
            self._tick()
            if (now_left := self._left()) < left:
                left, last = now_left, time.monotonic()
            time.sleep(PAUSE)

    def _done(self) -> bool:
        return self._player.count(Stage.ARCHIVED, Stage.CANCELLED) >= self._plan.coverages

    def _left(self) -> int:
        return self._station.replica.pending_count() + len(self._log.unsettled)

    def _act_on(self) -> bool:
        """What a person does while the courier is on its way; whether there was anything to do."""
        most = self._random.randint(1, MOST_BETWEEN_VISITS)
        return sum(self._act() for _ in range(most)) > 0

    def _act(self) -> bool:
        if self._player.play_one():
            return True
        opens = Role.PELAKSANA in self._plan.roles
        if opens and self._player.known() < self._plan.coverages:
            self._player.open_one()
            return True
        return False

    def _tick(self) -> None:
        try:
            visit = self._station.tick()
            self._kept_waiting = visit.state == "busy" or visit.held_back is not None
            self._tell(visit.failure)
        except Failure as failure:
            self._tell(failure)
        self._settle()

    def _tell(self, failure: Failure | None) -> None:
        told = "" if failure is None else str(failure)
        if told != self._told and told:
            print(f"office_day: {told}", file=sys.stderr, flush=True)
        self._told = told

    def _kept(self, done: Done) -> None:
        envelope = done.event.envelope
        self._log.confirm(done.event.id, envelope.stream, envelope.at)

    def _settle(self) -> None:
        delivered = {
            event: stream
            for event, stream in self._log.unsettled.items()
            if self._station.replica.place(event) is not None
        }
        marks = dict[str, str]()
        for coverage_id in {coverage_of(stream) for stream in delivered.values()}:
            for judged in self._station.projection.history(coverage_id).judged:
                if judged.placed.event.id in delivered:
                    marks[judged.placed.event.id] = _MARKS.get(judged.verdict, "delivered")
        self._log.settle(marks, self._station.clock.now().at)


def main(arguments: list[str] | None = None) -> int:
    """Join the demo office and play; 0, or 3 where undelivered acts remain."""
    given = _parser().parse_args(arguments)
    profile = Profile(given.profile)
    with profile.held():
        join_demo(given.office, profile)
        station = Station(OfficeFolder(given.office), profile, Limits(seconds=120))
        log = ActsLog(given.profile / "acts.jsonl")
        try:
            station.projection.catch_up()
            seed = f"{given.seed}/{profile.device}/{log.confirmed}"
            plan = Plan(given.role, given.coverages, given.minutes, given.media)
            return Day(station, log, plan, Random(seed)).play()
        finally:
            log.close()
            station.close()


def _roles(text: str) -> tuple[Role, ...]:
    return tuple(Role(word) for word in text.lower().split(","))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.office_day")
    parser.add_argument("--office", type=Path, required=True)
    parser.add_argument("--profile", type=Path, required=True)
    parser.add_argument("--role", type=_roles, required=True, metavar="ROLE[,ROLE]")
    parser.add_argument("--coverages", type=int, required=True, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--media", type=Path)
    return parser


if __name__ == "__main__":
    sys.exit(main())
