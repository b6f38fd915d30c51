"""A draft is on the disk half a second after the last key, and never half."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app.domain.acts import Activity, Wording
from app.drafts import Draft, Drafts
from app.errors import Failure
from ui.handin.draft_book import DraftBook
from ui.owed import Owed
from ui.tasks import Tasks

ID = "ab" * 16
DRAFT = Draft(Activity("Rapat", "kdh", 0, "Aula"), wording=Wording("Narasi"))
OTHER = replace(DRAFT, wording=Wording("Narasi lain"))


@pytest.fixture
def owed() -> Owed:
    """What this window's disk does not have."""
    return Owed()


@pytest.fixture
def book(tasks: Tasks, tmp_path: Path, owed: Owed) -> DraftBook:
    """A book over a folder of its own."""
    return DraftBook(Drafts(tmp_path / "drafts"), tasks, owed)


def test_a_draft_is_kept_soon_and_told_when_the_disk_has_it(
    book: DraftBook, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(book.kept, timeout=2000):
        book.put(ID, DRAFT)
        assert not book.is_kept(ID)
    assert book.is_kept(ID)
    assert Drafts(tmp_path / "drafts").read(ID) == DRAFT


def test_another_window_s_draft_is_read_from_the_disk(
    book: DraftBook, tmp_path: Path, qtbot: QtBot
) -> None:
    Drafts(tmp_path / "drafts").keep(ID, DRAFT)
    found: list[Draft | None] = []
    owner = QObject()
    refused: list[Failure] = []
    book.fetch(ID, found.append, refused.append, owner)
    qtbot.waitUntil(lambda: found == [DRAFT])
    assert refused == []


def test_a_draft_that_the_disk_does_not_give_is_told_and_is_none_that_is_missing(
    book: DraftBook, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "drafts" / f"{ID}.json").mkdir(parents=True)
    found: list[Draft | None] = []
    refused: list[Failure] = []
    owner = QObject()
    book.fetch(ID, found.append, refused.append, owner)
    qtbot.waitUntil(lambda: [failure.code for failure in refused] == ["draft_unread"])
    assert found == []


def test_what_was_handed_in_is_no_draft_any_more(
    book: DraftBook, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(book.kept, timeout=2000):
        book.put(ID, DRAFT)
    book.drop(ID)
    assert book.of(ID) is None
    qtbot.waitUntil(lambda: Drafts(tmp_path / "drafts").read(ID) is None)


def test_a_disk_that_takes_nothing_is_told_and_the_draft_stays_on_the_screen(
    book: DraftBook, owed: Owed, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "drafts").write_text("sebuah berkas di tempat folder")
    told: list[Failure] = []
    owed.refused.connect(told.append)
    with qtbot.waitSignal(owed.refused, timeout=2000):
        book.put(ID, DRAFT)
    assert [failure.code for failure in told] == ["draft_not_kept"]
    assert book.of(ID) == DRAFT
    assert not book.is_kept(ID)


def test_it_is_said_to_be_kept_only_once_the_disk_has_it(
    book: DraftBook, tasks: Tasks, tmp_path: Path, qtbot: QtBot
) -> None:
    gate = threading.Event()
    tasks.change(lambda _: gate.wait(5), lambda _: None)
    book.put(ID, DRAFT)
    book.flush()
    book.flush()
    assert not book.is_kept(ID)
    book.put(ID, OTHER)
    told: list[str] = []
    book.kept.connect(told.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert book.is_kept(ID)
    assert Drafts(tmp_path / "drafts").read(ID) == OTHER
    assert told == [ID]


def test_what_the_disk_did_not_take_is_written_when_it_does(
    book: DraftBook, owed: Owed, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.owed.AGAIN_MS", 1)
    in_the_way = tmp_path / "drafts"
    in_the_way.write_text("sebuah berkas di tempat folder")
    told: list[Failure] = []
    owed.refused.connect(told.append)
    with qtbot.waitSignal(owed.refused, timeout=2000):
        book.put(ID, DRAFT)
    in_the_way.unlink()
    with qtbot.waitSignal(book.kept, timeout=2000):
        pass
    assert len(told) == 1  # one sentence for however many tries
    assert Drafts(tmp_path / "drafts").read(ID) == DRAFT


@pytest.mark.parametrize("taken", [True, False])
def test_a_page_that_goes_while_its_draft_is_written_is_not_told_of_it(
    tasks: Tasks, owed: Owed, tmp_path: Path, qtbot: QtBot, taken: bool
) -> None:
    page, folder = QObject(), tmp_path / "drafts"
    book = DraftBook(Drafts(folder), tasks, owed, page)
    if not taken:
        folder.write_text("sebuah berkas di tempat folder")
    book.put(ID, DRAFT)
    book.flush()
    delete(page)
    assert not isValid(book)
    ended: list[str] = []
    tasks.change(lambda progress: None, lambda done: ended.append("what came after it"))
    qtbot.waitUntil(lambda: ended == ["what came after it"])
    assert not taken or Drafts(folder).read(ID) == DRAFT
    assert owed.debts == ()
