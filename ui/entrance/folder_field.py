"""A folder as a path that can be typed, pasted or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.messages import Messages
from ui.theme import Theme
from ui.widgets.field import Field


class FolderField(Field):
    """The office folder: a drive, a mounted share, or \\\\server\\share."""

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        label: str,
        folder: Path | None,
        parent: QWidget | None = None,
    ) -> None:
        self.line = QLineEdit(str(folder) if folder else "")
        self.line.setPlaceholderText(r"misalnya \\server\bersama\meja-siar")
        super().__init__(theme, label, self.line, parent)
        self._messages = messages
        icon = theme.icon("folder-open", "brand")
        self.choose = self.line.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
        self.choose.setToolTip("Pilih folder…")
        self.choose.triggered.connect(self._on_choose_triggered)

    @property
    def folder(self) -> Path | None:
        """What was entered, None for nothing."""
        text = self.line.text().strip().strip('"')
        return Path(text).expanduser().absolute() if text else None

    def _on_choose_triggered(self) -> None:
        self._messages.choose_folder("Pilih folder kantor", self._on_chosen)

    def _on_chosen(self, chosen: list[Path]) -> None:
        self.line.setText(str(chosen[0]))
        self.set_wrong("")
