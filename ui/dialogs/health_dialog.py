"""Kesehatan: the state of things in one view, each line sound or with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import Failure, Refusal
from app.formats import listed
from app.health.line import Area, HealthLine, State, counted, worst
from app.health.words import area_words
from app.shown_name import shown_name
from app.verification.report import FILES, READING
from ui.dialogs.health_paper import report_file_name, save_report
from ui.dialogs.health_rows import LOOKING, LOOKS, HealthRow
from ui.health_watch import HealthWatch
from ui.messages import Messages, Notice
from ui.progress import Advance
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.banner import BannerStack
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.label import plain_label
from ui.widgets.progress_row import ProgressRow
from ui.widgets.room import open_at
from ui.workplace import Workplace

CARDS = (
    ("Folder kantor", (Area.SHARE, Area.SELFTEST, Area.LOCK, Area.LEDGER, Area.PCS)),
    ("PC ini", (Area.REPLICA, Area.CLOCK, Area.DISK)),
    ("Yang dijaga", (Area.COPIES, Area.MEDIA)),
    ("Yang pernah terjadi", (Area.INCIDENTS, Area.WHOLE)),
)
FIRST = "Yang perlu ditangani"
TO_DO = (State.BAD, State.ATTENTION)
WIDTH, HEIGHT = 900, 680
ASK_FIRST = "Folder kantor masih diperiksa; tunggu jawabannya."


class HealthDialog(QDialog):
    """Looks when it is opened, and whenever it is asked to. Escape closes; F5 looks again."""

    #: marks (list) of the incidents that stood in the list when it was left
    incidents_seen = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
        watch: HealthWatch | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kesehatan")
        self.watch = watch or HealthWatch(workplace)
        self.watch.setParent(self)
        self.banners = BannerStack(theme, self)
        self.progress = ProgressRow(theme, self)
        self._parts: list[tuple[Card, list[HealthLine]]] = []  # still to be shown
        self._filling = QTimer(self)  # without an interval: whenever there is nothing else to do
        self._cards = [Card(theme, title, self) for title in (FIRST, *(name for name, _ in CARDS))]
        self._icon = QLabel(self)
        self.summary = plain_label("", "soft", self)
        self.keep = ActionButton(theme, "Simpan laporan…", height=36)
        self.again = ActionButton(theme, "Periksa lagi", "quiet", "F5", height=36)
        self.whole = ActionButton(theme, "Periksa menyeluruh", "primary", height=36)
        self.leave = ActionButton(theme, "Tutup", height=36)
        self._lay_out()
        self._connect()
        open_at(self, theme, WIDTH, HEIGHT)
        self.refresh()
        # Once it stands there: who reads takes the processor from who builds the view.
        QTimer.singleShot(0, self, self.watch.look)

    def refresh(self) -> None:
        """Show what is known by now, a card at a time: the window goes on meanwhile."""
        lines = self.watch.lines
        self._parts = list(zip(self._cards, _parted(lines), strict=True))
        self._filling.start()
        self._summarise(lines)
        self.again.set_closed(ASK_FIRST if self.watch.is_looking else "")
        self.whole.set_closed("Pemeriksaan sedang berjalan." if self.watch.is_checking else "")

    @property
    def rows(self) -> list[HealthRow]:
        """The lines as they stand there, from top to bottom."""
        return [row for card in self._cards for row in _rows(card)]

    @property
    def is_settled(self) -> bool:
        """Whether all that is known stands there."""
        return not self._parts

    def _fill_next(self) -> None:
        if not self._parts:
            self._filling.stop()
            return
        card, lines = self._parts.pop(0)
        self._fill(card, lines)
        card.setVisible(bool(lines))
        for row, line in zip(_rows(card), lines, strict=True):
            row.set_line(line, self.watch.reader)

    def _fill(self, card: Card, lines: Sequence[HealthLine]) -> None:
        """As many rows as there are lines; one that is there is used again."""
        rows = _rows(card)
        for row in rows[len(lines) :]:
            card.body.removeWidget(row)
            row.deleteLater()
        for _ in lines[len(rows) :]:
            card.body.addWidget(HealthRow(self._theme, card))

    def _summarise(self, lines: Sequence[HealthLine]) -> None:
        bad, late = counted(lines, State.BAD), counted(lines, State.ATTENTION)
        words = f"Semua yang diperiksa baik, {counted(lines, State.OK)} hal."
        if bad or late:
            parts = [f"{bad} hal bermasalah"] if bad else []
            parts += [f"{late} hal perlu perhatian"] if late else []
            told = (line for line in lines if line.state in TO_DO)
            names = list(dict.fromkeys(area_words(line.area) for line in told))
            words = f"{' dan '.join(parts)}: {listed(names)}."
        icon, ink, _ = LOOKS[worst(lines) if bad or late else State.OK]
        if self.watch.is_looking and not (bad or late):
            words, icon, ink = "Sedang diperiksa…", LOOKING, "soft"
        self.summary.setText(words)
        self._icon.setPixmap(self._theme.picture(icon, ink, 18))

    # The parts

    def _lay_out(self) -> None:
        theme = self._theme
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self._icon)
        top.addWidget(self.summary, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self.keep)
        row.addStretch(1)
        for button in (self.leave, self.again, self.whole):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(plain_label("Kesehatan", "title"))
        column.addLayout(top)
        column.addWidget(self.banners)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(self.progress)
        column.addLayout(row)

    def _scrolled(self) -> QScrollArea:
        theme = self._theme
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(10))
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return scroll

    def _connect(self) -> None:
        self._filling.timeout.connect(self._fill_next)
        self.watch.changed.connect(self.refresh)
        self.watch.advanced.connect(self._on_advanced)
        self.watch.ended.connect(self._on_ended)
        self.progress.cancel_requested.connect(self.watch.stop)
        self.again.clicked.connect(self._on_again_clicked)
        self.again.bind(self)
        self.whole.clicked.connect(self._on_whole_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.leave.clicked.connect(self.accept)
        self.finished.connect(lambda _: self.incidents_seen.emit(self.watch.incident_marks))

    # What is done

    def _on_again_clicked(self) -> None:
        self.watch.look()
        self.refresh()

    def _on_whole_clicked(self) -> None:
        self.watch.check_whole()
        self.progress.show_advance(Advance(READING, 0, 0, 0.0))
        self.refresh()

    def _on_advanced(self, advance: Advance) -> None:
        self.progress.show_advance(advance, in_bytes=advance.what == FILES)

    def _on_ended(self) -> None:
        self.progress.finish()
        self.refresh()

    def _on_keep_clicked(self) -> None:
        name = report_file_name(self.watch.reader)
        dialog = self._messages.choose_target("Simpan laporan", name, self._on_target_chosen)
        dialog.setNameFilters(["Teks (*.txt)", "JSON (*.json)"])

    def _on_target_chosen(self, paths: list[Path]) -> None:
        path, workplace, watch = paths[0], self._workplace, self.watch
        lines, reader, report = watch.lines, watch.reader, watch.report
        heading = (workplace.office.name, workplace.station.profile.device)
        workplace.tasks.change(
            lambda progress: save_report(path, lines, reader, report, *heading),
            lambda _: self._tell(f"Laporan disimpan: {shown_name(path.name)}", "ok"),
            failed=self._on_failed,
            owner=self,
        )

    def _on_failed(self, failure: Failure) -> None:
        level = "late" if isinstance(failure, Refusal) else "problem"
        self._tell(sentence(failure), level)

    def _tell(self, words: str, level: str) -> None:
        self.banners.show_notice(Notice(words, level, passing=level == "ok"))


def _parted(lines: Sequence[HealthLine]) -> list[list[HealthLine]]:
    """First what somebody has to do something about, the worst before the rest; then by card."""
    to_do = [line for state in TO_DO for line in lines if line.state is state]
    rest = [line for line in lines if line.state not in TO_DO]
    return [to_do, *([line for line in rest if line.area in areas] for _, areas in CARDS)]


def _rows(card: Card) -> list[HealthRow]:
    items = [card.body.itemAt(place) for place in range(card.body.count())]
    widgets = [item.widget() for item in items if item is not None]
    return [widget for widget in widgets if isinstance(widget, HealthRow)]
