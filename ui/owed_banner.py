"""Says once that this PC's disk does not take what was entered, and when it has it after all."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.errors import Failure
from ui.messages import Messages
from ui.owed import Owed
from ui.texts import sentence
from ui.texts.owed import MENDED

OWED = "owed"  # key of the banner


class OwedBanner(QObject):
    """One banner however much is owed and however often it is tried again."""

    def __init__(self, owed: Owed, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        owed.refused.connect(self._on_refused)
        owed.mended.connect(self._on_mended)
        if owed.why is not None:
            self._on_refused(owed.why)

    def _on_refused(self, failure: Failure) -> None:
        self._messages.tell(sentence(failure), "problem", key=OWED)

    def _on_mended(self) -> None:
        self._messages.withdraw(OWED)
        self._messages.tell(MENDED, "ok")
