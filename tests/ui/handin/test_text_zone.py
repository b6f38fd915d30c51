"""What is typed changes the texts of a draft, and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.acts import Activity
from app.domain.media import MediaItem
from app.domain.office import Office
from app.drafts import Draft, ToTake
from app.publication.platforms import load_platforms
from ui.handin.text_zone import TextZone
from ui.theme import Theme

OFFICE = Office("o" * 64, leaders={"kdh": "Bupati Lamandau"})
MONDAY = 1_795_410_000_000  # 23 November 2026, 12.00 WIB
PHOTO = MediaItem("a" * 64, "jpg", "IMG_1.jpg", "photo", 1000, 40, 30)


@pytest.fixture
def zone(theme: Theme, qtbot: QtBot) -> Iterator[TextZone]:
    made = TextZone(theme, load_platforms())
    made.form.set_office(OFFICE.leaders, OFFICE.zone)
    yield made
    made.deleteLater()


def test_files_not_copied_yet_stay_in_the_draft_while_its_narrative_is_typed(
    zone: TextZone,
) -> None:
    waiting = (ToTake("/kamera/IMG_2.jpg"), ToTake("/kamera/IMG_3.jpg", edited=True))
    activity = Activity("Peninjauan jalan", "kdh", MONDAY, "Desa Kujan")
    draft = Draft(activity, media=(PHOTO,), waiting=waiting)
    zone.fill(draft)
    zone.narrative.text.setPlainText("Bupati meninjau jalan.")
    typed = zone.applied_to(draft)
    assert typed.wording.narrative == "Bupati meninjau jalan."
    assert (typed.media, typed.waiting) == ((PHOTO,), waiting)


def test_the_words_of_a_long_narrative_are_counted_with_the_point_of_thousands(
    zone: TextZone,
) -> None:
    zone.narrative.text.setPlainText("Bupati meninjau jalan. " * 4500)
    assert zone.narrative.counted_words == "13.500 kata"
