"""The printed history: every act has its words, and says what was noted with it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.archive.deeds import DEEDS, Chronicle
from app.domain import acts
from app.domain.coverage import Coverage
from app.domain.marks import Mark
from tests.office_builder import EQUIPMENT, KABAG, KASUBAG, PELAKSANA, Pc


def _chronicle(pc: Pc, coverage: Coverage) -> Chronicle:
    office = pc.desk.office
    names = {"instagram": "Instagram"}
    return Chronicle(office, office.sops[coverage.sop], names, ZoneInfo("Asia/Jakarta"))


def test_every_act_has_a_name_in_the_history() -> None:
    assert set(acts.ACTS.values()) - acts.QUIET == set(DEEDS)


def test_the_history_says_who_did_what_when_in_which_post(pc: Pc) -> None:
    coverage = pc.coverage(pc.plays())
    rows = _chronicle(pc, coverage).rows(coverage)
    assert len(rows) == len(coverage.history)
    yes = next(row for row in rows if row.what.startswith("Ya"))
    assert (yes.who, yes.post) == (KABAG, "Kepala Bagian Protokol dan Komunikasi Pimpinan")
    assert yes.at == "22-11-2026 12.00"
    assert yes.note == "1 media; Publikasikan."
    assert [row.note for row in rows if row.what == "Mencatat hasil publikasi"] == [
        "Instagram terbit"
    ]


def test_reasons_and_points_are_printed_with_what_was_sent_back(pc: Pc) -> None:
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.CoverageReturned("Kurang lengkap", ("Sebut nama desa",)))
    pc.act(PELAKSANA, coverage_id, acts.NoteWritten("Sudah ditelepon"))
    coverage = pc.coverage(coverage_id)
    notes = [row.note for row in _chronicle(pc, coverage).rows(coverage)]
    assert notes[-2:] == ["Kurang lengkap; Sebut nama desa", "Sudah ditelepon"]


def test_what_a_tidak_asked_for_by_a_mark_is_printed_as_well(pc: Pc) -> None:
    coverage_id = pc.opens()
    photo = pc.photo(coverage_id)
    pc.hands_in(coverage_id, photo)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pin = Mark(photo.sha256, "pin", (1, 1), "papan terpotong")
    mark = pc.act(KABAG, coverage_id, acts.MarkPlaced(pin)).id
    pc.act(KABAG, coverage_id, acts.CoverageRejected("Ganti foto", ("Sebut desa",), marks=(mark,)))
    coverage = pc.coverage(coverage_id)
    notes = [row.note for row in _chronicle(pc, coverage).rows(coverage)]
    assert notes[-1] == "Ganti foto; Sebut desa; papan terpotong"
    assert coverage.asked_by(coverage.history[-1].body) == ("Sebut desa", "papan terpotong")


def test_a_hand_in_counts_what_was_listed_ahead_of_it(pc: Pc) -> None:
    coverage_id = pc.opens()
    photos = (pc.photo(coverage_id), pc.photo(coverage_id, "teal", "IMG_2042.jpg"))
    listed = pc.act(PELAKSANA, coverage_id, acts.MediaListed(photos[:1])).id
    activity = pc.coverage(coverage_id).activity
    text = acts.Wording("Jalan desa ditinjau.")
    act = acts.CoverageHandedIn(activity, photos[1:], text, EQUIPMENT, (listed,))
    pc.act(PELAKSANA, coverage_id, act)
    coverage = pc.coverage(coverage_id)
    notes = [row.note for row in _chronicle(pc, coverage).rows(coverage)]
    assert notes[-1] == "2 foto"
