"""What Kasubag can rely on at the tab, from receiving to archiving, mistakes included."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from app.demo.office import demo_person
from app.domain import acts
from app.domain.coverage import Stage
from tests.office_builder import ADMIN, KABAG, KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.ui.tabs.conftest import Shown
from ui.panes.mistake_forms import ReassignForm, TakeDownForm
from ui.panes.verdict_form import VerdictForm
from ui.panes.wording_form import WordingForm
from ui.tabs.kasubag import KasubagTab
from ui.workplace import Workplace

At = Callable[[str], Workplace]


def opened(workplace: At, shown: Shown, pc: Pc, coverage_id: str) -> KasubagTab:
    """Kasubag's tab on a coverage, after what the PC has was delivered."""
    pc.sync()
    tab = shown(workplace(KASUBAG), KasubagTab, coverage_id)
    assert isinstance(tab, KasubagTab)
    return tab


def handed_in(pc: Pc) -> str:
    """A coverage that waits to be received."""
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    return coverage_id


def approved(pc: Pc) -> str:
    """A coverage that waits for Kasubag's directive."""
    coverage_id = handed_in(pc)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    return coverage_id


def directed(pc: Pc) -> str:
    """A coverage that the admin is to publish on two platforms."""
    coverage_id = approved(pc)
    pc.directs(coverage_id, "instagram", "facebook")
    return coverage_id


def published(pc: Pc) -> str:
    """A coverage that is published and waits for the archive."""
    coverage_id = approved(pc)
    pc.directs(coverage_id)
    pc.act(PELAKSANA, coverage_id, acts.DocumentWaived("undangan", "Tanpa undangan"))
    pc.records(coverage_id)
    return coverage_id


def done(tab: KasubagTab, kind: type) -> bool:
    """Whether an act of this kind is in effect on the coverage that is shown."""
    history = tab.file.coverage.history if tab.file else ()
    return any(isinstance(entry.body, kind) for entry in history)


def body(tab: KasubagTab, kind: type) -> object:
    """The last act of this kind."""
    assert tab.file is not None
    return next(e.body for e in reversed(tab.file.coverage.history) if isinstance(e.body, kind))


def told(tab: KasubagTab) -> str:
    """The remarks over the texts."""
    return "\n".join(view.sentence for view in tab.remarks.shown)


def test_what_was_handed_in_is_passed_on_with_the_correction_that_was_shown(
    workplace: At, shown: Shown, pc: Pc, qtbot: QtBot
) -> None:
    tab = opened(workplace, shown, pc, handed_in(pc))
    assert tab.waiting() == 1
    tab.narrative.edit.click()
    tab.narrative.editor.narrative.setPlainText("Bupati meninjau jalan desa.")
    assert tab.receive.text() == "Periksa perubahan dahulu"
    tab.receive.click()
    assert not done(tab, acts.CoverageReceived)
    tab.requirements.all.click()
    tab.receive.click()
    qtbot.waitUntil(lambda: done(tab, acts.CoverageReceived), timeout=5000)
    sealed = body(tab, acts.CoverageReceived)
    assert isinstance(sealed, acts.CoverageReceived)
    assert sealed.correction == acts.Wording("Bupati meninjau jalan desa.")
    assert sealed.equipment == {"smartphone": True, "komputer": True, "internet": True}
    qtbot.waitUntil(lambda: "Belum gilirannya" in tab.bench.foot.reason, timeout=5000)


def test_after_a_tidak_the_way_back_is_prepared_with_kabags_points(
    workplace: At, shown: Shown, pc: Pc, qtbot: QtBot
) -> None:
    coverage_id = handed_in(pc)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.act(KABAG, coverage_id, acts.CoverageRejected("Foto kurang", ("Tambah foto warga",)))
    tab = opened(workplace, shown, pc, coverage_id)
    assert tab.points.reason == "Foto kurang"
    tab.send_back.click()
    form = tab.form(acts.CoverageReturned)
    assert isinstance(form, VerdictForm)
    assert (form.text("reason"), form.points) == ("Foto kurang", ("Tambah foto warga",))
    form.add_point("Sebut nama desa")
    tab.zone.seal.click()
    qtbot.waitUntil(lambda: done(tab, acts.CoverageReturned), timeout=5000)
    sealed = body(tab, acts.CoverageReturned)
    assert isinstance(sealed, acts.CoverageReturned)
    assert sealed.points == ("Tambah foto warga", "Sebut nama desa")


