"""The mistakes of an SOP or platform table as lines that an office can act on."""

from __future__ import annotations

from collections.abc import Iterable

MISTAKES = {
    "missing": "belum diisi",
    "empty": "kosong, harus diisi",
    "unexpected": "nama isian tidak dikenal; periksa ejaannya",
    "no_text": "harus berupa teks di antara tanda kutip",
    "no_number": "harus berupa bilangan bulat",
    "no_list": "harus berupa daftar dalam tanda [ ]",
    "no_table": "harus berupa kelompok isian",
    "no_date": "“{fact}” bukan tanggal TTTT-BB-HH",
    "out_of_range": "harus antara {fact}",
    "unknown": "“{fact}” tidak dikenal",
    "duplicate": "“{fact}” ditulis lebih dari sekali",
    "out_of_order": "langkah ini seharusnya bernomor {fact}",
    "no_such_target": "langkah {fact} tidak dapat menjadi tujuan",
    "missing_part": "harus memuat {fact}",
    "only_for_decision": "hanya untuk langkah keputusan (kind = decide)",
    "exactly_one": "harus ada tepat satu “{fact}”",
    "first_is": "langkah pertama harus “{fact}”",
    "last_is": "langkah terakhir harus “{fact}”",
    "missing_after_decision": "setelah keputusan Ya harus ada langkah “{fact}”",
    "only_after_decision": "langkah “{fact}” harus sesudah langkah keputusan",
    "too_large": "terlalu besar untuk disimpan; ringkaslah",
    "no_utf8": "bukan teks UTF-8 ({fact}); simpan ulang sebagai UTF-8",
    "unreadable": "tidak dapat dibaca ({fact})",
    "no_toml": "penulisan TOML salah ({fact})",
}


def mistake_lines(mistakes: Iterable[str]) -> list[str]:
    """`path: code=fact` as "path: sentence", in the order given."""
    return [_line(mistake) for mistake in mistakes]


def _line(mistake: str) -> str:
    # The code is looked for from the left: a fact may hold anything, a path holds no ": ".
    path, _, told = mistake.partition(": ")
    code, _, fact = told.partition("=")
    return f"{path}: {MISTAKES.get(code, told).replace('{fact}', fact)}"
