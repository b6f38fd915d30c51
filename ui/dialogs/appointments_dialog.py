"""Who holds which post now, and who acts in it for some days (Plh./Plt.)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.desk import Done
from app.domain.office import Post
from app.domain.roles import Role
from app.errors import Failure, Refusal
from ui import formats
from ui.dialogs.acting_form import ActingForm, ActingWish
from ui.entrance.page import plain_label
from ui.entrance.seats import post_words
from ui.messages import Messages, Notice
from ui.panes.naming import names_of
from ui.texts import sentence
from ui.texts.names import ROLES
from ui.theme import Theme
from ui.widgets.banner import BannerStack
from ui.widgets.buttons import ActionButton
from ui.widgets.question_dialog import Question
from ui.widgets.room import open_at
from ui.workplace import Workplace

COLUMNS = ("Peran", "Pejabat", "Jabatan", "Berlaku")
HINT = (
    "Plh. dan Plt. bertindak dalam jabatan itu selama hari penunjukannya, atas nama sendiri. "
    "Keputusan yang lebih dahulu sampai yang berlaku."
)
NOT_YET = "belum mulai"


class AppointmentsDialog(QDialog):
    """The administrator appoints and ends; everybody else reads, and is told who could."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._theme = theme
        self._messages = messages
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Penunjukan Plh./Plt.")
        open_at(self, theme, 860, 560)
        self.banners = BannerStack(theme, self)
        self.table = _table(theme, self)
        self.form = ActingForm(theme, self)
        self.why = plain_label("", "soft")
        self.end = ActionButton(theme, "Akhiri…", "danger", height=36)
        self.leave = ActionButton(theme, "Tutup", height=36)
        self._lay_out()
        self.form.appoint_requested.connect(self._on_appoint_requested)
        self.end.clicked.connect(self._on_end_clicked)
        self.leave.clicked.connect(self.accept)
        self.table.itemSelectionChanged.connect(self._refresh_end)
        workplace.office_changed.connect(self.refresh)
        workplace.session_changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen(self) -> Post | None:
        """The appointment whose row is chosen."""
        row = self.table.currentRow()
        item = self.table.item(row, 0) if row >= 0 else None
        key = str(item.data(Qt.ItemDataRole.UserRole)) if item else ""
        return self._workplace.office.posts.get(key)

    def refresh(self) -> None:
        """Show the posts as they are now; the choice stays."""
        chosen = self.chosen
        posts = self._posts()
        self.table.setRowCount(len(posts))
        for row, post in enumerate(posts):
            for column, words in enumerate(self._cells(post)):
                item = QTableWidgetItem(words)
                item.setData(Qt.ItemDataRole.UserRole, post.id)
                item.setToolTip(words)
                self.table.setItem(row, column, item)
            if chosen is not None and post.id == chosen.id:
                self.table.selectRow(row)
        self.form.show_office(self._workplace.office, self._workplace.now, self._closed())
        self.end.setVisible(not self._closed())
        self._refresh_end()

    # The parts

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(plain_label("Penunjukan Plh./Plt.", "title"))
        column.addWidget(plain_label(HINT, "soft"))
        column.addWidget(self.banners)
        column.addWidget(self.table, 1)
        column.addWidget(self.form)
        column.addWidget(self.why)
        row = QHBoxLayout()
        row.addWidget(self.end)
        row.addStretch(1)
        row.addWidget(self.leave)
        column.addLayout(row)

    def _posts(self) -> list[Post]:
        """What holds now or will, the office's order of roles, definitive ones first."""
        now, order = self._workplace.now, (Role.KABAG, Role.KASUBAG, Role.PELAKSANA)
        held = (
            post
            for post in self._workplace.office.posts.values()
            if post.span.until is None and not (post.ends_at and post.ends_at <= now)
        )
        return sorted(held, key=lambda p: (order.index(p.role), bool(p.acting), p.starts_at))

    def _cells(self, post: Post) -> tuple[str, ...]:
        return (
            ROLES[post.role.value],
            self._workplace.name_of(post.person),
            post_words(post.title, post.acting),
            self._days(post),
        )

    def _days(self, post: Post) -> str:
        if not post.ends_at:
            return "sampai diakhiri"
        zone = ZoneInfo(self._workplace.office.zone)
        first = formats.local(post.starts_at, zone).date()
        last = formats.local(post.ends_at - 1, zone).date()
        days = formats.short_date(first)
        if last != first:
            days = f"{days} – {formats.short_date(last)}"
        return f"{days}, {NOT_YET}" if post.starts_at > self._workplace.now else days

    def _closed(self) -> str:
        """Why the signed-in person may not change anything, and who could."""
        people = self._workplace.office.people.values()
        able = [p for p in people if p.administrator and p.administrator.until is None]
        if any(person.id == self._workplace.person for person in able):
            return ""
        told = sentence(Refusal("not_an_administrator"))
        names = formats.listed(sorted(person.name for person in able))
        return f"{told} Yang dapat: {names}." if names else told

    def _refresh_end(self) -> None:
        none = "" if self.chosen else "Pilih baris yang akan diakhiri dahulu."
        self.end.set_closed(self._closed() or none)
        self.why.setText(self.end.closed_reason)
        self.why.setVisible(bool(self.end.closed_reason))

    # The acts

    def _on_appoint_requested(self, wish: ActingWish) -> None:
        station = self._workplace.station
        name = self._workplace.name_of(wish.person)
        told = f"{name} ditunjuk sebagai {post_words(wish.title, wish.acting)}."

        def work() -> Done:
            return station.administration().appoint(
                wish.person,
                wish.role,
                wish.title,
                acting=wish.acting,
                starts_at=wish.starts_at,
                ends_at=wish.ends_at,
            )

        self._workplace.administer(work, lambda _: self._tell(told, "ok"), self._on_failed)

    def _on_end_clicked(self) -> None:
        post = self.chosen
        if post is None:
            return
        name = self._workplace.name_of(post.person)
        question = Question(
            "Akhiri penunjukan" if post.acting else "Akhiri jabatan",
            f"{name} tidak lagi menjabat {post_words(post.title, post.acting)}. Tindakannya yang "
            "belum sampai akan ditahan sampai pejabat yang sekarang menegaskannya.",
            "Akhiri",
            danger=True,
            field="Alasan",
            phrases=("Pejabat definitif sudah kembali", "Mutasi", "Salah catat"),
        )
        self._messages.ask(question, lambda reason: self._end(post, reason))

    def _end(self, post: Post, reason: str) -> None:
        station = self._workplace.station
        told = f"Diakhiri: {post_words(post.title, post.acting)}."
        self._workplace.administer(
            lambda: station.administration().end_appointment(post.id, reason),
            lambda _: self._tell(told, "ok"),
            self._on_failed,
        )

    def _on_failed(self, failure: Failure) -> None:
        level = "late" if isinstance(failure, Refusal) else "problem"
        self._tell(sentence(failure, names_of(self._workplace.office)), level)

    def _tell(self, words: str, level: str) -> None:
        self.banners.show_notice(Notice(words, level, passing=level == "ok"))


def _table(theme: Theme, parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, len(COLUMNS), parent)
    table.setAccessibleName("Jabatan dan penunjukan")
    table.setHorizontalHeaderLabels(list(COLUMNS))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.px(30))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    return table
