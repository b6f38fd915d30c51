"""What the played demo is about: its people, its coverage, and the texts that are typed."""

from __future__ import annotations

from app.demo.office import POSTS

KASUBAG, KABAG, PELAKSANA, ADMIN = (post.name for post in POSTS)
SHEET = "lembar-arsip.pdf"
TITLE = "Peresmian jembatan Bayat"
DELIVERED = "terkirim, tercatat di buku kantor"
FIRST = (
    "Bupati Lamandau meresmikan jembatan Sungai Lamandau di Desa Bayat, Kecamatan Bulik, "
    "pagi ini. Jembatan sepanjang 84 meter itu menghubungkan tiga desa."
)
RECEIVED = FIRST.replace("84 meter itu", "84 meter itu dibangun selama sebelas bulan dan")
REVISED = RECEIVED + " “Anak sekolah tidak perlu lagi menyeberang dengan perahu,” kata Bupati."
APPROVED = REVISED.replace("Bupati Lamandau meresmikan", "Bupati meresmikan")
POINT = "Poin yang perlu diperbaiki"
REASON = "Narasi belum memuat kutipan Bupati."
POINTS = ("Tambahkan kutipan Bupati", "Sebutkan waktu pembangunan")