def test_a_directive_needs_an_admin_and_a_platform(
    workplace: At, shown: Shown, pc: Pc, qtbot: QtBot
) -> None:
    tab = opened(workplace, shown, pc, approved(pc))
    assert "Ya dari Kepala Bagian" in told(tab)
    assert "Publikasikan." in told(tab), "Kabag's own words are what Kasubag acts on"
    assert tab.direct.closed_reason.startswith("Pilih dahulu admin")
    admin = demo_person(pc.station, ADMIN)
    tab.direction.choice.choose(admin, ())
    assert tab.direct.closed_reason.startswith("Pilih sedikitnya satu")
    tab.direction.choice.choose(admin, ("instagram", "facebook"))
    tab.direction.note.setPlainText("Sebelum pukul 16.00")
    tab.direct.click()
    qtbot.waitUntil(lambda: done(tab, acts.AdminDirected), timeout=5000)
    sealed = body(tab, acts.AdminDirected)
    assert isinstance(sealed, acts.AdminDirected)
    assert (sealed.admin, sealed.platforms) == (admin, ("instagram", "facebook"))
    assert sealed.note == "Sebelum pukul 16.00"


def test_a_correction_after_the_ya_says_what_it_costs_before_it_is_sealed(
    workplace: At, shown: Shown, pc: Pc, qtbot: QtBot
) -> None:
    tab = opened(workplace, shown, pc, approved(pc))
    tab.narrative.edit.click()
    form = tab.form(acts.WordingCorrected)
    assert isinstance(form, WordingForm)
    assert "akan gugur" in form.warning.text()
    assert tab.zone.seal.text() == "Simpan, Ya menjadi gugur"
    assert tab.zone.seal.closed_reason.startswith("Tidak ada yang berubah")
    form.editor.narrative.setPlainText("Bupati meninjau jalan desa.")
    tab.zone.seal.click()
    qtbot.waitUntil(lambda: done(tab, acts.WordingCorrected), timeout=5000)
    qtbot.waitUntil(lambda: "gugur karena narasi berubah" in told(tab), timeout=5000)
    assert tab.file is not None
    assert tab.file.coverage.approval is None


def test_another_admin_takes_over_with_a_reason(
    workplace: At, shown: Shown, pc: Pc, qtbot: QtBot
) -> None:
    tab = opened(workplace, shown, pc, directed(pc))
    assert tab.results.isVisible()
    tab.reassign.click()
    form = tab.form(acts.AdminReassigned)
    assert isinstance(form, ReassignForm)
    form.choice.choose(demo_person(pc.station, PELAKSANA), ("instagram",))
    assert tab.zone.seal.closed_reason.startswith("Alasan belum diisi")
    form.set_text("reason", "Admin sakit")
    tab.zone.seal.click()
    qtbot.waitUntil(lambda: done(tab, acts.AdminReassigned), timeout=5000)
    assert tab.file is not None
    assert tab.file.coverage.platforms == ("instagram",)


def test_what_is_published_is_archived_with_its_place(
    workplace: At, shown: Shown, pc: Pc, qtbot: QtBot
) -> None:
    tab = opened(workplace, shown, pc, published(pc))
    tab.archive.click()
    tab.form(acts.CoverageArchived).set_text("location", "Rak B / Boks 12")
    tab.zone.seal.click()
    qtbot.waitUntil(lambda: done(tab, acts.CoverageArchived), timeout=5000)
    assert tab.file is not None
    assert tab.file.coverage.stage is Stage.ARCHIVED
    sealed = body(tab, acts.CoverageArchived)
    assert isinstance(sealed, acts.CoverageArchived)
    assert sealed.location == "Rak B / Boks 12"


