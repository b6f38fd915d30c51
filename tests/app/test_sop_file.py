"""The SOP that ships holds every field of the sheet; a broken file is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.roles import Role
from app.domain.sop import RequirementKind, StepKind
from app.errors import Refusal, Unavailable
from app.sop_file import default_sop, load_sop, resource


def test_the_heading_of_the_sheet_is_all_there() -> None:
    sop = default_sop()
    assert sop.number == "50/02/I/PH-FOUGIM/2025"
    assert "number" in sop.needs_check
    assert sop.name == "Pembuatan Konten di Media Sosial"
    assert sop.steps_name == "SOP Publikasi Kegiatan KDH/WKDH di Media Sosial"
    assert (sop.made_on, sop.revised_on, sop.effective_on) == ("", "", "")
    assert sop.approved_by.post == "Sekretaris Daerah"
    assert sop.letterhead.postal_code == "74662"
    assert sop.letterhead.telephone == "(0532) 2071020"
    assert sop.letterhead.email == "Setda@lamandaukab.go.id"


def test_the_lists_of_the_sheet_are_all_there() -> None:
    sop = default_sop()
    assert len(sop.legal_basis) == 4
    assert len(sop.purposes) == 2
    assert sop.warnings[1].startswith("Setiap hasil konten yang diajukan harus mendapat")
    assert len(sop.linked_sops) == 3
    assert len(sop.qualifications) == 2
    assert "qualifications" in sop.needs_check
    assert len(sop.equipment) == 4
    assert sop.recording == (
        "Arsip Sub Bagian Komunikasi Pimpinan",
        "Disimpan dalam bentuk softcopy dan hardcopy",
    )
    assert [entry.term for entry in sop.definitions] == ["Kabag", "Kasub(ag)", "Staf"]


def test_the_five_steps_are_those_of_the_sheet() -> None:
    steps = default_sop().steps
    assert [step.number for step in steps] == [1, 2, 3, 4, 5]
    assert [step.role for step in steps] == [
        Role.PELAKSANA,
        Role.KASUBAG,
        Role.KABAG,
        Role.KASUBAG,
        Role.PELAKSANA,
    ]
    assert [step.kind for step in steps] == [
        StepKind.HAND_IN,
        StepKind.RECEIVE,
        StepKind.DECIDE,
        StepKind.DIRECT,
        StepKind.PUBLISH,
    ]
    assert [step.time_limit_ms // 60_000 for step in steps] == [5, 5, 5, 5, 10]
    assert steps[4].standard.output == "Hasil publikasi"


def test_tidak_returns_to_step_two_until_somebody_checked_the_original() -> None:
    sop = default_sop()
    decision = sop.step(3)
    assert (decision.yes, decision.no) == (4, 2)
    assert "steps[3].no" in sop.needs_check
    assert 3 in sop.steps_to_check()


def test_only_publishing_asks_for_a_document() -> None:
    documents = [
        (step.number, requirement.key)
        for step in default_sop().steps
        for requirement in step.requirements
        if requirement.kind is RequirementKind.DOCUMENT
    ]
    assert documents == [(5, "undangan")]


def test_a_file_written_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    text = resource("sop", "lamandau.toml").read_text(encoding="utf-8")
    file = tmp_path / "sop.toml"
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_sop(file) == default_sop()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'name = "x"\nnumber = \n', "line 2"),
        (b'name = "x"\nnumber = "\xff"\n', "no_utf8=line 2"),
        (b"#" * (1 << 21), "too_large"),
        (b"a=" + b"[" * 5000, "no_toml"),
    ],
)
def test_a_file_that_is_no_toml_is_refused_with_its_place(
    tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "sop.toml"
    file.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        load_sop(file)
    assert refused.value.code == "sop_invalid"
    assert told in str(refused.value.facts["mistakes"])


def test_a_file_that_cannot_be_read_is_the_worlds_fault(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as refused:
        load_sop(tmp_path / "tidak-ada.toml")
    assert refused.value.code == "file_unreadable"
    assert refused.value.facts["name"] == "tidak-ada.toml"
