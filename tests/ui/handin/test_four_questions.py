"""The hint says which of ANRI's four questions a narrative answers, and how to answer the rest."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.acts import Activity
from ui.handin.four_questions import answers, count_words, missing_line

ACTIVITY = Activity("Peninjauan jalan desa Kujan", "kdh", 0, "Pendopo Bupati", ("Camat Bulik",))
LEADER = "Wakil Bupati Lamandau"
DAY = date(2026, 11, 23)
ALL = ["siapa", "apa", "kapan", "di mana"]


def answered(narrative: str) -> list[str]:
    """The questions that the narrative answers."""
    found = answers(narrative, ACTIVITY, LEADER, DAY)
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
        ("Wabup hadir pukul 09.30.", ["siapa", "kapan"]),
        ("Rombongan ditinjau dari dekat.", ["apa"]),
        ("Jalan itu ditinjau Senin (23/11/2026).", ["apa", "kapan"]),
        ("Bantuan diserahkan di Desa Sungkup.", ["di mana"]),
        ("Rapat digelar di aula BKPSDM.", ["di mana"]),
        ("Menyerahkan bantuan.", ["apa"]),
        ("Warga menunggu dua minggu.", []),
        ("Selesai pada 2 Mei.", ["kapan"]),
    ],
)
def test_a_question_counts_as_answered_by_the_words_of_the_activity_or_their_like(
    narrative: str, expected: list[str]
) -> None:
    assert answered(narrative) == expected


@pytest.mark.parametrize(
    ("leader", "narrative", "said"),
    [
        ("Bupati Sukamara", "Warga Sukamara menunggu.", False),
        ("Bupati Sukamara, Hendra Lesmana, S.E.", "Hendra pulang.", True),
        ("Sekretaris Daerah", "Pendapatan daerah naik.", False),
        ("Sekretaris Daerah", "Sekda pulang.", True),
        ("Wakil Bupati Sukamara", "Wakil warga pulang.", False),
    ],
)
def test_the_region_and_weak_words_of_a_title_do_not_name_the_leader(
    leader: str, narrative: str, said: bool
) -> None:
    who = answers(narrative, Activity("Rapat", "kdh", 0, ""), leader, DAY)[0]
    assert who.said is said


def told(narrative: str, activity: Activity = ACTIVITY) -> str:
    return missing_line(narrative, answers(narrative, activity, LEADER, DAY))


def test_what_is_missing_is_said_with_what_could_be_written() -> None:
    assert told("Wakil Bupati meninjau jalan.") == (
        "Belum disebut: kapan (misalnya “Senin, 23 November 2026”) dan di mana (misalnya “di "
        "Pendopo Bupati”)."
    )
    nowhere = Activity("Rapat", "kdh", 0, "")
    assert told("Wakil Bupati memimpin rapat, Senin pagi.", nowhere) == "Belum disebut: di mana."


def test_a_text_just_begun_and_a_complete_one_are_left_alone() -> None:
    assert told("Wakil Bupati") == ""
    assert told("Wakil Bupati meninjau jalan di Pendopo, Senin pagi.") == ""


def test_words_are_counted_as_a_person_counts_them() -> None:
    assert count_words("Bupati  meninjau\njalan sepanjang 2,4 km.") == 6
