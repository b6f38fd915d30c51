"""What Kabag prepares and does not seal is there again, whatever becomes of the window."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain import acts
from tests.office_builder import KABAG, KASUBAG, Pc
from tests.ui.prepared_files import SOON, kept, rests
from tests.ui.tabs.conftest import Shown, colleagues, pc, shown
from ui.messages import Messages, Notice
from ui.owed_banner import OwedBanner
from ui.panes.verdict_form import VerdictForm
from ui.tabs.kabag import KabagTab
from ui.tabs.kasubag import KasubagTab
from ui.texts.owed import MENDED
from ui.workplace import Workplace

__all__ = ["colleagues", "pc", "shown"]

At = Callable[[str], Workplace]
Opens = Callable[[], KabagTab]


@pytest.fixture
def coverage_id(pc: Pc) -> str:
    """Two photos that wait for Kabag."""
    coverage_id = pc.opens()
    pc.hands_in(coverage_id, pc.photo(coverage_id, "navy"), pc.photo(coverage_id, "teal", "2.jpg"))
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.sync()
    return coverage_id


@pytest.fixture
def opens(workplace: At, shown: Shown, coverage_id: str) -> Opens:
    """Opens Kabag's tab on it, each time as after a restart."""

    def open_tab() -> KabagTab:
        tab = shown(workplace(KABAG), KabagTab, coverage_id)
        assert isinstance(tab, KabagTab)
        return tab

    return open_tab


def test_words_choice_and_an_open_form_are_there_after_the_power_was_lost(
    qtbot: QtBot, opens: Opens
) -> None:
    tab = opens()
    assert tab.file is not None
    first = tab.media.curation.strip.model.tiles()[0]
    item = tab.file.coverage.media[0]
    tab.media.curation.strip.tick_requested.emit(first.media_id, False)
    tab.directive.text.setPlainText("Terbitkan sore ini")
    tab.no.click()
    form = tab.form(acts.CoverageRejected)
    assert isinstance(form, VerdictForm)
    form.set_text("reason", "Nama desa sal")
    form.rows[0].setText("Kujan, bukan Kujang")
    rests(
        qtbot,
        tab.workplace,
        "Terbitkan sore ini",
        "Nama desa sal",
        "Kujan, bukan Kujang",
        item.sha256,
    )
    again = opens()
    assert again.yes.text() == "Ya, setujui 1 media"
    assert again.directive.text.toPlainText() == "Terbitkan sore ini"
    again.no.click()
    form = again.form(acts.CoverageRejected)
    assert isinstance(form, VerdictForm)
    assert (form.text("reason"), form.points) == ("Nama desa sal", ("Kujan, bukan Kujang",))


def test_who_turns_away_or_closes_the_window_leaves_nothing_unwritten(
    qtbot: QtBot, opens: Opens
) -> None:
    tab = opens()
    tab.directive.text.setPlainText("Tunggu foto kedua")
    tab.hide()
    rests(qtbot, tab.workplace, "Tunggu foto kedua")
    tab.show()
    tab.directive.text.setPlainText("")
    tab.hide()
    qtbot.waitUntil(lambda: kept(tab.workplace) == [], timeout=SOON)


def test_looking_alone_prepares_nothing_and_a_sealed_one_is_gone(
    qtbot: QtBot, opens: Opens
) -> None:
    tab = opens()
    tab.hide()
    tab.show()
    assert kept(tab.workplace) == []
    tab.directive.text.setPlainText("Terbitkan sore ini")
    rests(qtbot, tab.workplace, "Terbitkan sore ini")
    tab.yes.click()
    qtbot.waitUntil(lambda: kept(tab.workplace) == [], timeout=SOON)
    assert opens().directive.text.toPlainText() == ""


def test_what_kasubag_enters_for_the_admin_is_there_again(
    workplace: At, shown: Shown, pc: Pc, coverage_id: str, qtbot: QtBot
) -> None:
    pc.approves(coverage_id)
    pc.sync()
    tab = shown(workplace(KASUBAG), KasubagTab, coverage_id)
    assert isinstance(tab, KasubagTab)
    tab.hide()
    assert kept(tab.workplace) == []
    tab.show()
    admin = tab.direction.choice.admins.itemData(1)
    tab.direction.choice.choose(admin, ("instagram", "facebook"))
    tab.direction.note.setPlainText("Sebelum pukul 16.00")
    rests(qtbot, tab.workplace, "Sebelum pukul 16.00")
    again = shown(workplace(KASUBAG), KasubagTab, coverage_id)
    assert isinstance(again, KasubagTab)
    assert again.direction.choice.admin == admin
    assert set(again.direction.choice.platforms) == {"instagram", "facebook"}
    assert again.direction.note.text == "Sebelum pukul 16.00"
    again.direct.click()
    qtbot.waitUntil(lambda: kept(again.workplace) == [], timeout=SOON)


