"""An archive sheet as an office would print it, for the tests to vary."""

from __future__ import annotations

from pathlib import Path

from app.archive.sheet import (
    Binding,
    Fact,
    HistoryRow,
    Picture,
    ResultRow,
    SheetContent,
    Signature,
    StepRow,
    acting_title,
)
from app.domain.roles import Role
from app.sop_file import default_sop

NARRATIVE = (
    "Bupati meninjau peningkatan jalan desa sepanjang 2,4 km di Desa Kujan, Kecamatan Bulik, "
    "Minggu pagi. “Jalan ini membuka akses hasil tani ke pasar,” kata Bupati."
)
ACTUAL = ("4 mnt 10 dtk", "6 mnt 55 dtk", "3 mnt 40 dtk", "1 mnt 02 dtk", "7 mnt 31 dtk")


def step_rows() -> tuple[StepRow, ...]:
    return tuple(
        StepRow(
            number=step.number,
            activity=step.short,
            role=step.role.value.capitalize(),
            requirements="lengkap",
            limit=f"{step.time_limit_ms // 60_000} menit",
            output=step.standard.output,
            actual=actual,
            verdict="Ya, 22-11-2026 10.19" if step.yes else "",
            remark="Terlambat: menunggu konfirmasi nama pejabat" if step.number == 2 else "",
        )
        for step, actual in zip(default_sop().steps, ACTUAL, strict=True)
    )


def signatures() -> tuple[Signature, ...]:
    kabag = acting_title("plh", default_sop().title_of(Role.KABAG))
    kasubag = acting_title("", default_sop().title_of(Role.KASUBAG))
    return (
        Signature("Mengetahui,", kabag, "Siti Contoh, S.Sos.", "Pembina (IV/a)", "19700101 1"),
        Signature("Nanga Bulik, 22 November 2026", kasubag, "Budi Contoh", "Penata", "19800101 1"),
    )


def missing_pictures(count: int) -> tuple[Picture, ...]:
    return tuple(
        Picture(None, f"{n} · IMG_{n:04}.jpg · 09.31", "pratinjau belum ada di PC ini")
        for n in range(1, count + 1)
    )


def sheet(pictures: tuple[Picture, ...] = (), emblem: Path | None = None) -> SheetContent:
    """The sheet of the mockup: eight facts, five steps, two results, two signatures."""
    sop = default_sop()
    return SheetContent(
        letterhead=sop.letterhead,
        emblem=emblem,
        archive_number="480/0042/PROKOPIM/XI/2026",
        sop_number=sop.number,
        facts=(
            Fact("Kegiatan", "Peninjauan jalan desa Kujan", strong=True),
            Fact("Pimpinan", "Bupati Lamandau"),
            Fact("Waktu", "Minggu, 22 November 2026, 09.30 WIB"),
            Fact("Tempat", "Desa Kujan, Kecamatan Bulik"),
            Fact("Klasifikasi", "(contoh) 480 Publikasi"),
            Fact("Retensi", "2 tahun aktif, 3 tahun inaktif, Permanen"),
            Fact("Lokasi simpan", "R. Arsip 1 / Rak B / Boks 12 / Folder 4"),
            Fact("Jumlah", "7 foto, 1 video disetujui; undangan 1"),
        ),
        narrative=NARRATIVE,
        pictures=pictures,
        steps=step_rows(),
        results=(
            ResultRow("Instagram", "@prokopim.contoh", "22-11-2026 10.31", "https://a.example/p/1"),
            ResultRow("Facebook", "Prokopim (contoh)", "22-11-2026 10.34", "https://b.example/2"),
        ),
        signatures=signatures(),
        binding=Binding("mejasiar:1:" + "7f3a91c0" * 8, "7f3a91c0" * 8, "e02b44d8" * 8),
        printed_at="22-11-2026 11.02",
        history=(
            HistoryRow("22-11-2026 09.40", "Ani Contoh", "Pelaksana", "Menyerahkan dokumentasi"),
            HistoryRow("22-11-2026 09.47", "Budi Contoh", "Kasubag", "Menerima", "tanpa catatan"),
        ),
    )
