"""Why a file was not taken, in as few words as a tile has room for."""

from __future__ import annotations

from app.errors import Failure
from ui.texts import sentence

REASONS = {
    "unreadable_media": "Tidak dapat dibaca: rusak atau terpotong",
    "not_media": "Bukan foto atau video yang dikenal",
    "camera_raw": "Berkas mentah (RAW) kamera: ekspor ke JPEG dahulu",
    "empty_file": "Berkas kosong",
    "too_many_pixels": "Gambar terlalu besar",
    "too_many_bytes": "Berkas terlalu besar",
    "too_long": "Video terlalu panjang",
    "too_many_tracks": "Video berisi terlalu banyak jalur",
    "too_slow": "Terlalu lama dibaca, jadi dihentikan",
    "too_much_memory": "Memerlukan terlalu banyak memori",
    "no_picture": "Tidak berisi gambar",
    "not_a_regular_file": "Pintasan atau folder, bukan berkas",
    "source_unreadable": "Tidak terbaca: periksa kartu atau sambungan",
    "source_changed": "Masih berubah saat disalin",
    "copy_damaged": "Salinan tidak sama; coba lagi",
    "copy_cancelled": "Dibatalkan",
    "disk_full": "Ruang PC ini tidak cukup",
}


def short_reason(failure: Failure) -> str:
    """The reason on a tile; the whole sentence where no shorter one is known."""
    return REASONS.get(failure.code) or sentence(failure)
