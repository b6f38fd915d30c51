"""Who holds which post now, and who acts in it for some days (Plh./Plt.)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import (
    QWidget,
)

from app.desk import Done
from app.domain.office import Post
from app.domain.roles import Role
from app.errors import Refusal
from ui import formats
from ui.dialogs.acting_form import ActingForm, ActingWish
from ui.dialogs.office_dialog import OfficeDialog, TableFrame
from ui.entrance.seats import post_words
from ui.messages import Messages
from ui.texts import sentence
from ui.texts.names import ROLES
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.label import plain_label
from ui.widgets.question_dialog import Question
from ui.workplace import Workplace

TITLE = "Penunjukan Plh./Plt."
TABLE = TableFrame(
    "Jabatan dan penunjukan", ("Peran", "Pejabat", "Jabatan", "Berlaku"), stretched=2
)
HINT = (
    "Plh. dan Plt. bertindak dalam jabatan itu selama hari penunjukannya, atas nama sendiri. "
    "Keputusan yang lebih dahulu sampai yang berlaku."
)
NOT_YET = "belum mulai"


class AppointmentsDialog(OfficeDialog):
    """The administrator appoints and ends; everybody else reads, and is told who could."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, theme, messages, TITLE, HINT, TABLE, parent)
        self.form = ActingForm(theme, self)
        self.why = plain_label("", "soft")
        self.end = ActionButton(theme, "Akhiri…", "danger", height=36)
        self.add_parts((self.form, self.why), (self.end,))
        self.form.appoint_requested.connect(self._on_appoint_requested)
        self.end.clicked.connect(self._on_end_clicked)
        self.table.itemSelectionChanged.connect(self._refresh_end)
        workplace.office_changed.connect(self.refresh)
        workplace.session_changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen(self) -> Post | None:
        """The appointment whose row is chosen."""
        return self.workplace.office.posts.get(self.chosen_key)

    def refresh(self) -> None:
        """Show the posts as they are now; the choice stays."""
        self.show_rows([(post.id, self._cells(post)) for post in self._posts()])
        self.form.show_office(self.workplace.office, self.workplace.now, self._closed())
        self.end.setVisible(not self._closed())
        self._refresh_end()

    def _posts(self) -> list[Post]:
        """What holds now or will, the office's order of roles, definitive ones first."""
        now, order = self.workplace.now, (Role.KABAG, Role.KASUBAG, Role.PELAKSANA)
        held = (
            post
            for post in self.workplace.office.posts.values()
            if post.span.until is None and not (post.ends_at and post.ends_at <= now)
        )
        return sorted(held, key=lambda p: (order.index(p.role), bool(p.acting), p.starts_at))

    def _cells(self, post: Post) -> tuple[str, ...]:
        return (
            ROLES[post.role.value],
            self.workplace.name_of(post.person),
            post_words(post.title, post.acting),
            self._days(post),
        )

    def _days(self, post: Post) -> str:
        if not post.ends_at:
            return "sampai diakhiri"
        zone = ZoneInfo(self.workplace.office.zone)
        first = formats.local(post.starts_at, zone).date()
        last = formats.local(post.ends_at - 1, zone).date()
        days = formats.short_date(first)
        if last != first:
            days = f"{days} – {formats.short_date(last)}"
        return f"{days}, {NOT_YET}" if post.starts_at > self.workplace.now else days

    def _closed(self) -> str:
        """Why the signed-in person may not change anything, and who could."""
        people = self.workplace.office.people.values()
        able = [p for p in people if p.administrator and p.administrator.until is None]
        if any(person.id == self.workplace.person for person in able):
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
        station = self.workplace.station
        name = self.workplace.name_of(wish.person)
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

        self.workplace.administer(work, lambda _: self.tell(told, "ok"), self.tell_failure)

    def _on_end_clicked(self) -> None:
        post = self.chosen
        if post is None:
            return
        name = self.workplace.name_of(post.person)
        question = Question(
            "Akhiri penunjukan" if post.acting else "Akhiri jabatan",
            f"{name} tidak lagi menjabat {post_words(post.title, post.acting)}. Tindakannya yang "
            "belum sampai akan ditahan sampai pejabat yang sekarang menegaskannya.",
            "Akhiri",
            danger=True,
            field="Alasan",
            phrases=("Pejabat definitif sudah kembali", "Mutasi", "Salah catat"),
        )
        self.messages.ask(question, lambda reason: self._end(post, reason))

    def _end(self, post: Post, reason: str) -> None:
        station = self.workplace.station
        told = f"Diakhiri: {post_words(post.title, post.acting)}."
        self.workplace.administer(
            lambda: station.administration().end_appointment(post.id, reason),
            lambda _: self.tell(told, "ok"),
            self.tell_failure,
        )
