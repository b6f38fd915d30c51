"""What is done after a mistake: a form for each way back that the procedure has."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.domain import acts
from app.errors import Refusal
from app.publication.platforms import Platforms
from ui.coverage_file import CoverageFile
from ui.handin.moment_edit import MomentEdit
from ui.handin.queue_rows import platform_name
from ui.panes.act_form import ActForm, FormWords, TextForm, TextSpec
from ui.panes.admin_choice import PLATFORMS, AdminChoice, narrow_choice
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.field import Field
from ui.workplace import Workplace

URL, REMOVED_AT = "url", "removed_at"  # of what is kept of a removal
REASON = TextSpec("reason", "Alasan", "reason_missing", rows=3)


def withdraw_form(theme: Theme, parent: QWidget) -> ActForm:
    """Tarik: the own last act is taken back."""
    words = FormWords(
        "Tarik tindakan terakhir",
        "Tindakan terakhir Anda dibatalkan dan liputan kembali seperti sebelumnya. Keduanya tetap "
        "tercatat di riwayat.",
        "Tarik kembali",
        danger=True,
    )
    return TextForm(theme, acts.ActWithdrawn, words, (), lambda _: acts.ActWithdrawn(), parent)


def cancel_form(theme: Theme, parent: QWidget) -> ActForm:
    """Batalkan liputan."""
    words = FormWords(
        "Batalkan liputan",
        "Liputan ini berakhir tanpa publikasi. Berkas dan riwayatnya tetap disimpan.",
        "Batalkan liputan",
        danger=True,
    )
    kind = acts.CoverageCancelled
    return TextForm(theme, kind, words, (REASON,), lambda t: kind(t["reason"]), parent)


def correction_form(theme: Theme, parent: QWidget) -> ActForm:
    """Ralat: what is published is wrong."""
    words = FormWords(
        "Ralat",
        "Yang sudah terbit keliru. Liputan kembali ke Pelaksana dan perlu Ya yang baru; sesudahnya "
        "tautan tiap kanal dicatat lagi: yang baru, atau yang sama bila unggahannya diperbaiki di "
        "tempat.",
        "Buka ralat",
    )
    spec = TextSpec("reason", "Apa yang keliru", "reason_missing", rows=3)
    kind = acts.CorrectionOpened
    return TextForm(theme, kind, words, (spec,), lambda t: kind(t["reason"]), parent)


def note_form(theme: Theme, parent: QWidget) -> ActForm:
    """A note in the history."""
    words = FormWords("Catatan", "Tercatat di riwayat; tidak mengubah apa pun.", "Simpan catatan")
    spec = TextSpec("text", "Catatan", "text_missing", rows=3)
    return TextForm(
        theme, acts.NoteWritten, words, (spec,), lambda t: acts.NoteWritten(t["text"]), parent
    )


def archive_form(theme: Theme, parent: QWidget) -> ActForm:
    """Arsipkan: softcopy and hardcopy have their place."""
    words = FormWords(
        "Arsipkan",
        "Softcopy tetap di folder kantor; tulis di mana hardcopy disimpan.",
        "Arsipkan",
    )
    specs = (
        TextSpec("classification", "Kode klasifikasi"),
        TextSpec("location", "Lokasi hardcopy"),
        TextSpec("note", "Catatan", rows=2),
    )
    kind = acts.CoverageArchived
    return TextForm(
        theme,
        kind,
        words,
        specs,
        lambda t: kind(t["classification"], t["location"], t["note"]),
        parent,
    )


class ReassignForm(ActForm):
    """Alihkan admin: another person, other platforms, or both."""

    def __init__(
        self, workplace: Workplace, theme: Theme, platforms: Platforms, parent: QWidget
    ) -> None:
        words = FormWords(
            "Alihkan admin",
            "Yang sudah terbit tetap tercatat; selebihnya menjadi tugas admin yang baru.",
            "Alihkan",
        )
        super().__init__(theme, acts.AdminReassigned, words, parent)
        self._workplace = workplace
        self._before: dict[str, str] = {}
        self.choice = AdminChoice(theme, platforms, self)
        self.body.addWidget(self.choice)
        self.add_text(REASON)
        self.choice.changed.connect(self.changed)

    def begin(self, file: CoverageFile) -> None:
        """Begin with the present admin and platforms."""
        super().begin(file)
        self.choice.show_holders(self._workplace.office, self._workplace.now)
        self.choice.choose(file.coverage.admin, file.coverage.platforms)
        self._before = self.choice.content()

    @property
    def missing(self) -> str:
        """An admin, a platform, a reason."""
        return choice_missing(self.choice) or super().missing

    def content(self) -> dict[str, str]:
        """The reason, and the choice where it is another one than in force."""
        chosen = self.choice.content()
        return super().content() | (chosen if chosen != self._before else {})

    def fill(self, content: Mapping[str, str]) -> None:
        """Put the reason and the choice back."""
        super().fill(content)
        if PLATFORMS in content:
            self.choice.fill(content)

    def act(self) -> acts.Act:
        """The reassignment."""
        chosen = self.choice
        return acts.AdminReassigned(chosen.admin, chosen.platforms, self.text("reason"))


def choice_missing(choice: AdminChoice) -> str:
    """What a choice of admin and platforms still lacks; "" where nothing."""
    if not choice.admin:
        return sentence(Refusal("admin_missing"))
    return "" if choice.platforms else sentence(Refusal("platforms_missing"))


class TakeDownForm(ActForm):
    """Turunkan: a live post was removed; who asked, why and when."""

    def __init__(
        self, workplace: Workplace, theme: Theme, platforms: Platforms, parent: QWidget
    ) -> None:
        words = FormWords(
            "Turunkan publikasi",
            "Hapus dahulu di media sosialnya, lalu catat di sini.",
            "Catat sudah diturunkan",
            danger=True,
        )
        super().__init__(theme, acts.PostTakenDown, words, parent)
        self._workplace = workplace
        self._platforms = platforms
        self._just_now = 0
        self.posts = narrow_choice(self)
        self.removed_at = MomentEdit(self)
        self.body.addWidget(Field(theme, "Publikasi", self.posts, self))
        self.add_text(TextSpec("asked_by", "Diminta oleh", "asked_by_missing"))
        self.add_text(TextSpec("reason", "Alasan", "reason_missing", rows=2))
        self.body.addWidget(Field(theme, "Diturunkan pada", self.removed_at, self))

    def begin(self, file: CoverageFile) -> None:
        """Offer what is live; it was removed just now unless the person says otherwise."""
        super().begin(file)
        self.posts.clear()
        for result in file.coverage.results:
            record = result.record
            if result.is_live:
                name = platform_name(self._platforms, record.platform)
                self.posts.addItem(f"{name} · {record.url}", (record.platform, record.url))
        self.removed_at.set_zone(self._workplace.office.zone)
        self.removed_at.set_at(self._workplace.now)
        self._just_now = self.removed_at.at()

    def content(self) -> dict[str, str]:
        """Who asked and why; which post and when, where it is not what stands there by itself."""
        content = super().content()
        if self.posts.currentIndex() > 0:
            content[URL] = str(self.posts.currentData()[1])
        if self.removed_at.at() != self._just_now:
            content[REMOVED_AT] = str(self.removed_at.at())
        return content

    def fill(self, content: Mapping[str, str]) -> None:
        """Put all that back."""
        super().fill(content)
        urls = [self.posts.itemData(place)[1] for place in range(self.posts.count())]
        if content.get(URL) in urls:
            self.posts.setCurrentIndex(urls.index(content[URL]))
        if REMOVED_AT in content:
            self.removed_at.set_at(int(content[REMOVED_AT]))

    def act(self) -> acts.Act:
        """The record of the removal."""
        platform, url = self.posts.currentData()
        asked_by, reason = self.text("asked_by"), self.text("reason")
        return acts.PostTakenDown(platform, url, asked_by, reason, self.removed_at.at())
