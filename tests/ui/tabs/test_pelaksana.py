"""What Pelaksana can rely on: nothing typed is lost, nothing half-done goes out, all is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from app.domain import acts
from app.domain.coverage import Coverage
from app.drafts import Draft
from tests.office_builder import KABAG, KASUBAG, PELAKSANA, TITLE, Pc
from ui.messages import Messages
from ui.tabs.pelaksana import PelaksanaTab
from ui.theme import Theme
from ui.workplace import Workplace

At = Callable[[str], Workplace]
PATIENCE = 30_000  # ms
NARRATIVE = "Bupati meninjau jalan desa di Kujan, Minggu pagi."


@pytest.fixture
def show(
    workplace: At, qtbot: QtBot, theme: Theme, messages: Messages
) -> Iterator[Callable[[str], PelaksanaTab]]:
    """Opens the tab of a demo person."""
    tabs: list[PelaksanaTab] = []

    def shown(name: str = PELAKSANA) -> PelaksanaTab:
        tab = PelaksanaTab(workplace(name), theme, messages)
        tabs.append(tab)
        tab.resize(1366, 716)
        tab.show()
        return tab

    yield shown
    for tab in tabs:
        tab.close()
        tab.deleteLater()


Show = Callable[..., PelaksanaTab]


def coverage(tab: PelaksanaTab) -> Coverage:
    """The coverage that is shown, as its PC knows it."""
    found = tab.desk.file
    assert found is not None
    return found.coverage


def on(qtbot: QtBot, tab: PelaksanaTab, coverage_id: str, page: str) -> None:
    """Wait until the tab shows that coverage on that page, ready to be worked on."""

    def there() -> bool:
        tab.show_coverage(coverage_id)
        file = tab.desk.file
        ready = page != "hand_in" or tab.desk.hand_in.open.draft is not None
        return (
            file is not None and file.coverage.id == coverage_id and tab.desk.page == page and ready
        )

    qtbot.waitUntil(there, timeout=PATIENCE)


def begun(qtbot: QtBot, tab: PelaksanaTab, title: str = TITLE) -> str:
    """A coverage that was begun through the form; its id."""
    tab.queue.action.click()
    tab.new.form.title.setText(title)
    tab.new.form.place.setText("Desa Kujan")
    tab.new.begin.click()
    qtbot.waitUntil(
        lambda: tab.desk.page == "hand_in" and tab.desk.hand_in.open.draft is not None,
        timeout=PATIENCE,
    )
    return coverage(tab).id


def written(tab: PelaksanaTab, narrative: str = NARRATIVE) -> None:
    """What Pelaksana types."""
    tab.desk.hand_in.right.narrative.text.setPlainText(narrative)


def names(tab: PelaksanaTab) -> list[str]:
    """The names under the tiles, in order."""
    return [tile.name for tile in tab.desk.hand_in.middle.grid.media.tiles()]


def remarks(tab: PelaksanaTab) -> str:
    """Everything that is remarked on the coverage."""
    return "\n".join(view.sentence for view in tab.desk.remarks.shown)


def photo(folder: Path, colour: str) -> Path:
    """A photo on the camera's card."""
    path = folder / f"{colour}.jpg"
    Image.new("RGB", (160, 120), colour).save(path)
    return path


def with_photo(pc: Pc, tab: PelaksanaTab, coverage_id: str, *colours: str) -> None:
    """Photos in the draft as the intake would leave them, without its processes."""
    desk = tab.desk.hand_in
    for colour in colours:
        desk.line.taken.emit(coverage_id, pc.photo(coverage_id, colour, f"{colour}.jpg"))


def returned(pc: Pc) -> str:
    """A coverage that came back with two points, delivered."""
    coverage_id = pc.opens()
    pc.hands_in(coverage_id, narrative=NARRATIVE)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.act(KABAG, coverage_id, acts.CoverageRejected("Perbaiki dahulu.", ("Nama camat", "Foto 1")))
    pc.act(KASUBAG, coverage_id, acts.CoverageReturned("Mohon diperbaiki."))
    pc.sync()
    return coverage_id


