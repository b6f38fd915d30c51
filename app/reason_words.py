"""Why something failed, in the office's language: what the system or SQLite says, and our codes."""

from __future__ import annotations

import re

_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_NUMBERED = re.compile(r"^\[(?:Errno|WinError) \d+\] ([^:]+).*$")

WORDS = {
    # what a system says of a file or a folder
    "Permission denied": "izin ditolak",
    "permission": "izin ditolak",
    "Access is denied": "izin ditolak",
    "Operation not permitted": "tidak diizinkan",
    "Read-only file system": "hanya dapat dibaca",
    "No space left on device": "disk penuh",
    "Disk quota exceeded": "jatah disk habis",
    "File too large": "berkas terlalu besar",
    "No such file or directory": "tidak ada",
    "Not a directory": "bukan folder",
    "Is a directory": "yang ada di sana sebuah folder",
    "File exists": "sudah ada",
    "File name too long": "namanya terlalu panjang",
    "Input/output error": "disk atau jaringan terganggu",
    "Stale file handle": "folder jaringan dipasang ulang",
    "Host is down": "PC penyimpan folder mati",
    "Connection timed out": "jaringan tidak menjawab",
    "Transport endpoint is not connected": "sambungan folder terputus",
    "Device or resource busy": "sedang dipakai",
    "Too many open files": "terlalu banyak berkas terbuka",
    # what SQLite says of a database
    "attempt to write a readonly database": "hanya dapat dibaca",
    "database or disk is full": "disk penuh",
    "disk I/O error": "disk atau jaringan terganggu",
    "database disk image is malformed": "isinya rusak",
    "file is not a database": "bukan berkas basis data",
    "unable to open database file": "tidak dapat dibuka",
    "database is locked": "sedang dipakai program lain",
    "another program's tables": "berisi tabel program lain",
    # why an act is held
    "appointment_days": "di luar hari-hari penunjukannya",
    "appointment_ended": "jabatannya sudah berakhir",
    "appointment_overtaken": "penunjukannya didahului yang lain",
    "key_retired": "kuncinya sudah dicabut",
    # what we found ourselves
    "application_id": "penanda program lain",
    "body": "isi tidak cocok",
    "cells": "isi barisnya bukan milik tabel ini",
    "chain": "rantai tidak cocok",
    "check": "angka periksanya tidak cocok",
    "direction": "bukan untuk arah ini",
    "demo": "tanda contohnya tidak sah",
    "events": "daftar tindakan tidak cocok",
    "file": "sebuah berkas tidak cocok",
    "format": "nomor formatnya tidak sah",
    "founding": "peristiwa pendirian tidak ada",
    "header": "kepala berkas bukan milik basis data",
    "id": "amplop tidak cocok",
    "index": "indeksnya tidak cocok",
    "journal not rolled back": "jurnal tidak dipulihkan",
    "malformed": "bentuknya tidak dikenal",
    "manifest": "daftar isinya tidak cocok",
    "name": "nama kantor tidak sah",
    "no file": "berkas tidak ada",
    "no folder": "folder tidak ada",
    "not stored": "tidak tersimpan",
    "not as it was left": "buku besar berubah sejak terakhir dilihat",
    "nothing spilled": "jurnal tidak tertulis",
    "office": "nomor kantor tidak sah",
    "parameters": "ukurannya tidak wajar",
    "rows": "urutan baris tidak cocok",
    "schema": "susunan tabel tidak dikenal",
    "seq": "nomor baris tidak cocok",
    "signature": "tanda tangan tidak sah",
    "size": "ukurannya tidak cocok",
    "time": "jam di dalamnya tidak mungkin",
    "user_version": "tanpa nomor format",
}


def reason_words(reason: str) -> str:
    """The reason as an office says it; one that is not known stays as it is.

    A mistake in a TOML file is told by its place, since its own words are a programmer's.
    """
    if reason.startswith("'utf-8' codec"):
        return "bukan teks"
    place = _AT_LINE.search(reason)
    if place is not None:
        return f"salah tulis di baris {place[1]}, kolom {place[2]}"
    if reason.endswith("(at end of document)"):
        return "terpotong"
    said = _NUMBERED.sub(r"\1", reason).rstrip(".")
    return WORDS.get(said, reason)
