"""A page that says one thing: what could not be done, or what is being waited for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.errors import Failure
from ui.entrance.page import EntrancePage
from ui.progress import Advance
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.progress_row import ProgressRow

Offer = tuple[str, Callable[[], None]]


class TroublePage(EntrancePage):
    """What the world or a rule refuses at the start, and what to do next; the last offer leads."""

    def __init__(
        self, theme: Theme, failure: Failure, offers: list[Offer], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme, "warning-circle", "Meja Siar belum dapat dibuka", sentence(failure), 520, parent
        )
        self.failure = failure
        for place, (text, call) in enumerate(offers, 1):
            button = self.add_action(text, "primary" if place == len(offers) else "quiet")
            button.clicked.connect(call)


class WaitingPage(EntrancePage):
    """Something is under way that the desk cannot do without, with how far it has come."""

    def __init__(
        self, theme: Theme, title: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "hourglass", title, hint, parent=parent)
        self.progress = ProgressRow(theme, self)
        self.progress.cancel.hide()
        self.body.addWidget(self.progress)

    def show_pulled(self, done: int, total: int) -> None:
        """Mengambil riwayat kantor… · 1.200 dari 30.000."""
        self.show_step("Mengambil riwayat kantor…", done, total)

    def show_step(self, words: str, done: int = 0, total: int = 0) -> None:
        """Name what is under way; without a total nobody knows how much it is."""
        self.progress.show_advance(Advance(words, done, total, 0.0), in_bytes=False)
