"""Why a photo, a video or another file is not taken."""

from __future__ import annotations

MEDIA: dict[str, str] = {
    "not_media": (
        "“{name}” bukan foto atau video yang dikenal. Pilih foto JPEG, PNG, WebP, HEIC, atau TIFF, "
        "atau video MP4, MOV, 3GP, MKV, WebM, AVI, MTS, WMV, atau MPG."
    ),
    "camera_raw": (
        "“{name}” adalah berkas mentah (RAW) kamera, yang belum berupa foto jadi. Ekspor dahulu "
        "menjadi JPEG di kamera atau aplikasi foto, lalu tambahkan hasilnya."
    ),
    "not_a_document": (
        "“{name}” tidak dapat dilampirkan sebagai dokumen. Pilih PDF, foto, atau hasil pindai."
    ),
    "empty_file": "“{name}” kosong. Salin ulang dari kamera atau ponsel, lalu tambahkan lagi.",
    "unreadable_media": (
        "“{name}” rusak atau tidak lengkap sehingga tidak dapat dibuka. Salin ulang dari kamera "
        "atau ponsel, lalu tambahkan lagi; berkas lain tidak terpengaruh."
    ),
    "no_picture": (
        "“{name}” tidak berisi gambar, mungkin hanya suara atau terpotong. Salin ulang dari kamera "
        "atau ponsel, atau pilih berkas lain."
    ),
    "too_many_pixels": (
        "Gambar “{name}” lebih besar dari batas {limit_pixels} (pengaturan {setting}). Perkecil "
        "dahulu, lalu tambahkan lagi."
    ),
    "too_many_bytes": (
        "“{name}” berukuran {size}, lebih besar dari batas {limit_bytes} (pengaturan {setting}). "
        "Perkecil atau potong dahulu, lalu tambahkan lagi."
    ),
    "too_long": (
        "Video “{name}” lebih panjang dari batas {limit_ms} (pengaturan media.video_minutes). "
        "Potong dahulu, lalu tambahkan lagi."
    ),
    "too_many_tracks": (
        "Video “{name}” berisi {tracks} jalur, lebih dari batas {limit} (pengaturan "
        "media.video_tracks). Ekspor ulang dari aplikasi editing, lalu tambahkan hasilnya."
    ),
    "too_slow": (
        "“{name}” belum selesai dibaca setelah batas {limit_s} detik (pengaturan media.seconds), "
        "jadi dihentikan. Salin ulang atau ekspor ulang, lalu tambahkan lagi."
    ),
    "too_much_memory": (
        "“{name}” memerlukan memori lebih dari batas {limit_bytes} (pengaturan media.memory_mb). "
        "Perkecil atau ekspor ulang dahulu, lalu tambahkan lagi."
    ),
    "marks_too_long": (
        "Keterangan dari {marks} tanda tidak muat di bawah satu gambar. "
        "Tampilkan tanda satu orang saja, lalu simpan lagi."
    ),
    "not_a_regular_file": (
        "“{name}” adalah pintasan atau folder, bukan berkas. Pilih berkas aslinya."
    ),
    "copy_cancelled": "Penyalinan “{name}” dibatalkan. Tambahkan lagi bila diperlukan.",
    "unsafe_name": (
        "Nama berkas dalam catatan tidak sah, jadi berkasnya tidak dibuka. Laporkan kepada "
        "pengelola; riwayat lainnya tetap utuh."
    ),
    "source_unreadable": (
        "“{name}” tidak dapat dibaca. Pastikan kartu memori, ponsel, atau jaringan masih "
        "tersambung, lalu coba lagi."
    ),
    "source_changed": (
        "“{name}” berubah saat disalin, mungkin masih direkam atau disunting. Tunggu sampai "
        "selesai, lalu tambahkan lagi."
    ),
    "copy_damaged": (
        "Salinan “{name}” tidak sama dengan aslinya dan sudah dibuang. Coba lagi; bila berulang, "
        "periksa disk atau jaringan."
    ),
    "disk_full": (
        "Ruang penyimpanan tidak cukup: perlu {needed}, tersisa {free}. Kosongkan sebagian, lalu "
        "coba lagi. Tidak ada yang tersalin setengah."
    ),
    "folder_unwritable": (
        "Folder {folder} tidak dapat ditulisi. Periksa sambungan dan izin foldernya; penyalinan "
        "dilanjutkan saat dicoba lagi."
    ),
    "file_altered": (
        "Isi berkas {name} tidak lagi sama dengan yang diserahkan. Jangan dipublikasikan; minta "
        "Pelaksana menyerahkan ulang dan laporkan kepada pengelola."
    ),
    "file_lost": (
        "Berkas “{name}” tidak dapat dibaca lagi di folder kantor. Nyalakan PC yang "
        "menyerahkannya agar dipulihkan sendiri, atau minta diserahkan ulang."
    ),
    "preview_altered": (
        "Pratinjau tidak sama dengan yang diserahkan, jadi tidak ditampilkan. Buat ulang dari "
        "berkas aslinya, dan laporkan kepada pengelola."
    ),
    "original_missing": (
        "Berkas asli “{name}” belum ada di komputer ini dan folder kantor tidak terjangkau. Coba "
        "lagi setelah tersambung."
    ),
    "luggage_full": (
        "Jatah bekal di PC ini tidak cukup: perlu {needed}, tersisa {free}. Pilih lebih sedikit "
        "liputan, lalu siapkan lagi."
    ),
    "copy_not_clean": (
        "Salinan “{name}” tidak disimpan karena tidak dapat dipastikan bebas data lokasi. Ekspor "
        "ulang dari aplikasi editing, lalu serahkan sebagai konten suntingan."
    ),
    "draft_not_kept": (
        "Yang sedang Anda siapkan belum tersimpan di PC ini ({reason}). Kosongkan sebagian disk, "
        "lalu lanjutkan; yang tampil di layar masih ada."
    ),
    "draft_unread": (
        "Yang sudah Anda siapkan untuk liputan ini ada di PC ini, tetapi belum dapat dibaca "
        "({reason}). Tidak ada yang hilang. Tutup program lain yang membukanya, lalu coba lagi."
    ),
    "settings_not_kept": (
        "Pengaturan ini berlaku sampai program ditutup, tetapi belum tersimpan di PC ini. "
        "Kosongkan sebagian disk, lalu simpan lagi."
    ),
    "workers_stopped": (
        "Pembaca foto dan video sedang tidak berjalan. Tutup dan buka kembali program ini, lalu "
        "coba lagi."
    ),
}
