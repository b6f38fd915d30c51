"""The media files: whole, still being looked at, lost, or put back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.health.line import State
from app.health.media import media_lines


@dataclass(frozen=True)
class Tally:
    files: int = 10
    checked: int = 10
    missing: int = 0
    altered: int = 0
    unreadable: int = 0
    pictures: int = 0
    oldest: int = 1


@dataclass(frozen=True)
class Trouble:
    name: str = "IMG_2041.jpg"
    coverage: str = "ab"


@dataclass(frozen=True)
class Found:
    tally: Tally
    restored: int = 0
    troubles: tuple[Trouble, ...] = ()


@pytest.mark.parametrize(
    ("tally", "state", "code"),
    [
        (Tally(), State.OK, "media_ok"),
        (Tally(checked=4), State.OK, "media_checking"),
        (Tally(files=0, checked=0), State.OK, "media_none"),
        (Tally(pictures=2), State.ATTENTION, "media_previews"),
        (Tally(missing=1), State.BAD, "media_wrong"),
        (Tally(altered=1, checked=3), State.BAD, "media_wrong"),
    ],
)
def test_the_files_are_told_as_they_were_found(tally: Tally, state: State, code: str) -> None:
    line = media_lines(Found(tally))[0]
    assert (line.state, line.code) == (state, code)


def test_a_lost_file_is_named_and_what_was_put_back_is_counted() -> None:
    lines = media_lines(Found(Tally(missing=1), restored=2, troubles=(Trouble(),)))
    assert lines[0].more[0].facts["name"] == "IMG_2041.jpg"
    assert lines[1].facts == {"count": 2}


def test_where_nobody_looks_nothing_is_claimed() -> None:
    assert media_lines(None)[0].state is State.UNKNOWN
