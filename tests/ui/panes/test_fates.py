"""A post that was taken down is nowhere said to be published."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.cards import Card
from app.domain.acts import Activity, ResultRecorded
from app.domain.coverage import Coverage, Result, Stage
from app.domain.office import Office
from app.publication.platforms import load_platforms
from app.reports.words import status_words
from tests.office_builder import NOON
from tests.ui.panes.test_queue_rows import card
from ui.panes.fates import SIGNS, WORDS, fate_of, progress
from ui.publish.platform_list import PlatformList
from ui.tabs.arsip_list import ArchiveAnswer, archive_rows
from ui.theme import Theme

ACTIVITY = Activity("Panen raya", "kdh", NOON, "Kujan")
LIVE = Result("a", "p", NOON, ResultRecorded("instagram", "published", "@p", "https://x.id", NOON))
FAILED = Result("b", "p", NOON, ResultRecorded("facebook", "failed", reason="Jaringan"))
DOWN = replace(LIVE, taken_down="c")
PLATFORMS = load_platforms()


@pytest.mark.parametrize(
    ("result", "words", "icon"),
    [
        (LIVE, "terbit", "check-bold"),
        (FAILED, "gagal", "x-bold"),
        (DOWN, "diturunkan", "prohibit-bold"),
    ],
)
def test_each_fate_has_its_word_and_its_shape(result: Result, words: str, icon: str) -> None:
    assert (WORDS[fate_of(result)], SIGNS[fate_of(result)][0]) == (words, icon)


def test_only_what_is_still_to_be_seen_counts() -> None:
    asked = Coverage("a" * 32, "sop", ACTIVITY, ACTIVITY, "", NOON).having(
        platforms=("instagram", "facebook")
    )
    assert progress(asked.having(results=(LIVE, FAILED))) == "1 dari 2 kanal"
    assert progress(asked.having(results=(DOWN, FAILED))) == "0 dari 2 kanal"


def test_each_coverage_begins_with_the_platform_that_is_open(theme: Theme, qtbot: QtBot) -> None:
    asked = Coverage("a" * 32, "sop", ACTIVITY, ACTIVITY, "", NOON).having(
        platforms=("instagram", "facebook")
    )
    platforms = PlatformList(theme, PLATFORMS)
    qtbot.addWidget(platforms)
    platforms.show_coverage(asked, "Asia/Jakarta")
    assert platforms.chosen == "instagram"
    other = asked.having(id="b" * 32, results=(LIVE,))
    platforms.show_coverage(other, "Asia/Jakarta")
    assert platforms.chosen == "facebook"
    platforms.choose("instagram")
    platforms.show_coverage(other, "Asia/Jakarta")
    assert platforms.chosen == "instagram", "what the person looks at stays"


def _ended(*published: str) -> Card:
    return replace(card(5), stage=Stage.PUBLISHED, step=0, role="", published=published)


def test_archive_and_report_say_that_it_was_taken_down() -> None:
    said = [
        archive_rows(ArchiveAnswer((each,), {}, (), 1), Office("f" * 64), PLATFORMS)[0].time_text
        for each in (_ended("instagram"), _ended())
    ]
    assert said == ["terbit di Instagram", "diturunkan"]
    assert status_words(_ended("instagram")) == "Terbit, belum diarsipkan"
    assert status_words(_ended()) == "Diturunkan, belum diarsipkan"
