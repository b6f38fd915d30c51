"""The rows of Pelaksana's queue: each coverage in two lines and its clock in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from app.cards import Card
from app.domain.office import Office
from app.drafts import Draft
from app.media.carrier import local_preview
from app.publication.platforms import Platforms
from app.queries import Section
from ui import formats
from ui.models.queue_model import QueueRow
from ui.panes.queue_rows import clock_words, heading_of
from ui.texts.names import ROLES, media_count

SECTIONS = {
    "publish": "Tugas publikasi",
    "returned": "Perlu diperbaiki",
    "hand_in": "Belum diserahkan",
    "under_way": "Sedang berjalan",
    "published": "Sudah terbit, menunggu arsip",
    "done_today": "Selesai hari ini",
}


@dataclass(frozen=True, slots=True)
class QueueAnswer:
    """What was asked for the queue at once: the cards, and the drafts on this PC."""

    sections: tuple[Section, ...]
    drafts: Mapping[str, Draft]


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Everything that a row is made of beside its card."""

    office: Office
    platforms: Platforms
    cache: Path
    draft_of: Callable[[str], Draft | None]
    now: int

    def rows(self, sections: tuple[Section, ...]) -> list[QueueRow]:
        """The rows of all sections in their order."""
        return [self._row(section, card) for section in sections for card in section.cards]

    def _row(self, section: Section, card: Card) -> QueueRow:
        words, state = clock_words(card, self.office, self.now)
        return QueueRow(
            coverage_id=card.id,
            section=heading_of(SECTIONS[section.key], section),
            title=card.title,
            subtitle=self._subtitle(section.key, card),
            time_text=words,
            time_state=state,
            thumb_path=self._thumb(card),
            badge="held" if card.held else "confirmed" if card.undelivered else "",
        )

    def _subtitle(self, section: str, card: Card) -> str:
        if section == "returned":
            points = f" · {card.open_points} poin" if card.open_points else ""
            return f"{'Ralat' if card.correcting else 'Dikembalikan'}{points}"
        if section == "hand_in":
            return self._prepared(card)
        if section == "publish":
            return self._names(card.platforms)
        if section == "under_way":
            return self._where(card)
        if section == "published":
            where = self._names(card.published)
            return f"Terbit di {where}" if where else "Sudah diturunkan"
        ended = {"archived": "Diarsipkan", "cancelled": "Dibatalkan"}[card.stage.value]
        return f"{ended} {formats.clock(card.updated_at, ZoneInfo(self.office.zone))}"

    def _prepared(self, card: Card) -> str:
        draft = self.draft_of(card.id)
        media = draft.media if draft else ()
        videos = sum(item.kind == "video" for item in media)
        return f"Belum diserahkan · {media_count(len(media) - videos, videos)}"

    def _where(self, card: Card) -> str:
        visit = card.visit
        if visit is None:
            return ""
        where = "di admin" if card.admin and card.role == "pelaksana" else f"di {ROLES[card.role]}"
        if visit.begun_at is None:
            return f"{where} · belum dibuka"
        return f"{where} · dibuka {formats.clock(visit.begun_at, ZoneInfo(self.office.zone))}"

    def _names(self, platforms: tuple[str, ...]) -> str:
        return ", ".join(platform_name(self.platforms, key) for key in platforms)

    def _thumb(self, card: Card) -> Path | None:
        draft = self.draft_of(card.id)
        first = draft.media[0].sha256 if draft and draft.media else card.thumb
        return local_preview(self.cache, first, "thumb.jpg") if first else None


def platform_name(platforms: Platforms, key: str) -> str:
    """How a platform is called; its key where the table no longer has it."""
    return next((each.name for each in platforms.every if each.key == key), key)
