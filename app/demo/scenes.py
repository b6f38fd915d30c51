"""What happens on the demo's day: invented activities, nobody's real name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scene:
    """A coverage of the story, how long ago it was opened, and how far it came."""

    title: str
    leader: str
    place: str
    narrative: str
    until: str  # opened, handed_in, received, approved, directed, published, archived, rejected
    ago: int  # minutes
    pictures: int = 3
    clip: bool = False
    edited: str = ""  # a narrative corrected by Kasubag on receiving
    points: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ("instagram", "facebook")
    attendees: tuple[str, ...] = ("Kepala Dinas", "Camat Bulik")


SCENES = (
    Scene(
        "Panen raya kelompok tani",
        "wkdh",
        "Desa Kujan, Kecamatan Bulik",
        "Wakil Bupati mengikuti panen raya bersama kelompok tani Desa Kujan. Hasil panen tahun ini"
        " mencapai 5,2 ton per hektare.",
        "archived",
        190,
        4,
        platforms=("instagram",),
    ),
    Scene(
        "Pembukaan pelatihan UMKM",
        "sekda",
        "Aula Setda, Nanga Bulik",
        "Sekretaris Daerah membuka pelatihan pengemasan produk bagi 40 pelaku UMKM.",
        "published",
        120,
        3,
    ),
    Scene(
        "Kunjungan PKK kabupaten",
        "kdh",
        "Pendopo, Nanga Bulik",
        "Bupati menerima kunjungan pengurus PKK kabupaten dan membahas program pekarangan pangan.",
        "directed",
        44,
        3,
    ),
    Scene(
        "Rapat koordinasi kehutanan",
        "kdh",
        "Ruang Rapat Bupati",
        "Bupati memimpin rapat koordinasi pencegahan kebakaran hutan bersama perangkat daerah.",
        "rejected",
        38,
        2,
        points=("Nama instansi di paragraf kedua belum lengkap", "Foto 2 terlalu gelap"),
    ),
    Scene(
        "Penyerahan bantuan benih",
        "wkdh",
        "Kecamatan Lamandau",
        "Wakil Bupati menyerahkan bantuan benih padi kepada enam kelompok tani.",
        "approved",
        21,
        3,
    ),
    Scene(
        "Pelepasan satwa bersama BKSDA",
        "sekda",
        "Kawasan Hutan Belantikan",
        "Sekretaris Daerah bersama BKSDA melepas dua ekor elang ke habitatnya.",
        "received",
        17,
        3,
    ),
    Scene(
        "Peninjauan jalan desa Kujan",
        "kdh",
        "Desa Kujan, Kecamatan Bulik",
        "Bupati meninjau pembangunan jalan desa sepanjang 2,4 km di Desa Kujan, Kecamatan Bulik,"
        " Minggu pagi. Peninjauan didampingi Kepala Desa Kujan. “Jalan ini membuka akses hasil"
        " tani ke pasar,” kata Bupati.",
        "received",
        9,
        6,
        clip=True,
        edited="Bupati meninjau peningkatan jalan desa sepanjang 2,4 km di Desa Kujan, Kecamatan"
        " Bulik, Minggu pagi. Peninjauan didampingi Kepala Dinas PUPR dan Kepala Desa Kujan."
        " “Jalan ini membuka akses hasil tani ke pasar,” kata Bupati.",
    ),
    Scene(
        "Sosialisasi keterbukaan informasi",
        "sekda",
        "Aula Kecamatan Bulik",
        "Sekretaris Daerah membuka sosialisasi keterbukaan informasi publik bagi perangkat desa.",
        "handed_in",
        6,
        3,
    ),
    Scene(
        "Audiensi guru honorer",
        "kdh",
        "Ruang Kerja Bupati",
        "",
        "opened",
        2,
        0,
    ),
)
