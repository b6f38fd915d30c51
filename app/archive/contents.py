"""The archive sheet of a coverage: everything on it, from the coverage and its office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from app.archive.deeds import OUTCOMES, Chronicle
from app.archive.sheet import Binding, Fact, Picture, ResultRow, SheetContent, Signature
from app.archive.step_rows import standing, step_rows
from app.domain.acts import (
    AdminDirected,
    CoverageApproved,
    CoverageArchived,
    CoverageReceived,
    PostTakenDown,
    SheetIssued,
)
from app.domain.coverage import Approval, Coverage, Entry, Result
from app.domain.media import MediaItem
from app.domain.office import Office
from app.domain.sop import RequirementKind, Sop, StepKind
from app.errors import Refusal
from app.formats import counted, listed, local, long_time, plain_date, stamp, stopwatch
from app.shown_name import shown_name

QR_FORM = "mejasiar:1"  # what the code on the paper begins with, and its version
CAPTION = 26  # characters of a name that a picture has room for
NO_PREVIEW = "pratinjau belum ada di PC ini"


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What a sheet needs beside the coverage. `head` is where the ledger stood: seq and chain."""

    office: Office
    sop: Sop
    platforms: Mapping[str, str]  # key to name
    picture: Callable[[MediaItem], Path | None]  # a preview on this PC
    number: str
    head: tuple[int, str]
    printed_at: int  # office time, ms
    emblem: Path | None = None
    delivered_after: Mapping[str, int] = field(
        default_factory=dict
    )  # as app.ledger.delays finds it

    @property
    def zone(self) -> ZoneInfo:
        """The office's, whatever this PC's is."""
        return ZoneInfo(self.office.zone)

    @property
    def chronicle(self) -> Chronicle:
        """Tells acts and names in words."""
        return Chronicle(self.office, self.sop, self.platforms, self.zone, self.delivered_after)


def approval_shown(coverage: Coverage) -> Approval:
    """The Ya that the sheet is of: the one in force, else the last that lapsed.

    Raises Refusal `not_approved` where there never was one: there is nothing to put on paper.
    """
    if coverage.approval is not None:
        return coverage.approval
    if coverage.lapsed is not None:
        return coverage.lapsed.approval
    raise Refusal("not_approved")


def sheet_content(coverage: Coverage, frame: SheetFrame) -> SheetContent:
    """The sheet of a coverage as it stands; raises Refusal `not_approved`."""
    approval = approval_shown(coverage)
    return SheetContent(
        letterhead=frame.sop.letterhead,
        emblem=frame.emblem,
        archive_number=frame.number,
        sop_number=frame.sop.number,
        facts=_facts(coverage, approval, frame),
        narrative=_narrative(approval, frame),
        pictures=_pictures(coverage, approval, frame),
        steps=step_rows(
            frame.sop,
            coverage,
            approval,
            frame.zone,
            frame.printed_at,
            frame.delivered_after,
        ),
        results=_results(coverage, frame),
        signatures=_signatures(coverage, approval, frame),
        binding=_binding(coverage, approval, frame),
        printed_at=stamp(frame.printed_at, frame.zone),
        history=frame.chronicle.rows(coverage),
        edition=_edition(coverage, approval, frame),
        superseded=_superseded(coverage, frame),
    )


def _facts(coverage: Coverage, approval: Approval, frame: SheetFrame) -> tuple[Fact, ...]:
    activity = coverage.activity
    archived = _archiving(coverage)
    filed = archived.body if archived else None
    if not isinstance(filed, CoverageArchived):
        filed = CoverageArchived()
    return (
        Fact("Kegiatan", activity.title, strong=True),
        Fact("Pimpinan", frame.office.leaders.get(activity.leader, activity.leader)),
        Fact("Waktu", long_time(activity.starts_at, frame.zone)),
        Fact("Tempat", activity.place),
        Fact("Dihadiri", listed(list(activity.attendees))),
        Fact("Klasifikasi", filed.classification),
        Fact("Lokasi simpan", filed.location),
        Fact("Jumlah", _amount(coverage, approval, frame.sop)),
    )


def _archiving(coverage: Coverage) -> Entry | None:
    """The last archiving, also where a Ralat has opened the coverage again since."""
    found = [e for e in standing(coverage) if isinstance(e.body, CoverageArchived)]
    return found[-1] if found else None


def _amount(coverage: Coverage, approval: Approval, sop: Sop) -> str:
    chosen = _chosen(coverage, approval)
    photos = sum(item.kind == "photo" for item, _ in chosen)
    counts = ((photos, "foto"), (len(chosen) - photos, "video"))
    parts = [f"{', '.join(counted(n, noun) for n, noun in counts if n) or 'tanpa media'} disetujui"]
    for requirement in sop.only(StepKind.PUBLISH).requirements:
        if requirement.kind is RequirementKind.DOCUMENT:
            document = coverage.documents.get(requirement.key)
            name = requirement.name.lower()
            parts.append(f"{name} 1" if document and document.file else f"tanpa {name}")
    return "; ".join(parts)


