"""A share on which a cut-off commit is not undone is refused before it can do harm."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.errors import Refusal, Unavailable
from app.ledger.book_schema import PRAGMAS
from app.ledger.selftest import selftest


def test_this_folder_is_safe_and_left_as_it_was(tmp_path: Path) -> None:
    selftest(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kept", [1.0, 0.8])
def test_a_share_that_loses_the_journal_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: float
) -> None:
    def losing(source: str, target: str) -> None:
        if not source.endswith("-journal"):
            content = Path(source).read_bytes()
            Path(target).write_bytes(content[: int(len(content) * kept)])

    monkeypatch.setattr(shutil, "copyfile", losing)
    with pytest.raises(Refusal) as caught:
        selftest(tmp_path)
    assert caught.value.code == "share_unsafe"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_offline(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        selftest(tmp_path / "absent")
    assert caught.value.code == "office_offline"


def test_a_sqlite_that_does_not_spill_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ledger.selftest._SPILLING", PRAGMAS)
    with pytest.raises(Refusal) as caught:
        selftest(tmp_path)
    assert caught.value.facts == {"reason": "nothing spilled"}
