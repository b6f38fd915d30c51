"""The right zone: what rests there, the one form that is open, and the buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.panes.act_form import ActForm
from ui.theme import Theme
from ui.widgets.buttons import ActionButton, LinkButton
from ui.widgets.card import Card
from ui.widgets.workbench import Workbench

WRITING = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class DecisionZone(QObject):
    """Cards under `rest` give way to an open form; those that were `keep`-ed stay beside it."""

    #: the person wants to seal what the open form says
    seal_requested = Signal()
    #: Ctrl+Enter was pressed while no form is open
    enter_pressed = Signal()
    #: a form or the further acts were opened (True) or closed
    opened = Signal(bool)

    def __init__(self, bench: Workbench, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._bench = bench
        self._theme = theme
        self._page = page
        self._form: Card | None = None
        self._resting: list[ActionButton] = []
        self._shown: set[ActionButton] = set()
        self._rest = QWidget()
        self._rest_column = _column(self._rest, theme)
        self._forms = QWidget()
        self._forms_column = _column(self._forms, theme)
        self._forms.hide()
        self.more = LinkButton("Tindakan lain…")
        self._bind("Ctrl+Return", self._on_ctrl_enter)
        self._bind("Esc", self.close)

    def keep(self, widget: QWidget, stretch: int = 0) -> None:
        """A card that stays while a form is open."""
        self._bench.decision.addWidget(widget, stretch)

    def add_forms(self) -> None:
        """Forms appear here, between what was kept before and what comes after."""
        self._bench.decision.addWidget(self._forms, 1)

    def rest(self, widget: QWidget, stretch: int = 0) -> None:
        """A card that gives way to an open form."""
        if self._rest.parent() is None:
            self._bench.decision.addWidget(self._rest)
        self._rest_column.addWidget(widget, stretch)

    def add_form(self, form: Card) -> None:
        """A form that can be opened."""
        self._forms_column.addWidget(form)

    def add_button(self, button: ActionButton, stretch: int = 0) -> ActionButton:
        """A button of the foot that is there while no form is open."""
        self._resting.append(button)
        self._shown.add(button)
        return self._bench.foot.add(button, stretch)

    def finish(self) -> None:
        """After the last button: the two of an open form, and the link to the further acts."""
        foot, theme = self._bench.foot, self._theme
        self.back = foot.add(ActionButton(theme, "Batal"))
        self.seal = foot.add(ActionButton(theme, "", "primary", "Ctrl+Return"), 1)
        foot.add_under(self.more)
        self.back.clicked.connect(self.close)
        self.seal.clicked.connect(self.seal_requested)
        self._refresh()

    def show_buttons(self, *buttons: ActionButton) -> None:
        """Which of the resting buttons are there now."""
        self._shown = set(buttons)
        self._refresh()

    @property
    def form(self) -> Card | None:
        """What is open, if anything is."""
        return self._form

    def open(self, form: Card) -> None:
        """Open a form in the place of what rests."""
        if self._form is not None and self._form is not form:
            self._form.hide()
        self._form = form
        form.show()
        if isinstance(form, ActForm):
            self.seal.set_kind("danger" if form.words.danger else "primary")
        self._refresh()
        self.opened.emit(True)
        QTimer.singleShot(0, self, self._scroll_to_form)  # once the layout has made room for it

    def close(self) -> None:
        """Back to what rests; what was typed is the form's to keep."""
        if self._form is None:
            return
        self.opened.emit(False)
        self._form.hide()
        self._form = None
        self._refresh()

    def close_seal(self, reason: str) -> None:
        """Close the button of the open form with a reason, or open it with ""."""
        if isinstance(self._form, ActForm):
            self.seal.setText(self._form.seal)
        self.seal.set_closed(reason)
        self._bench.foot.refresh()

    def bind_key(self, key: str, call: Callable[[], object], button: ActionButton) -> None:
        """A key without Ctrl, while its button is there and open, and nobody writes."""
        self._bind(key, lambda: call() if _usable(button) and not _writing() else None)

    def _bind(self, key: str, call: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._page)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(call)

    def _on_ctrl_enter(self) -> None:
        if self._form is None:
            self.enter_pressed.emit()
        elif _usable(self.seal):
            self.seal.click()

    def _scroll_to_form(self) -> None:
        """On a small screen the form would begin under the remarks, half out of sight."""
        above: QWidget | None = self._forms
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and self._form is not None:
            above.verticalScrollBar().setValue(self._forms.y())

    def _refresh(self) -> None:
        resting = self._form is None
        self._forms.setVisible(not resting)
        self._rest.setVisible(resting)
        self.more.setVisible(resting)
        for button in self._resting:
            button.setVisible(resting and button in self._shown)
        self.back.setVisible(not resting)
        self.seal.setVisible(isinstance(self._form, ActForm))
        self.back.setText("Batal" if isinstance(self._form, ActForm) else "Kembali")
        self._bench.foot.refresh()


def _usable(button: ActionButton) -> bool:
    return button.isVisible() and button.isEnabled()


def _writing() -> bool:
    return isinstance(QApplication.focusWidget(), WRITING)


def _column(widget: QWidget, theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(12))
    return column