def _narrative(approval: Approval, frame: SheetFrame) -> str:
    captions = approval.wording.captions.items()
    own = [f"Keterangan {frame.chronicle.platform(key)}: {text}" for key, text in captions]
    return "\n".join((approval.wording.narrative, *own))


def _chosen(coverage: Coverage, approval: Approval) -> list[tuple[MediaItem, int]]:
    """The approved items in their order, with the rotation that was approved."""
    known = {item.sha256: item for item in coverage.media}
    return [(known[item.sha256], item.rotation) for item in approval.items if item.sha256 in known]


def _pictures(coverage: Coverage, approval: Approval, frame: SheetFrame) -> tuple[Picture, ...]:
    found = []
    for number, (item, rotation) in enumerate(_chosen(coverage, approval), start=1):
        path = frame.picture(item)
        when = stopwatch(item.duration_ms) if item.kind == "video" else _taken(item)
        parts = (str(number), shown_name(item.name, CAPTION), when)
        caption = " · ".join(part for part in parts if part)
        found.append(Picture(path, caption, "" if path else NO_PREVIEW, rotation))
    return tuple(found)


def _taken(item: MediaItem) -> str:
    """09.31, of a camera's 2026-11-22T09:31:07."""
    return item.captured_at[11:16].replace(":", ".")


def _results(coverage: Coverage, frame: SheetFrame) -> tuple[ResultRow, ...]:
    last = {result.event for result in coverage.standing_results.values()}
    shown = (r for r in coverage.results if r.event in last or r.record.outcome == "published")
    return tuple(_result(coverage, result, frame) for result in shown)


def _result(coverage: Coverage, result: Result, frame: SheetFrame) -> ResultRow:
    record = result.record
    published = record.outcome == "published"
    outcome = OUTCOMES.get(record.outcome, record.outcome)
    return ResultRow(
        platform=frame.chronicle.platform(record.platform),
        account=record.account,
        at=stamp(record.published_at or result.at, frame.zone),
        link=record.url + _fate(coverage, result, frame)
        if published
        else f"{outcome}: {record.reason}",
    )


def _fate(coverage: Coverage, result: Result, frame: SheetFrame) -> str:
    removal = next((e for e in coverage.history if e.event == result.taken_down), None)
    if removal is not None and isinstance(removal.body, PostTakenDown):
        return f" (diturunkan {stamp(removal.body.removed_at, frame.zone)})"
    return " (digantikan ralat)" if result.superseded else ""


def _signatures(coverage: Coverage, approval: Approval, frame: SheetFrame) -> tuple[Signature, ...]:
    archived = _archiving(coverage)
    at = archived.at if archived else frame.printed_at
    where = f"{frame.sop.letterhead.town}, {plain_date(local(at, frame.zone).date())}"
    directed = [e for e in standing(coverage) if isinstance(e.body, AdminDirected)]
    received = [e for e in standing(coverage) if isinstance(e.body, CoverageReceived)]
    approver = _signature("Mengetahui,", approval.person, approval.post, frame)
    signing = (directed or received)[-1:]
    return (approver, *(_signature(where, each.person, each.post, frame) for each in signing))


def _signature(opening: str, person: str, post: str, frame: SheetFrame) -> Signature:
    known = frame.office.people.get(person)
    rank, nip = (known.rank, known.nip) if known else ("", "")
    return Signature(opening, frame.chronicle.post(post), frame.chronicle.person(person), rank, nip)


def _binding(coverage: Coverage, approval: Approval, frame: SheetFrame) -> Binding:
    seq, chain = frame.head
    qr = ":".join((QR_FORM, coverage.id, approval.covers, str(seq), chain))
    return Binding(qr, approval.covers, chain)


def _edition(coverage: Coverage, approval: Approval, frame: SheetFrame) -> str:
    """Lembar ke-2, menggantikan …: sheets of an earlier Ya were issued before this one's."""
    former = 0
    last: Entry | None = None
    under: Entry | None = None  # the last sheet under the Ya that is being read
    for entry in standing(coverage):
        if isinstance(entry.body, SheetIssued):
            under = entry
        elif under and (isinstance(entry.body, CoverageApproved) or entry.event == approval.event):
            former, last, under = former + 1, under, None
    if last is None:
        return ""
    return f"Lembar ke-{former + 1}, menggantikan lembar {stamp(last.at, frame.zone)}"


def _superseded(coverage: Coverage, frame: SheetFrame) -> str:
    """Why the sheet does not hold any more, where the Ya that it is of has lapsed."""
    lapse = None if coverage.approval else coverage.lapsed
    if lapse is None:
        return ""
    by = next((entry for entry in coverage.history if entry.event == lapse.by), None)
    when = f" {stamp(by.at, frame.zone)}" if by else ""
    if "correction" in lapse.changed:
        return f"Tidak berlaku lagi: ralat dibuka{when}"
    return f"Tidak berlaku lagi: isi diubah{when}"
