"""Exactly which media may be published: as a Ya would name them, or as the one in force does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.formats import counted, number
from ui.panes.curation import Curation
from ui.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.order_list import OrderList

HINT = "Dalam urutan ini diterbitkan. Seret, atau Alt dengan panah, untuk mengubahnya."


class ChoicePane(Card):
    """Hidden without a choice; a click on a line looks at its item."""

    def __init__(self, theme: Theme, curation: Curation, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._curation = curation
        self.picked = LinkButton("", self)
        self.usable = LinkButton("", self)
        self._links = QWidget(self)
        row = FlowLayout(theme.px(12), self._links)
        row.addWidget(self.picked)
        row.addWidget(self.usable)
        self.list = OrderList(theme, "Media yang boleh diterbitkan, berurutan", self)
        self.list.setToolTip(HINT)
        self.list.setAccessibleDescription(HINT)
        self.body.addWidget(self._links)
        self.body.addWidget(self.list)
        self.picked.clicked.connect(curation.take_picked_only)
        self.usable.clicked.connect(curation.take_all_usable)
        self.list.order_changed.connect(curation.put_in_order)
        self.list.line_chosen.connect(curation.look_at)
        self.list.removal_asked.connect(lambda sha256: curation.take([sha256], False))
        curation.refreshed.connect(self._refresh)
        self.hide()

    @property
    def names(self) -> list[str]:
        """The lines as they are shown."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    @property
    def title(self) -> str:
        """What it says of itself."""
        return self._title.text()

    def _refresh(self) -> None:
        choice = self._curation.choice
        self.setVisible(choice is not None and choice.is_told)
        if choice is None or not choice.is_told:
            return
        every, taken = choice.every.values(), choice.taken
        word = "Ya untuk" if choice.choosable else "Disetujui:"
        self.set_title(f"{word} {number(len(taken), 0)} dari {counted(len(every), 'media')}")
        self.list.show_lines(
            [(item.sha256, choice.names[item.sha256]) for item in taken], choice.choosable
        )
        self.list.setVisible(bool(taken))
        picked = sum(seen.opinion.is_picked for seen in every)
        usable = sum(not seen.opinion.is_refused for seen in every)
        self.picked.setText(f"hanya pilihan ({number(picked, 0)})")
        self.usable.setText(f"semua selain jangan dipakai ({number(usable, 0)})")
        self.picked.setVisible(0 < picked < len(every))
        self.usable.setVisible(len(taken) != usable or usable < len(every))
        shown = choice.choosable and not (self.picked.isHidden() and self.usable.isHidden())
        self._links.setVisible(shown)
