"""What is not on the disk is named as an office would, with why and what to do."""

from __future__ import annotations

import errno
import os

import pytest

from app.errors import Failure, Unavailable
from ui.owed import Debt
from ui.texts.owed import (
    CLOSING,
    SIGNING_OUT,
    disk_words,
    leaving_sentence,
    owed_words,
    unsaid_sentence,
)

TITLES = {"a": "Panen raya", "b": "Rapat kerja"}


def debt(kind: str, coverage_id: str) -> Debt:
    return Debt(kind, coverage_id, lambda coverage_id: None)


def test_each_thing_is_named_by_what_it_is_and_its_coverage() -> None:
    debts = [debt("draft", "a"), debt("marks", "b")]
    assert (
        owed_words(debts, TITLES)
        == "naskah liputan “Panen raya” dan tanda pada media “Rapat kerja”"
    )
    new = [debt("pelaksana", "0" * 32)]
    assert owed_words(new, TITLES) == "liputan baru yang belum dimulai"
    assert owed_words([debt("late-kabag", "b")], TITLES) == "alasan terlambat untuk “Rapat kerja”"
    assert owed_words([debt("draft", "c")], TITLES) == "naskah liputan “…”"


def test_of_many_things_three_are_named_and_none_twice() -> None:
    kinds = ("kabag", "kasubag", "marks", "ratings", "draft")
    words = owed_words([debt(kind, "a") for kind in kinds], TITLES)
    assert words == (
        "keputusan yang disiapkan untuk “Panen raya”, tanda pada media “Panen raya”, bintang dan "
        "pilihan pada media “Panen raya” dan 1 lainnya"
    )


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (
            Unavailable("draft_not_kept", reason="disk penuh"),
            "belum tersimpan di PC ini (disk penuh).",
        ),
        (Unavailable("profile_full"), "belum tersimpan di PC ini (disk penuh)."),
        (Unavailable("profile_damaged"), "belum tersimpan di PC ini."),
        (None, "masih disimpan. Begitu selesai, Meja Siar menutup sendiri."),
    ],
)
def test_the_question_says_why(why: Failure | None, words: str) -> None:
    said = leaving_sentence(CLOSING, [debt("draft", "a")], TITLES, why)
    assert said.startswith(f"Naskah liputan “Panen raya” {words}\n\n")
    assert said.endswith("Jika ditutup sekarang, yang belum tersimpan hilang.")


def test_the_question_says_what_to_do_and_what_follows() -> None:
    said = leaving_sentence(SIGNING_OUT, [debt("draft", "a")], TITLES, Unavailable("profile_full"))
    assert "Kosongkan sebagian disk dan biarkan pertanyaan ini terbuka" in said
    assert "begitu tersimpan, Anda keluar dengan sendirinya." in said


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disk penuh"),
        (errno.EROFS, "disk hanya dapat dibaca"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_a_disk_says_in_a_few_words_why_it_took_nothing(code: int, words: str) -> None:
    assert disk_words(OSError(code, os.strerror(code))) == words


def test_a_window_with_words_in_it_is_named_with_what_becomes_of_them() -> None:
    assert unsaid_sentence(CLOSING, ["Orang dan jabatan"]) == (
        "Jendela “Orang dan jabatan” masih berisi tulisan yang belum disimpan. Kembalilah ke sana "
        "untuk menyimpannya. Jika ditutup sekarang, tulisan itu hilang."
    )


def test_an_error_without_a_number_is_told_as_it_is() -> None:
    assert disk_words(OSError("aneh")) == "aneh"
