"""The middle of the admin's page: what to publish, and what was said about it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.caption import caption_length, check_caption
from app.domain.coverage import Coverage
from app.domain.media import MediaItem
from app.publication.platforms import Platform, Platforms
from ui import formats
from ui.handin.finding_lines import finding_lines
from ui.handin.media_tiles import Tiles
from ui.publish.media_findings import media_findings
from ui.texts.names import media_count
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.label import plain_label
from ui.widgets.media_grid import MediaGrid
from ui.widgets.progress_row import ProgressRow
from ui.widgets.thumbs import Thumbs


class MaterialZone(QWidget):
    """Directives, the approved media, and the text of the platform that is worked on."""

    #: the person wants copies of the approved media in a folder
    save_requested = Signal()
    #: the text was put on the clipboard
    text_copied = Signal()

    def __init__(
        self, theme: Theme, thumbs: Thumbs, platforms: Platforms, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._platforms = platforms
        self.directive = Card(theme, "Disposisi", self)
        self._words = plain_label(parent=self)
        self.directive.body.addWidget(self._words)
        self.media = Card(theme, "Media yang disetujui", self)
        self.save = self.media.add_link("simpan ke folder…")
        self.progress = ProgressRow(theme, self)
        self.grid = MediaGrid(theme, thumbs, self)
        self._media_found = _warning(self)
        for part in (self.grid, self.progress, self._media_found):
            self.media.body.addWidget(part)
        self.text = Card(theme, "Teks", self)
        self._count = self.text.add_note()
        self.copy = self.text.add_link("salin")
        self.shown = _plain_text(self)
        self._found = _warning(self)
        self.text.body.addWidget(self.shown, 1)
        self.text.body.addWidget(self._found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.directive)
        column.addWidget(self.media, 1)
        column.addWidget(self.text, 1)
        self.save.clicked.connect(self.save_requested)
        self.copy.clicked.connect(self._on_copy_clicked)

    def show_coverage(self, coverage: Coverage, directives: str, cache: Path) -> None:
        """Show what the Ya names."""
        self.directive.setVisible(bool(directives))
        self._words.setText(directives)
        self.grid.set_tiles(Tiles(cache).of(approved_media(coverage)), discardable=False)
        photos = sum(item.kind == "photo" for item in coverage.chosen)
        self.media.set_title(f"Disetujui: {media_count(photos, len(coverage.chosen) - photos)}")

    def show_platform(self, coverage: Coverage, key: str) -> None:
        """Show the text for a platform, and what it would cut or refuse."""
        text = text_for(coverage, key)
        if text != self.shown.toPlainText():
            self.shown.setPlainText(text)
        platform = next((each for each in self._platforms.every if each.key == key), None)
        self.text.set_title(f"Teks untuk {platform.name}" if platform else "Narasi")
        self._show_findings(coverage, platform, text)

    @property
    def directives(self) -> str:
        """What Kabag and Kasubag said, a line each."""
        return self._words.text()

    @property
    def warnings(self) -> list[str]:
        """What is warned of now."""
        lines = f"{self._media_found.text()}\n{self._found.text()}".split("\n")
        return [line for line in lines if line]

    def _show_findings(self, coverage: Coverage, platform: Platform | None, text: str) -> None:
        lines: list[str] = []
        media: list[str] = []
        if platform is not None:
            most = formats.number(platform.caption.text, 0)
            length = formats.number(caption_length(platform.caption, text), 0)
            self._count.setText(f"{length} dari {most}")
            lines = finding_lines(check_caption(platform.caption, text))
            media = media_findings(platform, coverage.chosen)
        for label, found in ((self._found, lines), (self._media_found, media)):
            label.setText("\n".join(found))
            label.setVisible(bool(found))

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.shown.toPlainText())
        self.text_copied.emit()


def approved_media(coverage: Coverage) -> tuple[MediaItem, ...]:
    """The chosen media in the order and turned as the Ya says."""
    turns = {i.sha256: i.rotation for i in (coverage.approval.items if coverage.approval else ())}
    return tuple(_turned(item, turns[item.sha256]) for item in coverage.chosen)


def text_for(coverage: Coverage, platform: str) -> str:
    """The caption for a platform, or the narrative where it has none."""
    return coverage.wording.captions.get(platform) or coverage.wording.narrative


def _turned(item: MediaItem, rotation: int) -> MediaItem:
    return item if item.rotation == rotation else replace(item, rotation=rotation)


def _warning(parent: QWidget) -> QLabel:
    label = plain_label("", "late", parent)
    label.hide()
    return label


def _plain_text(parent: QWidget) -> QPlainTextEdit:
    shown = QPlainTextEdit(parent)
    shown.setObjectName("plain")
    shown.setReadOnly(True)
    shown.setFrameShape(QFrame.Shape.NoFrame)
    shown.setAccessibleName("Teks yang dipublikasikan")
    return shown
