"""On a PC whose disk takes nothing, what a person thinks and draws stays until it does again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.marks import Mark
from app.domain.media import MediaItem
from tests.office_builder import Pc
from tests.ui.full_disk import set_taking
from tests.ui.panes.curating import colleagues, curation, media, own, pc, shown, tab, tile
from ui.leaving import Leaving
from ui.messages import Messages
from ui.owed_banner import OwedBanner
from ui.panes.curation import Curation
from ui.tabs.kabag import KabagTab
from ui.texts.owed import CLOSING, MENDED
from ui.widgets.question_dialog import QuestionDialog

__all__ = ["colleagues", "curation", "media", "pc", "shown", "tab"]

KEPT = 5000  # ms


def kept_marks(tab: KabagTab) -> list[str]:
    assert tab.file is not None
    return [each.mark.text for each in tab.file.coverage.marks.values()]


@pytest.fixture
def sentences(
    tab: KabagTab, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[str]]:
    """What the person was told, in order."""
    monkeypatch.setattr("ui.owed.AGAIN_MS", 20)
    said: list[str] = []
    messages.told.connect(lambda notice: said.append(notice.sentence))
    banner = OwedBanner(tab.workplace.owed, messages)
    yield said
    banner.deleteLater()


def test_stars_stay_and_are_kept_when_the_disk_takes_them(
    tab: KabagTab, curation: Curation, qtbot: QtBot, sentences: list[str]
) -> None:
    set_taking(tab.workplace, False)
    curation.give_stars(5)
    curation.ratings.send()
    qtbot.waitUntil(lambda: len(sentences) == 1)
    assert tile(curation, 0).stars == 5
    tries: list[int] = []
    curation.ratings.changed.connect(lambda: tries.append(curation.ratings.unsent))
    qtbot.waitUntil(lambda: tries.count(1) >= 2)
    curation.give_stars(3)  # thought otherwise meanwhile
    set_taking(tab.workplace, True)
    qtbot.waitUntil(lambda: [each.stars for each in own(tab).values()] == [3], timeout=KEPT)
    assert tile(curation, 0).stars == 3
    qtbot.waitUntil(lambda: sentences[1:] == [MENDED])  # however often it was tried


def test_a_mark_stays_with_its_words_and_is_kept_when_the_disk_takes_it(
    tab: KabagTab, qtbot: QtBot, sentences: list[str]
) -> None:
    desk = tab.media.marks
    set_taking(tab.workplace, False)
    assert tab.file is not None
    item = tab.file.coverage.media[0].sha256
    desk.place(Mark(item, "pin", (4000, 4000), "papan nama terpotong"))
    qtbot.waitUntil(lambda: len(sentences) == 1)
    assert [shown.mark.text for shown in desk.marks] == ["papan nama terpotong"]
    assert not desk.is_settled
    set_taking(tab.workplace, True)
    qtbot.waitUntil(lambda: desk.is_settled, timeout=KEPT)
    qtbot.waitUntil(lambda: kept_marks(tab) == ["papan nama terpotong"], timeout=KEPT)
    qtbot.waitUntil(lambda: sentences[1:] == [MENDED])


def test_stars_of_a_coverage_that_was_left_are_kept_later_as_well(
    tab: KabagTab,
    curation: Curation,
    qtbot: QtBot,
    sentences: list[str],
    pc: Pc,
    media: tuple[str, tuple[MediaItem, ...]],
) -> None:
    other = pc.opens("Panen raya")
    pc.sync()
    set_taking(tab.workplace, False)
    curation.give_stars(5)

    def shows(coverage_id: str) -> bool:
        tab.show_coverage(coverage_id)
        return tab.file is not None and tab.file.coverage.id == coverage_id

    qtbot.waitUntil(lambda: len(sentences) == 1, timeout=KEPT)
    qtbot.waitUntil(lambda: shows(other), timeout=KEPT)
    set_taking(tab.workplace, True)
    qtbot.waitUntil(lambda: sentences[1:] == [MENDED], timeout=KEPT)
    assert curation.ratings.unsent == 0
    qtbot.waitUntil(lambda: shows(media[0]), timeout=KEPT)
    assert [each.stars for each in own(tab).values()] == [5]


def test_who_goes_right_after_the_last_star_and_mark_goes_when_both_are_kept(
    tab: KabagTab, curation: Curation, qtbot: QtBot, messages: Messages
) -> None:
    desk = tab.media.marks
    assert tab.file is not None
    item = tab.file.coverage.media[0].sha256
    desk.place(Mark(item, "pin", (4000, 4000), "papan nama terpotong"))
    qtbot.waitUntil(lambda: kept_marks(tab) == ["papan nama terpotong"], timeout=KEPT)
    (shown,) = desk.marks
    curation.give_stars(5)
    desk.change(shown.key, Mark(item, "pin", (2000, 2000), "papan nama tertutup"))
    gone: list[tuple[int, list[str]]] = []

    def go() -> None:
        history = tab.workplace.station.desk.history(coverage_id)
        assert history.coverage is not None
        marks = [each for each in history.coverage.marks.values() if not each.removed]
        stars = history.coverage.ratings.get(tab.workplace.person, {})
        gone.append((len(stars), [each.mark.text for each in marks]))

    coverage_id = tab.file.coverage.id
    leaving = Leaving(tab.workplace, messages, list, tab)
    assert not leaving.leave(CLOSING, go)
    qtbot.waitUntil(lambda: bool(gone), timeout=KEPT)
    assert gone == [(1, ["papan nama tertutup"])]


def test_who_goes_while_the_disk_takes_neither_star_nor_mark_is_asked(
    tab: KabagTab, curation: Curation, qtbot: QtBot, messages: Messages, sentences: list[str]
) -> None:
    set_taking(tab.workplace, False)
    assert tab.file is not None
    curation.give_stars(5)
    item = tab.file.coverage.media[0].sha256
    tab.media.marks.place(Mark(item, "pin", (4000, 4000), "papan nama terpotong"))
    messages.stand_over(tab)
    leaving, gone = Leaving(tab.workplace, messages, list, tab), list[str]()
    assert not leaving.leave(CLOSING, lambda: gone.append("gone"))
    qtbot.waitUntil(lambda: bool(tab.findChildren(QuestionDialog)), timeout=KEPT)
    (question,) = tab.findChildren(QuestionDialog)
    words = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "tanda pada media “" in words.lower()
    assert "bintang dan pilihan pada media “" in words.lower()
    set_taking(tab.workplace, True)
    qtbot.waitUntil(lambda: gone == ["gone"], timeout=KEPT)
    qtbot.waitUntil(lambda: kept_marks(tab) == ["papan nama terpotong"], timeout=KEPT)


def test_who_was_about_to_go_and_stays_is_not_sent_away_once_all_is_kept(
    tab: KabagTab, curation: Curation, qtbot: QtBot, messages: Messages
) -> None:
    curation.give_stars(5)
    leaving, gone = Leaving(tab.workplace, messages, list, tab), list[str]()
    assert not leaving.leave(CLOSING, lambda: gone.append("gone"))
    leaving.stay()
    qtbot.waitUntil(lambda: tab.workplace.owed.debts == (), timeout=KEPT)
    assert gone == []
