"""The laptop leaves with what waits for Kabag, and comes back with the decisions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from app.domain import acts
from app.domain.coverage import Coverage, Stage
from app.domain.judge import Verdict
from app.domain.roles import Role
from app.ledger.office_clock import OfficeClock, office_clock
from app.ledger.office_folder import OfficeFolder
from tests.app.media.conftest import write_video
from tests.journeys.gui_windows.conftest import Sits
from tests.journeys.gui_windows.seat import DELIVERED, KABAG, KASUBAG, KEPT, Seat
from tests.office_builder import ADMIN, Pc
from ui.tabs.kabag import KabagTab

FILM, REFUSED, RACED, HELD = "Panen raya", "Rapat koordinasi", "Pelepasan satwa", "Upacara"


def test_kabag_decides_away_from_the_office_and_it_is_delivered_on_coming_back(
    sits: Sits, earlier: Pc, folder: Path, tmp_path: Path, photos: list[Path]
) -> None:
    large = enlarged(photos[0], tmp_path / "IMG_2060.jpg")
    film = received_film(earlier, large, write_video(tmp_path / "VID_0007.mp4", 20))
    for title, colour in ((REFUSED, "navy"), (RACED, "teal")):
        received(earlier, title, colour)
    seat = sits(KABAG)
    seat.hand.wait("baris", lambda: seat.hand.row(RACED))
    prepare(seat, 3)

    with away(folder) as elsewhere:
        seat.sees("Terputus")
        looks_at_the_originals(seat, film)
        seat.hand.press("Setuju, publikasikan")
        seat.hand.press("Ya, setujui 2 media")
        seat.sees(KEPT)
        seat.sees("menunggu dikirim")
        seat.hand.choose(REFUSED)
        seat.hand.press("Tidak…")
        seat.hand.write("Alasan", "Ganti foto")
        seat.hand.press("Putuskan Tidak")
        seat.sees(KEPT)
        seat.leave()

        again = sits(KABAG, demo=False)  # the program is begun anew, still away
        again.sees("tindakan menunggu dikirim")
        again.hand.choose(RACED)
        again.hand.press("Ya, setujui 1 media")
        again.sees(KEPT)
        colleague = Pc(OfficeFolder(elsewhere), tmp_path / "pc-lain", clock_of(elsewhere))
        decides_first(colleague, RACED)
        colleague.close()

    again.has(FILM, Stage.UNDER_WAY, 4)
    again.hand.choose(RACED)
    again.sees("tidak berlaku")  # overtaken: both sides, and the ways on
    again.sees("Lihat lagi")
    again.sees("Tersambung")
    done = coverage_of(again, film)
    assert done.approval is not None
    assert done.approval.directive == "Setuju, publikasikan"
    assert {item.seen for item in done.approval.items} == {"original"}
    again.hand.press("Lepaskan")
    again.hand.wait("dilepaskan", lambda: not again.hand.sees("tidak berlaku"))
    earlier.sync()
    assert earlier.coverage(film).step == 4
    assert earlier.coverage(id_of(earlier, REFUSED)).verdict_reason == "Ganti foto"


def test_what_was_decided_after_the_post_ended_is_held_for_the_successor(
    sits: Sits, earlier: Pc, folder: Path, tmp_path: Path
) -> None:
    held = received(earlier, HELD, "maroon")
    seat = sits(KABAG)
    seat.hand.choose(HELD)
    seat.hand.button("Ya, setujui 1 media")
    with away(folder) as elsewhere:
        seat.sees("Terputus")
        seat.hand.press("Ya, setujui 1 media")
        seat.sees(KEPT)
        colleague = Pc(OfficeFolder(elsewhere), tmp_path / "pc-lain", clock_of(elsewhere))
        hands_over(colleague)
        colleague.close()
    seat.sees("ditahan")
    seat.sees(f"Dapat menegaskan: {ADMIN}")
    earlier.sync()
    history = earlier.station.projection.history(held)
    assert [judged.verdict for judged in history.judged][-1] is Verdict.HELD
    seat.sits(ADMIN)
    seat.hand.press("Kabag")
    seat.hand.choose(HELD)
    seat.hand.press("Tegaskan")
    seat.sees(DELIVERED)
    seat.has(HELD, Stage.UNDER_WAY, 4)


def prepare(seat: Seat, coverages: int) -> None:
    """Everything that waits comes along, in the original."""
    seat.hand.press("Siapkan untuk dibawa…")
    seat.hand.press("Siapkan")
    seat.hand.wait("lengkap", lambda: seat.hand.sees("siap dibawa"))
    seat.hand.press("Tutup")
    seat.sees(f"Siap dibawa: {coverages} liputan")


def looks_at_the_originals(seat: Seat, coverage: str) -> None:
    """Kabag opens the photo in its own size, and plays the video: from this PC's disk."""
    seat.hand.choose(FILM)
    tab = kabag_tab(seat)
    seat.hand.wait("media", lambda: tab.file is not None and tab.file.coverage.id == coverage)
    cache = seat.workplace.station.profile.cache / "berkas"
    seat.hand.press("Asli")
    seat.hand.wait("foto asli", lambda: len(tab.draft.originals) == 1)
    tab.media.strip.step(1)
    seat.hand.wait("video asli", lambda: shown_from(tab, cache))
    tab.media.viewer.toggle_play()
    seat.hand.wait("kedua asli dilihat", lambda: len(tab.draft.originals) == 2)
    tab.media.viewer.stop()


