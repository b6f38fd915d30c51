"""The people of the office: who belongs to it, in which post, and their invitations."""

from __future__ import annotations

from functools import partial
from pathlib import Path

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

from app.administration import Invited
from app.desk import Done
from app.domain.office import Person, Post
from app.domain.roles import Role
from app.errors import Failure, Refusal, Unavailable
from app.opening import invite
from ui.dialogs.person_forms import NewPersonForm, PostForm
from ui.entrance.page import plain_label
from ui.entrance.seats import post_words
from ui.messages import Action, Messages, Notice
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.banner import BannerStack
from ui.widgets.buttons import ActionButton
from ui.widgets.question_dialog import Question
from ui.widgets.room import open_at
from ui.workplace import Workplace

COLUMNS = ("Nama", "NIP", "Pangkat", "Jabatan", "Masuk")
HINT = "Tambahkan orang, beri jabatan, lalu serahkan berkas undangannya langsung kepadanya."


class PeopleDialog(QDialog):
    """For the administrator. Every button acts at once; what happened is told in the dialog."""

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
        self.setWindowTitle("Orang dan jabatan")
        open_at(self, theme, 860, 560)
        self.banners = BannerStack(theme, self)
        self.table = _table(self)
        self.person = NewPersonForm(theme, self)
        self.post = PostForm(theme, self)
        self.issue = ActionButton(theme, "Undangan baru…", height=36)
        self.end = ActionButton(theme, "Akhiri jabatan…", "danger", height=36)
        self.close_button = ActionButton(theme, "Tutup", height=36)
        self._lay_out()
        self.person.add_requested.connect(self._on_add_requested)
        self.post.appoint_requested.connect(self._on_appoint_requested)
        self.issue.clicked.connect(self._on_issue_clicked)
        self.end.clicked.connect(self._on_end_clicked)
        self.close_button.clicked.connect(self.accept)
        self.table.itemSelectionChanged.connect(self._refresh_buttons)
        workplace.office_changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen(self) -> str:
        """The id of the person whose row is chosen; empty for none."""
        row = self.table.currentRow()
        item = self.table.item(row, 0) if row >= 0 else None
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def refresh(self) -> None:
        """Show the office as it is now; the choice stays."""
        chosen = self.chosen
        people = sorted(self._workplace.office.people.values(), key=lambda person: person.name)
        self.table.setRowCount(len(people))
        for row, person in enumerate(people):
            for column, words in enumerate(self._cells(person)):
                item = QTableWidgetItem(words)
                item.setData(Qt.ItemDataRole.UserRole, person.id)
                item.setToolTip(words)
                self.table.setItem(row, column, item)
            if person.id == chosen or (not chosen and row == 0):
                self.table.selectRow(row)
        self.post.set_titles(self._titles())
        self._refresh_buttons()

    def keep_invitation(self, invited: Invited, target: Path) -> None:
        """Write a person's invitation to a file."""
        station = self._workplace.station
        try:
            invite(station, invited, target)
        except OSError as error:
            reason = error.strerror or str(error)
            failure = Unavailable("invitation_unsaved", name=target.name, reason=reason)
            again = Action("Simpan di tempat lain", lambda: self._offer_invitation(invited))
            self._tell(sentence(failure), "problem", again)
            return
        self._tell(f"Undangan disimpan: {target}. Serahkan langsung, lalu hapus.", "ok")

    # The parts

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(plain_label("Orang dan jabatan", "title"))
        column.addWidget(plain_label(HINT, "soft"))
        column.addWidget(self.banners)
        column.addWidget(self.table, 1)
        for part in (self.post, self.person):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.issue)
        row.addWidget(self.end)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)

    def _cells(self, person: Person) -> tuple[str, ...]:
        posts = ", ".join(post_words(post.title, post.acting) for post in self._posts(person.id))
        signs_in = self._workplace.office.own_key(person.id) is not None
        administrator = " · administrator" if person.administrator else ""
        state = "sudah masuk" if signs_in else "belum menerima undangan"
        return (person.name + administrator, person.nip, person.rank, posts or "–", state)

    def _posts(self, person: str) -> list[Post]:
        posts = self._workplace.office.posts.values()
        return [post for post in posts if post.person == person and post.span.until is None]

    def _titles(self) -> dict[Role, str]:
        office = self._workplace.office
        sop = office.sops.get(office.sop)
        known = {entry.role: entry.meaning for entry in sop.definitions} if sop else {}
        return {role: known.get(role, role.value.capitalize()) for role in Role}

    def _refresh_buttons(self) -> None:
        nobody = "" if self.chosen else "Pilih seseorang dahulu."
        posts = self._posts(self.chosen)
        self.issue.set_closed(nobody)
        self.end.set_closed(nobody or ("" if posts else "Orang ini tidak memegang jabatan."))
        self.post.set_person(self._workplace.name_of(self.chosen) if self.chosen else "")

    # The acts

    def _on_add_requested(self, name: str, nip: str, rank: str) -> None:
        made: list[Invited] = []

        def work() -> Done:
            made.append(
                self._workplace.station.administration().add_person(name, rank=rank, nip=nip)
            )
            return made[0].done

        def done(_: Done) -> None:
            self.person.clear()
            self._offer_invitation(made[0])

        self._workplace.administer(work, done, self._on_failed)

    def _on_issue_clicked(self) -> None:
        person, made = self.chosen, list[Invited]()

        def work() -> Done:
            made.append(self._workplace.station.administration().issue_key(person))
            return made[0].done

        self._workplace.administer(work, lambda _: self._offer_invitation(made[0]), self._on_failed)

    def _on_appoint_requested(self, role: Role, title: str) -> None:
        person = self.chosen
        if not person:
            return
        station = self._workplace.station
        self._workplace.administer(
            lambda: station.administration().appoint(person, role, title),
            lambda _: self._tell("Jabatan diberikan; berlaku begitu terkirim.", "ok"),
            self._on_failed,
        )

    def _on_end_clicked(self) -> None:
        posts = self._posts(self.chosen)
        if not posts:
            return
        words = ", ".join(post_words(post.title, post.acting) for post in posts)
        name = self._workplace.name_of(self.chosen)
        question = Question(
            "Akhiri jabatan",
            f"{name} tidak lagi menjabat {words}. Tindakannya yang belum sampai akan ditahan.",
            "Akhiri jabatan",
            danger=True,
            field="Alasan",
            phrases=("Mutasi", "Pensiun", "Salah catat"),
        )
        self._messages.ask(question, lambda reason: self._end(posts, reason))

    def _end(self, posts: list[Post], reason: str) -> None:
        for post in posts:
            work = partial(self._ended, post.id, reason)
            self._workplace.administer(work, failed=self._on_failed)

    def _ended(self, appointment: str, reason: str) -> Done:
        return self._workplace.station.administration().end_appointment(appointment, reason)

    def _offer_invitation(self, invited: Invited) -> None:
        name = self._workplace.name_of(invited.person)
        file_name = f"undangan-{'-'.join(name.lower().split())}.toml".replace("/", "-")
        self._messages.choose_target(
            f"Simpan undangan {name}",
            file_name,
            lambda paths: self.keep_invitation(invited, paths[0]),
        )

    def _on_failed(self, failure: Failure) -> None:
        level = "late" if isinstance(failure, Refusal) else "problem"
        self._tell(sentence(failure), level)

    def _tell(self, words: str, level: str, action: Action | None = None) -> None:
        self.banners.show_notice(Notice(words, level, action, passing=level == "ok"))


def _table(parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, len(COLUMNS), parent)
    table.setHorizontalHeaderLabels(list(COLUMNS))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    return table
