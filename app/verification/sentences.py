"""The report in the words of an office: one line a finding, its stable code first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from app.reason_words import reason_words
from app.shown_name import visible
from app.verification.report import Finding, Report

_MOST_OF_A_KIND = 50
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

SENTENCES: Mapping[str, str] = {
    # The office and the ledger as files
    "office_unreadable": "mejasiar.toml tidak dapat dibaca ({reason}); pulihkan dari cadangan",
    "office_other": "folder ini milik kantor lain daripada yang diikuti PC ini",
    "office_file_differs": "mejasiar.toml menyebut “{name}”, bukan yang ditandatangani pendiri",
    "root_other": "kunci induk kantor bukan yang dicatat PC ini saat bergabung",
    "ledger_missing": "buku besar tidak ada; buka Meja Siar di satu PC agar dibangun kembali",
    "ledger_empty": "buku besar kosong; buka Meja Siar di satu PC agar dibangun kembali",
    "ledger_damaged": "berkas buku besar rusak ({reason})",
    "ledger_foreign": (
        "susunan buku besar diubah pihak lain ({reason}); buka Meja Siar di satu PC agar dibangun "
        "kembali"
    ),
    "ledger_wal": "buku besar diubah ke mode WAL oleh program lain",
    "founding_missing": "peristiwa pendirian kantor tidak ada, sisanya tidak dapat diperiksa",
    "replica_damaged": "salinan di PC ini rusak ({reason}); buka Meja Siar agar dipulihkan",
    # Rows
    "not_genuine_id": "baris {seq}: isi amplop bukan yang ditandatangani",
    "not_genuine_malformed": "baris {seq}: bentuknya bukan peristiwa Meja Siar",
    "not_genuine_newer": "baris {seq}: dibuat versi yang lebih baru; perbarui Meja Siar",
    "not_genuine_office": "baris {seq}: peristiwa dari kantor lain",
    "not_genuine_body": "baris {seq}: isi peristiwa diubah",
    "not_genuine_signature": "baris {seq}: tanda tangan tidak sah",
    "row_twice": "baris {seq}: peristiwa yang sama sudah ada di baris lain",
    "rows_missing": "baris {first} sampai {last} tidak ada",
    "body_missing": "baris {seq}: isi peristiwa hilang tanpa berita acara pemusnahan",
    "chain_disagrees": "baris {seq}: rantai yang tersimpan tidak cocok dengan isi buku besar",
    "seen_contradicted": "penulisnya melihat riwayat lain sampai baris {seen_seq}",
    "seen_missing": "penulisnya melihat peristiwa {id}, yang kini tidak ada",
    "confirmed_missing": "PC ini pernah membaca baris {seq}, kini tidak ada",
    "confirmed_moved": "PC ini membacanya di baris {seq}, kini di baris {now}",
    "confirmed_changed": "baris {seq} bukan lagi yang pernah dibaca PC ini",
    "head_differs": "riwayat sampai baris {seq} bukan yang dibaca PC ini",
    # What was done
    "stream_unknown": "peristiwa di luar liputan dan tata kantor",
    "event_refused": "baris {seq}: {kind} melanggar aturan ({rule})",
    "event_waiting": "baris {seq}: {kind} menyebut sesuatu yang tidak ada",
    "signed_by_retired_key": "baris {seq}: {kind} ditandatangani kunci yang sudah dicabut",
    # Files
    "file_missing": "berkas tidak ada ({name})",
    "file_altered": "isi berkas berubah ({name})",
    "file_size_differs": "ukuran berkas bukan yang dicatat ({name})",
    "file_unreadable": "berkas tidak dapat dibaca ({reason})",
    "file_name_unsafe": "peristiwa menyebut nama berkas yang tidak mungkin ({reason})",
    "preview_altered": "pratinjau berubah",
    # Only listed
    "overtaken": "{kind} didahului tindakan lain ({rival})",
    "held": "{kind} ditahan ({reason})",
    "own_event_late": "{kind} terlambat, tidak berlaku ({rule})",
    "reordered": "urutannya pernah diperbaiki; semua yang dilihat penulisnya masih ada",
    "rows_moved": "baris {first} sampai {last} pernah dikeluarkan; isinya kini di baris lain",
    "head_unknown": "PC ini mencatat riwayat sampai baris {seq} yang tidak dikenal di sini",
    "preview_missing": "pratinjau tidak ada; akan dibuat lagi saat diperlukan",
    "file_restored": "hilang atau berubah, dan kini utuh lagi ({name})",
    "file_unnamed": "berkas tidak disebut peristiwa mana pun",
    "time_backwards": "{kind} tercatat {by_ms} ms sebelum tindakan yang dilanjutkannya ({quality})",
    "time_ahead": "{kind} tercatat {by_ms} ms di masa depan ({quality})",
    "copy_damaged": "salinan ini tidak berakhir seperti namanya, jadi tidak dapat dipakai",
    "incident": "kejadian yang pernah dicatat sebuah PC",
}


def report_lines(report: Report) -> list[str]:
    """One line for each finding; what is not a finding stands in lines that begin with `#`."""
    lines = _of_a_kind(report.findings)
    if report.is_sound:
        lines.append("# tidak ada temuan")
    lines += [f"# {line}" for line in _of_a_kind(report.listed)]
    return [*lines, *(f"# {line}" for line in _standing(report))]


def finding_line(finding: Finding) -> str:
    """`code  coverage  subject  sentence`, with a dash for what is empty."""
    facts = _Facts(finding.facts)
    if "reason" in facts:
        facts["reason"] = reason_words(str(facts["reason"]))
    sentence = SENTENCES[finding.code].format_map(facts)
    parts = (finding.code, finding.coverage, finding.subject, sentence)
    return "  ".join(visible(_CONTROL.sub(" ", part)).strip() or "-" for part in parts)


class _Facts(dict[str, Any]):
    """Facts for a sentence; one that is missing shows as a question mark instead of failing."""

    def __missing__(self, name: str) -> str:
        return "?"


def _of_a_kind(findings: tuple[Finding, ...]) -> list[str]:
    told: Counter[str] = Counter()
    lines: list[str] = []
    for finding in findings:
        told[finding.code] += 1
        if told[finding.code] <= _MOST_OF_A_KIND:
            lines.append(finding_line(finding))
    return lines + [
        f"{code}  -  -  dan {count - _MOST_OF_A_KIND} lagi; semuanya ada di --json"
        for code, count in told.items()
        if count > _MOST_OF_A_KIND
    ]


def _standing(report: Report) -> Iterator[str]:
    yield f"kantor {report.office or '-'}"
    yield f"kunci induk {report.root or '-'}"
    yield f"baris terakhir {report.head.seq} rantai {report.head.chain or '-'}"
    last, witnessed = report.head.seq, report.counts.get("witnessed", 0)
    if last > witnessed and not report.counts.get("confirmed", 0):
        yield (
            f"baris {witnessed + 1} sampai {last} belum disaksikan tindakan lain:"
            " hanya terbukti dengan --profile"
        )
