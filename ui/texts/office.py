"""What is said of the office itself in words: its people, keys, posts and SOP."""

from __future__ import annotations

#: kind of office event -> what the person did, after the name: "Siti menunjuk pejabat"
OFFICE_DID: dict[str, str] = {
    "OfficeFounded": "mendirikan kantor",
    "PersonAdded": "mendaftarkan orang",
    "KeyIssued": "membuat undangan",
    "KeyTaken": "membuat kata sandi sendiri",
    "KeyRevoked": "mencabut kunci",
    "AdministratorRevoked": "mencabut administrator",
    "AppointmentBegan": "menunjuk pejabat",
    "AppointmentEnded": "mengakhiri jabatan",
    "SopAdopted": "menetapkan SOP",
    "LeadersChanged": "mengubah daftar pimpinan",
}
