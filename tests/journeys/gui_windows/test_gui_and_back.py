"""What comes back: a Tidak with points, a text corrected inside the Ya, a change after it."""

from __future__ import annotations

from pathlib import Path

from app.domain.acts import CoverageReceived
from app.domain.coverage import Stage
from tests.journeys.gui_windows.conftest import Sits
from tests.journeys.gui_windows.seat import KABAG, KASUBAG, PELAKSANA
from tests.office_builder import TITLE, Pc

REASON = "Narasi belum memuat nama pejabat."
POINT = "Tulis nama kepala dinas"
BETTER = "Bupati dan Kepala Dinas PUPR meninjau jalan desa."
BEST = "Bupati dan Kepala Dinas PUPR meninjau jalan desa Kujan."


def test_a_tidak_comes_back_with_its_points_and_goes_up_again(
    sits: Sits, photos: list[Path]
) -> None:
    seat = sits(PELAKSANA)
    seat.begins(TITLE, "Jalan ditinjau.", photos)
    seat.hands_in(TITLE)
    seat.receives(TITLE)
    seat.rejects(TITLE, REASON, POINT)
    seat.returns(TITLE)
    seat.works_on(PELAKSANA, TITLE)
    seat.sees(REASON)
    seat.hand.tick(POINT)
    seat.sees("1 dari 1 selesai")
    seat.hand.write("Narasi", BETTER)
    seat.hands_in(TITLE)
    seat.receives(TITLE)
    seat.works_on(KABAG, TITLE)
    seat.sees("Narasi · revisi 2")
    assert seat.card(TITLE).revision == 2
    assert seat.card(TITLE).open_points == 0


def test_a_text_is_corrected_inside_the_ya_and_one_photo_left_out(sits: Sits, earlier: Pc) -> None:
    coverage = received(earlier, "navy", "maroon")
    seat = sits(KABAG)
    seat.hand.choose(TITLE)
    seat.hand.button("Ya, setujui 2 media")
    seat.rewrites(BEST)
    seat.sees("Perbaikan")
    seat.hand.press("Setuju, publikasikan")
    seat.hand.press("Ya, setujui 2 media")
    seat.has(TITLE, Stage.UNDER_WAY, 4)
    now = seat.workplace.station.coverage(coverage)
    assert now is not None
    assert now.approval is not None
    assert now.wording.narrative == BEST
    assert now.approval.directive == "Setuju, publikasikan"
    assert now.revision == 1, "a correction is no hand-in"


def test_a_change_after_the_ya_costs_it_and_kabag_is_asked_again(sits: Sits, earlier: Pc) -> None:
    coverage = received(earlier, "navy")
    earlier.approves(coverage)
    earlier.sync()
    seat = sits(KASUBAG)
    seat.hand.choose(TITLE)
    seat.hand.press("ubah")
    seat.sees("akan gugur")
    seat.hand.write("Narasi", BETTER)
    seat.hand.press("Simpan, Ya menjadi gugur")
    seat.has(TITLE, Stage.UNDER_WAY, 3)
    seat.works_on(KABAG, TITLE)
    seat.sees("gugur karena narasi")
    now = seat.workplace.station.coverage(coverage)
    assert now is not None
    assert now.approval is None
    seat.hand.button("Ya, setujui 1 media")


def received(pc: Pc, *colours: str) -> str:
    """A coverage that waits for Kabag; its id."""
    coverage = pc.opens()
    photos = [pc.photo(coverage, colour, f"{colour}.jpg") for colour in colours]
    pc.hands_in(coverage, *photos)
    pc.act(KASUBAG, coverage, CoverageReceived())
    pc.sync()
    return coverage
