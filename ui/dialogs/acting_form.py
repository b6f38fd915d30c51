"""The form of an acting appointment: who, in whose post, as what, for which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QGridLayout, QWidget

from app.domain.office import Office, Post
from app.domain.roles import Role
from app.errors import Refusal
from ui.formats import local
from ui.panes.admin_choice import narrow_choice
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.field import Field

KINDS = {"plh": ("Plh.", "pelaksana harian"), "plt": ("Plt.", "pelaksana tugas")}


@dataclass(frozen=True, slots=True)
class ActingWish:
    """What is asked for; the days are whole ones in the office's zone, the last one included."""

    person: str
    role: Role
    title: str
    acting: str
    first: date
    last: date
    zone: ZoneInfo

    @property
    def starts_at(self) -> int:
        """Office time (ms) of the midnight that begins the first day."""
        return _midnight(self.first, self.zone)

    @property
    def ends_at(self) -> int:
        """Office time (ms) of the midnight that ends the last day."""
        return _midnight(self.last + timedelta(days=1), self.zone)


class ActingForm(Card):
    """Closed while nobody may appoint, or while something does not fit; says what."""

    #: an ActingWish
    appoint_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Tunjuk Plh./Plt.", parent)
        self._office = Office("")
        self._closed = ""
        self.post, self.person, self.kind = (narrow_choice(self) for _ in range(3))
        self.first, self.last = _day_edit(), _day_edit()
        self.appoint = ActionButton(theme, "Tunjuk", "primary", height=36)
        self._last_field = Field(theme, "Sampai dengan", self.last, self)
        self._person_field = Field(theme, "Yang ditunjuk", self.person, self)
        for key, (words, meaning) in KINDS.items():
            self.kind.addItem(words, key)
            tip = Qt.ItemDataRole.ToolTipRole
            self.kind.setItemData(self.kind.count() - 1, meaning, tip)
        self._lay_out(theme)
        self.appoint.clicked.connect(lambda: self.appoint_requested.emit(self.wish()))
        for box in (self.post, self.person):
            box.currentIndexChanged.connect(lambda _: self._refresh())
        for edit in (self.first, self.last):
            edit.dateChanged.connect(lambda _: self._refresh())

    def show_office(self, office: Office, now: int, closed: str) -> None:
        """Offer the posts and people of an office; `closed` says why nobody may appoint here."""
        fresh = not self._office.id
        self._office, self._closed = office, closed
        _fill(self.post, {post.id: post.title for post in definitive_posts(office)})
        people = sorted(office.people.values(), key=lambda person: person.name)
        _fill(self.person, {person.id: person.name for person in people})
        if fresh:
            today = local(now, ZoneInfo(office.zone)).date()
            for edit in (self.first, self.last):
                edit.setDate(QDate(today.year, today.month, today.day))
        self.setVisible(not closed)
        self._refresh()

    def wish(self) -> ActingWish:
        """What stands in the form."""
        post = self._office.posts[str(self.post.currentData())]
        return ActingWish(
            person=str(self.person.currentData()),
            role=post.role,
            title=post.title,
            acting=str(self.kind.currentData()),
            first=_day(self.first),
            last=_day(self.last),
            zone=ZoneInfo(self._office.zone),
        )

    @property
    def reason(self) -> str:
        """Why nothing can be appointed as it stands; "" where it can."""
        return self.appoint.closed_reason

    def _lay_out(self, theme: Theme) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(10))
        grid.addWidget(Field(theme, "Menggantikan jabatan", self.post, self), 0, 0, 1, 2)
        grid.addWidget(self._person_field, 0, 2, 1, 2)
        grid.addWidget(Field(theme, "Sebagai", self.kind, self), 1, 0)
        grid.addWidget(Field(theme, "Dari", self.first, self), 1, 1)
        grid.addWidget(self._last_field, 1, 2)
        grid.addWidget(self.appoint, 1, 3, Qt.AlignmentFlag.AlignBottom)
        for column, share in enumerate((5, 5, 4, 4)):  # posts have longer names than people
            grid.setColumnStretch(column, share)
        self.body.addLayout(grid)

    def _refresh(self) -> None:
        backwards = _day(self.last) < _day(self.first)
        wrong = sentence(Refusal("acting_days_missing")) if backwards else ""
        self._last_field.set_wrong(wrong)
        self._person_field.set_wrong(self._own_post())
        self.appoint.set_closed(self._closed or wrong or self._own_post() or self._nobody())

    def _own_post(self) -> str:
        post = self._office.posts.get(str(self.post.currentData()))
        if post is None or post.person != self.person.currentData():
            return ""
        return "Ia sendiri pejabat itu. Pilih orang lain."

    def _nobody(self) -> str:
        return "" if self.post.count() and self.person.count() else "Belum ada jabatan yang diisi."


def definitive_posts(office: Office) -> list[Post]:
    """The posts that somebody holds for good, Kabag's and Kasubag's first."""
    order = (Role.KABAG, Role.KASUBAG, Role.PELAKSANA)
    held = (p for p in office.posts.values() if p.span.until is None and not p.acting)
    return sorted(held, key=lambda post: (order.index(post.role), post.title))


def _fill(box: QComboBox, entries: dict[str, str]) -> None:
    if {box.itemData(at): box.itemText(at) for at in range(box.count())} == entries:
        return
    chosen = box.currentData()
    box.clear()
    for key, words in entries.items():
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _day_edit() -> QDateEdit:
    edit = QDateEdit()
    edit.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    edit.setDisplayFormat("dd-MM-yyyy")
    edit.setCalendarPopup(True)
    return edit


def _day(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())


def _midnight(day: date, zone: ZoneInfo) -> int:
    return round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() * 1000)
