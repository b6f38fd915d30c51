"""The keys with which media are looked at."""

from __future__ import annotations

#: what is pressed, what it does
KEYS = (
    ("Panah", "Sebelumnya, berikutnya; menggeser foto yang diperbesar"),
    ("PgUp, PgDn", "Sebelumnya, berikutnya, juga saat diperbesar"),
    ("Home, End", "Yang pertama, yang terakhir"),
    ("+ dan -", "Perbesar, perkecil; juga dengan roda tetikus"),
    ("0", "Paskan, di penampil"),
    ("1", "Ukuran sebenarnya, di penampil"),
    ("R, Shift R", "Putar, putar kembali"),
    ("I", "Informasi berkas"),
    ("B", "Bandingkan; di sana W: berdampingan atau geser"),
    ("E", "Tandai, atau selesai menandai"),
    ("N, Shift N", "Tanda berikutnya, sebelumnya"),
    ("F", "Layar penuh, atau kembali"),
)
