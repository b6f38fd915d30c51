"""What is said, quietly, of a photo or video before it is handed in."""

from __future__ import annotations

#: hint -> the words on its tile
BADGES: dict[str, str] = {
    "blurred": "agak buram",
    "dark": "gelap",
    "small": "kecil",
    "shaky": "goyang",
    "silent": "hampir tanpa suara",
    "soundless": "tanpa suara",
}

#: hint -> what it means and what can be done; {width} and {height} in pixels
HINTS: dict[str, str] = {
    "blurred": (
        "Tampak agak buram: tidak ada bagian yang benar-benar tajam. Bila ada bidikan lain yang "
        "lebih tajam, pakailah yang itu."
    ),
    "dark": (
        "Sangat gelap: bagian yang paling terang pun redup. Cerahkan dahulu, atau pilih bidikan "
        "lain."
    ),
    "small": (
        "Hanya {width} × {height} piksel, jadi akan tampak pecah. Minta berkas aslinya; kiriman "
        "lewat aplikasi pesan biasanya diperkecil."
    ),
    "shaky": "Gambarnya goyang. Pakai bagian yang tenang, atau stabilkan di aplikasi editing.",
    "silent": "Suaranya hampir tidak terdengar. Periksa bila ada ucapan yang perlu didengar.",
    "soundless": "Tidak bersuara. Biarkan bila memang begitu.",
}

POSITION = (
    "Menyimpan lokasi pengambilan. Lokasi dibuang dari salinan yang dipublikasikan; berkas "
    "aslinya tetap utuh untuk arsip."
)
ALIKE = "Mirip dengan {names}. Cukup serahkan yang terbaik."
ELSEWHERE = "Sama persis dengan {name} di liputan “{title}”. Pastikan tidak tertukar."
PREPARED = (
    "Sama persis dengan {name} di liputan “{title}”, yang sedang disiapkan di PC ini. Pastikan "
    "tidak tertukar."
)
LEFT_OUT = (
    "Sama persis dengan {name} di revisi {revision}, yang tidak dipakai lagi di revisi terakhir."
)
GROUPS = "kelompok foto mirip"
KNOWN, DOUBLE = "pernah diserahkan", "ada di liputan lain"
EDITED, LOCATED, COMING = "konten suntingan", "ada lokasi", "pratinjau sedang diambil"
