"""A coverage in brief: what lists, queues and reports show of it without replaying it."""

from __future__ import annotations

from itertools import pairwise

from app.domain.acts import (
    CorrectionOpened,
    CoverageHandedIn,
    CoverageRejected,
    CoverageReturned,
)
from app.domain.coverage import Coverage, Stage, Visit
from app.domain.effects import next_step
from app.domain.record import record
from app.domain.sop import Sop, StepKind

SENDING_BACK = frozenset(
    kind.__name__ for kind in (CorrectionOpened, CoverageRejected, CoverageReturned)
)


@record
class Card:
    """One coverage as a row. Times are ms of office time, ids hex, counts of items."""

    id: str
    title: str
    leader: str
    place: str
    starts_at: int
    stage: Stage
    step: int  # 0 once the procedure has ended
    role: str  # of the step under way, empty without one
    sop: str
    revision: int
    opened_by: str
    opened_at: int
    updated_at: int
    last_kind: str
    last_person: str
    photos: int = 0
    videos: int = 0
    approved: bool = False
    verdict: str = ""  # "yes" or "no": the last one that was given, whatever became of it since
    decided_at: int = 0  # when
    returned: bool = False  # sent back by a Tidak or a return, and not handed in again
    correcting: bool = False  # that was a Ralat: what had been published is wrong
    reason: str = ""  # of that
    open_points: int = 0
    admin: str = ""
    platforms: tuple[str, ...] = ()
    published: tuple[str, ...] = ()  # platforms whose last record says so, not taken down since
    handed_in_by: tuple[str, ...] = ()
    thumb: str = ""  # SHA-256 of the item whose thumbnail stands for it
    thumb_preview: str = ""  # SHA-256 of that thumbnail
    held: int = 0
    undelivered: int = 0  # events that the ledger does not have yet; known where it is asked for
    waiting: int = 0  # events that name something missing
    visits: tuple[Visit, ...] = ()

    @property
    def visit(self) -> Visit | None:
        """The stay under way."""
        return self.visits[-1] if self.visits and self.visits[-1].ended_at is None else None


def card_of(sop: Sop, coverage: Coverage, waiting: int = 0) -> Card:
    """The card of a coverage as it stands."""
    last = coverage.history[-1]
    cover = (coverage.chosen or coverage.media)[:1]
    open_points = sum(not point.done for point in coverage.points)
    standing = coverage.standing_results.items()
    verdict, decided_at = _verdict(sop, coverage)
    returned = bool(coverage.verdict_reason) and coverage.stage is Stage.UNDER_WAY
    return Card(
        id=coverage.id,
        title=coverage.activity.title,
        leader=coverage.activity.leader,
        place=coverage.activity.place,
        starts_at=coverage.activity.starts_at,
        stage=coverage.stage,
        step=coverage.step,
        role=sop.step(coverage.step).role.value if coverage.step else "",
        sop=coverage.sop,
        revision=coverage.revision,
        opened_by=coverage.opened_by,
        opened_at=coverage.opened_at,
        updated_at=last.at,
        last_kind=last.kind,
        last_person=last.person,
        photos=sum(item.kind == "photo" for item in coverage.media),
        videos=sum(item.kind == "video" for item in coverage.media),
        approved=coverage.approval is not None,
        verdict=verdict,
        decided_at=decided_at,
        returned=returned,
        correcting=returned and _sent_back_by(coverage) == CorrectionOpened.__name__,
        reason=coverage.verdict_reason,
        open_points=open_points,
        admin=coverage.admin,
        platforms=coverage.platforms,
        published=tuple(platform for platform, result in standing if result.is_live),
        handed_in_by=coverage.handed_in_by,
        thumb=cover[0].sha256 if cover else "",
        thumb_preview=cover[0].previews.get("thumb.jpg", "") if cover else "",
        held=len(coverage.held),
        waiting=waiting,
        visits=coverage.visits,
    )


def _verdict(sop: Sop, coverage: Coverage) -> tuple[str, int]:
    """The last stay that a decision ended; a cancellation leads nowhere, a hand-in is none."""
    decide = sop.only(StepKind.DECIDE).number
    for visit, after in reversed(tuple(pairwise(coverage.visits))):
        if visit.step == decide and visit.ended_at is not None:
            kinds = (entry.kind for entry in coverage.history if entry.event == visit.ended_by)
            if next(kinds, "") != CoverageHandedIn.__name__:
                yes = after.step == next_step(sop, decide)
                return ("yes" if yes else "no"), visit.ended_at
    return "", 0


def _sent_back_by(coverage: Coverage) -> str:
    kinds = (entry.kind for entry in reversed(coverage.history))
    return next((kind for kind in kinds if kind in SENDING_BACK), "")
