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
    "office_folder_missing": (
        "Folder {folder} tidak terlihat dari PC ini. Periksa dahulu kabel, Wi-Fi, dan PC penyimpan "
        "folder. Bila foldernya memang hilang, buat folder kosong di tempat itu, lalu coba lagi."
    ),
    "office_file_missing": (
        "Folder {folder} tidak berisi kantor (mejasiar.toml tidak ada). Pastikan ini foldernya; "
        "pemulihan membuat kantor kembali di sana."
    ),
    "no_ledger_copy": (
        "Belum ada salinan yang utuh. Cari di PC lain yang pernah bergabung, atau pilih berkas "
        "salinan dari disk lepas."
    ),
}

#: stage of a restoration -> what is being done
STAGES: dict[str, str] = {
    "reading": "Membaca salinan sampai habis",
    "copying": "Menyalin ke folder kantor",
    "installing": "Memasang buku kantor",
}
WHAT_HAPPENS = (
    "Buku kantor yang sekarang dipindahkan ke folder cadangan. Tidak ada yang dihapus.",
    "Tindakan yang lebih baru tidak hilang: yang masih terbaca ikut dipasang, dan selebihnya "
    "dikirim kembali oleh setiap PC begitu Meja Siar dibuka di sana.",
    "Foto, video, dan surat tidak diubah.",
)
SOUND = (
    "Buku kantor ada dan dapat dibuka. Pemulihan biasanya tidak diperlukan: kerusakan kecil "
    "diperbaiki sendiri oleh setiap PC."
)
NO_COPY = (
    "Belum ada salinan. Setiap PC membuatnya sehari sekali; cari di PC lain, atau pilih berkas "
    "salinan dari disk lepas."
)
RESTORED = (
    "Buku kantor dipulihkan dengan {events} tindakan. Biarkan Meja Siar terbuka, dan buka juga di "
    "PC lain agar yang lebih baru terkirim kembali."
)
