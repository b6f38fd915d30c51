"""The people of the office: who belongs to it, in which post, and their invitations."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.administration import Invited
from app.desk import Done
from app.domain.office import Person, Post
from app.domain.roles import Role
from app.errors import Unavailable
from app.opening import invite
from ui.dialogs.office_dialog import OfficeDialog, TableFrame
from ui.dialogs.person_forms import NewPersonForm, PostForm
from ui.entrance.seats import post_words
from ui.messages import Action, Messages
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.buttons import ActionButton
from ui.widgets.question_dialog import Question
from ui.workplace import Workplace

TITLE = "Orang dan jabatan"
TABLE = TableFrame("Orang di kantor", ("Nama", "NIP", "Pangkat", "Jabatan", "Masuk"), stretched=3)
HINT = "Tambahkan orang, beri jabatan, lalu serahkan berkas undangannya langsung kepadanya."


class PeopleDialog(OfficeDialog):
    """For the administrator. Every button acts at once; what happened is told in the dialog."""

    def __init__(
        self,
        workplace: Workplace,
        theme: Theme,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, theme, messages, TITLE, HINT, TABLE, parent)
        self.person = NewPersonForm(theme, self)
        self.post = PostForm(theme, self)
        self.issue = ActionButton(theme, "Undangan baru…", height=36)
        self.end = ActionButton(theme, "Akhiri jabatan…", "danger", height=36)
        self.add_parts((self.post, self.person), (self.issue, self.end))
        self.person.add_requested.connect(self._on_add_requested)
        self.post.appoint_requested.connect(self._on_appoint_requested)
        self.issue.clicked.connect(self._on_issue_clicked)
        self.end.clicked.connect(self._on_end_clicked)
        self.table.itemSelectionChanged.connect(self._refresh_buttons)
        workplace.office_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the office as it is now; the choice stays, at first it is the first row."""
        people = sorted(self.workplace.office.people.values(), key=lambda person: person.name)
        self.show_rows([(person.id, self._cells(person)) for person in people])
        if not self.chosen_key:
            self.table.selectRow(0)
        self.post.set_titles(self._titles())
        self._refresh_buttons()

    def keep_invitation(self, invited: Invited, target: Path) -> None:
        """Write a person's invitation to a file."""
        station = self.workplace.station
        try:
            invite(station, invited, target)
        except OSError as error:
            reason = error.strerror or str(error)
            failure = Unavailable("invitation_unsaved", name=target.name, reason=reason)
            again = Action("Simpan di tempat lain", lambda: self._offer_invitation(invited))
            self.tell(sentence(failure), "problem", again)
            return
        self.tell(f"Undangan disimpan: {target}. Serahkan langsung, lalu hapus.", "ok")

    def _cells(self, person: Person) -> tuple[str, ...]:
        posts = ", ".join(post_words(post.title, post.acting) for post in self._posts(person.id))
        signs_in = self.workplace.office.own_key(person.id) is not None
        administrator = " · administrator" if person.administrator else ""
        state = "sudah masuk" if signs_in else "belum menerima undangan"
        return (person.name + administrator, person.nip, person.rank, posts or "–", state)

    def _posts(self, person: str) -> list[Post]:
        posts = self.workplace.office.posts.values()
        return [post for post in posts if post.person == person and post.span.until is None]

    def _titles(self) -> dict[Role, str]:
        office = self.workplace.office
        sop = office.sops.get(office.sop)
        known = {entry.role: entry.meaning for entry in sop.definitions} if sop else {}
        return {role: known.get(role, role.value.capitalize()) for role in Role}

    def _refresh_buttons(self) -> None:
        nobody = "" if self.chosen_key else "Pilih seseorang dahulu."
        posts = self._posts(self.chosen_key)
        self.issue.set_closed(nobody)
        self.end.set_closed(nobody or ("" if posts else "Orang ini tidak memegang jabatan."))
        self.post.set_person(self.workplace.name_of(self.chosen_key) if self.chosen_key else "")

    # The acts

    def _on_add_requested(self, name: str, nip: str, rank: str) -> None:
        made: list[Invited] = []

        def work() -> Done:
            made.append(
                self.workplace.station.administration().add_person(name, rank=rank, nip=nip)
            )
            return made[0].done

        def done(_: Done) -> None:
            if isValid(self):  # or closed meanwhile: the invitation is offered all the same
                self.person.clear()
            self._offer_invitation(made[0])

        self.workplace.administer(work, done, self.tell_failure)

    def _on_issue_clicked(self) -> None:
        person, made = self.chosen_key, list[Invited]()

        def work() -> Done:
            made.append(self.workplace.station.administration().issue_key(person))
            return made[0].done

        self.workplace.administer(
            work, lambda _: self._offer_invitation(made[0]), self.tell_failure
        )

    def _on_appoint_requested(self, role: Role, title: str) -> None:
        person = self.chosen_key
        if not person:
            return
        station = self.workplace.station
        self.workplace.administer(
            lambda: station.administration().appoint(person, role, title),
            lambda _: self.tell("Jabatan diberikan; berlaku begitu terkirim.", "ok"),
            self.tell_failure,
        )

    def _on_end_clicked(self) -> None:
        posts = self._posts(self.chosen_key)
        if not posts:
            return
        words = ", ".join(post_words(post.title, post.acting) for post in posts)
        name = self.workplace.name_of(self.chosen_key)
        question = Question(
            "Akhiri jabatan",
            f"{name} tidak lagi menjabat {words}. Tindakannya yang belum sampai akan ditahan.",
            "Akhiri jabatan",
            danger=True,
            field="Alasan",
            phrases=("Mutasi", "Pensiun", "Salah catat"),
        )
        self.messages.ask(question, lambda reason: self._end(posts, reason))

    def _end(self, posts: list[Post], reason: str) -> None:
        for post in posts:
            work = partial(self._ended, post.id, reason)
            self.workplace.administer(work, failed=self.tell_failure)

    def _ended(self, appointment: str, reason: str) -> Done:
        return self.workplace.station.administration().end_appointment(appointment, reason)

    def _offer_invitation(self, invited: Invited) -> None:
        name = self.workplace.name_of(invited.person)
        file_name = f"undangan-{'-'.join(name.lower().split())}.toml".replace("/", "-")
        self.messages.choose_target(
            f"Simpan undangan {name}",
            file_name,
            lambda paths: self.keep_invitation(invited, paths[0]),
        )
