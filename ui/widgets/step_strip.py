"""The five-step strip: each step's actual against its standard minutes, readable at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.reports.words import ABOUT
from ui import formats
from ui.texts.names import STEP_STATES
from ui.theme import Theme

CIRCLE, COLUMN, NARROWEST, MARGIN = 26, 92, 62, 6
SHORTEST = 6  # degrees of the dial; less looks like dirt
DOTS = "–"


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as the strip shows it. Times in ms; limit_ms 0 where the SOP sets none."""

    number: int
    title: str
    role: str
    state: str  # a key of LOOKS
    elapsed_ms: int = 0
    limit_ms: int = 0
    visits: int = 1  # from the second visit on the strip says "ke-2"
    tooltip: str = ""
    estimated: bool = False  # the time is not the server's: "± 4:10"


class StepStrip(QWidget):
    """Paints itself and keeps no clock: whoever owns it calls `set_steps` every second."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: list[StepView] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Langkah SOP")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.updateGeometry)

    def set_steps(self, steps: list[StepView]) -> None:
        """Show these steps; the same ones again cost nothing."""
        if steps == self._steps:
            return
        recounted = len(steps) != len(self._steps)
        before, self._steps = self._steps, list(steps)
        self.setAccessibleDescription("; ".join(spoken(step) for step in steps))
        if recounted:
            self.updateGeometry()
            self.update()
            return
        for place, (old, new) in enumerate(zip(before, steps, strict=True)):
            if old != new:  # every second one of them
                self.update(self._column(place))

    @property
    def steps(self) -> list[StepView]:
        """What is shown."""
        return list(self._steps)

    def sizeHint(self) -> QSize:
        """A column per step, three lines high."""
        return QSize(self._theme.zone(COLUMN) * max(1, len(self._steps)), self._height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the figures allow."""
        return QSize(self._narrowest() * max(1, len(self._steps)), self._height())

    def event(self, event: QEvent) -> bool:
        """The tooltip is that of the step under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            step = self._step_at(event.pos().x())
            words = (step.tooltip or spoken(step)) if step else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines first, then the circles over their ends, then the figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dirty = event.region()
        for place in range(1, len(self._steps)):
            if dirty.intersects(self._column(place - 1).united(self._column(place))):
                self._paint_line(painter, place)
        for place, step in enumerate(self._steps):
            if dirty.intersects(self._column(place)):
                self._paint_circle(painter, place, step)
                self._paint_figures(painter, place, step)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("brand"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_line(self, painter: QPainter, place: int) -> None:
        gone = self._steps[place - 1].state in ("done", "late")
        radius = self._theme.px(CIRCLE) / 2
        start, end = self._centre(place - 1), self._centre(place)
        painter.setPen(QPen(self._theme.color("ok_soft" if gone else "line"), self._theme.px(2)))
        painter.drawLine(start + QPointF(radius, 0), end - QPointF(radius, 0))

    def _paint_circle(self, painter: QPainter, place: int, step: StepView) -> None:
        fill, ink, icon = LOOKS[step.state]
        radius = self._theme.px(CIRCLE) / 2
        centre = self._centre(place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(fill))
        painter.drawEllipse(centre, radius, radius)
        if step.state in ("current", "overdue"):
            self._paint_dial(painter, centre, radius, step)
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        if icon:
            inset = radius * 0.42
            self._theme.paint_icon(painter, icon, box.adjusted(inset, inset, -inset, -inset), ink)
        else:
            painter.setPen(self._theme.color(ink))
            painter.setFont(self._theme.font("figure"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step.number))

    def _paint_dial(
        self, painter: QPainter, centre: QPointF, radius: float, step: StepView
    ) -> None:
        """The ring around the step under way: how much of its time is used."""
        used = min(1.0, step.elapsed_ms / step.limit_ms) if step.limit_ms else 0.0
        ring = radius + self._theme.px(3)
        box = QRectF(centre.x() - ring, centre.y() - ring, 2 * ring, 2 * ring)
        token = "late" if step.state == "overdue" else "brand"
        painter.setPen(QPen(self._theme.color(token), self._theme.px(2)))
        if used * 360 >= SHORTEST:
            painter.drawArc(box, 90 * 16, round(-used * 360 * 16))

    def _paint_figures(self, painter: QPainter, place: int, step: StepView) -> None:
        begun = step.state != "todo"
        actual = taken(step) if begun else DOTS
        top = self._centre(place).y() + self._theme.px(CIRCLE) / 2 + self._theme.px(4)
        before = step.state == "again" and 0 < step.limit_ms < step.elapsed_ms
        ink = "late" if before or step.state in ("late", "overdue") else "ink"
        self._paint_text(painter, place, top, actual, "figure", self._theme.color(ink))
        top += self._line("figure")
        self._paint_text(painter, place, top, standard(step), "small", self._theme.color("soft"))

    def _paint_text(
        self, painter: QPainter, place: int, top: float, words: str, role: str, ink: QColor
    ) -> None:
        font = self._theme.font(role)
        column = self.width() / len(self._steps)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, column)
        painter.setFont(font)
        painter.setPen(ink)
        area = QRectF(place * column, top, column, self._line(role))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)

    def _column(self, place: int) -> QRect:
        column = self.width() / len(self._steps)
        return QRectF(place * column, 0, column, self.height()).toAlignedRect()

    def _centre(self, place: int) -> QPointF:
        column = self.width() / len(self._steps)
        top = self._theme.px(MARGIN) + self._theme.px(CIRCLE) / 2
        return QPointF((place + 0.5) * column, top)

    def _step_at(self, left: int) -> StepView | None:
        if not self._steps:
            return None
        place = int(left / (self.width() / len(self._steps)))
        return self._steps[min(max(place, 0), len(self._steps) - 1)]

    def _line(self, role: str) -> float:
        return self._theme.line_height(role)

    def _height(self) -> int:
        figures = self._line("figure") + self._line("small")
        return round(self._theme.px(MARGIN + CIRCLE + 6) + figures)

    def _narrowest(self) -> int:
        metrics = QFontMetricsF(self._theme.font("small"))
        widest = max((metrics.horizontalAdvance(standard(step)) for step in self._steps), default=0)
        return max(round(widest) + self._theme.px(8), self._theme.px(NARROWEST))


LOOKS = {  # state -> (fill, ink, icon or "" for the number); of some the name says too little:
    # late (done too late), overdue (under way, too late), again (done in a round before this one)
    "done": ("ok_soft", "ok", "check-bold"),
    "late": ("late_soft", "late", "triangle-fill"),
    "current": ("brand", "on_brand", ""),
    "overdue": ("late_soft", "late", "triangle-fill"),
    "todo": ("line", "on_line", ""),
    "again": ("line", "on_line", ""),
    "stopped": ("line", "on_line", "x-bold"),
}


def standard(step: StepView) -> str:
    """The line under the actual time: "dari 5:00"; "5:00" before it begins; "ke-2 · 5:00" later."""
    limit = formats.stopwatch(step.limit_ms) if step.limit_ms else ""
    if step.visits > 1:
        return " · ".join(part for part in (f"ke-{step.visits}", limit) if part)
    return f"dari {limit}" if limit and step.state != "todo" else limit


def taken(step: StepView) -> str:
    """The actual time: "4:10", or "± 4:10" where it is an estimate."""
    time = formats.stopwatch(step.elapsed_ms)
    return f"{ABOUT}{time}" if step.estimated else time


def spoken(step: StepView) -> str:
    """The step in words, for the tooltip and the screen reader."""
    words = [f"Langkah {step.number}, {step.title} ({step.role})", STEP_STATES[step.state]]
    if step.state != "todo":
        guess = " (perkiraan)" if step.estimated else ""
        words.append(f"{formats.duration(step.elapsed_ms)}{guess}")
    if step.limit_ms:
        words.append(f"standar {formats.minutes(step.limit_ms)}")
    if step.visits > 1:
        words.append(f"kunjungan ke-{step.visits}")
    return ", ".join(words)
