"""What a person does with the media of the draft on the page, and what the intake brings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.media import MediaItem
from app.drafts import Draft
from app.errors import Failure
from app.media.kinds import PHOTOS, VIDEOS, patterns
from app.shown_name import shown_name
from ui.formats import counted, listed
from ui.handin import edits
from ui.handin.draft_book import DraftBook
from ui.handin.hint_desk import HintDesk
from ui.handin.intake_line import IntakeLine
from ui.handin.large_view import LargeView
from ui.handin.media_tiles import NotTaken, Tiles, ToCome
from ui.handin.media_zone import MediaZone, trouble_line
from ui.handin.open_draft import OpenDraft
from ui.handin.short_reasons import short_reason
from ui.messages import Messages
from ui.texts import sentence

NAMED = 3  # files that are named where several are told of
FILTERS = f"Foto dan video ({patterns((*PHOTOS, *VIDEOS))});;Semua berkas (*)"


class MediaDesk(QObject):
    """Files that could not be taken in are remembered per coverage until they are discarded."""

    def __init__(
        self,
        zone: MediaZone,
        line: IntakeLine,
        open_draft: OpenDraft,
        book: DraftBook,
        large: LargeView,
        messages: Messages,
        cache: Path,
        hints: HintDesk,
    ) -> None:
        super().__init__(zone)
        self._zone = zone
        self._line = line
        self._open = open_draft
        self._book = book
        self._large = large
        self._messages = messages
        self._tiles = Tiles(cache)
        self._hints = hints
        self._not_taken: dict[str, list[NotTaken]] = {}
        self._twins: list[tuple[str, str]] = []  # names: taken in once more, and there already
        self._taking: set[str] = set()  # coverages whose files were given to the line
        self._connect()

    def _connect(self) -> None:
        zone, line, tools = self._zone, self._line, self._zone.tools
        zone.drop.files_dropped.connect(self.add_files)
        zone.drop.choose_requested.connect(self._on_choose_requested)
        zone.progress.cancel_requested.connect(line.cancel)
        zone.grid.discard_requested.connect(self._on_discard_requested)
        zone.grid.tile_opened.connect(self._on_tile_opened)
        zone.item_chosen.connect(lambda sha256: self._on_item_chosen())
        tools.move_requested.connect(self._on_move_requested)
        tools.turn_requested.connect(self._on_turn_requested)
        tools.edited_answered.connect(self._on_edited_answered)
        line.begun.connect(self._note_waiting)
        line.glimpsed.connect(self._on_glimpsed)
        line.advanced.connect(zone.show_advance)
        line.taken.connect(self._on_taken)
        line.refused.connect(self._on_refused)
        line.ended.connect(self._on_ended)
        self._hints.discard_requested.connect(self._on_discard_requested)
        self._hints.undo_requested.connect(zone.undo)
        self._hints.book.changed.connect(self._open.changed)

    @property
    def not_taken(self) -> list[NotTaken]:
        """The files that could not be taken in for the coverage on the page."""
        return self._not_taken.get(self._open.coverage_id, [])

    def forget(self, coverage_id: str) -> None:
        """The coverage was handed in."""
        self._not_taken.pop(coverage_id, None)

    def refresh(self, draft: Draft) -> None:
        """Show the media of the draft, and what is in the way."""
        self._go_on_taking(draft)
        self._hints.book.expect(draft.media)
        self._show_tiles(draft)
        self._hints.show(draft)
        line = trouble_line(self.not_taken, len(draft.media))
        if not line:
            self._zone.unsay("trouble")
        elif self._zone.said().get("trouble") != line:
            self._zone.say("trouble", line, "late")

    def _show_tiles(self, draft: Draft) -> None:
        waiting, looks = self._line.waiting_for(self._open.coverage_id), self._line.looks
        sources = dict.fromkeys(each.source for each in waiting)  # one may be dropped twice
        to_come = [ToCome(source, looks.picture(source)) for source in sources]
        hints, bad = self._hints.book.hints, self.not_taken
        self._zone.show_media(draft, self._tiles.of(draft.media, bad, hints, to_come))

    def _on_glimpsed(self) -> None:
        if self._open.draft is not None:
            self._show_tiles(self._open.draft)

    def add_files(self, sources: list[Path]) -> None:
        """Take these files, and those in these folders, into the draft on the page."""
        draft, coverage_id = self._open.draft, self._open.coverage_id
        if draft is not None:
            self._twins.clear()
            self._zone.unsay("twin")
            self._take(coverage_id, sources, self._zone.edited.isChecked())
            self._open.edit(self._with_waiting(coverage_id, draft))
            self._book.flush()  # all of it, should the power fail while the first is copied

    def _take(self, coverage_id: str, sources: list[Path], edited: bool) -> None:
        self._taking.add(coverage_id)
        self._line.add(coverage_id, sources, edited)

    def _go_on_taking(self, draft: Draft) -> None:
        """What the program was closed over is copied now, or its tile says why it cannot be."""
        coverage_id = self._open.coverage_id
        if draft.waiting and coverage_id not in self._taking:
            for edited in (False, True):
                sources = [Path(each.path) for each in draft.waiting if each.edited is edited]
                if sources:
                    self._take(coverage_id, sources, edited)

    def _note_waiting(self, coverage_id: str) -> None:
        """The draft knows what is still to be copied: a restart goes on with it."""
        draft = self._book.of(coverage_id)
        if draft is not None:
            self._open.edit_of(coverage_id, self._with_waiting(coverage_id, draft))
        self._open.changed.emit()

    def _with_waiting(self, coverage_id: str, draft: Draft) -> Draft:
        return replace(draft, waiting=self._line.to_take(coverage_id))

    def _on_choose_requested(self) -> None:
        self._messages.choose_files("Pilih foto dan video", FILTERS, self.add_files)

    def _on_item_chosen(self) -> None:
        if self._open.draft is not None:
            self._zone.show_tools(self._open.draft)

    def _on_move_requested(self, by: int) -> None:
        if self._open.draft is not None:
            self._open.edit(edits.moved(self._open.draft, self._zone.chosen, by))
            self._zone.keep_chosen()

    def _on_turn_requested(self) -> None:
        if self._open.draft is not None:
            self._open.edit(edits.turned(self._open.draft, self._zone.chosen))

    def _on_edited_answered(self, edited: bool) -> None:
        if self._open.draft is not None:
            self._open.edit(edits.marked_edited(self._open.draft, self._zone.chosen, edited))

    def _on_tile_opened(self, media_id: str) -> None:
        draft = self._open.draft
        if draft is not None and any(item.sha256 == media_id for item in draft.media):
            self._large.show(self._open.coverage_id, draft.media, media_id)

    def _on_discard_requested(self, media_id: str) -> None:
        draft = self._open.draft
        left = [each for each in self.not_taken if each.key != media_id]
        if len(left) != len(self.not_taken):
            self._not_taken[self._open.coverage_id] = left
            self._open.changed.emit()
        elif draft is not None and any(item.sha256 == media_id for item in draft.media):
            self._discard(draft, media_id)

    def _discard(self, draft: Draft, sha256: str) -> None:
        place, coverage_id = edits.place_of(draft, sha256), self._open.coverage_id
        item = draft.media[place]

        def undo() -> None:
            now = self._open.draft
            if now is not None and self._open.coverage_id == coverage_id:
                self._open.edit(edits.with_item(now, item, place))

        self._open.edit(edits.without(draft, sha256))
        self._zone.say(
            "undo", f"{shown_name(item.name)} dibuang dari daftar.", "info", "Urungkan", undo
        )

    def _on_taken(self, coverage_id: str, item: MediaItem) -> None:
        draft = self._book.of(coverage_id)
        if draft is None:
            return  # handed in or cancelled meanwhile: what was copied is in nobody's way
        draft = self._with_waiting(coverage_id, draft)
        twin = edits.same_file(draft, item)
        if twin is None:
            self._open.edit_of(coverage_id, edits.with_item(draft, item))
        else:
            self._open.edit_of(coverage_id, draft)
            self._twins.append((shown_name(item.name), shown_name(twin.name)))
            self._zone.say("twin", twin_sentence(self._twins))

    def _on_refused(self, coverage_id: str, path: Path, failure: Failure) -> None:
        known = self._not_taken.setdefault(coverage_id, [])
        if all(each.path != path for each in known):
            known.append(NotTaken(path, short_reason(failure), sentence(failure)))
        self._note_waiting(coverage_id)

    def _on_ended(self) -> None:
        taken, self._taking = self._taking, set()
        for coverage_id in sorted(taken):
            self._note_waiting(coverage_id)
        self._zone.finish()
        self._open.changed.emit()


def twin_sentence(twins: list[tuple[str, str]]) -> str:
    """That files have the very bytes of others in the draft: their names, and those of these."""
    if len(twins) > 1:
        told = [name for name, _ in twins[:NAMED]]
        left = len(twins) - len(told)
        names = listed([*told, counted(left, "lainnya")] if left else told)
        return (
            f"{counted(len(twins), 'berkas')} sama persis dengan yang sudah ada di sini, jadi "
            f"tidak ditambahkan lagi: {names}."
        )
    name, there = twins[0]
    if name == there:
        return f"{name} sudah ada di sini, jadi tidak ditambahkan lagi."
    return f"{name} sama persis dengan {there}, jadi tidak ditambahkan lagi."
