"""What the window remembers survives a restart; what makes no sense is the default."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from app.errors import Unavailable
from app.media.keeping import GB, Keeping
from ui.settings import Kept, WindowSettings


def test_a_new_pc_follows_the_system(tmp_path: Path) -> None:
    settings = WindowSettings(tmp_path)
    assert (settings.scheme, settings.text_scale, settings.last_tab) == ("system", 1.0, "")
    assert (settings.office, settings.idle_minutes) == (None, 10)
    assert settings.geometry.isEmpty()
    assert settings.keeping == Keeping(days=30, own_bytes=20 * GB, carried_bytes=20 * GB)


def test_everything_is_there_again_after_a_restart(tmp_path: Path) -> None:
    before = WindowSettings(tmp_path)
    before.scheme, before.text_scale, before.last_tab = "dark", 1.25, "kabag"
    before.office, before.geometry = Path("/kantor kita"), QByteArray(b"place")
    before.save()
    after = WindowSettings(tmp_path)
    assert (after.scheme, after.text_scale, after.last_tab) == ("dark", 1.25, "kabag")
    assert (after.office, after.geometry) == (Path("/kantor kita"), QByteArray(b"place"))


@pytest.mark.parametrize("minutes", ["never", "-1", "481", "99999999999"])
def test_a_file_that_somebody_edited_wrongly_does_no_harm(tmp_path: Path, minutes: str) -> None:
    words = f"[window]\nscheme=pink\ntext_scale=900\n[lock]\nidle_minutes={minutes}\n"
    words += "[media]\ndays=7\nown_gb=-3\ncarried_gb=99999999\n"
    (tmp_path / "window.ini").write_text(words)
    settings = WindowSettings(tmp_path)
    assert (settings.scheme, settings.text_scale) == ("system", 1.0)
    assert settings.idle_minutes == 10
    assert settings.keeping == Keeping(days=7)


def test_what_this_pc_keeps_is_there_again_and_never_out_of_bounds(tmp_path: Path) -> None:
    before = WindowSettings(tmp_path)
    before.kept = Kept(days=90, own_gb=200, carried_gb=1)
    before.save()
    assert WindowSettings(tmp_path).keeping == Keeping(90, 200 * GB, GB)
    before.kept = Kept(days=0, own_gb=99_999, carried_gb=5)
    before.save()
    assert WindowSettings(tmp_path).kept == Kept(carried_gb=5)


def test_the_screen_is_locked_after_the_minutes_that_were_set_or_never(tmp_path: Path) -> None:
    for minutes in (0, 3, 480):
        before = WindowSettings(tmp_path)
        before.kept = Kept(idle_minutes=minutes)
        before.save()
        assert WindowSettings(tmp_path).idle_minutes == minutes


def test_videos_are_as_loud_as_they_were_and_never_louder_than_they_can(tmp_path: Path) -> None:
    settings = WindowSettings(tmp_path)
    assert (settings.volume, settings.muted) == (1.0, False)
    settings.volume, settings.muted = 0.4, True
    settings.save()
    again = WindowSettings(tmp_path)
    assert (again.volume, again.muted) == (0.4, True)
    for nonsense, volume in (("900", 1.0), ("keras", 1.0), ("9" * 5000, 1.0), ("0", 0.0)):
        QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat).setValue(
            "video/volume_percent", nonsense
        )
        assert again.volume == volume


def test_a_disk_that_takes_no_settings_is_told_and_takes_them_later(tmp_path: Path) -> None:
    profile = tmp_path / "profil"
    profile.write_text("sebuah berkas di tempat folder")
    settings = WindowSettings(profile)
    settings.kept = Kept(days=90)
    for _ in range(2):
        with pytest.raises(Unavailable, match="settings_not_kept"):
            settings.save()
    profile.unlink()
    settings.save()
    assert WindowSettings(profile).kept == Kept(days=90)
    assert (profile / "window.ini").is_file()
