"""What stands on a coverage's archive sheet, from its approval to its supersession."""

from __future__ import annotations

import pytest

from app.demo.office import demo_person
from app.domain import acts
from app.domain.roles import Role
from app.errors import Refusal
from tests.app.archive.issued import content
from tests.office_builder import ADMIN, KASUBAG, MINUTE, DemoOffice, Pc

DAY = 24 * 60 * MINUTE


def test_it_says_what_was_approved_and_where_it_was_published(pc: Pc) -> None:
    coverage_id = pc.plays()
    sheet = content(pc, coverage_id)
    facts = {fact.label: fact.value for fact in sheet.facts}
    assert facts["Kegiatan"] == "Peninjauan jalan desa Kujan"
    assert facts["Pimpinan"] == "Bupati Lamandau"
    assert facts["Waktu"] == "Minggu, 22 November 2026, 11.35 WIB"
    assert facts["Jumlah"] == "1 foto disetujui; undangan 1"
    assert sheet.narrative == "Jalan desa ditinjau."
    assert [picture.caption for picture in sheet.pictures] == ["1 · IMG_2041.jpg"]
    assert [(row.platform, row.link) for row in sheet.results] == [
        ("Instagram", "https://instagram.example/p/1")
    ]


def test_a_picture_says_what_its_name_hides_and_how_it_ends(pc: Pc) -> None:
    coverage_id = pc.opens()
    names = ("foto\u202egpj.exe", "Dokumentasi sangat sangat panjang sekali.jpeg")
    photos = (pc.photo(coverage_id, "navy", names[0]), pc.photo(coverage_id, "teal", names[1]))
    pc.hands_in(coverage_id, *photos)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    assert [picture.caption for picture in content(pc, coverage_id).pictures] == [
        "1 · foto[U+202E]gpj.exe",
        "2 · Dokumentasi s… sekali.jpeg",
    ]


def test_the_code_binds_the_coverage_its_ya_and_where_the_ledger_stood(pc: Pc) -> None:
    coverage_id = pc.plays()
    pc.sync()
    approval, head = pc.coverage(coverage_id).approval, pc.station.replica.head()
    assert approval is not None
    bound = content(pc, coverage_id).binding
    assert bound.qr == f"mejasiar:1:{coverage_id}:{approval.covers}:{head.seq}:{head.chain}"
    assert (bound.coverage, bound.ledger) == (approval.covers, head.chain)


def test_an_acting_officer_signs_over_their_own_name(pc: Pc, office: DemoOffice) -> None:
    pc.sits(KASUBAG)
    acting, now = demo_person(pc.station, ADMIN), office.clock.at
    title = "Kepala Bagian Protokol dan Komunikasi Pimpinan"
    administration = pc.station.administration()
    administration.appoint(
        acting, Role.KABAG, title, acting="plh", starts_at=now, ends_at=now + DAY
    )
    coverage_id = pc.opens()
    item = pc.photo(coverage_id)
    pc.hands_in(coverage_id, item)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.act(ADMIN, coverage_id, acts.CoverageApproved((acts.ChosenItem(item.sha256),)))
    pc.directs(coverage_id)
    above, below = content(pc, coverage_id).signatures
    assert (above.opening, above.post, above.name) == ("Mengetahui,", f"Plh. {title}", ADMIN)
    assert below.opening == "Nanga Bulik, 22 November 2026"
    assert below.name == KASUBAG


def test_a_ralat_supersedes_the_sheet_and_the_next_one_says_so(pc: Pc, office: DemoOffice) -> None:
    coverage_id = pc.plays()
    pc.act(KASUBAG, coverage_id, acts.SheetIssued("ab" * 32))
    assert content(pc, coverage_id).edition == ""
    office.clock.at += DAY
    pc.act(KASUBAG, coverage_id, acts.CorrectionOpened("Nama keliru"))
    former = content(pc, coverage_id)
    assert former.superseded == "Tidak berlaku lagi: ralat dibuka 23-11-2026 12.00"
    assert former.signatures[1].opening == "Nanga Bulik, 22 November 2026"
    assert former.results[0].link.endswith("(digantikan ralat)")
    pc.hands_in(coverage_id, narrative="Jalan desa Kujan ditinjau.")
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    now = content(pc, coverage_id)
    assert now.superseded == ""
    assert now.edition == "Lembar ke-2, menggantikan lembar 22-11-2026 12.00"
    assert now.narrative == "Jalan desa Kujan ditinjau."


def test_a_post_that_was_taken_down_says_when(pc: Pc, office: DemoOffice) -> None:
    coverage_id = pc.plays()
    url = "https://instagram.example/p/1"
    removed = acts.PostTakenDown("instagram", url, "Bupati", "Foto keliru", office.clock.at)
    pc.act(KASUBAG, coverage_id, removed)
    assert content(pc, coverage_id).results[0].link == f"{url} (diturunkan 22-11-2026 12.00)"


def test_without_a_ya_there_is_nothing_to_put_on_paper(pc: Pc) -> None:
    with pytest.raises(Refusal, match="not_approved"):
        content(pc, pc.opens())