def shown_from(tab: KabagTab, cache: Path) -> bool:
    item = tab.media.viewer.item
    return item is not None and item.path is not None and item.path.is_relative_to(cache)


def kabag_tab(seat: Seat) -> KabagTab:
    assert seat.desk is not None
    tab = seat.desk.tabs.currentWidget()
    assert isinstance(tab, KabagTab)
    return tab


def coverage_of(seat: Seat, coverage: str) -> Coverage:
    def known() -> Coverage | None:
        found = seat.workplace.station.coverage(coverage)
        return found if found is not None and found.approval is not None else None

    return seat.hand.wait("persetujuan", known)


def received_film(pc: Pc, photo: Path, video: Path) -> str:
    """A coverage of a real photo and a real video that waits for Kabag, delivered."""
    coverage = pc.opens(FILM)
    folder, intake = pc.station.bag_of(coverage), pc.station.intake
    media = [intake.take_media(each, folder, lambda done: True) for each in (photo, video)]
    pc.hands_in(coverage, *media)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    return coverage


def enlarged(photo: Path, target: Path) -> Path:
    """The photo with more pixels than its preview has."""
    with Image.open(photo) as image:
        image.resize((3000, 2250)).save(target)
    return target


def received(pc: Pc, title: str, colour: str) -> str:
    """A coverage of one photo that waits for Kabag, delivered."""
    coverage = pc.opens(title)
    pc.hands_in(coverage, pc.photo(coverage, colour))
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    return coverage


def decides_first(pc: Pc, title: str) -> None:
    """At the office somebody signs in as Kabag and says Tidak before the laptop is back."""
    pc.act(KABAG, id_of(pc, title), acts.CoverageRejected("Foto buram"))
    pc.sync()


def hands_over(pc: Pc) -> None:
    """At the office Kabag's post ends, and the admin is Kabag from now on."""
    pc.sits(KASUBAG)
    administration, office = pc.station.administration(), pc.desk.office
    (old,) = office.holders(Role.KABAG, pc.station.clock.now().at)
    administration.end_appointment(old.id, "Mutasi")
    person = next(each.id for each in office.people.values() if each.name == ADMIN)
    administration.appoint(person, Role.KABAG, old.title)
    pc.sync()


def id_of(pc: Pc, title: str) -> str:
    return next(card.id for card in pc.station.queries.search("") if card.title == title)


def clock_of(folder: Path) -> OfficeClock:
    return office_clock(OfficeFolder(folder), None)


@contextmanager
def away(folder: Path) -> Iterator[Path]:
    """The laptop does not see the office folder; where it is meanwhile."""
    elsewhere = folder.with_name("kantor-dipindah")
    folder.rename(elsewhere)
    try:
        yield elsewhere
    finally:
        elsewhere.rename(folder)
