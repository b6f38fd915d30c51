"""One PC of the office: its window, and what the people who sit there do by clicking."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.cards import Card
from app.domain.coverage import Stage
from tests.office_builder import ADMIN, KABAG, KASUBAG, PELAKSANA
from ui.arguments import Arguments
from ui.demo_play_hand import LEFT, PLAIN, Hand
from ui.desk_page import DeskPage
from ui.program import Program
from ui.tabs.pelaksana import PelaksanaTab
from ui.workplace import Workplace

DELIVERED = "terkirim, tercatat di buku kantor"
KEPT = "tersimpan di PC ini, menunggu dikirim"
PATIENCE = 30.0  # seconds


class Seat:
    """Whoever sits here finds buttons and fields by their words."""

    def __init__(
        self, app: QApplication, office: Path, profile: Path, name: str, demo: bool = True
    ) -> None:
        """Not as a `demo` where the folder is away: a demo that is missing is made anew."""
        self.program = Program(app, Arguments(demo, office, profile, sign_in=name))
        self.hand = Hand(self.program.window, PATIENCE)
        self.left = False
        self.program.begin()
        self.program.window.showNormal()
        self.program.window.resize(1366, 768)
        self.hand.notice_bugs()
        self.hand.wait(f"meja {name}", lambda: self.desk is not None)

    @property
    def desk(self) -> DeskPage | None:
        """The desk, while somebody sits at it."""
        page = self.program.window.page
        return page if isinstance(page, DeskPage) else None

    @property
    def workplace(self) -> Workplace:
        """What is behind the window."""
        assert self.program.workplace is not None
        return self.program.workplace

    def card(self, title: str) -> Card:
        """A coverage as the lists of this PC have it."""
        return next(c for c in self.workplace.station.queries.search("") if c.title == title)

    def leave(self) -> None:
        """Close the window; the program ends as when a person closes it."""
        self.left = True
        self.program.window.close()
        self.hand.wait("jendela tertutup", self.program.window.isHidden)
        self.program.window.deleteLater()

    def sits(self, name: str) -> None:
        """The person at the desk signs out by the menu; another one signs in by the button."""
        desk = self.desk
        assert desk is not None
        self.hand.click(desk.header.user)
        menu = desk.header.user.menu
        leave = next(action for action in menu.actions() if action.text() == "Keluar")
        QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(leave).center())
        self.hand.choose(name)
        self.hand.wait(f"meja {name}", lambda: self.desk is not None and self.desk is not desk)

    def works_on(self, name: str, title: str) -> None:
        """Another person sits down and turns to a coverage."""
        self.sits(name)
        self.hand.choose(title)

    def sees(self, words: str) -> None:
        """Wait until words are on the screen."""
        self.hand.wait(f"“{words}”", lambda: self.hand.sees(words))

    def has(self, title: str, stage: Stage, step: int = 0) -> None:
        """Wait until this PC knows a coverage to have come so far."""

        def come() -> bool:
            card = self.card(title)
            return card.stage is stage and (step == 0 or card.step == step)

        self.hand.wait(f"{title}: {stage.value} {step}", come)

    # The procedure, click by click

    def begins(self, title: str, narrative: str, photos: list[Path]) -> None:
        """Pelaksana begins a coverage, drops photos and writes the narrative."""
        hand = self.hand
        hand.press("+ Liputan baru")
        hand.write("Kegiatan", title)
        hand.write("Tempat", "Desa Kujan")
        hand.press("Mulai liputan")
        self.sees("Belum dapat diserahkan")
        assert self.desk is not None
        tab = self.desk.tabs.currentWidget()
        assert isinstance(tab, PelaksanaTab)
        zone = tab.desk.hand_in.middle
        hand.drop(zone.drop, photos)
        hand.wait("foto tersalin", lambda: zone.grid.media.rowCount() == len(photos))
        hand.write("Narasi", narrative)

    def hands_in(self, title: str) -> None:
        """Pelaksana hands in what is on the page."""
        self.hand.press("Serahkan")
        self.has(title, Stage.UNDER_WAY, 2)

    def receives(self, title: str) -> None:
        """Kasubag takes it and passes it on."""
        self.works_on(KASUBAG, title)
        self.hand.press("Terima, teruskan ke Kabag")
        self.has(title, Stage.UNDER_WAY, 3)

    def approves(self, title: str, words: str) -> None:
        """Kabag says Ya; `words` are those on the button."""
        self.works_on(KABAG, title)
        self.hand.press(words)
        self.has(title, Stage.UNDER_WAY, 4)

    def rejects(self, title: str, reason: str, point: str) -> None:
        """Kabag says Tidak with a reason and a point."""
        self.works_on(KABAG, title)
        self.hand.press("Tidak…")
        self.hand.write("Alasan", reason)
        self.hand.write("Poin yang perlu diperbaiki", point)
        self.hand.press("Putuskan Tidak")
        self.has(title, Stage.UNDER_WAY, 2)

    def returns(self, title: str) -> None:
        """Kasubag passes Kabag's points on to Pelaksana."""
        self.works_on(KASUBAG, title)
        self.hand.press("Kembalikan…")
        self.hand.press("Kembalikan")
        self.has(title, Stage.UNDER_WAY, 1)

    def directs(self, title: str, *platforms: str) -> None:
        """Kasubag chooses the admin and the platforms."""
        self.works_on(KASUBAG, title)
        self.hand.pick("Admin yang mempublikasikan", ADMIN)
        for platform in platforms:
            self.hand.tick(platform)
        self.hand.press("Disposisikan")
        self.has(title, Stage.UNDER_WAY, 5)

    def publishes(self, title: str, platform: str, url: str) -> None:
        """The admin says that there is no invitation, and where it was published."""
        self.works_on(ADMIN, title)
        self.hand.press("tidak ada…")
        self.hand.press("Catat tidak ada")
        self.hand.write("Akun", "@prokopim.contoh")
        self.hand.write("Tautan", url)
        self.hand.press(f"Catat terbit di {platform}")
        self.has(title, Stage.PUBLISHED)

    def archives(self, title: str) -> None:
        """Kasubag archives it in the archive's tab."""
        self.sits(KASUBAG)
        self.hand.press("Arsip")
        self.hand.choose(title)
        self.hand.press("Arsipkan…")
        self.hand.write("Lokasi hardcopy", "Rak B / Boks 12")
        self.hand.press("Arsipkan")
        self.has(title, Stage.ARCHIVED)

    def rewrites(self, narrative: str) -> None:
        """Whoever may correct the narrative does so, in its place."""
        self.hand.press("ubah")
        self.hand.write("Narasi", narrative)
        self.hand.press("selesai")

    def text(self, label: str) -> str:
        """What stands in a field of several lines."""
        field = self.hand.field(label, QWidget)
        return str(field.property("plainText"))


__all__ = ["ADMIN", "DELIVERED", "KABAG", "KASUBAG", "KEPT", "PELAKSANA", "Seat"]
