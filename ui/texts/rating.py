"""What people think of media, in words, and the keys with which they say it."""

from __future__ import annotations

PICK, REJECT = "Pilihan", "Jangan dipakai"
FLAGS = {"pick": PICK, "reject": REJECT}

NOTHING_FITS = "Tidak ada media yang cocok dengan saringan. Ubah saringannya di bawah ini."

#: the sheet of keys: what is pressed, what it does
KEYS = (
    ("P", "Pilihan, atau bukan lagi"),
    ("X", "Jangan dipakai, atau boleh lagi"),
    ("1 – 5", "Bintang, di deretan atau kisi"),
    ("0", "Hapus bintang, di deretan atau kisi"),
    ("Alt 0 – 5", "Bintang, di mana pun"),
    ("Spasi", "Ikutkan dalam Ya, atau tidak, di deretan atau kisi"),
    ("G", "Kisi, atau kembali ke penampil"),
    ("Ctrl A", "Pilih semua, di kisi"),
    ("Enter", "Lihat besar, dari kisi"),
)


def rating_words(stars: int, flag: str) -> str:
    """3 bintang, pilihan; empty where nothing was said."""
    parts = [f"{stars} bintang"] if stars else []
    parts += [FLAGS[flag].lower() if parts else FLAGS[flag]] if flag in FLAGS else []
    return ", ".join(parts)
