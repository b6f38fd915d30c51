"""The only door to the user: notices with an action, questions, and the report of a crash."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from app.domain.record import record
from app.errors import Failure, Refusal
from ui.texts import sentence
from ui.theme import Theme

if TYPE_CHECKING:  # a start opens no dialog
    from ui.widgets.question_dialog import Question, QuestionDialog

FILE_DIALOG_WORDS = {  # Qt has no Indonesian translation of its own dialog
    QFileDialog.DialogLabel.LookIn: "Folder",
    QFileDialog.DialogLabel.FileName: "Nama berkas",
    QFileDialog.DialogLabel.FileType: "Jenis",
    QFileDialog.DialogLabel.Accept: "Pilih",
    QFileDialog.DialogLabel.Reject: "Batal",
}
LEVELS = ("info", "ok", "late", "problem")


@record
class Action:
    """What a notice offers to do: the word on its button, and the call."""

    text: str
    call: Callable[[], None]


@record
class Notice:
    """One sentence for a banner; a later notice of the same key takes its place."""

    sentence: str
    level: str = "info"  # one of LEVELS
    action: Action | None = None
    key: str = ""
    passing: bool = False  # goes by itself after a while; what asks for an action stays
    closed: Callable[[], None] | None = None  # called when somebody has closed it or acted on it


class Messages(QObject):
    """Says and asks. Nothing here blocks: answers come by callback, dialogs are open()ed."""

    #: a Notice to be shown as a banner
    told = Signal(object)
    #: the key of a notice that no longer holds
    withdrawn = Signal(str)

    def __init__(self, theme: Theme, log: Path | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._log = log
        self._window: QWidget | None = None
        self._crashed = False
        self._dialogs: list[QDialog] = []

    def stand_over(self, window: QWidget) -> None:
        """Open dialogs over this window from now on."""
        self._window = window

    def tell(
        self,
        sentence: str,
        level: str = "info",
        action: Action | None = None,
        key: str = "",
        closed: Callable[[], None] | None = None,
    ) -> None:
        """Show a banner. One without an action that says all is well goes by itself.

        `closed` is called when somebody closes it or takes its action.
        """
        passing = action is None and level in ("info", "ok") and not key
        self.told.emit(Notice(sentence, level, action, key, passing, closed))

    def withdraw(self, key: str) -> None:
        """Take away the notice of this key."""
        self.withdrawn.emit(key)

    def failure(
        self,
        failure: Failure,
        action: Action | None = None,
        people: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Say why something did not happen: a rule (amber) or the world (red)."""
        level = "late" if isinstance(failure, Refusal) else "problem"
        self.tell(sentence(failure, people), level, action)

    def ask(self, question: Question, answered: Callable[[str], None]) -> QuestionDialog:
        """Ask; `answered` gets the text that was entered ("" for a plain yes). No = no call."""
        from ui.widgets.question_dialog import QuestionDialog

        dialog = QuestionDialog(self._theme, question, self._window)
        dialog.answered.connect(answered)
        self._show(dialog)
        return dialog

    def confirm(
        self, title: str, sentence: str, yes: str, call: Callable[[], None], danger: bool = False
    ) -> QuestionDialog:
        """Ask for a yes; the button says what it does ("Batalkan liputan"), never just "OK"."""
        from ui.widgets.question_dialog import Question

        return self.ask(Question(title, sentence, yes, danger=danger), lambda _: call())

    def choose_files(
        self, title: str, filters: str, chosen: Callable[[list[Path]], None]
    ) -> QFileDialog:
        """Let the person choose files to read; `filters` as QFileDialog takes them."""
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(filters.split(";;"))
        return self._open(dialog, chosen)

    def choose_folder(self, title: str, chosen: Callable[[list[Path]], None]) -> QFileDialog:
        """Let the person choose one folder."""
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        return self._open(dialog, chosen)

    def choose_target(
        self, title: str, name: str, chosen: Callable[[list[Path]], None]
    ) -> QFileDialog:
        """Let the person choose where to save; asks before an existing file is replaced."""
        dialog = QFileDialog(self._window, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        return self._open(dialog, chosen)

    def crash(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        """Report a bug, once: later ones are only in the log. Takes what sys.excepthook takes."""
        if self._crashed or QApplication.instance() is None:
            return
        self._crashed = True
        from ui.widgets.crash_dialog import CrashDialog

        report = "".join(traceback.format_exception(kind, bug, trace))
        dialog = CrashDialog(self._theme, report, self._log, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._show(dialog)

    def _open(self, dialog: QFileDialog, chosen: Callable[[list[Path]], None]) -> QFileDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for part, word in FILE_DIALOG_WORDS.items():
            dialog.setLabelText(part, word)
        dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
        self._show(dialog)
        return dialog

    def _show(self, dialog: QDialog) -> None:
        # kept until it is answered: before there is a window, nothing else holds on to it
        self._dialogs.append(dialog)
        dialog.finished.connect(lambda _: self._dialogs.remove(dialog))
        dialog.open()
