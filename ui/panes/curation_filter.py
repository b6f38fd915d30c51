"""The menu of what is shown: kind, what people think, hour and name, each with how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from ui import formats
from ui.panes.curation_rules import KINDS, VERDICTS, Filter, Seen, hour_of
from ui.theme import Theme

ALL = "Semua"
EVERY_KIND, EVERY_VERDICT, EVERY_HOUR = "Foto dan video", "Apa pun penilaiannya", "Semua waktu"
Make = Callable[[str], Filter]


class FilterMenu(QMenu):
    """One answer per section; a count says how many there are of it in the whole coverage."""

    #: the Filter that the person wants
    filter_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self.words = QLineEdit(self)
        self.words.setPlaceholderText("Cari nama berkas")
        self.words.setAccessibleName("Cari nama berkas")
        self.words.setMinimumWidth(theme.px(180))
        self.words.setClearButtonEnabled(True)
        self._search = QWidgetAction(parent)  # of its own, `clear` would destroy it
        self._search.setDefaultWidget(self.words)
        self.words.textEdited.connect(self._on_words_edited)
        self.words.returnPressed.connect(self.hide)

    def show_media(self, media: Sequence[Seen], chosen: Filter) -> None:
        """Offer what there is among these media; `chosen` is in force."""
        self._filter = chosen
        self.clear()
        for group in self.findChildren(QActionGroup):
            group.deleteLater()
        self.addAction(self._search)
        if self.words.text() != chosen.words:
            self.words.setText(chosen.words)
        self._offer_kinds(media)
        self._offer_verdicts(media)
        self._offer_hours(media)
        self.addSeparator()
        everything = self.addAction("Tampilkan semua")
        everything.setEnabled(chosen != Filter())
        everything.triggered.connect(lambda: self.filter_chosen.emit(Filter()))

    def _offer_kinds(self, media: Sequence[Seen]) -> None:
        kinds = Counter(seen.item.kind for seen in media)
        if len(kinds) > 1:
            answers = [(key, f"{words} ({kinds[key]})") for key, words in KINDS.items()]
            self._offer(
                [("", EVERY_KIND), *answers],
                self._filter.kind,
                lambda key: replace(self._filter, kind=key),
            )

    def _offer_verdicts(self, media: Sequence[Seen]) -> None:
        counts = {key: sum(map(test, media)) for key, (_, test) in VERDICTS.items()}
        answers = [
            (key, f"{words} ({counts[key]})")
            for key, (words, _) in VERDICTS.items()
            if counts[key] or key == self._filter.verdict
        ]
        self._offer(
            [("", EVERY_VERDICT), *answers],
            self._filter.verdict,
            lambda key: replace(self._filter, verdict=key),
        )

    def _offer_hours(self, media: Sequence[Seen]) -> None:
        hours = Counter(hour_of(seen) for seen in media)
        if len(hours) > 1:
            known = sorted(hour for hour in hours if hour)
            answers = [(hour, f"{hour_words(hour)} ({hours[hour]})") for hour in known]
            self._offer(
                [("", EVERY_HOUR), *answers],
                self._filter.hour,
                lambda key: replace(self._filter, hour=key),
            )

    def _offer(self, answers: Iterable[tuple[str, str]], chosen: str, make: Make) -> None:
        self.addSeparator()
        group = QActionGroup(self)
        for key, words in answers:
            action = QAction(words, group)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(lambda _=False, key=key: self.filter_chosen.emit(make(key)))
            self.addAction(action)

    def _on_words_edited(self, words: str) -> None:
        self._filter = replace(self._filter, words=words.strip())
        self.filter_chosen.emit(self._filter)


def filter_words(chosen: Filter) -> str:
    """Pilihan, Foto, pukul 09: what is shown, in a few words."""
    parts = [
        VERDICTS[chosen.verdict][0] if chosen.verdict else "",
        KINDS.get(chosen.kind, ""),
        f"pukul {chosen.hour[11:13]}" if chosen.hour else "",
        f"“{chosen.words}”" if chosen.words else "",
    ]
    return ", ".join(part for part in parts if part) or ALL


def hour_words(hour: str) -> str:
    """22 Nov, pukul 09.00–09.59."""
    _, month, day = hour[:10].split("-")
    at = hour[11:13]
    return f"{int(day)} {formats.SHORT_MONTHS[int(month) - 1]}, pukul {at}.00–{at}.59"