def test_what_was_prepared_for_an_earlier_stay_is_out_of_date(qtbot: QtBot, opens: Opens) -> None:
    tab = opens()
    tab.directive.text.setPlainText("Untuk yang lama")
    rests(qtbot, tab.workplace, "Untuk yang lama")
    (path,) = kept(tab.workplace)
    path.write_text(path.read_text().replace('"visit":"1/', '"visit":"7/'))
    again = opens()
    assert again.directive.text.toPlainText() == ""
    again.hide()
    qtbot.waitUntil(lambda: kept(again.workplace) == [], timeout=SOON)


def test_a_disk_that_takes_nothing_is_told_once_and_takes_it_later(
    qtbot: QtBot, opens: Opens, told: list[Notice], messages: Messages
) -> None:
    tab = opens()
    OwedBanner(tab.workplace.owed, messages, tab)
    in_the_way = tab.workplace.station.profile.root / "prepared"
    in_the_way.write_text("sebuah berkas di tempat folder")
    tab.directive.text.setPlainText("Terbitkan sore ini")
    qtbot.waitUntil(lambda: len(told) == 1, timeout=SOON)
    with qtbot.waitSignals([tab.workplace.ticked] * 2, timeout=SOON):
        pass
    in_the_way.unlink()
    rests(qtbot, tab.workplace, "Terbitkan sore ini")
    qtbot.waitUntil(lambda: told[-1].sentence == MENDED, timeout=SOON)
    assert len(told) == 2


def test_what_the_disk_did_not_give_is_told_and_there_again_once_it_does(
    qtbot: QtBot, opens: Opens, told: list[Notice]
) -> None:
    tab = opens()
    tab.directive.text.setPlainText("Terbitkan sore ini")
    rests(qtbot, tab.workplace, "Terbitkan sore ini")
    (path,) = kept(tab.workplace)
    away = path.rename(path.with_suffix(".sebentar"))
    path.mkdir()  # as a file that another program holds: it is there, and cannot be read
    assert opens().directive.text.toPlainText() == ""
    (notice,) = told
    assert "belum dapat dibaca" in notice.sentence
    path.rmdir()
    away.rename(path)
    assert opens().directive.text.toPlainText() == "Terbitkan sore ini"


def test_what_the_disk_did_not_give_stays_where_something_else_is_prepared(
    qtbot: QtBot, opens: Opens
) -> None:
    tab = opens()
    tab.directive.text.setPlainText("Terbitkan sore ini")
    rests(qtbot, tab.workplace, "Terbitkan sore ini")
    (path,) = kept(tab.workplace)
    before = path.read_bytes()
    path.rename(path.with_suffix(".sebentar"))
    path.mkdir()
    (path / "isi").write_bytes(before)
    tab = opens()
    tab.directive.text.setPlainText("Tunda sampai besok")
    qtbot.waitUntil(path.is_file, timeout=SOON)
    rests(qtbot, tab.workplace, "Tunda sampai besok")
    (aside,) = path.parent.glob("*.belum-terbaca-*")
    assert (aside / "isi").read_bytes() == before


def test_what_was_prepared_since_is_not_laid_aside_with_it(qtbot: QtBot, opens: Opens) -> None:
    tab = opens()
    tab.directive.text.setPlainText("Terbitkan sore ini")
    rests(qtbot, tab.workplace, "Terbitkan sore ini")
    (path,) = kept(tab.workplace)
    path.rename(path.with_suffix(".sebentar"))
    path.mkdir()
    tab = opens()
    go = threading.Event()
    tab.workplace.tasks.change(lambda progress: go.wait(5), lambda _: None)  # the disk is slow
    for words in ("Tunda", "Tunda sampai besok"):
        tab.directive.text.setPlainText(words)
        tab.hide()
        tab.show()
    go.set()
    qtbot.waitUntil(path.is_file, timeout=SOON)
    rests(qtbot, tab.workplace, "Tunda sampai besok")
    assert len([*path.parent.glob("*.belum-terbaca-*")]) == 1
