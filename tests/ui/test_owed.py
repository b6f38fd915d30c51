"""What the disk does not have is known in one place, told once, and tried again by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.errors import Failure, Unavailable
from ui.owed import Account, Owed

FULL = Unavailable("draft_not_kept", reason="disk penuh")


class Page(QObject):
    """A page over a disk that answers when it is told to."""

    def __init__(self, owed: Owed, kind: str = "draft") -> None:
        super().__init__()
        self.tried: list[str] = []
        self.account: Account = owed.account(kind, self, self.tried.append)


@pytest.fixture
def owed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Owed:
    """What is owed at a window; it tries again at once."""
    monkeypatch.setattr("ui.owed.AGAIN_MS", 1)
    return Owed()


@pytest.fixture
def told(owed: Owed) -> list[str]:
    """What the person was told of it."""
    said: list[str] = []

    def refused(failure: Failure) -> None:
        said.append(failure.code)

    owed.refused.connect(refused)
    owed.mended.connect(lambda: said.append("mended"))
    return said


def names(owed: Owed) -> list[tuple[str, str]]:
    return [(debt.kind, debt.coverage_id) for debt in owed.debts]


def test_what_was_entered_is_owed_until_the_disk_has_it(owed: Owed, told: list[str]) -> None:
    page, marks = Page(owed), Page(owed, "marks")
    page.account.owe("a")
    page.account.owe("a")
    marks.account.owe("a")
    assert names(owed) == [("draft", "a"), ("marks", "a")]
    page.account.settle("a")
    assert names(owed) == [("marks", "a")]
    assert "a" not in page.account
    assert told == []


def test_it_is_told_once_and_tried_again_until_all_is_kept(
    owed: Owed, told: list[str], qtbot: QtBot
) -> None:
    page = Page(owed)
    for coverage_id in ("a", "b"):
        page.account.owe(coverage_id)
        page.account.put_off(coverage_id, FULL)
    qtbot.waitUntil(lambda: page.tried == ["a", "b"])
    page.account.put_off("a", FULL)
    page.account.settle("b")
    qtbot.waitUntil(lambda: page.tried == ["a", "b", "a"])
    assert told == ["draft_not_kept"]
    assert owed.why is FULL
    page.account.settle("a")
    assert told == ["draft_not_kept", "mended"]
    assert owed.why is None
    page.account.owe("a")
    page.account.put_off("a", FULL)
    assert told == ["draft_not_kept", "mended", "draft_not_kept"]


def test_a_flush_takes_what_stands_in_the_fields_and_is_answered_when_all_went_one_way(
    owed: Owed,
) -> None:
    page = Page(owed)
    owed.gathering.connect(lambda: page.account.owe("still in a field"))
    page.account.owe("a")
    owed.flush()
    assert page.tried == ["a", "still in a field"]
    assert not owed.is_answered
    page.account.settle("a")
    page.account.put_off("still in a field", FULL)
    assert owed.is_answered
    assert names(owed) == [("draft", "still in a field")]


def test_what_a_page_owed_that_is_gone_is_owed_by_nobody_and_not_called_kept(
    owed: Owed, told: list[str]
) -> None:
    page, other = Page(owed), Page(owed)
    for each in (page, other):
        each.account.owe("a")
    page.account.put_off("a", FULL)
    account = page.account
    delete(page)
    assert names(owed) == [("draft", "a")]  # the other page's own
    assert told == ["draft_not_kept"]
    account.owe("b")
    account.put_off("b", FULL)
    assert names(owed) == [("draft", "a")]
    assert owed.why is None


def test_what_is_kept_meanwhile_is_not_tried_again(owed: Owed, qtbot: QtBot) -> None:
    page = Page(owed)
    for coverage_id in ("a", "b"):
        page.account.owe(coverage_id)
        page.account.put_off(coverage_id, FULL)
    page.account.settle("a")
    qtbot.waitUntil(lambda: page.tried == ["b"])
    page.account.pay_all()
    assert page.tried == ["b", "b"]
