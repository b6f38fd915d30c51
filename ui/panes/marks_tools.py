"""The tools of marking, in a pill over the picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui import formats
from ui.theme import Theme

#: tool -> icon, name; in the order of their keys 1 to 5
SHAPES = {
    "pin": ("map-pin", "Titik"),
    "box": ("rectangle", "Kotak"),
    "arrow": ("arrow-up-right", "Panah"),
    "stroke": ("scribble-loop", "Coretan"),
    "text": ("text-t", "Teks"),
}
CHOOSE = ("cursor", "Pilih dan pindahkan (Esc)")
ACTS = {
    "undo": ("arrow-counter-clockwise", "Urungkan (Ctrl+Z)"),
    "redo": ("arrow-clockwise", "Ulangi (Ctrl+Shift+Z)"),
    "reword": ("pencil-simple", "Ubah tulisan tanda (F2)"),
    "remove": ("trash", "Hapus tanda (Del)"),
}
DONE = "Selesai"
SIDE = 15


class MarksTools(QFrame):
    """Buttons only tell what was clicked; `show_state` says what is open."""

    #: a shape, or "" to choose and move
    tool_chosen = Signal(str)
    #: "undo", "redo", "reword" or "remove"
    act_chosen = Signal(str)
    #: "in", "out" or "moment": where the next mark on a video begins, ends, or that it has no span
    span_chosen = Signal(str)
    #: the person is done marking
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pill")
        self._theme = theme
        self.tools = {"": self._button(*CHOOSE, checkable=True)}
        for number, (shape, (icon, name)) in enumerate(SHAPES.items(), 1):
            self.tools[shape] = self._button(icon, f"{name} ({number})", checkable=True)
        self.acts = {key: self._button(icon, text) for key, (icon, text) in ACTS.items()}
        self.begin = self._word("Mulai (I)", "Tanda berlaku mulai saat ini", "in")
        self.end = self._word("Sampai (O)", "Tanda berlaku sampai saat ini", "out")
        self.span = QLabel(self)
        self.done = self._button("check", f"{DONE} menandai (E)")
        self._lay_out()
        for tool, button in self.tools.items():
            button.clicked.connect(lambda _=False, each=tool: self.tool_chosen.emit(each))
        for key, button in self.acts.items():
            button.clicked.connect(lambda _=False, each=key: self.act_chosen.emit(each))
        self.done.clicked.connect(self.closed)
        self.hide()

    def show_state(self, tool: str, open_acts: frozenset[str]) -> None:
        """Which tool is in hand, and which of the acts can be done now."""
        for each, button in self.tools.items():
            button.setChecked(each == tool)
        for key, button in self.acts.items():
            button.setEnabled(key in open_acts)

    def show_span(self, is_video: bool, span: tuple[int, int] | None) -> None:
        """On a video: from when to when the next mark is to show."""
        for part in (self.begin, self.end, self.span):
            part.setVisible(is_video)
        words = "saat ini"
        if span is not None:
            words = f"{formats.stopwatch(span[0])}–{formats.stopwatch(span[1])}"
        self.span.setText(words)
        self.adjustSize()

    def fit(self, width: int) -> None:
        """In one row where there is room for it, if need be without a word; else in two."""
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for word, direction in ((DONE, row), ("", row), (DONE, column)):
            self.done.setText(word)
            self._rows.setDirection(direction)
            self._acts.invalidate()  # it would say its old width until the next event
            if self.sizeHint().width() <= width:
                break
        self.adjustSize()

    def _lay_out(self) -> None:
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(*[self._theme.px(5)] * 4)
        self._rows.setSpacing(self._theme.px(2))
        spans, acts = [self.begin, self.span, self.end], [*self.acts.values(), self.done]
        for parts in ([*self.tools.values()], spans, acts):
            row = QHBoxLayout()
            row.setSpacing(0)
            for part in parts:
                row.addWidget(part)
            self._rows.addLayout(row)
            self._acts = row

    def _button(self, icon: str, text: str, checkable: bool = False) -> QPushButton:
        button = QPushButton(self)
        button.setIcon(self._theme.icon(icon, "on_media", SIDE))
        button.setIconSize(self._theme.icon_size(SIDE))
        button.setCheckable(checkable)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _word(self, text: str, tip: str, end: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.span_chosen.emit(end))
        return button
