"""A field for a day and a time, in the office's zone whatever the zone of this PC."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from ui import formats


class MomentEdit(QDateTimeEdit):
    """Shows and gives office time in ms; seconds are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo("UTC")
        self.setDisplayFormat("dd-MM-yyyy · HH.mm")
        self.setCalendarPopup(True)

    def set_zone(self, zone: str) -> None:
        """The office's zone (IANA)."""
        self._zone = ZoneInfo(zone)

    def set_at(self, at: int) -> None:
        """Show a moment."""
        moment = formats.local(at, self._zone)
        day = QDate(moment.year, moment.month, moment.day)
        self.setDateTime(QDateTime(day, QTime(moment.hour, moment.minute)))

    def at(self) -> int:
        """The moment that is shown, in ms since 1970 UTC."""
        shown = self.dateTime()
        day, time = shown.date(), shown.time()
        moment = datetime(
            day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=self._zone
        )
        return round(moment.timestamp() * 1000)
