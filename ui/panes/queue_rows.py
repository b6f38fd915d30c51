"""The rows of a deciding post's queue: each coverage in two lines and its clock in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from app.cards import Card
from app.domain.coverage import Stage
from app.domain.office import Office
from app.domain.record import record
from app.domain.roles import Role
from app.domain.sop import StepKind
from app.queries import Section
from ui import formats
from ui.models.queue_model import QueueRow
from ui.texts.names import ROLES, media_count

DECIDED = "decided_today"
SECTIONS: dict[Role, dict[str, str]] = {
    Role.KABAG: {
        "decide": "",
        "returned": "Dikembalikan, menunggu perbaikan",
        "under_way": "Sedang berjalan",
        "published": "Sudah terbit",
        DECIDED: "Diputuskan hari ini",
        "done_today": "Selesai hari ini",
    },
    Role.KASUBAG: {
        "receive": "Menunggu diterima",
        "direct": "Menunggu disposisi",
        "archive": "Menunggu diarsipkan",
        "under_way": "Sedang berjalan",
        "done_today": "Selesai hari ini",
    },
}


@record
class Queue:
    """What was read for a queue at once: its sections, and the thumbnails that are on this PC."""

    sections: tuple[Section, ...]
    thumbs: Mapping[str, Path | None]

    @property
    def waiting(self) -> int:
        """How many coverages wait for whoever asked."""
        return sum(len(section.cards) for section in self.sections if section.waits)


def queue_rows(role: Role, queue: Queue, office: Office, now: int) -> list[QueueRow]:
    """The rows at office time `now`, section by section."""
    grouped: dict[str, list[Card]] = {key: [] for key in SECTIONS[role]}
    headings = dict(SECTIONS[role])
    for section in queue.sections:
        headings[section.key] = heading_of(headings[section.key], section)
        for card in section.cards:
            own = DECIDED if role is Role.KABAG and _decided(card, office, now) else section.key
            waits = section.waits or section.key == "returned"
            grouped[section.key if waits else own].append(card)
    return [
        _row(key, headings[key], card, queue, office, now)
        for key, cards in grouped.items()
        for card in cards
    ]


def heading_of(name: str, section: Section) -> str:
    """A section's heading; where not all of it is listed, how many there are."""
    if not section.beyond:
        return name
    shown = len(section.cards)
    return f"{name} · {shown} dari {shown + section.beyond}, selebihnya lewat Cari"


def _row(
    section: str, heading: str, card: Card, queue: Queue, office: Office, now: int
) -> QueueRow:
    words, state = ("", "none") if section == DECIDED else clock_words(card, office, now)
    return QueueRow(
        coverage_id=card.id,
        section=heading,
        title=card.title,
        subtitle=_subtitle(section, card, office, now),
        time_text=words,
        time_state=state,
        thumb_path=queue.thumbs.get(card.id),
        badge=_badge(section, card),
    )


def clock_words(card: Card, office: Office, now: int) -> tuple[str, str]:
    """Sisa or lewat of the step under way, and "ok", "late" or "none"."""
    visit, sop = card.visit, office.sops.get(card.sop)
    if visit is None or sop is None:
        return "", "none"
    left = sop.step(visit.step).time_limit_ms - max(0, now - visit.entered_at)
    return formats.time_left(left), "ok" if left >= 0 else "late"


def _subtitle(section: str, card: Card, office: Office, now: int) -> str:
    zone = ZoneInfo(office.zone)
    if section == DECIDED:
        return _verdict(card, zone)
    if section == "returned":
        points = f"{card.open_points} poin, " if card.open_points else ""
        return f"{_leader(card, office)} · {points}menunggu perbaikan"
    if section == "under_way":
        return _where(card, office)
    if section == "done_today":
        ended = "Dibatalkan" if card.stage is Stage.CANCELLED else "Diarsipkan"
        return f"{ended} {formats.clock(card.updated_at, zone)}"
    if card.returned:
        points = f" · {card.open_points} poin" if card.open_points else ""
        return f"Kabag: Tidak{points}"
    day = formats.short_date(formats.local(card.starts_at, zone).date())
    return f"{_leader(card, office)} · {day} · {media_count(card.photos, card.videos)}"


def _leader(card: Card, office: Office) -> str:
    return office.leaders.get(card.leader, card.leader)


def _where(card: Card, office: Office) -> str:
    if card.stage is Stage.PUBLISHED:
        return "Sudah terbit, menunggu arsip"
    if not card.role:
        return ""
    sop = office.sops.get(card.sop)
    publishing = sop is not None and sop.step(card.step).kind is StepKind.PUBLISH
    admin = office.people.get(card.admin)
    if publishing and admin is not None:
        done = f" · {len(card.published)} dari {len(card.platforms)} kanal"
        return f"di {admin.name}{done}"
    opened = card.visit is not None and card.visit.begun_at is not None
    return f"di {ROLES[card.role]} · {'sudah' if opened else 'belum'} dibuka"


def _verdict(card: Card, zone: tzinfo) -> str:
    said = "Ya" if card.verdict == "yes" else "Tidak"
    return f"{said} · {formats.clock(card.decided_at, zone)}"


def _decided(card: Card, office: Office, now: int) -> bool:
    """Whether Kabag's last decision on it was made today."""
    if not card.verdict:
        return False
    zone = ZoneInfo(office.zone)
    return formats.local(card.decided_at, zone).date() == formats.local(now, zone).date()


def _badge(section: str, card: Card) -> str:
    if card.held:
        return "held"
    if card.undelivered:
        return "confirmed"
    return "delivered" if section in (DECIDED, "done_today") else ""
