"""Why a copy of the office's history cannot be made or brought back."""

from __future__ import annotations

COPIES: dict[str, str] = {
    "ledger_copy_damaged": (
        "Salinan {name} rusak ({reason}), jadi tidak dipakai. Pilih salinan lain; yang rusak tetap "
        "disimpan."
    ),
    "ledger_copy_unreadable": (
        "Salinan {name} tidak dapat dibaca ({reason}). Periksa sambungan ke folder kantor atau "
        "disknya, lalu coba lagi."
    ),
    "ledger_copy_of_other_office": (
        "Salinan {name} milik kantor lain, jadi tidak dipakai. Pilih salinan dari kantor ini; "
        "tidak ada yang diubah."
    ),
    "ledger_copy_newer": (
        "Salinan ini memakai format {needed}, sedangkan program di PC ini baru mengenal format "
        "{have}. Pasang pembaruan Meja Siar, lalu ulangi. Tidak ada yang diubah."
    ),
    "ledger_copy_foreign": (
        "{name} bukan salinan buku kantor. Pilih berkas .db dari folder cadangan/salinan atau dari "
        "PC lain."
    ),
    "ledger_copy_overtaken": (
        "Riwayat disusun ulang saat disalin, jadi salinan itu dibuang. Dibuat lagi sendiri setelah "
        "semua terkirim."
    ),
    "no_ledger_copy": (
        "Belum ada salinan yang utuh. Cari di PC lain yang pernah bergabung, atau pilih berkas "
        "salinan dari disk lepas."
    ),
}
