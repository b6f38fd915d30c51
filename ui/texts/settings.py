"""What each setting of `settings.toml` means, and what is said of a file that makes no sense."""

from __future__ import annotations

from collections.abc import Sequence

from ui.texts.mistakes import mistake_lines

#: where it stands in the file -> its unit, and what it decides
SETTINGS: dict[str, tuple[str, str]] = {
    "media.photo_mb": ("MB", "Ukuran berkas foto terbesar yang diterima."),
    "media.video_mb": ("MB", "Ukuran berkas video terbesar yang diterima."),
    "media.photo_megapixels": ("megapiksel", "Gambar terbesar yang dibuka dari sebuah foto."),
    "media.video_megapixels": ("megapiksel", "Gambar terbesar yang dibuka dari sebuah video."),
    "media.video_minutes": ("menit", "Video terpanjang yang diterima."),
    "media.video_tracks": ("jalur", "Jalur gambar, suara, dan data terbanyak dalam satu video."),
    "media.profile_kb": ("KB", "Profil warna yang lebih besar diabaikan, fotonya tetap diterima."),
    "media.seconds": ("detik", "Waktu terlama untuk membaca satu berkas sebelum dihentikan."),
    "media.start_seconds": ("detik", "Waktu terlama untuk menyalakan pembaca foto dan video."),
    "media.memory_mb": ("MB", "Memori terbanyak bagi satu pembaca foto dan video."),
    "hints.alike_bits": ("dari 128", "Foto yang bedanya tidak lebih dari ini disebut mirip."),
    "hints.sharpness_percent": ("persen", "Foto yang lebih rendah dari ini disebut buram."),
    "hints.brightness": ("dari 255", "Foto yang bagian terangnya di bawah ini disebut gelap."),
    "hints.pixels": ("piksel", "Foto yang sisi panjangnya di bawah ini disebut kecil."),
    "hints.shake_permille": ("per mil", "Video yang lebih goyang dari ini disebut goyang."),
    "hints.silence_db": ("dB", "Video yang lebih senyap dari ini di bawah penuh disebut senyap."),
}


def broken_settings(mistakes: Sequence[str]) -> str:
    """What a person is told whose settings.toml counts as none at all."""
    told = "; ".join(mistake_lines(mistakes))
    return (
        f"Pengaturan di settings.toml PC ini tidak dipakai karena salah tulis: {told}. Semua "
        "pengaturan bawaan berlaku sampai berkas itu diperbaiki dan program dibuka lagi."
    )
