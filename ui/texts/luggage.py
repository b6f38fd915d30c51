"""What is said while a laptop is made ready to leave the office."""

from __future__ import annotations

from ui.formats import counted, size

TITLE = "Siapkan untuk dibawa"
HINT = (
    "Foto, video, dan dokumen asli disalin ke PC ini dan diperiksa keutuhannya, supaya dapat "
    "ditinjau tanpa jaringan kantor. Pratinjau sudah tersedia dengan sendirinya."
)
AWAY = (
    "Folder kantor tidak terjangkau, jadi berkas asli belum dapat disalin. Sambungkan PC ini ke "
    "jaringan kantor, lalu siapkan lagi."
)
BUSY = "Sedang disiapkan. Tunggu sampai selesai, atau batalkan dahulu."
ALL_HERE = "Semua yang dipilih sudah ada di PC ini."
NOTHING = "Pilih liputan yang akan dibawa."
QUOTA = (
    "Paling banyak {limit} di PC ini; bila penuh, yang paling lama disiapkan dilepas lebih dahulu. "
    "Aslinya tetap di folder kantor."
)


def ready_words(coverages: int, bytes_: int) -> str:
    """Siap dibawa: 12 liputan, 1,3 GB."""
    return f"Siap dibawa: {counted(coverages, 'liputan')}, {size(bytes_)}"


def missing_words(files: int, bytes_: int) -> str:
    """Asli 24 berkas, 1,3 GB, belum di PC ini."""
    return f"{counted(files, 'berkas asli')}, {size(bytes_)}, belum di PC ini"


def choice_words(coverages: int, files: int, bytes_: int, free: int) -> str:
    """3 liputan · perlu menyalin 24 berkas, 1,3 GB · ruang kosong 80 GB."""
    needed = (
        f"perlu menyalin {counted(files, 'berkas')}, {size(bytes_)}" if files else "siap dibawa"
    )
    return f"{counted(coverages, 'liputan')} · {needed} · ruang kosong {size(free)}"
