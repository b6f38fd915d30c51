"""Why somebody cannot sign in, join or be appointed."""

from __future__ import annotations

PEOPLE: dict[str, str] = {
    # signing in
    "wrong_passphrase": (
        "Kata sandi tidak cocok. Periksa huruf besar dan tata letak papan ketik, lalu coba lagi; "
        "bila lupa, administrator dapat membuatkan yang baru."
    ),
    "passphrase_short": "Kata sandi terlalu pendek. Pakai sedikitnya {least} huruf.",
    "not_signed_in": "Anda belum masuk. Masuk dahulu, lalu ulangi.",
    "not_taken_over": (
        "Undangan ini belum diterima. Buka undangan Anda dan buat kata sandi dahulu."
    ),
    "key_retired": "Kunci Anda sudah diganti. Keluar, lalu masuk dengan kata sandi yang baru.",
    "key_unreadable": (
        "Kunci di PC ini tidak dapat dibaca ({reason}). Bergabunglah lagi dengan undangan baru."
    ),
    "key_unknown": "Kunci yang menandatangani ini belum dikenal. Tunggu sampai semua tersambung.",
    "key_of_another": "Kunci ini milik orang lain, jadi tindakannya tidak berlaku.",
    "key_exists": "Kunci ini sudah terdaftar. Buat undangan baru.",
    "key_may_only_take_over": (
        "Undangan hanya berlaku untuk membuat kata sandi sendiri. Terima undangan dahulu."
    ),
    "secret_unreadable": (
        "Rahasia kantor di PC ini tidak dapat dibuka ({reason}). Masuk dengan akun Windows yang "
        "biasa, atau bergabung lagi dengan undangan."
    ),
    # joining
    "not_invited": "Undangan ini tidak memuat nama itu. Minta undangan kepada administrator.",
    "not_joined": "PC ini belum bergabung dengan kantor. Buka undangan dari administrator.",
    "invitation_damaged": (
        "Undangan tidak dapat dibaca ({reason}). Salin ulang seluruhnya, atau minta yang baru."
    ),
    "invitation_newer": (
        "Undangan ini dari versi yang lebih baru (format {needed}, di sini {have}). Pasang "
        "pembaruan Meja Siar."
    ),
    "invitation_of_other_office": (
        "Undangan ini untuk kantor lain ({office}). Pilih folder kantor yang sesuai."
    ),
    "invitation_unsaved": (
        "Undangan “{name}” tidak dapat disimpan di sana ({reason}). Pilih folder lain; undangannya "
        "masih berlaku."
    ),
    "invitation_used": (
        "Undangan ini sudah pernah dipakai, atau orangnya belum tercatat di PC ini. Masuk dengan "
        "kata sandi yang sudah dibuat, atau minta undangan baru kepada administrator."
    ),
    "profile_of_other_office": (
        "PC ini sudah bergabung dengan kantor {office}. Pakai profil lain untuk kantor ini."
    ),
    "profile_in_use": (
        "Meja Siar sudah terbuka dengan profil ini. Pakai jendela yang sudah ada, atau "
        "tutup dahulu."
    ),
    "profile_unreadable": (
        "Berkas profil {path} tidak dapat dibaca. Jangan hapus apa pun; hubungi administrator."
    ),
    "profile_unwritable": (
        "Folder profil {path} tidak dapat ditulisi ({reason}), jadi tidak ada yang disimpan. "
        "Periksa izin dan ruang disk PC ini, lalu buka lagi."
    ),
    "profile_without_office": (
        "Profil {path} belum bergabung dengan kantor mana pun. Sebutkan profil PC yang sudah "
        "bergabung (--profile), atau buka Meja Siar di PC ini dan bergabunglah dahulu."
    ),
    "not_a_demo": "Folder {folder} bukan kantor contoh. Pilih folder yang dibuat oleh demo.",
    "printed_key_mistyped": (
        "Kunci cetak salah ketik (terbaca {have} huruf, seharusnya {needed}). Periksa lagi huruf "
        "demi huruf."
    ),
    # people and posts
    "name_missing": "Nama belum diisi.",
    "person_unknown": "Orang ini tidak terdaftar di kantor. Daftarkan dahulu.",
    "person_exists": "Orang ini sudah terdaftar.",
    "not_an_administrator": "Hanya administrator yang dapat melakukannya.",
    "not_the_founding": "Catatan ini bukan pendirian kantor yang sah.",
    "appointment_unknown": "Penunjukan ini tidak ditemukan. Muat ulang daftar jabatan.",
    "appointment_ended": "Jabatan sudah berakhir sebelum tindakan ini sampai.",
    "appointment_overtaken": (
        "Penunjukan itu didahului perubahan lain, jadi tidak berlaku. Tindakannya ditahan sampai "
        "pejabat sekarang menegaskannya."
    ),
    "appointment_days": "Tindakan ini di luar hari penunjukan Plh./Plt.",
    "acting_unknown": "Jenis penunjukan “{acting}” tidak dikenal. Pilih Plh. atau Plt.",
    "acting_days_missing": "Isi hari mulai dan hari selesai; selesai harus sesudah mulai.",
}
