"""Founding an office: where, its name and zone, its administrator, and what its SOP sheet says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from app.demo.office import LEADERS
from app.domain.sop import Sop, StepKind
from app.errors import Failure
from app.founding import Founding
from app.opening import ZONES, Administrator, checked_sop
from ui.entrance.folder_field import FolderField
from ui.entrance.new_passphrase import NewPassphrase
from ui.entrance.page import EntrancePage
from ui.messages import Messages
from ui.texts import sentence
from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.label import plain_label

LEADER_LABELS = {
    "kdh": "Kepala daerah",
    "wkdh": "Wakil kepala daerah",
    "sekda": "Sekretaris daerah",
}


@dataclass(frozen=True, slots=True)
class FoundingForm:
    """All that the page asks."""

    folder: Path
    plan: Founding
    administrator: Administrator


class FoundPage(EntrancePage):
    """One form; nothing is written before it is complete."""

    #: the FoundingForm
    found_requested = Signal(object)
    #: back to the choice
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        sop: Sop,
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        hint = "Kantor disimpan dalam satu folder bersama yang kosong. Anda menjadi administrator."
        super().__init__(theme, "buildings", "Dirikan kantor", hint, 640, parent)
        self._sop = sop
        self.folder = FolderField(theme, messages, "Folder kantor (kosong)", folder, self)
        self.name = QLineEdit(sop.letterhead.division)
        self.name.setCursorPosition(0)
        self.zone = _choice([(f"{word} ({zone})", zone) for word, zone in ZONES.items()])
        self.leaders = {key: QLineEdit(LEADERS[key]) for key in LEADER_LABELS}
        self.person = QLineEdit()
        self.nip = QLineEdit()
        self.passphrase = NewPassphrase(theme, self)
        self.number = QLineEdit(sop.number)
        self.no = self._tidak_choice()
        self._name = Field(theme, "Nama kantor", self.name, self)
        self._person = Field(theme, "Nama Anda, administrator", self.person, self)
        self._fill()
        self.back = self.add_action("Kembali")
        self.go_on = self.add_action("Dirikan kantor", "primary")
        self.back.clicked.connect(self.left)
        self.go_on.clicked.connect(self._on_go_on_clicked)

    def refuse(self, failure: Failure) -> None:
        """Founding failed: the page can be used again."""
        self.setEnabled(True)
        self.set_wrong(sentence(failure))

    def _fill(self) -> None:
        theme = self.theme

        def labelled(label: str, line: QWidget) -> Field:
            return Field(theme, label, line, self)

        leaders = [labelled(LEADER_LABELS[key], line) for key, line in self.leaders.items()]
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.folder,),
            (self._name, labelled("Zona waktu", self.zone)),
            tuple(leaders),
            (self._person, labelled("NIP (boleh kosong)", self.nip)),
            (self.passphrase,),
            (plain_label("Perlu dicocokkan dengan lembar SOP", "heading", self),),
            (
                labelled("Nomor SOP", self.number),
                labelled("Keputusan “Tidak” kembali ke langkah", self.no),
            ),
        )
        for parts in rows:
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            for part in parts:
                row.addWidget(part, 1)
            self.body.addLayout(row)

    def _tidak_choice(self) -> QComboBox:
        decision = self._sop.only(StepKind.DECIDE)
        before = reversed(self._sop.steps[: decision.number - 1])
        choice = _choice([(f"{s.number} · {s.short} ({s.role.value})", s.number) for s in before])
        choice.setCurrentIndex(max(0, choice.findData(decision.no)))
        return choice

    def _on_go_on_clicked(self) -> None:
        self.set_wrong("")
        folder, passphrase = self.folder.folder, self.passphrase.taken()
        name, person = self.name.text().strip(), self.person.text().strip()
        self.folder.set_wrong("" if folder else "Folder kantor belum diisi.")
        self._name.set_wrong("" if name else "Nama kantor belum diisi.")
        self._person.set_wrong("" if person else "Nama belum diisi.")
        if folder is None or not (name and person and passphrase):
            self.set_wrong("Lengkapi isian yang ditandai di atas.")
            return
        sop = checked_sop(self._sop, self.number.text(), int(self.no.currentData()))
        leaders = {k: line.text().strip() for k, line in self.leaders.items() if line.text()}
        plan = Founding(name, str(self.zone.currentData()), sop, leaders)
        first = Administrator(person, passphrase, nip=self.nip.text())
        self.setEnabled(False)
        self.found_requested.emit(FoundingForm(folder, plan, first))


def _choice(entries: list[tuple[str, str]] | list[tuple[str, int]]) -> QComboBox:
    box = QComboBox()
    for words, value in entries:
        box.addItem(words, value)
    return box
