"""What somebody may take it into their head to do to a coverage."""

from __future__ import annotations

from random import Random

from app.demo.office import demo_person
from app.domain import acts
from app.domain.coverage import Coverage
from tests.office_builder import ADMIN, PELAKSANA, Pc

COLOURS = ("navy", "teal", "maroon")
URL = "https://instagram.example/p/1"


def proposal(pc: Pc, coverage: Coverage, mood: Random) -> acts.Act | None:
    """An act that is open to whoever sits there; None where nothing is.

    What moves a coverage on comes to mind more often than a note.
    """
    options = pc.desk.options(coverage)
    fitting = [act for act in _proposals(pc, coverage, mood) if options[type(act)].is_open]
    moving = [act for act in fitting if type(act) not in acts.OWN_STREAM]
    likely = moving if moving and mood.random() < 0.75 else fitting
    return mood.choice(likely) if likely else None


def _proposals(pc: Pc, coverage: Coverage, mood: Random) -> list[acts.Act]:
    at = pc.station.clock.now().at
    text = acts.Wording(f"Narasi {mood.randrange(9)}.")
    corrected = mood.choice((None, None, text))
    admin = demo_person(pc.station, mood.choice((ADMIN, PELAKSANA)))
    items = tuple(acts.ChosenItem(item.sha256) for item in coverage.media)
    visit = coverage.visit
    return [
        acts.CoverageHandedIn(
            coverage.activity, (pc.photo(coverage.id, mood.choice(COLOURS)),), text
        ),
        acts.CoverageReceived(corrected),
        acts.CoverageReturned("Kurang", ("Tambah foto",)),
        acts.CoverageApproved(items, "Lanjut", corrected),
        acts.CoverageRejected("Ulangi", ("Ganti foto",)),
        acts.AdminDirected(admin, ("instagram",)),
        acts.AdminReassigned(admin, ("instagram",), "Cuti"),
        acts.WordingCorrected(text),
        acts.ResultRecorded("instagram", "published", "@contoh", URL, at),
        acts.ResultRecorded("instagram", "failed", reason="Gangguan"),
        acts.DocumentWaived("undangan", "Tanpa undangan"),
        acts.ActWithdrawn(),
        acts.CorrectionOpened("Nama keliru"),
        acts.PostTakenDown("instagram", URL, "Sekda", "Salah orang", at),
        acts.CoverageArchived(),
        acts.NoteWritten("Catatan"),
        acts.WorkBegun(visit.step if visit else 1, visit.ordinal if visit else 1),
        *(acts.PointTicked(point.id) for point in coverage.points[:1]),
        *(acts.HeldActConfirmed(event) for event in coverage.held),
    ]
