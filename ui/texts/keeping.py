"""What is said of what may be set at a PC: how much of the media it keeps, when it locks."""

from __future__ import annotations

from ui.formats import size

TITLE = "Pengaturan PC ini"
HINT = "Berlaku untuk PC ini saja. Berkas asli selalu ada di folder kantor."
#: name of the setting -> label, unit behind the number, what it means
KEPT: dict[str, tuple[str, str, str]] = {
    "days": (
        "Simpan berkas yang diserahkan di sini",
        " hari",
        "Selama itu berkas yang hilang dari folder kantor dapat dipulihkan dari PC ini.",
    ),
    "own_gb": (
        "Paling banyak untuk berkas yang diserahkan",
        " GB",
        "Bila lebih, yang paling lama dilepas lebih dahulu. Yang belum terkirim selalu tinggal.",
    ),
    "carried_gb": (
        "Paling banyak untuk yang disiapkan dibawa",
        " GB",
        "Bila penuh, yang paling lama disiapkan dilepas lebih dahulu.",
    ),
    "idle_minutes": (
        "Kunci layar bila ditinggal",
        " menit",
        "Tanpa ketikan dan gerakan tetikus selama itu. Isi 0 untuk tidak pernah.",
    ),
}
NEVER = "Tidak pernah"
USUAL = "Bawaan {usual}"
LOOKING = "Menghitung yang terpakai…"
SAVED = "Disimpan."
RELEASED = "Disimpan. Yang berlebih dilepas sendiri bila sudah pasti utuh di folder kantor."


def used_words(own: int, carried: int, free: int) -> str:
    """Terpakai kini: 3,2 GB diserahkan di sini, 1,1 GB disiapkan dibawa · ruang kosong 80 GB."""
    used = f"{size(own)} diserahkan di sini, {size(carried)} disiapkan dibawa"
    return f"Terpakai kini: {used} · ruang kosong {size(free)}"
