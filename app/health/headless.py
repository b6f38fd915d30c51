"""The whole check without a window: `mejasiar verify --deep`."""

from __future__ import annotations

import json
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime, tzinfo

from app.domain.record import record
from app.errors import Failure, Refusal, Unavailable
from app.health.checking import Outcome, held_here, mended
from app.health.line import Area, HealthLine, State, worst
from app.health.report import health_table, verify_text
from app.health.share import selftest_line
from app.health.survey import Vantage, local_lines, merged, share_lines
from app.health.whole import files_lines, hashed_line, ledger_lines, whole_failed, whole_lines
from app.health.words import Reader
from app.ledger.office_clock import OfficeClock, Reading
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.ledger.replica import Replica
from app.media.limits import Limits
from app.station import Station
from app.verification.report import Report, report_table, untold
from app.verification.sentences import report_lines
from app.verification.verify import verify_office

_DEVICE = "verify"


@record
class DeepCheck:
    """Every line, and the verification; `failure` is why there is none."""

    lines: tuple[HealthLine, ...]
    reader: Reader
    report: Report | None = None
    failure: Failure | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is bad; what only asks for attention is no finding."""
        verified = self.report is not None and self.report.is_sound
        return verified and worst(self.lines) is not State.BAD

    def text(self) -> list[str]:
        """The lines, then those of the verification; what is wrong begins with its code."""
        told = verify_text(self.lines, self.reader)
        return told + (report_lines(self.report) if self.report is not None else [])

    def json(self) -> str:
        """What `verify --json` prints, and `health`: a list as `health_table` gives it.

        Where there was no verification: failure (a code), facts and health.
        """
        table: dict[str, object] = {"health": health_table(self.lines, self.reader)}
        if self.report is not None:
            table = {**report_table(self.report), "sound": self.is_sound, **table}
        elif self.failure is not None:
            facts = {name: str(fact) for name, fact in self.failure.facts.items()}
            table = {"failure": self.failure.code, "facts": facts, **table}
        return json.dumps(table, indent=2)


def deep_check(
    folder: OfficeFolder,
    profile: Profile | None = None,
    zone: tzinfo | None = None,
    restores: bool = False,
) -> DeepCheck:
    """Look at everything once, and verify the whole office; `zone` is this machine's by default.

    With `restores` what is lost of the files and lies in the profile is put back. Raises Refusal
    `not_joined` for a profile that never joined an office, and then `profile_in_use` as well.
    """
    with ExitStack() as open_:
        vantage, damaged = _vantage(folder, profile, open_)
        reading = _time(folder)
        vantage, local = _local(vantage, reading.at)
        zone = zone or datetime.now().astimezone().tzinfo
        assert zone is not None
        today = datetime.fromtimestamp(reading.at / 1000, zone).date()
        shared = share_lines(vantage, reading.at, today, reading)
        lines = merged([*damaged, *local], shared, [selftest_line(folder)])
    reader = Reader(reading.at, zone)
    # Only against the server's clock: this PC's own may be the one that is wrong.
    now = reading.at if reading.quality == "server" else None
    try:
        report = verify_office(folder, profile, now=now)
        outcome = _outcome(report, folder, profile, reading.at, restores)
    except Failure as failure:
        told = merged(lines, ledger_lines([failure.code]), [whole_failed(failure)])
        return DeepCheck(told, reader, failure=failure)
    found = [each.code for each in report.findings]
    told = merged(lines, [hashed_line(outcome.report)], ledger_lines(found))
    whole = (*whole_lines(outcome.report), *files_lines(outcome))
    return DeepCheck((*told, *whole), reader, outcome.report)


def _outcome(
    report: Report, folder: OfficeFolder, profile: Profile | None, now: int, restores: bool
) -> Outcome:
    if profile is None:
        return Outcome(report, False)
    if not restores:
        return Outcome(report, False, held_here(report.findings, profile))
    with profile.held(), closing(Station(folder, profile, Limits())) as station:
        station.catch_up()
        return mended(report, profile, station.care, now, untold)


def _vantage(
    folder: OfficeFolder, profile: Profile | None, open_: ExitStack
) -> tuple[Vantage, list[HealthLine]]:
    if profile is None:
        return Vantage(folder, "", _DEVICE), []
    membership = profile.membership()
    if membership is None:
        raise Refusal("not_joined")
    vantage = Vantage(folder, membership.office, profile.device, profile)
    if not profile.events_db.exists():
        return vantage, []
    try:
        replica = open_.enter_context(closing(Replica(profile.events_db)))
    except Unavailable as failure:
        return vantage, [_damaged(failure)]
    return replace(vantage, replica=replica), []


def _local(vantage: Vantage, now: int) -> tuple[Vantage, list[HealthLine]]:
    """What this PC knows by itself; one whose replica cannot be read tells the rest without it."""
    try:
        return vantage, local_lines(vantage, now)
    except Unavailable as failure:
        without = replace(vantage, replica=None)
        return without, [_damaged(failure), *local_lines(without, now)]


def _damaged(failure: Failure) -> HealthLine:
    return HealthLine(Area.REPLICA, State.BAD, failure.code, dict(failure.facts))


def _time(folder: OfficeFolder) -> Reading:
    clock = OfficeClock(folder.root, 0)
    try:
        folder.read()  # else it is no office, and nothing is written there
        return clock.measure()
    except Failure:
        return clock.now()
