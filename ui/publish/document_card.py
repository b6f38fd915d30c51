"""The documents that a step asks for (undangan): attached, waived with a reason, or missing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.coverage import Document
from app.domain.sop import Requirement, RequirementKind, Step
from app.shown_name import shown_name
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.label import plain_label


class DocumentCard(Card):
    """One for one requirement; hidden where the step asks for no document."""

    #: the key of the requirement: the person wants to choose a file for it
    attach_requested = Signal(str)
    #: the key of the requirement: there is none, for a reason still to be asked for
    waive_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._theme = theme
        self._key = ""
        self._mark = QLabel(self)
        self._state = plain_label(parent=self)
        self.attach = LinkButton("lampirkan…", self)
        self.waive = LinkButton("tidak ada…", self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._state, 1)
        links = QHBoxLayout()
        links.setSpacing(theme.px(14))
        links.addWidget(self.attach)
        links.addWidget(self.waive)
        links.addStretch(1)
        self.body.addLayout(row)
        self.body.addLayout(links)
        self.attach.clicked.connect(lambda: self.attach_requested.emit(self._key))
        self.waive.clicked.connect(lambda: self.waive_requested.emit(self._key))

    def show_step(self, step: Step, documents: Mapping[str, Document], closed: str) -> None:
        """Show how the step's document is met; `closed` is why this person cannot change it."""
        needed = [each for each in step.requirements if each.kind is RequirementKind.DOCUMENT]
        self.setVisible(bool(needed))
        if not needed:
            return
        requirement = needed[0]
        self._key = requirement.key
        self.set_title(requirement.name)
        self._show_state(requirement, documents.get(requirement.key))
        for link in (self.attach, self.waive):
            link.setEnabled(not closed)
            link.setToolTip(closed)

    @property
    def state(self) -> str:
        """What is said of the document."""
        return self._state.text()

    def _show_state(self, requirement: Requirement, document: Document | None) -> None:
        met = document is not None
        icon, token = ("check-bold", "ok") if met else ("triangle-fill", "late")
        self._mark.setPixmap(self._theme.picture(icon, token, 14))
        self.attach.setText("ganti berkas…" if document and document.file else "lampirkan…")
        self.waive.setVisible(document is None or document.file is None)
        if document is None:
            self._state.setText(
                f"{requirement.name} belum dilampirkan. Hasil terbit baru dapat dicatat setelah "
                "dilampirkan atau dinyatakan tidak ada."
            )
        elif document.file is not None:
            self._state.setText(shown_name(document.file.name))
        else:
            self._state.setText(f"Tidak ada: {document.waived}")
