"""Why the office folder, its ledger or the network does not serve."""

from __future__ import annotations

#: while this PC's new acts wait for other PCs; facts: count, until (time of day), why
HELD_BACK = (
    "{count} tindakan baru ditahan paling lama sampai {until}, karena {why}. Sesudah itu terkirim "
    "sendiri; pekerjaan dapat diteruskan."
)

LEDGER: dict[str, str] = {
    "office_offline": (
        "Folder kantor tidak dapat dijangkau. Pekerjaan dapat diteruskan di PC ini dan dikirim "
        "sendiri begitu tersambung; bila lama, periksa kabel, Wi-Fi, atau PC penyimpan folder."
    ),
    "office_unreadable": (
        "Berkas mejasiar.toml di folder kantor tidak dapat dibaca ({reason}). Tidak ada yang "
        "diubah. Pulihkan berkas itu dari cadangan, atau pilih folder kantor yang benar."
    ),
    "office_newer": (
        "Kantor ini memakai format {needed}, sedangkan program di PC ini baru mengenal format "
        "{have}. Pasang pembaruan Meja Siar, lalu buka lagi. Tidak ada yang diubah."
    ),
    "office_exists": (
        "Di folder ini sudah ada kantor, jadi tidak dibuat yang baru. Bergabunglah dengan kantor "
        "itu, atau pilih folder kosong."
    ),
    "share_readonly": (
        "Folder kantor tidak boleh ditulisi dari PC ini ({reason}). Tindakan tetap tersimpan di "
        "sini; minta izin tulis (baca dan ubah) atas folder itu, lalu coba lagi."
    ),
    "share_full": (
        "Folder kantor penuh ({reason}). Tindakan tetap tersimpan di PC ini dan dikirim setelah "
        "ada ruang; hapus atau pindahkan berkas lain dari disk itu."
    ),
    "share_unsafe": (
        "Folder ini tidak aman untuk buku kantor: catatan yang terputus tidak dipulihkan "
        "({reason}). Tidak ada yang ditulis. Gunakan folder bersama dari Windows atau Samba biasa."
    ),
    "lock_busy": (
        "Buku kantor sedang dipakai PC lain. Tindakan tetap tersimpan di sini dan dikirim "
        "sebentar lagi; bila PC lain mati mendadak, tunggu paling lama tiga menit."
    ),
    "lock_lost": (
        "Pengiriman terlalu lama sehingga dibatalkan, tanpa ada yang tertulis. Dicoba lagi "
        "sendiri; bila berulang, periksa kecepatan jaringan."
    ),
    "ledger_missing": (
        "Buku kantor (mejasiar.db) tidak ada di folder kantor. Isinya dipulihkan dari PC ini; "
        "biarkan program tetap terbuka."
    ),
    "ledger_empty": (
        "Buku kantor (mejasiar.db) kosong. Isinya dipulihkan dari PC ini; biarkan program tetap "
        "terbuka."
    ),
    "ledger_damaged": (
        "Buku kantor rusak ({reason}). Yang masih terbaca diselamatkan dan selebihnya dipulihkan "
        "dari PC; berkas lama disimpan di folder cadangan."
    ),
    "ledger_foreign": (
        "Buku kantor telah diubah oleh program lain ({reason}). Isinya dipulihkan dari PC ini, "
        "dan berkas lama disimpan di folder cadangan. Beri tahu pengelola."
    ),
    "ledger_wal": (
        "Buku kantor diubah ke mode WAL oleh program lain, yang tidak aman di folder bersama. "
        "Tidak ada yang ditulis. Tutup program itu di semua PC, lalu beri tahu pengelola."
    ),
    "ledger_newer": (
        "Buku kantor memakai format {needed}, sedangkan program di PC ini baru mengenal format "
        "{have}. Pasang pembaruan Meja Siar, lalu buka lagi. Tidak ada yang diubah."
    ),
    "ledger_exists": (
        "Di folder ini sudah ada buku kantor, jadi tidak dibuat yang baru. Pilih folder lain."
    ),
    "ledger_busy": (
        "Buku kantor sedang dibuka program lain. Tutup program itu; pengiriman dicoba lagi sendiri."
    ),
    "undelivered": (
        "Belum semua tindakan sampai di folder kantor. Periksa sambungannya, lalu coba lagi."
    ),
    "office_other": (
        "Folder ini milik kantor lain. Pilih folder kantor yang benar; tidak ada yang diubah."
    ),
    "replica_damaged": (
        "Catatan di PC ini rusak ({reason}). Riwayat diambil lagi dari folder kantor; jangan "
        "hapus berkas lama sampai pengelola memeriksanya."
    ),
    "replica_newer": (
        "Catatan di PC ini memakai format {needed}, sedangkan program ini baru mengenal {have}. "
        "Pasang pembaruan Meja Siar. Tidak ada yang diubah."
    ),
    "replica_unusable": (
        "Catatan di PC ini tidak dapat dipakai ({reason}). Tutup program lain yang membukanya, "
        "lalu buka lagi Meja Siar."
    ),
    "screens_full": (
        "Disk PC ini penuh. Yang Anda lakukan tersimpan, jangan diulangi; hanya daftar di layar "
        "yang belum memuatnya. Kosongkan sebagian disk: daftar menyusul sendiri."
    ),
    "screens_unusable": (
        "Yang Anda lakukan tersimpan, jangan diulangi; hanya daftar di layar yang belum memuatnya "
        "({reason}). Tutup lalu buka lagi Meja Siar: daftar dibuat baru."
    ),
    "profile_full": (
        "Disk PC ini penuh, jadi tindakan tidak dapat disimpan. Kosongkan sebagian, lalu ulangi."
    ),
}
