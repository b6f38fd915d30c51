"""A dialog in which people type what is nowhere else yet."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


class WordsDialog(QDialog):
    """Escape, the cross and the button that says no warn once of words that they would lose."""

    _warned_of: object = None

    @property
    def unsaid(self) -> object:
        """What was typed and leaving would lose; something false where there is nothing."""
        raise TypeError(type(self).__name__)

    def warn(self) -> None:
        """Say that leaving once more loses it."""
        raise TypeError(type(self).__name__)

    def reject(self) -> None:
        """Leave, or warn."""
        unsaid = self.unsaid
        if unsaid and unsaid != self._warned_of:
            self._warned_of = unsaid
            self.warn()
        else:
            super().reject()
