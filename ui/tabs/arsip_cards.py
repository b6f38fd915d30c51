"""What the archive tells of one coverage: its number, where it was published, its letters."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.acts import CoverageArchived
from app.domain.coverage import Coverage, Document, Result
from app.domain.media import LONGEST_NAME, Attachment
from app.publication.platforms import Platforms
from app.shown_name import shown_name
from ui import formats
from ui.coverage_file import CoverageFile
from ui.handin.queue_rows import platform_name
from ui.panes.naming import signer_words
from ui.plain_tip import plain_tip
from ui.texts.acts import OUTCOMES
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.emptied import empty
from ui.widgets.label import plain_label, small_label
from ui.workplace import Workplace

LONGEST_URL = 40  # signs; the tooltip has all of them


class FactsCard(Card):
    """Number, classification, where the paper lies, who archived it when."""

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Arsip", parent)
        self._workplace = workplace
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.facts: dict[str, str] = {}

    def show_file(self, file: CoverageFile, number: str) -> None:
        """Show where a coverage stands in the archive; `number` empty while it is looked up."""
        self.facts = self._told(file.coverage, number)
        empty(self._grid)
        for row, (label, value) in enumerate(self.facts.items()):
            self._grid.addWidget(small_label(label, self), row, 0, Qt.AlignmentFlag.AlignTop)
            words = plain_label(value, parent=self)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(words, row, 1)

    def _told(self, coverage: Coverage, number: str) -> dict[str, str]:
        entry = coverage.archived
        if entry is None or not isinstance(entry.body, CoverageArchived):
            return {"Keadaan": _not_archived(coverage)}
        zone = ZoneInfo(self._workplace.office.zone)
        who = signer_words(self._workplace.office, entry.person, entry.post)
        filed = entry.body
        told = {
            "Nomor": number or "…",
            "Klasifikasi": filed.classification,
            "Lokasi": filed.location,
            "Catatan": filed.note,
            "Diarsipkan": f"{who}, {formats.short_time(entry.at, zone)}",
        }
        return {label: value for label, value in told.items() if value}


class ResultsCard(Card):
    """Where it was published, with links to look; and what is done after a mistake."""

    #: the person wants to mend what is published, or to record that a post was removed
    correction_requested = Signal()
    removal_requested = Signal()

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        platforms: Platforms,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Hasil publikasi", parent)
        self._workplace = workplace
        self._platforms = platforms
        self.correct = self.add_link("ralat…")
        self.remove = self.add_link("turunkan…")
        self._why = small_label("", self)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.body.addWidget(self._why)
        self.correct.clicked.connect(self.correction_requested)
        self.remove.clicked.connect(self.removal_requested)

    def show_file(self, file: CoverageFile, no_correction: str, no_removal: str) -> None:
        """Show the results; the two reasons say why a link is closed, "" while it is open."""
        empty(self._lines)
        for result in file.coverage.results:
            self._lines.addWidget(self._line(result))
        if not file.coverage.results:
            self._lines.addWidget(small_label("Belum ada hasil publikasi.", self))
        for link, why in ((self.correct, no_correction), (self.remove, no_removal)):
            link.setEnabled(not why)
            link.setToolTip(why)
            link.setAccessibleDescription(why)
        self._why.setText("\n".join(dict.fromkeys(w for w in (no_correction, no_removal) if w)))
        self._why.setVisible(bool(self._why.text()))

    def _line(self, result: Result) -> QWidget:
        record = result.record
        zone = ZoneInfo(self._workplace.office.zone)
        at = formats.short_time(record.published_at or result.at, zone)
        name = platform_name(self._platforms, record.platform)
        head = " · ".join(part for part in (name, record.account) if part)
        line = QWidget(self)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        words = plain_label(head, parent=line)
        column.addWidget(words)
        if record.url:
            column.addWidget(_web_link(record.url, line))
        column.addWidget(small_label(f"{_fate(result)} · {at}", line))
        return line


class LettersCard(Card):
    """The documents outside the media; hidden while there is none."""

    #: an Attachment that the person wants to look at
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Dokumen", parent)

    def show_file(self, file: CoverageFile) -> None:
        """Show the documents, and the screenshots of the results."""
        empty(self.body)
        names = {r.key: r.name for step in file.sop.steps for r in step.requirements}
        for key, document in file.coverage.documents.items():
            self.body.addWidget(self._document(names.get(key, key), document))
        for result in file.coverage.results:
            if result.record.screenshot is not None:
                self.body.addWidget(self._link("Tangkapan layar", result.record.screenshot))
        self.setVisible(self.body.count() > 0)

    def _document(self, name: str, document: Document) -> QWidget:
        if document.file is None:
            return small_label(f"Tanpa {name.lower()}: {document.waived}", self)
        return self._link(name, document.file)

    def _link(self, name: str, file: Attachment) -> QWidget:
        link = _plain_link(f"{name}: {shown_name(file.name)}", self)
        link.setToolTip(
            plain_tip(f"{shown_name(file.name, LONGEST_NAME)} · {formats.size(file.size)}")
        )
        link.clicked.connect(lambda: self.opened.emit(file))
        return link


def _fate(result: Result) -> str:
    if result.taken_down:
        return "sudah diturunkan"
    if result.superseded:
        return "digantikan ralat"
    outcome = OUTCOMES.get(result.record.outcome, result.record.outcome)
    return f"{outcome}: {result.record.reason}" if result.record.reason else outcome


def _not_archived(coverage: Coverage) -> str:
    if any(isinstance(entry.body, CoverageArchived) for entry in coverage.history):
        return "Pernah diarsipkan, lalu dibuka lagi untuk ralat."
    return "Belum diarsipkan."


def _web_link(url: str, parent: QWidget) -> LinkButton:
    """Opens the browser; an address that is no web address only tells."""
    short = url if len(url) <= LONGEST_URL else f"{url[: LONGEST_URL - 1]}…"
    link = _plain_link(short, parent)
    link.setToolTip(plain_tip(url))
    link.setEnabled(url.startswith(("https://", "http://")))
    link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(url)))
    return link


def _plain_link(words: str, parent: QWidget) -> LinkButton:
    """An ampersand in it is an ampersand, not a key."""
    return LinkButton(words.replace("&", "&&"), parent)
