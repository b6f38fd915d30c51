"""Where a Tidak or a return is written: why, and the points that are to be mended."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.acts import Act, CoverageRejected, CoverageReturned
from ui.coverage_file import CoverageFile
from ui.panes.act_form import ActForm, FormWords, TextSpec
from ui.panes.marks_desk import MarksDesk
from ui.panes.points_choice import PointsChoice
from ui.theme import Theme

REASON = TextSpec(
    "reason",
    "Alasan",
    "reason_missing",
    rows=3,
    phrases=("Perbaiki sesuai poin", "Narasi belum lengkap", "Ganti foto"),
)
POINTS, NOT_MARKS = "points", "not_marks"
SAVING = "Tanda sedang disimpan…"


class VerdictForm(ActForm):
    """Points are rows: Enter adds one, the cross removes one; empty rows do not count.

    The marks of `desk` that are still to be mended are points as well, unless they are unticked.
    """

    def __init__(
        self,
        theme: Theme,
        kind: type[CoverageRejected] | type[CoverageReturned],
        words: FormWords,
        parent: QWidget | None = None,
        desk: MarksDesk | None = None,
    ) -> None:
        super().__init__(theme, kind, words, parent)
        self._make = kind
        self._desk = desk
        self._rows: list[QLineEdit] = []
        self._line_of: dict[QLineEdit, QWidget] = {}
        self.add_text(REASON)
        self.marks = PointsChoice(theme, self)
        self.body.addWidget(self.marks)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        self.body.addLayout(self._lines)
        self.add = self.add_link("+ poin")
        self.add.clicked.connect(lambda: self.add_point().setFocus())
        self.marks.changed.connect(self.changed)
        if desk is not None:
            self.marks.reworded.connect(desk.reword)
            self.marks.mark_wanted.connect(desk.go_to)
            desk.changed.connect(self._on_marks_changed)

    def begin(self, file: CoverageFile) -> None:
        """A return begins with what a Tidak asked for and is not done."""
        super().begin(file)
        marks = file.coverage.marks
        drawn = {event for event, placed in marks.items() if not placed.removed}
        points = [p for p in file.coverage.points if not p.done and p.mark not in drawn]
        open_points = [point.text for point in points]
        self.marks.tick_all_but(frozenset())
        self._offer_marks()
        carried = self.kind is CoverageReturned
        self.set_text("reason", file.coverage.verdict_reason if carried else "")
        self.set_points(open_points if carried else [])

    def act(self) -> Act:
        """The Tidak or the return."""
        return self._make(self.text("reason"), self.points, marks=self.marks.chosen)

    @property
    def missing(self) -> str:
        """A reason; and what is marked must be kept before it can be a point."""
        return super().missing or ("" if all(self.marks.chosen) else SAVING)

    def content(self) -> dict[str, str]:
        """Reason, points, and the marks that are none."""
        not_marks = json.dumps(sorted(self.marks.off))
        return {**super().content(), POINTS: json.dumps(self.points), NOT_MARKS: not_marks}

    def fill(self, content: Mapping[str, str]) -> None:
        """Put back reason, points, and the marks that are none."""
        super().fill(content)
        self.marks.tick_all_but(frozenset(json.loads(content.get(NOT_MARKS, "[]"))))
        self.set_points(json.loads(content.get(POINTS, "[]")))

    @property
    def points(self) -> tuple[str, ...]:
        """The points as they stand."""
        texts = (row.text().strip() for row in self._rows)
        return tuple(text for text in texts if text)

    @property
    def rows(self) -> list[QLineEdit]:
        """The fields of the points."""
        return list(self._rows)

    def set_points(self, points: list[str]) -> None:
        """Show these points, or one empty row."""
        for row in list(self._rows):
            self._remove(row)
        for point in points or [""]:
            self.add_point(point)

    def add_point(self, text: str = "") -> QLineEdit:
        """Another row."""
        line = QWidget(self)
        row = QLineEdit(text, line)
        row.setPlaceholderText(f"Poin {len(self._rows) + 1}")
        row.setAccessibleName("Poin yang perlu diperbaiki")
        cross = QPushButton(line)
        cross.setProperty("kind", "flat")
        cross.setIcon(self._theme.icon("x", "soft", 12))
        cross.setAccessibleName("Hapus poin ini")
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._theme.px(4))
        box.addWidget(row, 1)
        box.addWidget(cross)
        self._rows.append(row)
        self._line_of[row] = line
        self._lines.addWidget(line)
        row.returnPressed.connect(lambda: self.add_point().setFocus())
        row.textChanged.connect(lambda _: self.changed.emit())
        cross.clicked.connect(lambda: self._remove(row))
        return row

    def _on_marks_changed(self) -> None:
        if not self.isHidden():
            self._offer_marks()

    def _offer_marks(self) -> None:
        if self._desk is not None:
            self.marks.show_rows(self._desk.to_mend(carried=self.kind is CoverageReturned))
            self.changed.emit()

    def _remove(self, row: QLineEdit) -> None:
        self._rows.remove(row)
        line = self._line_of.pop(row)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()
