"""Every sentence of the state of things, by the code of its line."""

from __future__ import annotations

from collections.abc import Mapping

from app.health.line import Area

AREAS: Mapping[Area, str] = {
    Area.SHARE: "Folder kantor",
    Area.SELFTEST: "Uji keamanan folder",
    Area.LOCK: "Kunci buku",
    Area.LEDGER: "Buku kantor",
    Area.REPLICA: "Catatan PC ini",
    Area.COPIES: "Salinan cadangan",
    Area.MEDIA: "Berkas media",
    Area.CLOCK: "Jam",
    Area.INCIDENTS: "Kejadian",
    Area.PCS: "PC lain",
    Area.DISK: "Enkripsi disk",
    Area.WHOLE: "Pemeriksaan menyeluruh",
}

#: codes of failures that stand inside a sentence
REASONS: Mapping[str, str] = {
    "office_offline": "folder kantor tidak terjangkau",
    "office_file_missing": "mejasiar.toml tidak ada di folder kantor",
    "no_answer": "folder kantor tidak menjawab",
    "office_unreadable": "mejasiar.toml tidak dapat dibaca",
    "office_newer": "kantor memakai format yang lebih baru",
    "office_other": "foldernya milik kantor lain",
    "share_full": "folder kantor penuh",
    "share_readonly": "folder kantor tidak boleh ditulisi",
    "profile_full": "disk PC ini penuh",
    "disk_full": "disk penuh",
    "folder_unwritable": "foldernya tidak dapat ditulisi",
    "source_unreadable": "salinan di PC ini tidak dapat dibaca",
    "source_changed": "salinan di PC ini berubah saat dikirim",
    "copy_damaged": "yang tertulis tidak sama dengan aslinya",
    "ledger_copy_damaged": "salinannya tidak terbaca utuh",
    "ledger_copy_unreadable": "salinannya tidak dapat dibaca",
    "ledger_copy_foreign": "berkasnya bukan salinan buku kantor",
    "ledger_copy_of_other_office": "salinannya milik kantor lain",
    "ledger_copy_newer": "salinannya dari versi yang lebih baru",
    "ledger_copy_overtaken": "riwayat disusun ulang saat disalin",
    "replica_damaged": "catatan PC ini rusak",
    "replica_unusable": "catatan PC ini tidak dapat dibuka",
    "replica_newer": "catatan PC ini dari versi yang lebih baru",
    "profile_in_use": "Meja Siar masih terbuka di PC ini",
    "workers_stopped": "prosesnya berhenti di tengah jalan",
    "lock_busy": "buku kantor sedang dipakai PC lain",
    "lock_lost": "buku kantor diambil alih PC lain",
    "ledger_busy": "buku kantor sedang dipakai program lain",
    "ledger_newer": "buku kantor dari versi yang lebih baru",
    "head_unknown": "PC lain pernah melihat riwayat yang belum ada di buku kantor",
    "rows_missed": "buku kantor kehilangan baris yang pernah dibaca PC ini",
    "not_genuine_id": "isi amplop diubah",
    "not_genuine_body": "isi tindakan diubah",
    "not_genuine_signature": "tanda tangan tidak sah",
    "not_genuine_office": "dari kantor lain",
    "not_genuine_malformed": "bentuknya tidak dikenal",
    "not_genuine_newer": "dibuat versi yang lebih baru",
}