def test_a_post_is_taken_down_with_who_asked_and_why(
    workplace: At, shown: Shown, pc: Pc, qtbot: QtBot
) -> None:
    tab = opened(workplace, shown, pc, published(pc))
    tab.zone.more.click()
    tab.others.buttons[acts.PostTakenDown].click()
    form = tab.form(acts.PostTakenDown)
    assert isinstance(form, TakeDownForm)
    assert form.posts.count() == 1
    form.set_text("asked_by", "Sekretaris Daerah")
    form.set_text("reason", "Nama pejabat keliru")
    tab.zone.seal.click()
    qtbot.waitUntil(lambda: done(tab, acts.PostTakenDown), timeout=5000)
    assert tab.file is not None
    assert tab.file.coverage.results[0].taken_down


def test_every_further_act_that_is_closed_says_why(workplace: At, shown: Shown, pc: Pc) -> None:
    tab = opened(workplace, shown, pc, handed_in(pc))
    tab.zone.more.click()
    assert not tab.narrative.isVisible()
    closed = {kind: button.closed_reason for kind, button in tab.others.buttons.items()}
    assert closed[acts.CoverageCancelled] == ""
    assert closed[acts.ActWithdrawn].startswith("Tindakan terakhir dilakukan oleh Pelaksana")
    assert "Belum ada yang terbit" in closed[acts.CorrectionOpened]
    assert closed[acts.PostTakenDown].startswith("Belum ada publikasi")


def test_an_own_act_can_be_taken_back_until_the_next_person_opened_it(
    workplace: At, shown: Shown, pc: Pc, qtbot: QtBot
) -> None:
    tab = opened(workplace, shown, pc, handed_in(pc))
    tab.receive.click()
    qtbot.waitUntil(lambda: done(tab, acts.CoverageReceived), timeout=5000)
    tab.zone.more.click()
    qtbot.waitUntil(lambda: tab.others.buttons[acts.ActWithdrawn].isEnabled(), timeout=5000)
    tab.others.buttons[acts.ActWithdrawn].click()
    tab.zone.seal.click()
    qtbot.waitUntil(lambda: done(tab, acts.ActWithdrawn), timeout=5000)
    qtbot.waitUntil(tab.receive.isEnabled, timeout=5000)


def test_a_coverage_is_cancelled_for_a_reason_and_then_only_read(
    workplace: At, shown: Shown, pc: Pc, qtbot: QtBot
) -> None:
    tab = opened(workplace, shown, pc, handed_in(pc))
    tab.zone.more.click()
    tab.others.buttons[acts.CoverageCancelled].click()
    assert tab.zone.seal.closed_reason.startswith("Alasan belum diisi")
    tab.form(acts.CoverageCancelled).set_text("reason", "Kegiatan batal")
    tab.zone.seal.click()
    qtbot.waitUntil(lambda: done(tab, acts.CoverageCancelled), timeout=5000)
    qtbot.waitUntil(lambda: "sudah dibatalkan" in tab.bench.foot.reason, timeout=5000)


def test_being_late_asks_for_a_reason_that_one_click_gives(
    workplace: At, shown: Shown, pc: Pc, colleagues: DemoOffice, qtbot: QtBot
) -> None:
    colleagues.clock.at -= 30 * 60_000
    tab = opened(workplace, shown, pc, handed_in(pc))
    assert tab.late.told.text().startswith("Langkah 2 lewat")
    assert not tab.late.chips.isVisible()
    tab.late.say.click()
    tab.late.chips.phrase_chosen.emit("Jaringan terganggu")
    qtbot.waitUntil(lambda: done(tab, acts.LateReasonGiven), timeout=5000)
    assert tab.late.told.text().endswith(": Jaringan terganggu")
    assert not tab.late.say.isVisible()
