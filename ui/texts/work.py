"""Why an act of the procedure is refused."""

from __future__ import annotations

WORK: dict[str, str] = {
    # who and when
    "wrong_role": "Ini tugas {roles}, bukan tugas jabatan Anda.",
    "not_the_admin": "Liputan ini ditugaskan kepada {admin}. Kasubag dapat mengalihkannya.",
    "not_your_act": (
        "Tindakan terakhir dilakukan oleh {person}, jadi hanya ia yang dapat menariknya."
    ),
    "own_hand_in": (
        "Yang menyerahkan tidak boleh menyetujui. Mintalah pejabat lain, atau tunjuk Plh. untuk "
        "hari ini."
    ),
    "not_at_step": "Belum gilirannya: liputan sedang di langkah {now}, menunggu {role}.",
    "wrong_stage": "Tidak dapat dilakukan karena liputan ini {stage}.",
    "coverage_ended": "Tidak ada lagi yang perlu dilakukan: liputan ini {stage}.",
    "visit_over": "Langkah {step} sudah diselesaikan. Muat ulang liputan untuk keadaan terbaru.",
    "opened_already": (
        "Tidak dapat ditarik lagi karena penerima di langkah {step} sudah membukanya. Mintalah ia "
        "mengembalikannya."
    ),
    "nothing_to_withdraw": "Tidak ada tindakan Anda yang dapat ditarik.",
    "already_published": (
        "Sudah dipublikasikan. Gunakan Ralat untuk memperbaiki, atau Turunkan untuk menghapusnya."
    ),
    "nothing_published": "Belum ada publikasi yang dapat diturunkan di sini.",
    "nothing_out": (
        "Belum ada yang terbit, jadi belum ada yang diralat. Perbaiki narasinya, kembalikan, atau "
        "serahkan revisi."
    ),
    # what is missing
    "title_missing": "Nama kegiatan belum diisi.",
    "narrative_missing": "Narasi belum ditulis.",
    "media_missing": "Belum ada foto atau video. Tambahkan sedikitnya satu.",
    "media_twice": "Berkas yang sama tercantum dua kali. Buang salah satunya.",
    "file_malformed": (
        "Keterangan berkas {name} rusak, jadi tidak dapat diserahkan. Buang, lalu tambahkan lagi."
    ),
    "listing_unknown": "Daftar media untuk tindakan ini belum lengkap. Ulangi tindakannya.",
    "rotation_unknown": "Media hanya dapat diputar seperempat putaran, bukan {rotation}°.",
    "rating_unknown": "Nilai {stars} tidak dikenal. Beri 0 sampai 5 bintang.",
    "mark_malformed": "Tanda ini tidak dapat digambar. Buat lagi tandanya.",
    "mark_unknown": "Tanda yang disebut tidak ada pada liputan ini. Muat ulang, lalu pilih lagi.",
    "reason_missing": "Alasan belum diisi. Tulis singkat apa sebabnya.",
    "text_missing": "Catatan masih kosong.",
    "admin_missing": "Pilih dahulu admin yang akan mempublikasikan.",
    "platforms_missing": "Pilih sedikitnya satu media sosial.",
    "account_missing": "Nama akun belum diisi.",
    "url_missing": (
        "Tautan publikasi belum diisi atau belum lengkap. Salin seluruhnya dari media sosialnya."
    ),
    "asked_by_missing": "Tulis siapa yang meminta publikasi ini diturunkan.",
    "document_missing": (
        "{requirement} belum dilampirkan. Lampirkan, atau nyatakan tidak ada beserta alasannya."
    ),
    # what does not fit
    "nothing_chosen": "Belum ada media yang dicentang. Centang yang disetujui.",
    "items_unknown": "Pilihan media tidak cocok lagi dengan yang diserahkan. Muat ulang liputan.",
    "covers_mismatch": (
        "Media atau narasi berubah sejak Anda melihatnya. Muat ulang, periksa, lalu putuskan lagi."
    ),
    "not_approved": "Belum ada Ya dari Kabag untuk isi ini, jadi belum boleh dipublikasikan.",
    "approval_lapsed": (
        "Ya dari Kabag gugur karena isi yang disetujui berubah. Mintalah persetujuan lagi."
    ),
    "nothing_changed": "Tidak ada yang berubah, jadi tidak ada yang disimpan.",
    "platform_not_directed": "{platform} tidak termasuk media sosial yang didisposisikan Kasubag.",
    "outcome_unknown": (
        "Hasil publikasi “{outcome}” tidak dikenal. Pilih terbit, gagal, atau ditunda."
    ),
    "document_unknown": "Langkah ini tidak memerlukan {requirement}.",
    "opening_held": (
        "Liputan ini dibuka sesudah jabatan pembukanya berakhir, jadi belum berlaku. Berkasnya "
        "tetap tersimpan; mintalah pejabat sekarang membuka liputan baru dengan berkas itu."
    ),
    "nothing_held": "Tidak ada tindakan ditahan yang menunggu konfirmasi Anda.",
    "too_large": "Teks terlalu panjang untuk disimpan. Ringkas, lalu simpan lagi.",
    # what a sound program does not send
    "coverage_unknown": (
        "Liputan ini belum sampai di PC ini. Tunggu sampai tersambung, lalu buka lagi."
    ),
    "coverage_exists": "Liputan ini sudah dibuka. Muat ulang daftar.",
    "coverage_id_malformed": "Nomor liputan tidak sah. Laporkan kepada pengelola.",
    "act_incomplete": "Tindakan ini tidak lengkap menurut keadaan terbaru. Muat ulang liputan.",
    "not_an_act": "Tindakan ini tidak dikenal. Pasang pembaruan Meja Siar.",
    "kind_unknown": "Ada catatan jenis baru ({kind}). Pasang pembaruan Meja Siar untuk membacanya.",
    "body_malformed": (
        "Isi sebuah catatan tidak dapat dibaca ({reason}). Laporkan kepada pengelola."
    ),
    "wrong_stream": "Sebuah catatan berada di tempat yang salah. Laporkan kepada pengelola.",
}
