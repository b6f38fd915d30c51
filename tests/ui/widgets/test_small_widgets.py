"""The small pieces say what they do, why they are closed, and how far things are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.messages import Action, Messages
from ui.progress import Advance
from ui.theme import Theme
from ui.widgets.action_row import ActionRow
from ui.widgets.banner import BannerStack
from ui.widgets.buttons import ActionButton, key_words
from ui.widgets.card import Card
from ui.widgets.chips import PhraseChips, RequirementChips, RequirementView
from ui.widgets.connection import ConnectionIndicator, connection_words
from ui.widgets.drop_zone import DropZone
from ui.widgets.field import Field
from ui.widgets.heading import Heading
from ui.widgets.paint import initials
from ui.widgets.progress_row import ProgressRow, progress_words
from ui.widgets.search_field import SearchField
from ui.widgets.text_area import TextArea
from ui.widgets.user_menu import UserMenu


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_button_is_never_narrower_than_its_words(
    qapp: QApplication, theme: Theme, qtbot: QtBot, scale: float
) -> None:
    theme.apply(qapp, "light", scale)
    button = ActionButton(theme, "Ya, setujui 12 media", "primary", "Y")
    qtbot.addWidget(button)
    words = QFontMetricsF(theme.font("button")).horizontalAdvance(button.text())
    assert button.minimumSizeHint().width() > words


def test_a_closed_button_says_why_just_under_it(theme: Theme, qtbot: QtBot) -> None:
    row = ActionRow(theme)
    qtbot.addWidget(row)
    no, yes = ActionButton(theme, "Tidak…", "danger"), ActionButton(theme, "Ya", "primary")
    row.add(no)
    row.add(yes, 1)
    for button in (no, yes):
        button.set_closed("Ini tugas Kabag.")
    row.refresh()
    assert row.reason == "Ini tugas Kabag."
    assert not yes.isEnabled()
    yes.set_closed("")
    no.set_closed("")
    row.refresh()
    assert yes.isEnabled()
    assert row.reason == ""


def test_buttons_that_do_not_fit_side_by_side_are_stacked(theme: Theme, qtbot: QtBot) -> None:
    zone = QWidget()
    qtbot.addWidget(zone)
    row = ActionRow(theme, zone)
    first = row.add(ActionButton(theme, "Kembalikan ke Pelaksana"))
    second = row.add(ActionButton(theme, "Teruskan kepada Kabag", "primary"), 1)
    row.resize(600, 60)
    zone.show()
    qtbot.waitUntil(lambda: first.y() == second.y())
    row.resize(240, 120)
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert second.width() >= second.sizeHint().width()


def test_a_key_works_anywhere_in_its_window(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = ActionButton(theme, "Serahkan", "primary", "Ctrl+Return", window)
    button.bind(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert key_words("Ctrl+Return") == "Ctrl Enter"


def test_a_phrase_is_chosen_with_one_click(theme: Theme, qtbot: QtBot) -> None:
    chips = PhraseChips(theme, savable=True)
    qtbot.addWidget(chips)
    chips.set_phrases(["Setuju, publikasikan"])
    phrase, save = (each for each in chips.findChildren(QWidget) if not each.isHidden())
    with qtbot.waitSignal(chips.phrase_chosen) as chosen:
        qtbot.mouseClick(phrase, Qt.MouseButton.LeftButton)
    assert chosen.args == ["Setuju, publikasikan"]
    with qtbot.waitSignal(chips.save_requested):
        qtbot.mouseClick(save, Qt.MouseButton.LeftButton)


def test_all_equipment_is_available_with_one_click_but_no_document(
    theme: Theme, qtbot: QtBot
) -> None:
    chips = RequirementChips(theme)
    qtbot.addWidget(chips)
    said: list[tuple[str, bool]] = []
    chips.requirement_changed.connect(lambda key, yes: said.append((key, yes)))
    chips.set_requirements(
        [
            RequirementView("hp", "Smartphone"),
            RequirementView("pc", "Komputer", True),
            RequirementView("net", "Jaringan internet", False),
            RequirementView("und", "Undangan", None, closes=True),
        ]
    )
    chips.mark_all()
    assert said == [("hp", True), ("net", True)]


def test_what_is_not_available_is_written_out(theme: Theme, qtbot: QtBot) -> None:
    chips = RequirementChips(theme)
    qtbot.addWidget(chips)
    chips.set_requirements([RequirementView("net", "Jaringan internet", False)])
    names = [child.accessibleName() for child in chips.findChildren(QWidget)]
    assert "Jaringan internet: tidak tersedia" in names


def test_progress_says_what_how_much_and_how_long() -> None:
    advance = Advance("Menyalin 5 dari 7", 212_000_000, 331_000_000, 22.0)
    told = "Menyalin 5 dari 7 · 212 MB dari 331 MB · 9,6 MB/dtk · sisa ± 12 dtk"
    assert progress_words(advance) == told
    assert progress_words(Advance("Menghitung", 3, 9, 0.1), in_bytes=False) == (
        "Menghitung · 3 dari 9"
    )
    assert progress_words(Advance("Menunggu", 0, 0, 9.0)) == "Menunggu"


def test_progress_can_be_cancelled(theme: Theme, qtbot: QtBot) -> None:
    row = ProgressRow(theme)
    qtbot.addWidget(row)
    assert row.isHidden()
    row.show_advance(Advance("Menyalin", 1, 2, 0.0))
    with qtbot.waitSignal(row.cancel_requested):
        qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    row.finish()
    assert row.isHidden()


def test_banners_replace_their_own_kind_and_go_when_withdrawn(
    theme: Theme, qtbot: QtBot, messages: Messages
) -> None:
    stack = BannerStack(theme)
    qtbot.addWidget(stack)
    messages.told.connect(stack.show_notice)
    messages.withdrawn.connect(stack.withdraw)
    messages.tell("Terputus · 1 tindakan menunggu.", "late", key="connection")
    messages.tell("Terputus · 2 tindakan menunggu.", "late", key="connection")
    assert [each.notice.sentence for each in stack.banners()] == ["Terputus · 2 tindakan menunggu."]
    messages.withdraw("connection")
    assert stack.banners() == []
    assert stack.isHidden()


def test_the_action_of_a_banner_is_taken_once(
    theme: Theme, qtbot: QtBot, messages: Messages
) -> None:
    stack = BannerStack(theme)
    qtbot.addWidget(stack)
    messages.told.connect(stack.show_notice)
    taken: list[str] = []
    messages.tell("Didahului.", "late", Action("Lihat lagi", lambda: taken.append("lihat")))
    (banner,) = stack.banners()
    qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert taken == ["lihat"]
    assert stack.banners() == []


def test_at_most_three_banners_stand_at_a_time(
    theme: Theme, qtbot: QtBot, messages: Messages
) -> None:
    stack = BannerStack(theme)
    qtbot.addWidget(stack)
    messages.told.connect(stack.show_notice)
    for number in range(5):
        messages.tell(f"Berkas {number} tidak terbaca.", "problem")
    assert [each.notice.sentence[:8] for each in stack.banners()] == [
        "Berkas 2",
        "Berkas 3",
        "Berkas 4",
    ]


def test_dropped_files_are_told_and_web_links_are_not(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    zone = DropZone(theme)
    qtbot.addWidget(zone)
    dragged = QMimeData()
    dragged.setUrls(
        [QUrl.fromLocalFile(str(tmp_path / "a.jpg")), QUrl("https://example.org/b.jpg")]
    )
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(zone.files_dropped) as dropped:
        zone.dropEvent(event)
    assert dropped.args == [[tmp_path / "a.jpg"]]
    with qtbot.waitSignal(zone.choose_requested):
        qtbot.mouseClick(zone, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("connected", "waiting", "words"),
    [
        (True, 0, "Tersambung"),
        (True, 2, "Mengirim 2 tindakan"),
        (False, 0, "Terputus"),
        (False, 3, "Terputus · 3 tindakan menunggu dikirim"),
    ],
)
def test_the_connection_is_told_in_words(connected: bool, waiting: int, words: str) -> None:
    assert connection_words(connected, waiting) == words


def test_a_narrow_header_shortens_the_connection_but_not_its_name(
    theme: Theme, qtbot: QtBot
) -> None:
    indicator = ConnectionIndicator(theme)
    qtbot.addWidget(indicator)
    indicator.set_state(False, 3)
    assert indicator.minimumSizeHint().width() < indicator.sizeHint().width()
    assert indicator.accessibleName() == "Terputus · 3 tindakan menunggu dikirim"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Kepala Bagian", "KB"), ("Pelaksana", "PE"), ("Siti Aminah, S.Sos.", "SA"), ("", "?")],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_the_user_menu_has_the_whole_name_even_when_narrow(theme: Theme, qtbot: QtBot) -> None:
    user = UserMenu(theme)
    qtbot.addWidget(user)
    user.set_person("Raden Mas Panjang Sekali Namanya, S.I.Kom., M.Si.", "Kepala Bagian")
    assert user.sizeHint().width() < 320
    assert "S.I.Kom." in user.toolTip()


def test_search_waits_for_a_pause_and_escape_ends_it(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.search_changed) as searched:
        qtbot.keyClicks(field, " kujan")
    assert searched.args == ["kujan"]
    with qtbot.waitSignal(field.search_changed) as searched:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert searched.args == [""]


def test_a_field_says_what_is_wrong_with_it(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "Tempat", QLineEdit())
    qtbot.addWidget(field)
    field.set_wrong("Tempat belum diisi.")
    assert field.input.property("wrong") is True
    assert field.input.accessibleName() == "Tempat"
    assert "Tempat belum diisi." in [label.text() for label in field.findChildren(QLabel)]
    field.set_wrong("")
    assert field.input.property("wrong") is False


def test_a_text_area_gives_its_text_trimmed_and_passes_tab_on(theme: Theme, qtbot: QtBot) -> None:
    area = TextArea(theme, 4)
    qtbot.addWidget(area)
    area.setPlainText("  Bupati meninjau jalan.\n")
    assert area.text == "Bupati meninjau jalan."
    assert area.tabChangesFocus()


def test_a_long_heading_keeps_its_words_for_the_pointer(theme: Theme, qtbot: QtBot) -> None:
    heading = Heading(theme)
    qtbot.addWidget(heading)
    heading.resize(80, 50)
    heading.set_words("Peninjauan jalan desa Kujan", "Bupati · Minggu")
    assert heading.toolTip() == "Peninjauan jalan desa Kujan\nBupati · Minggu"
    assert not heading.grab().isNull()


def test_a_card_has_links_beside_its_title(theme: Theme, qtbot: QtBot) -> None:
    card = Card(theme, "Narasi")
    qtbot.addWidget(card)
    link = card.add_link("ubah")
    with qtbot.waitSignal(link.clicked):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
