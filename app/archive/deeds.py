"""What each act is called in a coverage's printed history, and what is noted beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import tzinfo
from types import MappingProxyType
from typing import Any

from app.archive.sheet import HistoryRow, acting_title
from app.domain import acts
from app.domain.coverage import Coverage, Entry
from app.domain.files import NAMING
from app.domain.office import Office
from app.domain.sop import Sop
from app.formats import counted, listed, stamp

DEEDS = {
    acts.CoverageOpened: "Membuka liputan",
    acts.CoverageHandedIn: "Menyerahkan dokumentasi",
    acts.CoverageReceived: "Menerima hasil dokumentasi",
    acts.CoverageReturned: "Mengembalikan untuk diperbaiki",
    acts.CoverageApproved: "Ya: menyetujui dan mendisposisikan",
    acts.CoverageRejected: "Tidak: belum disetujui",
    acts.AdminDirected: "Mendisposisikan kepada admin",
    acts.AdminReassigned: "Mengalihkan admin",
    acts.WordingCorrected: "Memperbaiki narasi",
    acts.ResultRecorded: "Mencatat hasil publikasi",
    acts.ActWithdrawn: "Menarik tindakan sebelumnya",
    acts.CoverageCancelled: "Membatalkan liputan",
    acts.CorrectionOpened: "Membuka ralat",
    acts.PostTakenDown: "Mencatat publikasi diturunkan",
    acts.CoverageArchived: "Mengarsipkan",
    acts.HeldActConfirmed: "Menegaskan tindakan yang ditahan",
    acts.WorkBegun: "Mulai mengerjakan",
    acts.DocumentAttached: "Melampirkan dokumen",
    acts.DocumentWaived: "Menyatakan tanpa dokumen",
    acts.PointTicked: "Menandai poin perbaikan",
    acts.NoteWritten: "Mencatat",
    acts.LateReasonGiven: "Memberi alasan keterlambatan",
    acts.SheetIssued: "Menerbitkan lembar arsip",
    acts.OvertakenDropped: "Melepaskan tindakan yang tidak berlaku",
}
OUTCOMES = {"published": "terbit", "failed": "gagal", "postponed": "ditunda"}
FORMS = {"pdf": "PDF", "print": "cetak"}
Note = Callable[["Chronicle", Any], str]


class Chronicle:
    """Tells the history of a coverage in the office's words."""

    def __init__(
        self,
        office: Office,
        sop: Sop,
        platforms: Mapping[str, str],
        zone: tzinfo,
        delivered_after: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """`platforms`: key to name; `delivered_after` as `app.ledger.delays` finds it."""
        self._office = office
        self._sop = sop
        self._platforms = platforms
        self._zone = zone
        self._delivered_after = delivered_after

    def rows(self, coverage: Coverage) -> tuple[HistoryRow, ...]:
        """Every act in effect, in ledger order: who did what when, in which post."""
        return tuple(self._row(coverage, entry) for entry in coverage.history)

    def person(self, person: str) -> str:
        """A person's name."""
        known = self._office.people.get(person)
        return known.name if known else "(tidak dikenal)"

    def post(self, appointment: str) -> str:
        """Plh. Kepala Bagian …: the post that an act was done in, as who held it signs."""
        held = self._office.posts.get(appointment)
        return acting_title(held.acting, held.title) if held else ""

    def platform(self, key: str) -> str:
        """A platform's name."""
        return self._platforms.get(key, key)

    def requirement(self, key: str) -> str:
        """The name of a requirement of the SOP."""
        every = (each for step in self._sop.steps for each in step.requirements)
        return next((each.name for each in every if each.key == key), key)

    def _row(self, coverage: Coverage, entry: Entry) -> HistoryRow:
        note, body = NOTES.get(type(entry.body)), entry.body
        if isinstance(body, acts.CoverageReturned | acts.CoverageRejected):
            body = replace(body, points=coverage.asked_by(body))
        at = stamp(entry.at, self._zone)
        notes = (note(self, body) if note else "", self._delay(entry))
        return HistoryRow(
            at=f"{at} (perkiraan)" if entry.estimated else at,
            who=self.person(entry.person),
            post=self.post(entry.post),
            what=DEEDS[type(entry.body)],
            note="; ".join(each for each in notes if each),
        )

    def _delay(self, entry: Entry) -> str:
        after = self._delivered_after.get(entry.event)
        return late_delivery(entry.body, stamp(after, self._zone)) if after is not None else ""


def late_delivery(act: object, moment: str) -> str:
    """That an act was delivered long after it was made: not before `moment`, nobody knows more.

    What names files may have waited for them; everything else goes at once or was made offline.
    """
    waited = type(act).__name__ in NAMING
    return f"{'' if waited else 'luring, '}terkirim paling cepat {moment}"


def _handed_in(told: Chronicle, act: acts.CoverageHandedIn) -> str:
    photos = sum(item.kind == "photo" for item in act.media)
    counts = ((photos, "foto"), (len(act.media) - photos, "video"))
    return listed([counted(count, noun) for count, noun in counts if count])


def _verdict(told: Chronicle, act: acts.CoverageReturned | acts.CoverageRejected) -> str:
    return "; ".join((act.reason, *act.points))


def _approved(told: Chronicle, act: acts.CoverageApproved) -> str:
    corrected = ("narasi diperbaiki",) if act.correction else ()
    return "; ".join(
        part for part in (f"{len(act.items)} media", *corrected, act.directive) if part
    )


def _directed(told: Chronicle, act: acts.AdminDirected | acts.AdminReassigned) -> str:
    where = listed([told.platform(key) for key in act.platforms])
    said = act.note if isinstance(act, acts.AdminDirected) else act.reason
    return "; ".join(part for part in (f"{told.person(act.admin)}: {where}", said) if part)


def _recorded(told: Chronicle, act: acts.ResultRecorded) -> str:
    outcome = OUTCOMES.get(act.outcome, act.outcome)
    said = f"{told.platform(act.platform)} {outcome}"
    return f"{said}: {act.reason}" if act.reason else said


def _taken_down(told: Chronicle, act: acts.PostTakenDown) -> str:
    return f"{told.platform(act.platform)}, diminta {act.asked_by}: {act.reason}"


def _archived(told: Chronicle, act: acts.CoverageArchived) -> str:
    return "; ".join(part for part in (act.classification, act.location, act.note) if part)


NOTES: dict[type, Note] = {
    acts.CoverageOpened: lambda told, act: str(act.activity.title),
    acts.CoverageHandedIn: _handed_in,
    acts.CoverageReceived: lambda told, act: "narasi diperbaiki" if act.correction else "",
    acts.CoverageReturned: _verdict,
    acts.CoverageApproved: _approved,
    acts.CoverageRejected: _verdict,
    acts.AdminDirected: _directed,
    acts.AdminReassigned: _directed,
    acts.WordingCorrected: lambda told, act: str(act.reason),
    acts.ResultRecorded: _recorded,
    acts.CoverageCancelled: lambda told, act: str(act.reason),
    acts.CorrectionOpened: lambda told, act: str(act.reason),
    acts.PostTakenDown: _taken_down,
    acts.CoverageArchived: _archived,
    acts.WorkBegun: lambda told, act: f"langkah {act.step}",
    acts.DocumentAttached: lambda told, act: told.requirement(act.requirement),
    acts.DocumentWaived: lambda told, act: f"{told.requirement(act.requirement)}: {act.reason}",
    acts.NoteWritten: lambda told, act: str(act.text),
    acts.LateReasonGiven: lambda told, act: f"langkah {act.step}: {act.reason}",
    acts.SheetIssued: lambda told, act: FORMS.get(act.form, str(act.form)),
}
