"""The small dark boards that lie over a photo or a video: what it is, tools, a sign of work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.theme import Theme

SLACK = 3  # px more than words need, so that what fits by a hair is not taken away again


class Pill(QFrame):
    """A row of parts, light on dark in both schemes."""

    #: its parts need more room than before, or less
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("pill")
        self._giving_way: dict[QPushButton, str] = {}  # tools whose icon says enough
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(9), theme.px(4), theme.px(9), theme.px(4))
        self._row.setSpacing(theme.px(2))

    def add(self, part: QWidget, before: QWidget | None = None) -> None:
        """A further part, at the right or before another."""
        place = self._row.indexOf(before) if before is not None else -1
        self._row.insertWidget(place, part)

    def event(self, event: QEvent) -> bool:
        """A part that comes or goes wants other room."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.changed.emit()
        return done

    def fit(self, room: int) -> None:
        """Be no wider than that where it is possible: words give way to their icons."""
        said = [button for button in self._giving_way if not button.isHidden()]
        wide = self.sizeHint().width() + sum(
            button.fontMetrics().horizontalAdvance(self._giving_way[button]) + SLACK
            for button in said
            if not button.text()
        )
        for button in said:
            button.setText(self._giving_way[button] if wide <= room else "")
        self.adjustSize()

    def shorten(self, label: QLabel, room: int) -> None:
        """Be no wider than that: what this label says is cut at its end."""
        more = self.sizeHint().width() - room
        if more > 0:
            metrics, words = label.fontMetrics(), label.text()
            left = max(0, metrics.horizontalAdvance(words) - more)
            label.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, left))
        self.adjustSize()

    def add_label(self, name: str) -> QLabel:
        """A text that is shown as it is; `name` tells a screen reader what it is."""
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(name)
        self.add(label)
        return label

    def add_badge(self, icon: str, words: str) -> QLabel:
        """An icon that says something; the words are its tooltip."""
        badge = self.add_label(words)
        badge.setPixmap(self._theme.picture(icon, "on_media", 14))
        badge.setToolTip(words)
        badge.hide()
        return badge

    def add_tool(
        self,
        icon: str,
        text: str,
        call: Callable[[], None],
        words: bool = True,
        before: QWidget | None = None,
    ) -> QPushButton:
        """A button; without `words` the text is a tooltip."""
        button = QPushButton(text if words else "", self)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if icon:
            button.setIcon(self._theme.icon(icon, "on_media", 15))
            button.setIconSize(self._theme.icon_size(15))
            self._giving_way |= {button: text} if words else {}
        button.clicked.connect(lambda: call())
        self.add(button, before)
        return button
