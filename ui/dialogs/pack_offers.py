"""What can be done with packs, as three ways to go on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.formats import counted
from ui.theme import Theme
from ui.widgets.buttons import ActionButton, LinkButton
from ui.widgets.card import Card
from ui.widgets.drop_zone import DropZone

REVIEW = (
    "Riwayat kantor dan liputan yang Anda pilih, untuk ditinjau di PC yang tidak pernah tersambung."
)
NOTHING = "Tidak ada tindakan yang menunggu dikirim."


class PackOffers(QWidget):
    """Make a review pack, save decisions, open a pack; at a lone PC decisions come first."""

    def __init__(self, theme: Theme, lone: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = ""
        self.review = ActionButton(theme, "Siapkan paket tinjau…", _kind(not lone), height=36)
        self.decisions = ActionButton(theme, "Simpan keputusan ke paket…", _kind(lone), height=36)
        self.waiting = QLabel(NOTHING, self)
        self.drop = DropZone(theme, "Seret paket ke sini, atau", "buka paket…", self)
        self.folder = LinkButton("PC ini kini tersambung? Pilih folder kantor…", self)
        self.folder.setVisible(lone)
        cards = [
            _card(theme, "Ke PC tanpa jaringan", QLabel(REVIEW, self), self.review),
            _card(theme, "Keputusan dari PC ini", self.waiting, self.decisions),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.drop)
        for card in reversed(cards) if lone else cards:
            column.addWidget(card)
        column.addWidget(self.folder)
        column.addStretch(1)

    def show_waiting(self, waiting: int, busy: str) -> None:
        """How many acts wait to be delivered; `busy` says why nothing can be begun now."""
        words = f"{counted(waiting, 'tindakan')} menunggu dikirim; berkasnya ikut dibawa."
        self.waiting.setText(words if waiting else NOTHING)
        self.decisions.set_closed(busy or ("" if waiting else NOTHING))
        self.review.set_closed(busy)
        self.drop.setEnabled(not busy)


def _kind(leads: bool) -> str:
    return "primary" if leads else "quiet"


def _card(theme: Theme, title: str, words: QLabel, button: ActionButton) -> Card:
    card = Card(theme, title)
    words.setProperty("role", "soft")
    words.setWordWrap(True)
    row = QHBoxLayout()
    row.setSpacing(theme.px(16))
    row.addWidget(words, 1)
    row.addWidget(button)
    card.body.addLayout(row)
    return card
