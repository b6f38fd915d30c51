"""An office of two PCs on a real SMB share, where one loses its network and the other its power."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.demo.office import found_demo
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.verification.sentences import report_lines
from app.verification.verify import verify_office

pytestmark = pytest.mark.lab

ROOT = Path(__file__).resolve().parents[2]
SMB_OFFICE = ROOT.parent / "shared" / "lab" / "smb-office"
COVERAGES = 3
# A PC whose power goes while it has the lock leaves it for its lease of three minutes.
MINUTES, TIMEOUT = 7, 540
FAULTS = ("cut:dua@25+12", "power:satu@45+4")
PLAYERS = {"satu": "pelaksana,kasubag", "dua": "kabag,pelaksana"}


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What a day on the share left: the office, each PC's profile, and what the lab printed."""

    office: Path
    profiles: dict[str, Path]
    printed: str
    exit_code: int

    def marks(self, pc: str, *marks: str) -> list[str]:
        """The ids of the acts that this PC's person saw marked like this, as its disk has them."""
        text = (self.profiles[pc] / "acts.jsonl").read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
        return [line["id"] for line in lines if line["mark"] in marks]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Afterwards:
    """One day, played once; each test looks at another thing that has to be true after it."""
    if not SMB_OFFICE.exists():
        pytest.skip("the office with a real SMB share (../shared/lab) is not on this machine")
    share = tmp_path_factory.mktemp("lab") / "share"
    found_demo(share / "kantor")
    command = [sys.executable, SMB_OFFICE, "run", "--share", share, "--timeout", str(TIMEOUT)]
    for fault in FAULTS:
        command += ["--fault", fault]
    for pc in PLAYERS:
        command += ["--pc", pc, _command(pc)]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, errors="replace")
    profiles = {pc: share.with_name(f"{share.name}-{pc}.disk") / "profil" for pc in PLAYERS}
    return Afterwards(share / "kantor", profiles, done.stdout + done.stderr, done.returncode)


def _command(pc: str) -> str:
    player = (
        f"{sys.executable} -m benchmarks.office_day --office $SHARE/kantor --profile $DISK/profil"
        f" --role {PLAYERS[pc]} --coverages {COVERAGES} --minutes {MINUTES}"
    )
    return f"cd {ROOT} && PYTHONDONTWRITEBYTECODE=1 {player} 2>&1"


def test_both_pcs_finish_the_day_and_deliver_everything(day: Afterwards) -> None:
    assert all(f"[fault] {fault} over" in day.printed for fault in FAULTS), day.printed
    assert day.exit_code == 0, day.printed
    for pc in PLAYERS:
        settled = day.marks(pc, "delivered", "overtaken", "held")
        assert sorted(day.marks(pc, "confirmed")) == sorted(settled)


def test_every_act_that_showed_a_tick_is_in_the_ledger_once(day: Afterwards) -> None:
    with closing(sqlite3.connect(day.office / "mejasiar.db")) as ledger:
        rows = Counter(id for (id,) in ledger.execute("SELECT id FROM event"))
        assert ledger.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    confirmed = [act for pc in PLAYERS for act in day.marks(pc, "confirmed")]
    assert len(confirmed) > COVERAGES * 5
    assert [act for act in confirmed if rows[act] != 1] == []


@pytest.mark.parametrize("pc", PLAYERS)
def test_the_office_is_sound_as_each_pc_knows_it(day: Afterwards, pc: str) -> None:
    report = verify_office(OfficeFolder(day.office), Profile(day.profiles[pc]))
    assert report.is_sound, "\n".join(report_lines(report))


def test_no_lock_is_left_for_the_next_day(day: Afterwards) -> None:
    assert not (day.office / "mejasiar.lock").exists()
