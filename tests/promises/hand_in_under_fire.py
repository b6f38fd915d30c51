"""Pelaksana's window while files are copied, to be killed from outside: run as a program.

python -m tests.promises.hand_in_under_fire OFFICE PROFILE COVERAGE [CARD]

With CARD all files of that folder are dropped; without, the window is only opened on the coverage.
Says "kept" when a draft with files to come is on the disk, "taken" for each that was copied, and,
with nothing more to come, the draft as one line of JSON: names, and how many are still to come.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.demo.office import PASSPHRASE, demo_person
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.station import Station
from resources import resource
from tests.office_builder import PELAKSANA
from ui.icons import Icons, icon_fonts
from ui.messages import Messages
from ui.tabs.pelaksana import PelaksanaTab
from ui.tasks import Tasks
from ui.theme import Theme
from ui.workplace import Workplace

LOOK_MS = 20


def say(words: str) -> None:
    """At once: whoever listens may kill right then."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


class Card:
    """Waits for the draft, drops the card's files into it, and tells how it goes on."""

    def __init__(self, tab: PelaksanaTab, coverage_id: str, files: list[Path]) -> None:
        self._tab = tab
        self._page = tab.desk.hand_in
        self._coverage_id = coverage_id
        self._files = files
        self._page.line.taken.connect(lambda coverage, item: say("taken"))
        self._page.book.kept.connect(lambda coverage: self._on_kept())
        self._looking = QTimer(interval=LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._looking.start()

    def _look(self) -> None:
        self._tab.show_coverage(self._coverage_id)
        draft = self._page.open.draft
        if draft is None or self._page.open.coverage_id != self._coverage_id:
            return
        if self._files:
            self._page.middle.drop.files_dropped.emit(self._files)
            self._files = []
        elif not self._page.line.is_busy_for(self._coverage_id) and not draft.waiting:
            kept = self._page.book.is_kept(self._coverage_id)
            if kept:
                say(json.dumps([item.name for item in draft.media]))
                self._looking.stop()
                QApplication.quit()

    def _on_kept(self) -> None:
        draft = self._page.open.draft
        if draft is not None and draft.waiting:
            say("kept")


def main(office: str, profile_root: str, coverage_id: str, card: str = "") -> None:
    """Open the window, work, and close everything again, unless it is killed before."""
    app = QApplication(sys.argv[:1])
    theme = Theme(resource(), Icons(icon_fonts()))
    theme.apply(app, "light", 1.0)
    with Profile(Path(profile_root)).held() as profile:
        station = Station(OfficeFolder(Path(office)), profile, Limits())
        station.projection.catch_up()
        station.sign_in(demo_person(station, PELAKSANA), PASSPHRASE)
        workplace = Workplace(station, Tasks())
        workplace.start()
        tab = PelaksanaTab(workplace, theme, Messages(theme))
        tab.show()
        files = sorted(Path(card).iterdir()) if card else []
        dropping = Card(tab, coverage_id, files)
        app.exec()
        del dropping
        workplace.tasks.close(10)
        station.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
