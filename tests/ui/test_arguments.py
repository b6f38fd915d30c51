"""The command line, as the issue and the README promise it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.arguments import Arguments, read_arguments


def test_without_words_the_window_opens_on_what_this_pc_knows() -> None:
    assert read_arguments([]) == Arguments()


def test_folders_become_absolute() -> None:
    told = read_arguments(["--office", "kantor", "--profile", "pc"])
    assert (told.office, told.profile) == (Path.cwd() / "kantor", Path.cwd() / "pc")


def test_a_demo_is_played_with_pictures_or_only_founded() -> None:
    played = read_arguments(["demo", "--play", "--shots", "gambar"])
    assert (played.demo, played.play, played.shots) == (True, True, Path("gambar"))
    assert read_arguments(["demo", "--empty"]).empty


def test_an_unknown_word_ends_the_program_with_exit_code_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as end:
        read_arguments(["--tidak-ada"])
    assert end.value.code == 2
    assert "--tidak-ada" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--quit-after-paint"], "--quit-after-paint"),
        (["--sign-in", "Kepala Bagian"], "--sign-in"),
        (["demo", "--quit-after-paint"], "--sign-in"),
    ],
)
def test_what_waits_for_an_inbox_is_refused_where_nobody_signs_in(
    words: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        read_arguments(words)
    assert end.value.code == 2
    assert named in capsys.readouterr().err


def test_a_demo_person_signs_in_and_the_window_closes_after_its_first_paint() -> None:
    told = read_arguments(["demo", "--sign-in", "Kepala Bagian", "--quit-after-paint"])
    assert (told.sign_in, told.quit_after_paint) == ("Kepala Bagian", True)
