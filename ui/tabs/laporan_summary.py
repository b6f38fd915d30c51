"""What a month comes to: one line, and a small panel per step."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.reports.figures import MonthFigures, StepSummary
from app.reports.words import median_words, summary_words
from ui.formats import stopwatch
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.emptied import empty
from ui.widgets.label import plain_label, small_label


class Summary(QWidget):
    """Hidden parts take no room; the step under which most was late says so in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = plain_label(parent=self)
        self._panels = QHBoxLayout()
        self._panels.setSpacing(theme.px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.line)
        column.addLayout(self._panels)

    def show_month(self, month: MonthFigures) -> None:
        """Show the figures of a month."""
        self.line.setText(" · ".join(summary_words(month)))
        empty(self._panels)
        for step in month.steps:
            self._panels.addWidget(self._panel(step), 1)

    def _panel(self, step: StepSummary) -> QWidget:
        card = Card(self._theme, f"Langkah {step.number}", self)
        card.setToolTip(step.title)
        card.setAccessibleName(f"Langkah {step.number}, {step.title}")
        middle = QLabel(f"median {median_words(step)}", card)
        middle.setProperty("role", "heading")
        card.body.setSpacing(self._theme.px(2))
        card.body.addWidget(middle)
        card.body.addWidget(small_label(f"standar {stopwatch(step.limit_ms)}", card))
        late = QLabel(
            f"{step.late} dari {step.stays} terlambat" if step.stays else "belum ada", card
        )
        late.setProperty("role", "late" if step.late else "small")
        late.setWordWrap(True)
        card.body.addWidget(late)
        return card
