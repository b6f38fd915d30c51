"""A name is put right in every text of a draft at once, and only where it stands by itself."""

from __future__ import annotations

from app.domain.acts import Activity, Wording
from app.drafts import Draft
from ui.handin.respelling import misspelt_in, respelt

LEADERS = ("Bupati Lamandau", "Sekretaris Daerah")
DRAFT = Draft(
    Activity(
        "Sekertaris Daerah membuka rapat", "sekda", 0, "Aula", ("Camat Bulik", "Bupti Lamandau")
    ),
    wording=Wording("Hadir Camat Bulik dan Bupati Lamandu.", {"x": "Bupati Lamandu hadir"}),
)


def test_titles_attendees_narrative_and_captions_are_all_looked_through() -> None:
    told = {(each.written, each.meant) for each in misspelt_in(DRAFT, LEADERS)}
    assert told == {
        ("Bupati Lamandu", "Bupati Lamandau"),
        ("Sekertaris Daerah", "Sekretaris Daerah"),
        ("Bupti Lamandau", "Bupati Lamandau"),
    }


def test_who_was_there_by_the_fields_is_known_in_the_narrative() -> None:
    draft = Draft(DRAFT.activity, wording=Wording("Camat Bullik hadir."))
    assert ("Camat Bullik", "Camat Bulik") in [
        (each.written, each.meant) for each in misspelt_in(draft, LEADERS)
    ]


def test_all_texts_are_put_right_at_once_and_nothing_inside_other_words() -> None:
    right = respelt(DRAFT, "Bupati Lamandu", "Bupati Lamandau")
    assert right.wording == Wording(
        "Hadir Camat Bulik dan Bupati Lamandau.", {"x": "Bupati Lamandau hadir"}
    )
    right = respelt(DRAFT, "Sekertaris Daerah", "Sekretaris Daerah")
    assert right.activity.title == "Sekretaris Daerah membuka rapat"
    inside = Draft(DRAFT.activity, wording=Wording("Bupati Lamandunya"))
    assert respelt(inside, "Bupati Lamandu", "X").wording.narrative == "Bupati Lamandunya"