def test_a_coverage_begun_in_the_form_is_ready_to_be_prepared(show: Show, qtbot: QtBot) -> None:
    tab = show()
    begun(qtbot, tab)
    assert coverage(tab).activity.title == TITLE
    assert tab.queue.view.chosen in ("", coverage(tab).id)
    assert tab.bench.strip.steps[0].state == "current"
    assert "belum ada foto atau video" in tab.desk.hand_in.button.closed_reason


def test_without_a_title_no_coverage_is_begun(show: Show, qtbot: QtBot) -> None:
    tab = show()
    tab.queue.action.click()
    tab.new.begin.click()
    assert tab.new.isVisible()
    assert tab.queue.model.rows() == []


def test_files_are_copied_shown_and_handed_in_and_a_bad_one_stands_in_the_way(
    show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = show()
    coverage_id = begun(qtbot, tab)
    notes = tmp_path / "catatan.txt"
    notes.write_text("bukan foto")
    desk = tab.desk.hand_in
    desk.middle.drop.files_dropped.emit([photo(tmp_path, "navy"), notes])
    written(tab)
    qtbot.waitUntil(lambda: desk.middle.grid.media.rowCount() == 2, timeout=20_000)
    qtbot.waitUntil(
        lambda: "1 berkas perlu dibuang atau diganti" in desk.button.closed_reason, timeout=PATIENCE
    )
    assert [tile.problem for tile in desk.middle.grid.media.tiles()] == [
        "",
        "Bukan foto atau video yang dikenal",
    ]
    desk.middle.grid.discard_requested.emit(desk.media.not_taken[0].key)
    assert desk.button.closed_reason == ""
    desk.button.click()
    qtbot.waitUntil(lambda: tab.desk.page == "watch", timeout=PATIENCE)
    assert coverage(tab).wording.narrative == NARRATIVE
    assert [item.name for item in coverage(tab).media] == ["navy.jpg"]
    qtbot.waitUntil(lambda: "tercatat di buku kantor" in remarks(tab), timeout=PATIENCE)
    assert not (tab.workplace.station.profile.root / "drafts" / f"{coverage_id}.json").exists()


def test_what_was_typed_is_there_again_after_a_restart(show: Show, qtbot: QtBot, pc: Pc) -> None:
    tab = show()
    coverage_id = begun(qtbot, tab)
    written(tab)
    qtbot.waitUntil(lambda: tab.desk.hand_in.subtitle() == "tersimpan di PC ini", timeout=PATIENCE)
    again = show()
    on(qtbot, again, coverage_id, "hand_in")
    assert again.desk.hand_in.right.narrative.text.toPlainText() == NARRATIVE
    assert again.desk.hand_in.subtitle() == "tersimpan di PC ini"


def test_leaving_the_tab_keeps_at_once_what_was_typed(show: Show, qtbot: QtBot) -> None:
    tab = show()
    coverage_id = begun(qtbot, tab)
    written(tab)
    tab.hide()
    kept: list[object] = []
    drafts = tab.workplace.station.drafts
    tab.workplace.tasks.change(lambda progress: drafts.read(coverage_id), kept.append)
    qtbot.waitUntil(lambda: bool(kept), timeout=PATIENCE)
    assert isinstance(kept[0], Draft)
    assert kept[0].wording.narrative == NARRATIVE


def test_the_same_file_twice_is_taken_once_and_a_discarded_one_comes_back(
    show: Show, qtbot: QtBot, pc: Pc
) -> None:
    tab = show()
    coverage_id = begun(qtbot, tab)
    qtbot.waitUntil(lambda: not tab.workplace.station.replica.pending_count(), timeout=PATIENCE)
    pc.sync()
    desk = tab.desk.hand_in
    written(tab)
    with_photo(pc, tab, coverage_id, "navy", "teal", "navy")
    assert names(tab) == ["navy.jpg", "teal.jpg"]
    assert "navy.jpg sudah ada di sini" in desk.middle.said()["twin"]
    first = desk.middle.grid.media.tiles()[0].media_id
    desk.middle.grid.discard_requested.emit(first)
    assert names(tab) == ["teal.jpg"]
    desk.middle.banner("undo").action.click()
    assert names(tab) == ["navy.jpg", "teal.jpg"]
    desk.middle.grid.setCurrentIndex(desk.middle.grid.media.index(1))
    desk.middle.tools.earlier.click()
    assert names(tab) == ["teal.jpg", "navy.jpg"]


def test_what_came_back_shows_its_points_and_goes_out_as_revision_two(
    show: Show, qtbot: QtBot, pc: Pc
) -> None:
    coverage_id = returned(pc)
    tab = show()
    on(qtbot, tab, coverage_id, "hand_in")
    desk = tab.desk.hand_in
    assert desk.right.points.reason == "Mohon diperbaiki."
    box = next(iter(desk.right.points.boxes.values()))
    assert isinstance(box, QCheckBox)
    box.click()
    qtbot.waitUntil(lambda: any(point.done for point in coverage(tab).points), timeout=PATIENCE)
    assert desk.right.narrative.text.toPlainText() == NARRATIVE
    written(tab, NARRATIVE + " Didampingi Camat Bulik.")
    assert desk.button.text() == "Serahkan revisi 2 kepada Kasubag"
    desk.button.click()
    qtbot.waitUntil(lambda: tab.desk.page == "watch", timeout=PATIENCE)
    assert coverage(tab).revision == 2
    assert coverage(tab).wording.narrative.endswith("Camat Bulik.")


def test_a_hand_in_that_is_taken_back_is_a_draft_again_with_all_its_texts(
    show: Show, qtbot: QtBot, pc: Pc
) -> None:
    coverage_id = pc.opens()
    pc.hands_in(coverage_id, narrative=NARRATIVE)
    pc.sync()
    tab = show()
    on(qtbot, tab, coverage_id, "watch")
    tab.desk.side.menu.buttons[acts.ActWithdrawn].click()
    assert tab.desk.side.seal.isVisible()
    tab.desk.side.seal.click()
    qtbot.waitUntil(lambda: tab.desk.page == "hand_in", timeout=PATIENCE)
    desk = tab.desk.hand_in
    qtbot.waitUntil(lambda: desk.open.draft is not None, timeout=PATIENCE)
    assert coverage(tab).revision == 0
    assert desk.right.narrative.text.toPlainText() == NARRATIVE
    assert desk.middle.grid.media.rowCount() == 1


def test_a_revision_after_a_ya_warns_that_the_ya_lapses(show: Show, qtbot: QtBot, pc: Pc) -> None:
    coverage_id = pc.opens()
    pc.hands_in(coverage_id, narrative=NARRATIVE)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    pc.sync()
    tab = show()
    on(qtbot, tab, coverage_id, "watch")
    tab.desk.watch.revise.click()
    on(qtbot, tab, coverage_id, "hand_in")
    qtbot.waitUntil(lambda: "approval" in tab.desk.hand_in.middle.said(), timeout=PATIENCE)
    assert "menggugurkan Ya" in tab.desk.hand_in.middle.said()["approval"]


def test_work_begins_when_the_person_turns_to_a_coverage_and_not_by_itself(
    show: Show, qtbot: QtBot, pc: Pc
) -> None:
    returned(pc)
    tab = show()
    qtbot.waitUntil(lambda: tab.desk.file is not None, timeout=PATIENCE)
    visit = coverage(tab).visit
    assert visit is not None
    assert visit.begun_at is None
    index = tab.queue.view.currentIndex()
    where = tab.queue.view.visualRect(index).center()
    qtbot.mouseClick(tab.queue.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(lambda: (v := coverage(tab).visit) is not None and v.begun_at is not None)


def test_who_is_not_pelaksana_sees_everything_and_is_told_whose_task_it_is(
    show: Show, qtbot: QtBot, pc: Pc
) -> None:
    coverage_id = returned(pc)
    tab = show(KASUBAG)
    on(qtbot, tab, coverage_id, "watch")
    assert not tab.desk.watch.revise.isVisible()
    tab.queue.action.click()
    assert "Ini tugas Pelaksana" in tab.new.begin.closed_reason
    assert tab.new.back.isVisible()
    tab.new.back.click()
    assert not tab.new.isVisible()
