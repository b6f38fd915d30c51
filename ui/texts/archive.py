"""Why a sheet, a bag, a package or the register cannot be made."""

from __future__ import annotations

ARCHIVE: dict[str, str] = {
    "pdf_not_written": (
        "PDF “{name}” tidak dapat disimpan: {reason}. Pilih folder lain, atau tutup berkas itu "
        "bila sedang terbuka, lalu simpan lagi."
    ),
    "workbook_not_written": (
        "Laporan “{name}” tidak dapat disimpan: {reason}. Pilih folder lain, atau tutup berkas itu "
        "bila sedang terbuka, lalu ekspor lagi."
    ),
    "numbering_invalid": (
        "Pola nomor arsip tidak dapat dipakai: {count} isian perlu diperbaiki. Pakai {{urut}} dan "
        "{{tahun}}, boleh juga {{bulan}}, lalu muat lagi."
    ),
    "font_missing": (
        "Lembar arsip tidak dapat dibuat karena komputer ini tidak memiliki huruf (font). "
        "Pasang font Noto Sans, lalu buka lagi."
    ),
    "printer_not_ready": (
        "Printer tidak menerima lembar ini. Periksa printer dan kertasnya lalu cetak lagi, atau "
        "simpan sebagai PDF."
    ),
    "sop_invalid": (
        "SOP ini tidak dapat dipakai: {count} isian perlu diperbaiki. SOP yang berlaku tidak "
        "berubah. Perbaiki isian di bawah ini, lalu muat lagi."
    ),
    "platforms_invalid": (
        "Tabel media sosial tidak dapat dipakai: {count} isian perlu diperbaiki. Perbaiki isian "
        "itu, lalu muat lagi."
    ),
    "file_unreadable": (
        "Berkas “{name}” tidak dapat dibaca: {reason}. Periksa apakah berkas masih ada dan boleh "
        "dibuka, lalu coba lagi."
    ),
}