SENTENCES: Mapping[str, str] = {
    # While it is being asked
    "looking": "Sedang diperiksa…",
    "no_answer": (
        "Folder kantor tidak menjawab. Pekerjaan dapat diteruskan; periksa kabel, Wi-Fi, atau PC "
        "penyimpan folder."
    ),
    "not_looked_at": "Tidak dapat diperiksa selama {why}.",
    # The share
    "share_ok": "Terjangkau dan dapat ditulisi. Ruang kosong {free}.",
    "share_slow": (
        "Terjangkau, tetapi lambat: satu berkas kecil perlu {took_ms}. Periksa kabel atau Wi-Fi."
    ),
    "share_low": "Ruang kosong tinggal {free}. Pindahkan berkas lain dari disk itu.",
    "share_nearly_full": (
        "Ruang kosong tinggal {free}. Kosongkan disk itu sekarang; berkas baru tidak akan muat."
    ),
    "share_copies_unwritable": (
        "Terjangkau, tetapi folder cadangan di dalamnya tidak dapat ditulisi ({reason}). Pekerjaan "
        "tetap terkirim; salinan dan tanda PC ini tidak. Beri izin baca dan ubah untuk cadangan."
    ),
    "office_offline": (
        "Tidak terjangkau. Pekerjaan tetap tersimpan di PC ini dan dikirim sendiri nanti; bila "
        "lama, periksa kabel, Wi-Fi, atau PC penyimpan folder."
    ),
    "office_file_missing": (
        "Foldernya terlihat, tetapi mejasiar.toml tidak ada di dalamnya. Periksa apakah disk PC "
        "penyimpan folder sudah terpasang; bila berkas itu memang hilang, buka Pulihkan dari "
        "salinan. Pekerjaan tetap tersimpan di PC ini."
    ),
    "office_unreadable": (
        "mejasiar.toml tidak dapat dibaca ({reason}). Buka Pulihkan dari salinan; berkas itu "
        "ditulis kembali di sana."
    ),
    "office_newer": "Kantor memakai format {needed}; pasang pembaruan Meja Siar di PC ini.",
    "office_other": "Folder ini milik kantor lain. Pilih folder kantor yang benar.",
    "share_readonly": "Tidak boleh ditulisi dari PC ini ({reason}). Minta izin baca dan ubah.",
    "share_full": "Penuh ({reason}). Hapus atau pindahkan berkas lain dari disk itu.",
    "selftest_ok": "Catatan yang terputus dipulihkan sendiri, seperti seharusnya.",
    "share_unsafe": (
        "Catatan yang terputus tidak dipulihkan ({reason}). Pindahkan kantor ke folder bersama "
        "dari Windows atau Samba biasa."
    ),
    "selftest_not_made": "Belum dapat diuji: {why}.",
    # The lock
    "lock_free": "Bebas.",
    "lock_held": "Sedang dipakai PC {device} selama {held_ms}; itu wajar.",
    "lock_own": "Sedang dipakai PC ini; itu wajar.",
    "lock_stale": (
        "Tertinggal dari PC {device} selama {held_ms}, mungkin mati mendadak. Dilepas sendiri oleh "
        "PC berikutnya; bila tetap ada, hapus folder mejasiar.lock."
    ),
    "lock_ownerless": (
        "Ada mejasiar.lock tanpa nama PC selama {held_ms}. Sesudah tiga menit dilepas sendiri oleh "
        "PC berikutnya; bila tetap ada, hapus mejasiar.lock."
    ),
    "lock_ahead": (
        "Waktu mejasiar.lock {ahead_ms} lebih maju daripada jam folder kantor, jadi lamanya tidak "
        "diketahui. Dilepas sendiri oleh PC yang menunggu paling lama tiga menit; periksa jam PC "
        "penyimpan folder."
    ),
    "lock_untimed": "Ada mejasiar.lock, tetapi lamanya tidak dapat diukur selama {why}.",
    # The ledger
    "ledger_ok": "Sampai baris {seq}, semua asli. Dibandingkan seluruhnya {compared_at}.",
    "ledger_not_compared": (
        "Sampai baris {seq}, tetapi belum dibandingkan seluruhnya sejak {compared_at}. Biarkan "
        "Meja Siar terbuka saat tersambung."
    ),
    "ledger_quarantined": (
        "{count} baris bukan tulisan asli, mulai baris {first}. Tidak dipakai; PC yang masih punya "
        "aslinya menulisnya kembali. Beri tahu pengelola."
    ),
    "row_quarantined": "Baris {seq}: {why}.",
    "ledger_missing": (
        "mejasiar.db tidak ada; dibangun kembali oleh PC yang tersambung. Biarkan Meja Siar "
        "terbuka."
    ),
    "ledger_empty": (
        "mejasiar.db kosong; dibangun kembali oleh PC yang tersambung. Biarkan Meja Siar terbuka."
    ),
    "ledger_damaged": (
        "mejasiar.db rusak; dibangun kembali oleh PC yang tersambung. Biarkan Meja Siar terbuka."
    ),
    "ledger_foreign": (
        "mejasiar.db diubah program lain; dibangun kembali oleh PC yang tersambung. Biarkan Meja "
        "Siar terbuka dan beri tahu pengelola."
    ),
    "ledger_wal": "mejasiar.db diubah ke mode WAL oleh program lain. Tutup program itu.",
    "ledger_newer": "Buku kantor dari versi yang lebih baru; pasang pembaruan Meja Siar.",
    # This PC
    "replica_ok": "Lengkap sampai baris {seq}; tidak ada yang menunggu dikirim.",
    "replica_waits": "{count} tindakan menunggu dikirim, yang tertua {oldest_at}.",
    "replica_waits_long": (
        "{count} tindakan menunggu dikirim sejak {oldest_at}. Sambungkan PC ini ke folder kantor."
    ),
    "replica_held_back": (
        "Tindakan baru menunggu sampai {until_at}, karena {why}. PC lain dapat mengirim lebih "
        "dahulu; nyalakan PC yang lama mati."
    ),
    "acts_stranded": (
        "{count} tindakan belum berlaku karena menyebut sesuatu yang belum terkirim, yang tertua "
        "{oldest_at}. Nyalakan PC yang masih menyimpan kiriman."
    ),
    "people_overtaken": (
        "{names} belum menjadi anggota kantor: perubahan pengelola lain tercatat lebih dahulu. "
        "Tambahkan lagi di Orang dan jabatan, lalu serahkan undangan yang baru."
    ),
    "replica_was_damaged": (
        "Pernah rusak dan dipulihkan ({rows} tindakan diselamatkan). Periksa disk PC ini."
    ),
    "replica_damaged": "Rusak ({reason}). Buka Meja Siar di PC ini agar dipulihkan.",
    "replica_unusable": "Tidak dapat dibuka ({reason}). Tutup program lain yang membukanya.",
    "replica_newer": "Dari versi yang lebih baru; pasang pembaruan Meja Siar.",
    "profile_full": "Disk PC ini penuh. Kosongkan sebagian agar tindakan dapat disimpan.",
    # Copies
    "copies_own_ok": "Di PC ini {count} salinan, terakhir {day}.",
    "copies_own_late": (
        "Di PC ini salinan terakhir {day}, {days} hari lalu. Biarkan Meja Siar terbuka sebentar."
    ),
    "copies_own_none": "Di PC ini belum ada salinan; dibuat sendiri setiap hari.",
    "copies_share_ok": "Di folder kantor {count} salinan, terakhir {day}.",
    "copies_share_late": (
        "Di folder kantor salinan terakhir {day}, {days} hari lalu. Periksa ruang kosong dan izin "
        "tulisnya."
    ),
    "copies_share_none": "Di folder kantor belum ada salinan; dibuat sendiri setiap hari.",
    "copies_share_not_seen": "Salinan di folder kantor belum dapat dilihat.",
    "copies_damaged": (
        "{count} salinan rusak dan disisihkan. Salinan baru dibuat sendiri; periksa disknya."
    ),
    "copies_unfit": (
        "{count} salinan tidak dapat dipakai. Disisihkan sendiri saat salinan berikutnya dibuat; "
        "periksa disknya."
    ),
    "copy_damaged": "{name}",
    "copies_failed": "Salinan belum dapat dibuat ({at}): {why}. Dicoba lagi sendiri.",
    # Media
    "media_ok": "{total} berkas, semuanya utuh; yang paling lama diperiksa {at}.",
    "media_hashed": "{count} berkas dibaca seluruhnya, semuanya utuh.",
    "media_not_checked": "Belum diperiksa. Tekan Periksa menyeluruh untuk memeriksa sekarang.",
    "media_checking": "{checked} dari {total} berkas diperiksa, semuanya utuh; diteruskan sendiri.",
    "media_none": "Belum ada berkas terkirim yang perlu dijaga.",
    "media_previews": (
        "{count} berkas kehilangan pratinjau atau pratinjaunya berubah. Buka liputannya di PC yang "
        "punya aslinya; pratinjau dibuat lagi."
    ),
    "media_put_back": "{count} berkas pernah hilang atau berubah dan sudah dipulihkan.",
    "media_wrong": (
        "{count} berkas hilang atau berubah di folder kantor. Nyalakan PC yang menyerahkannya; "
        "berkas dipulihkan sendiri bila masih ada di sana."
    ),
    "media_file": "{name}",
    # Clocks
    "clock_ok": "Sama dengan jam kantor (selisih {off_ms}), baru saja diukur.",
    "clock_fast": (
        "Jam PC ini lebih cepat {off_ms}. Meja Siar memakai jam kantor, jadi catatan tetap benar; "
        "betulkan jam PC ini."
    ),
    "clock_slow": (
        "Jam PC ini terlambat {off_ms}. Meja Siar memakai jam kantor, jadi catatan tetap benar; "
        "betulkan jam PC ini."
    ),
    "clock_running": "Jam kantor berjalan dari pengukuran terakhir.",
    "clock_estimate": (
        "Jam kantor belum terukur sejak program dibuka; waktu ditandai perkiraan sampai tersambung."
    ),
    "times_noticed": (
        "{count} tindakan mencatat waktu yang ganjil: sebelum tindakan yang dilanjutkannya, atau "
        "di masa depan. Tanyakan kepada orangnya; yang berlaku tetap urutan buku kantor."
    ),
    "time_backwards": (
        "{title}: tindakan {person} tercatat {by_ms} lebih awal daripada yang dilanjutkannya."
    ),
    "time_ahead": "{title}: tindakan {person} tercatat {by_ms} di masa depan.",
    # Incidents
    "incidents_none": "Tidak ada.",
    "incidents_read": "{count} kejadian, terakhir {at}; semua sudah ditangani sendiri.",
    "incidents_new": "{new} kejadian baru, terakhir {at}. Baca rinciannya.",
    # Other PCs
    "pcs_none": "Belum ada PC lain yang terlihat.",
    "pcs_seen": "{count} PC lain, terakhir terlihat {at}.",
    "pc_seen": "PC {device}: terakhir terlihat {at}, sampai baris {seq}.",
    "pc_of_person": ("PC {device}, terakhir dipakai {person}: terlihat {at}, sampai baris {seq}."),
    # The disk
    "disk_encrypted": "Disk PC ini terenkripsi.",
    "disk_plain": (
        "Disk PC ini tidak terenkripsi. Laptop yang hilang dapat dibaca orang; minta pengelola "
        "memasang enkripsi (LUKS)."
    ),
    "disk_ask_windows": (
        "Windows tidak memberitahukannya kepada program biasa. Buka Setelan › Privasi & keamanan › "
        "Enkripsi perangkat (atau BitLocker) dan pastikan aktif."
    ),
    "disk_not_known": "Tidak dapat diketahui dari sini. Pastikan disk PC ini terenkripsi.",
    # The whole check
    "whole_not_made": "Belum dijalankan sejak Kesehatan dibuka.",
    "whole_sound": "{rows} baris dan {files} berkas diperiksa satu per satu: tidak ada temuan.",
    "whole_findings": (
        "{count} temuan pada {rows} baris dan {files} berkas. Simpan laporan, lalu beri tahu "
        "pengelola."
    ),
    "whole_failed": "Tidak dapat diselesaikan: {why}. Coba lagi saat tersambung.",
    "finding": "{text}",
    "files_restored": "{count} berkas yang hilang atau berubah kini utuh lagi.",
    "files_lost": (
        "{count} berkas hilang atau berubah, dan aslinya tidak ada di PC ini. Nyalakan PC yang "
        "menyerahkannya, atau periksa menyeluruh di sana."
    ),
    "files_here": (
        "{count} berkas hilang atau berubah di folder kantor; aslinya ada di PC ini. Pulihkan "
        "dengan --restore, atau dengan Periksa menyeluruh di Kesehatan."
    ),
    "files_stuck": (
        "{count} berkas yang aslinya ada di PC ini belum dapat ditulis ke folder kantor. Periksa "
        "ruang kosong dan izin tulisnya, lalu periksa menyeluruh lagi."
    ),
    "file_of_coverage": "{name} · {title}",
}
