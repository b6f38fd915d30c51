"""The captions: one text per platform that needs its own, with what the platform would cut."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.acts import Wording
from app.domain.caption import caption_length, check_caption
from app.publication.platforms import Platform, Platforms
from ui import formats
from ui.handin.finding_lines import finding_lines
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.label import plain_label
from ui.widgets.text_area import TextArea


class CaptionEditor(QWidget):
    """Folded away at first; a platform without a caption takes the narrative."""

    #: the key of a platform, and its caption as it stands
    caption_edited = Signal(str, str)

    def __init__(self, theme: Theme, platforms: Platforms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._platforms = platforms
        self._wording = Wording("")
        self.fold = LinkButton("", self)
        self.choice = QComboBox(self)
        for platform in platforms.every:
            self.choice.addItem(platform.name, platform.key)
        self.text = TextArea(theme, 4, parent=self)
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        self._found = plain_label("", "late", self)
        self._inside = QWidget(self)
        self._lay_out(theme)
        self.fold.clicked.connect(lambda: self.unfold(self._inside.isHidden()))
        self.choice.activated.connect(lambda: self._show_choice())
        self.text.textChanged.connect(self._on_text_changed)
        self.unfold(False)

    def show_wording(self, wording: Wording) -> None:
        """Show these texts; this is not an edit."""
        self._wording = wording
        self._show_choice()

    def unfold(self, unfolded: bool) -> None:
        """Show the captions, or their heading alone."""
        self._inside.setVisible(unfolded)
        self._refresh()

    @property
    def platform(self) -> Platform:
        """The platform whose caption is shown."""
        return self._platforms.named(self.choice.currentData())

    @property
    def count(self) -> str:
        """How long the text is, of how many."""
        return self._count.text()

    @property
    def findings(self) -> list[str]:
        """What the platform would cut or refuse."""
        return [line for line in self._found.text().split("\n") if line]

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.addWidget(self.choice, 1)
        top.addWidget(self._count)
        inner = QVBoxLayout(self._inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(6))
        inner.addLayout(top)
        inner.addWidget(self.text)
        inner.addWidget(self._found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
        self.choice.setAccessibleName("Media sosial")
        self.text.setAccessibleName("Keterangan untuk media sosial ini")
        self.text.setPlaceholderText("Kosong: narasi di atas yang dipakai.")

    def _show_choice(self) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(self._wording.captions.get(self.platform.key, ""))
        self.text.blockSignals(False)
        self._refresh()

    def _on_text_changed(self) -> None:
        key, text = self.platform.key, self.text.toPlainText()
        captions = {**self._wording.captions, key: text}
        self._wording = Wording(self._wording.narrative, captions)
        self._refresh()
        self.caption_edited.emit(key, text)

    def _refresh(self) -> None:
        shown = self.text.text or self._wording.narrative
        limits = self.platform.caption
        length, most = caption_length(limits, shown), formats.number(limits.text, 0)
        self._count.setText(f"{formats.number(length, 0)} dari {most}")
        lines = finding_lines(check_caption(limits, shown))
        self._found.setText("\n".join(lines))
        self._found.setVisible(bool(lines))
        self._refresh_fold()

    def _refresh_fold(self) -> None:
        written = sum(bool(text.strip()) for text in self._wording.captions.values())
        told = f" · {written} ditulis" if written else ""
        verb = "tutup" if not self._inside.isHidden() else "buka"
        self.fold.setText(f"Keterangan per kanal{told} · {verb}")
        names = [each.name for each in self._platforms.every if self._cuts(each)]
        self.fold.setToolTip(f"Terlalu panjang untuk {formats.listed(names)}" if names else "")

    def _cuts(self, platform: Platform) -> bool:
        text = self._wording.captions.get(platform.key, "").strip() or self._wording.narrative
        return bool(check_caption(platform.caption, text))
