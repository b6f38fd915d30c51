"""Why a pack cannot be made, opened or taken in."""

from __future__ import annotations

PACKS: dict[str, str] = {
    "pack_not_one": (
        "Berkas ini bukan paket Meja Siar. Pilih berkas yang namanya berakhir dengan "
        ".mejasiar-tinjau atau .mejasiar-keputusan."
    ),
    "pack_newer": (
        "Paket ini memakai format {needed}, sedangkan program di PC ini baru mengenal format "
        "{have}. Pasang pembaruan Meja Siar, lalu buka lagi. Tidak ada yang diambil."
    ),
    "pack_of_other_office": (
        "Paket ini dari kantor lain, jadi tidak dibuka. Mintalah paket dari kantor Anda; tidak ada "
        "yang diubah."
    ),
    "pack_damaged": (
        "Paket ini rusak, terpotong, atau diubah sesudah dibuat, jadi tidak ada yang diambil "
        "darinya. Salin ulang dari PC asalnya; bila tetap begini, minta paket baru dan beri tahu "
        "pengelola."
    ),
    "pack_unsound": (
        "Isi paket ini tidak sah ({reason}), jadi tidak ada yang diambil darinya. Minta paket baru "
        "dan laporkan berkas ini kepada pengelola."
    ),
    "pack_contradicts": (
        "Riwayat dalam paket ini tidak sama dengan riwayat di PC ini, jadi tidak ada yang diambil. "
        "Simpan dahulu keputusan Anda ke paket bila ada, lalu minta paket baru dari PC yang "
        "tersambung ke folder kantor dan beri tahu pengelola."
    ),
    "pack_signer_unknown": (
        "Paket ini disegel oleh orang yang tidak dikenal di kantor, jadi tidak ada yang diambil "
        "darinya. Mintalah orang yang terdaftar membuat paketnya."
    ),
    "pack_without_history": (
        "Ini paket keputusan, yang tidak memuat riwayat kantor. Untuk bergabung, mintalah paket "
        "tinjau dari PC yang tersambung ke folder kantor."
    ),
    "pack_ahead": (
        "Paket ini memuat berkas liputan yang belum sampai di PC ini. Tunggu sampai tersambung dan "
        "riwayat terbaru masuk, lalu buka paketnya lagi."
    ),
    "pack_nothing_waits": (
        "Tidak ada tindakan yang menunggu dikirim di PC ini, jadi tidak ada yang perlu dibawa."
    ),
    "pack_too_many": (
        "Terlalu banyak berkas untuk satu paket. Pilih lebih sedikit liputan, lalu buat beberapa "
        "paket."
    ),
    "pack_too_large": (
        "Disk tujuan tidak menerima berkas sebesar “{name}”; disk USB berformat FAT32 paling besar "
        "4 GB. Buat tanpa berkas asli, pilih lebih sedikit liputan, atau pakai disk exFAT."
    ),
    "pack_unwritable": (
        "Paket “{name}” tidak dapat ditulis ({reason}). Periksa apakah disk USB masih terpasang "
        "dan boleh ditulisi, lalu coba lagi. Tidak ada paket setengah jadi."
    ),
    "pack_unreadable": (
        "Paket “{name}” tidak dapat dibaca ({reason}). Pasang lagi disk USB-nya, atau salin dahulu "
        "paketnya ke PC ini, lalu buka lagi."
    ),
    "pack_cancelled": "Dibatalkan. Tidak ada yang diambil dan tidak ada paket setengah jadi.",
}
