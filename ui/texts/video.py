"""What is said around a video: its buttons, and why it is not played here."""

from __future__ import annotations

from ui.formats import DAY, SECOND, number, size, stopwatch

PLAY, PAUSE = "Putar (Spasi)", "Jeda (Spasi)"
BACK, ON = "Bingkai sebelumnya (,)", "Bingkai berikutnya (.)"
PLACE = "Posisi video"
SPEED = "Kecepatan (lebih lambat [, lebih cepat ])"
LOOP = "Ulangi terus ({ dan } menandai bagian yang diulang)"
LOOP_SPAN = "Ulangi bagian {start}–{end}; klik untuk melepas"
SOUND, SILENT = "Bisukan (M)", "Bunyikan (M)"
VOLUME = "Volume"

SOUGHT = "Menyiapkan video…"
LOST = "Video belum ada di PC ini. Mintalah lewat “Siapkan untuk dibawa” saat tersambung."
ABSENT = "Video belum ada di PC ini."
ABSENT_FILM = "Video belum ada di PC ini. Yang tampil {count} cuplikannya."
NO_CODEC = "Video ini tidak dapat diputar di PC ini. Buka berkas aslinya atau pakai PC lain."
NO_CODEC_FILM = (
    "Video ini tidak dapat diputar di PC ini. Nilailah dari {count} cuplikannya, atau putar di PC "
    "lain."
)
FETCH_AND_PLAY = "Ambil dari folder kantor, lalu putar (Spasi)"
NOT_PLAYED = "Hanya cuplikannya yang dapat dilihat di PC ini"
BROKEN_OFF = (
    "Gambar berhenti di {at} dari {whole}: berkasnya terpotong atau rusak. Minta diserahkan ulang "
    "bila sisanya diperlukan."
)
FETCHING = "Mengambil video"


def fetch_words(bytes_: int) -> str:
    """Ambil dari folder kantor (45 MB)."""
    return f"Ambil dari folder kantor ({size(bytes_)})"


def speed_words(speed: float) -> str:
    """0,75×."""
    return f"{number(speed, 2)}×"


def place_words(ms: int) -> str:
    """0:02,34: to the hundredth, as frames are told apart by it."""
    return f"{stopwatch(ms)},{max(0, ms) % 1000 // 10:02}"


def time_words(at: int, whole: int, exact: bool) -> str:
    """0:02 / 0:06, or 0:02,34 / 0:06 where a frame is looked at."""
    end = place_words(whole) if 0 < whole < SECOND else stopwatch(min(whole, DAY))
    return f"{place_words(at) if exact else stopwatch(at)} / {end}"
