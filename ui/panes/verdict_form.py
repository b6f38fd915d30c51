"""Where a Tidak or a return is written: why, and the points that are to be mended."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.acts import Act, CoverageRejected, CoverageReturned
from ui.panes.act_form import ActForm, FormWords, TextSpec
from ui.theme import Theme
from ui.workplace import CoverageFile

REASON = TextSpec(
    "reason",
    "Alasan",
    "reason_missing",
    rows=3,
    phrases=("Perbaiki sesuai poin", "Narasi belum lengkap", "Ganti foto"),
)
POINTS = "points"


class VerdictForm(ActForm):
    """Points are rows: Enter adds one, the cross removes one; empty rows do not count."""

    def __init__(
        self,
        theme: Theme,
        kind: type[CoverageRejected] | type[CoverageReturned],
        words: FormWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, kind, words, parent)
        self._make: Callable[[str, tuple[str, ...]], Act] = kind
        self._rows: list[QLineEdit] = []
        self._line_of: dict[QLineEdit, QWidget] = {}
        self.add_text(REASON)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        self.body.addLayout(self._lines)
        self.add = self.add_link("+ poin")
        self.add.clicked.connect(lambda: self.add_point().setFocus())

    def begin(self, file: CoverageFile) -> None:
        """A return begins with what a Tidak asked for and is not done."""
        super().begin(file)
        open_points = [point.text for point in file.coverage.points if not point.done]
        carried = self.kind is CoverageReturned
        self.set_text("reason", file.coverage.verdict_reason if carried else "")
        self.set_points(open_points if carried else [])

    def act(self) -> Act:
        """The Tidak or the return."""
        return self._make(self.text("reason"), self.points)

    def content(self) -> dict[str, str]:
        """Reason and points."""
        return {**super().content(), POINTS: json.dumps(self.points)}

    def fill(self, content: Mapping[str, str]) -> None:
        """Put back reason and points."""
        super().fill(content)
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

    def _remove(self, row: QLineEdit) -> None:
        self._rows.remove(row)
        line = self._line_of.pop(row)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()
