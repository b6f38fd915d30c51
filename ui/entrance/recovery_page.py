"""The recovery sheet, shown once: the two keys that are kept on paper and nowhere else."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QWidget

from app.founding import Founded
from ui.entrance.page import EntrancePage
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.label import plain_label

HINT = (
    "Cetak lembar ini sekarang dan simpan di tempat terkunci. Kunci ini satu-satunya jalan bila "
    "administrator kehilangan kata sandinya, dan tidak disimpan di komputer mana pun."
)
PARTS = {
    "Kunci pemulihan": "mengangkat dan memberhentikan administrator",
    "Rahasia kantor": "diperlukan bersama kata sandi untuk masuk di PC baru",
}


class RecoveryPage(EntrancePage):
    """Cannot be left before the person says that it is on paper."""

    #: it is printed; the keys are not shown again
    kept = Signal()

    def __init__(
        self, theme: Theme, office: str, founded: Founded, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "printer", "Lembar pemulihan kantor", HINT, 560, parent)
        self._office = office
        self._keys = dict(zip(PARTS, (founded.recovery_key, founded.office_secret), strict=True))
        for name, key in self._keys.items():
            card = Card(theme, name, self)
            card.body.addWidget(_key_label(key))
            card.body.addWidget(plain_label(PARTS[name], "small"))
            self.body.addWidget(card)
        self.printed = QCheckBox("Sudah saya cetak atau salin dengan tangan", self)
        self.body.addWidget(self.printed)
        self.print = self.add_action("Cetak…")
        self.go_on = self.add_action("Lanjut", "primary")
        self.print.clicked.connect(self._on_print_clicked)
        self.printed.toggled.connect(self._refresh)
        self.go_on.clicked.connect(self.kept)
        self._refresh()

    def document(self) -> QTextDocument:
        """The sheet as it is printed."""
        rows = "".join(
            f"<h3>{escape(name)}</h3><p style='font-size:15pt'><tt>{escape(key)}</tt></p>"
            f"<p>{escape(PARTS[name])}</p>"
            for name, key in self._keys.items()
        )
        document = QTextDocument()
        title = f"<h2>Lembar pemulihan Meja Siar</h2><p><b>{escape(self._office)}</b></p>"
        document.setHtml(f"{title}<p>{escape(HINT)}</p>{rows}")
        return document

    def _refresh(self) -> None:
        missing = "Cetak dahulu lembar ini, lalu beri centang."
        self.go_on.set_closed("" if self.printed.isChecked() else missing)

    def _on_print_clicked(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.document().print_(printer))
        QDialog.open(dialog)  # QPrintDialog.open wants an old-style slot


def _key_label(key: str) -> QLabel:
    label = plain_label(key, "heading")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
