"""The hint says which of ANRI's four questions a narrative answers."""

from __future__ import annotations

import pytest

from app.domain.acts import Activity
from ui.handin.four_questions import answers, count_words

ACTIVITY = Activity("Peninjauan jalan desa Kujan", "kdh", 0, "Pendopo Bupati", ("Camat Bulik",))
ALL = ["siapa", "apa", "kapan", "di mana"]


def answered(narrative: str) -> list[str]:
    """The questions that the narrative answers."""
    found = answers(narrative, ACTIVITY, "Wakil Bupati Lamandau")
    assert [each.question for each in found] == ALL
    return [each.question for each in found if each.said]


@pytest.mark.parametrize(
    ("narrative", "expected"),
    [
        ("", []),
        ("Bupati melakukan peninjauan di pendopo, Minggu pagi.", ALL),
        ("Camat hadir.", ["siapa"]),
        ("Acara berlangsung hari ini.", ["kapan"]),
        ("Kegiatan di desa dan kecamatan.", []),
    ],
)
def test_a_question_counts_as_answered_by_the_words_of_the_activity(
    narrative: str, expected: list[str]
) -> None:
    assert answered(narrative) == expected


def test_words_are_counted_as_a_person_counts_them() -> None:
    assert count_words("Bupati  meninjau\njalan sepanjang 2,4 km.") == 6
