"""The editors' pages of who is who."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minutes import identity
from minutes.models import Identity, Member
from tests import builders

pytestmark = pytest.mark.django_db

ROOM = "/redaktion/medlemmer/"


def listed(name: str, *days: str, home: str = "Furesø") -> Member:
    member = builders.member(name)
    for day in days:
        builders.attendance(
            builders.meeting(day), name, member=member, municipality=builders.municipality(home)
        )
    identity.rows.finish([member], [])
    return member


@pytest.fixture
def pair() -> tuple[Member, Member]:
    return listed("Morten Trolle", "2018-01-01", "2018-02-01"), listed("Morten Tralle", "2014-01-01")


def both(one: Member, other: Member, **more: object) -> dict[str, Any]:
    return {"medlem": [one.pk, other.pk], **more}


@pytest.mark.parametrize("address", ["", "sammenlign/", "1/"])
def test_it_is_for_editors(client: Client, django_user_model: Any, address: str) -> None:
    assert client.get(f"{ROOM}{address}").status_code == 302
    client.force_login(django_user_model.objects.create_user("nogen"))
    assert client.get(f"{ROOM}{address}").status_code == 403


@pytest.mark.parametrize("deed", ["laeg-sammen", "ikke-samme", "1/del", "1/en-person", "navn/1", "fortryd/1"])
def test_a_link_changes_nothing(admin_client: Client, deed: str) -> None:
    assert admin_client.get(f"{ROOM}{deed}/").status_code == 405


def test_likely_pairs_are_merged_and_parted_again(admin_client: Client, pair: tuple[Member, Member]) -> None:
    page = admin_client.get(ROOM).content.decode()
    assert "navnene ligner hinanden" in page and "begge i Furesø" in page
    compared = re.search(rf'href="({ROOM}sammenlign/[^"]+)"', page)
    assert compared
    page = admin_client.get(compared[1].replace("&amp;", "&")).content.decode()
    # Whoever came most is proposed to be kept.
    assert re.search(rf'value="{pair[0].pk}" checked', page)

    told = admin_client.post(
        f"{ROOM}laeg-sammen/", both(*pair, behold=pair[0].pk, hvorfor="Set efter."), follow=True
    )
    page = told.content.decode()
    assert "Lagt sammen: Morten Trolle og Morten Tralle." in page and "Set efter." in page
    word = Identity.objects.get()
    assert (word.member, word.other, word.made_by and word.made_by.username) == (*pair, "admin")
    assert pair[0].attendances.count() == 3

    page = admin_client.post(f"{ROOM}fortryd/{word.pk}/", follow=True).content.decode()
    assert "Fortrudt: Morten Trolle og Morten Tralle." in page
    assert pair[1].attendances.count() == 1
    assert [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")] == [
        "lagde sammen",
        "fortrød »lagt sammen« om",
    ]


def test_the_other_may_be_kept(admin_client: Client, pair: tuple[Member, Member]) -> None:
    admin_client.post(f"{ROOM}laeg-sammen/", both(*pair, behold=pair[1].pk))
    assert Identity.objects.get().member == pair[1]


def test_a_second_editor_is_told_that_it_is_done(admin_client: Client, pair: tuple[Member, Member]) -> None:
    admin_client.post(f"{ROOM}laeg-sammen/", both(*pair))
    page = admin_client.post(f"{ROOM}laeg-sammen/", both(*pair), follow=True).content.decode()
    assert "Morten Tralle er allerede lagt sammen med Morten Trolle." in page
    word = Identity.objects.get()
    admin_client.post(f"{ROOM}fortryd/{word.pk}/")
    assert "allerede fortrudt" in admin_client.post(f"{ROOM}fortryd/{word.pk}/", follow=True).content.decode()


def test_a_page_that_has_stood_open_leads_to_the_one_that_is_kept(
    admin_client: Client, pair: tuple[Member, Member]
) -> None:
    identity.merge(*pair)
    page = admin_client.get(f"{ROOM}sammenlign/", both(*pair), follow=True).content.decode()
    assert "Morten Tralle er allerede lagt sammen med Morten Trolle." in page
    assert admin_client.get(f"{ROOM}{pair[1].pk}/")["Location"] == f"{ROOM}{pair[0].pk}/"


def test_the_administration_shows_what_was_said(admin_client: Client, pair: tuple[Member, Member]) -> None:
    identity.merge(*pair)
    for table, shown in (("identity", "Morten Trolle og Morten Tralle"), ("namerule", "morten-tralle")):
        assert shown in admin_client.get(f"/admin/minutes/{table}/").content.decode()
    # Whom an editor has spoken of is not deleted by a slip.
    page = admin_client.post(f"/admin/minutes/member/{pair[1].pk}/delete/", {"post": "yes"}).content.decode()
    assert Member.objects.filter(pk=pair[1].pk).exists() and "Morten Tralle" in page


def test_those_who_are_not_the_same_are_not_suggested_again(
    admin_client: Client, pair: tuple[Member, Member]
) -> None:
    page = admin_client.post(f"{ROOM}ikke-samme/", both(*pair), follow=True).content.decode()
    assert "Ingen navne ligner hinanden" in page and "ikke samme person" in page
    compared = admin_client.get(f"{ROOM}sammenlign/", both(*pair)).content.decode()
    assert "admin har sagt, at det ikke er samme person" in compared


def test_two_at_one_meeting_are_not_offered_to_be_merged(admin_client: Client) -> None:
    one, other = listed("Morten Trolle", "2018-01-01"), builders.member("Morten Tralle")
    builders.attendance(one.attendances.get().meeting, "Morten Tralle", member=other)
    page = admin_client.get(f"{ROOM}sammenlign/", both(one, other)).content.decode()
    assert "Begge var til stede ved" in page and "Læg de to sammen" not in page
    page = admin_client.post(f"{ROOM}laeg-sammen/", both(one, other), follow=True).content.decode()
    assert "Begge var til stede ved mødet i KKR Hovedstaden" in page


# Not two, not numbers, nobody's.
STRANGE = [[], ["1"], ["1", "1"], ["x", "²"], ["1", "9" * 30]]


@pytest.mark.parametrize("chosen", STRANGE)
def test_strange_choices_are_told_of(admin_client: Client, chosen: list[str]) -> None:
    page = admin_client.get(f"{ROOM}sammenlign/", {"medlem": chosen}, follow=True).content.decode()
    assert "Vælg to medlemmer" in page
    sent = admin_client.post(f"{ROOM}laeg-sammen/", {"medlem": chosen})
    assert sent.status_code == 404
    assert admin_client.get(ROOM, {"med": "9" * 30, "navn": "x"}).status_code == 200


def test_anybody_is_found_by_part_of_a_name(admin_client: Client, pair: tuple[Member, Member]) -> None:
    listed("Søren Øberg", "2018-03-01")
    page = admin_client.get(ROOM, {"navn": "oberg", "med": pair[0].pk}).content.decode()
    assert "Søren Øberg</a>" in page and f'value="{pair[0].pk}" checked' in page
    assert "Intet medlem hedder noget med »xyz«" in admin_client.get(ROOM, {"navn": "xyz"}).content.decode()


def test_what_moves_is_shown_before_anything_is_parted(admin_client: Client) -> None:
    member = listed("Peter Hansen", "2014-01-01", "2018-01-01")
    greve = builders.municipality("Greve")
    builders.attendance(builders.meeting("2018-02-01"), "Peter Hansen", member=member, municipality=greve)
    room = f"{ROOM}{member.pk}/"
    page = admin_client.get(room).content.decode()
    assert "Del i to" not in page
    page = admin_client.get(room, {"kommune": greve.pk}).content.decode()
    assert "<strong>1 af 3</strong> flytter" in page and page.count("→ det nye medlem") == 1
    assert not Identity.objects.exists()
    page = admin_client.post(f"{room}del/", {"kommune": greve.pk}, follow=True).content.decode()
    assert "Delt i to: Peter Hansen og Peter Hansen." in page
    assert Member.objects.get(slug="peter-hansen-greve").attendances.count() == 1
    page = admin_client.post(f"{room}del/", {"fra": "2000-01-01"}, follow=True).content.decode()
    assert "ikke det hele" in page
    assert "gyldig dato" in admin_client.get(room, {"fra": "i går"}).content.decode()


def test_one_who_looks_like_two_may_be_one(admin_client: Client) -> None:
    member = listed("Peter Hansen", "2014-01-01", "2018-01-01")
    builders.attendance(
        builders.meeting("2016-02-01", of=builders.council("sjaelland")), "Peter Hansen", member=member
    )
    assert "på samme tid" in admin_client.get(ROOM).content.decode()
    page = admin_client.post(f"{ROOM}{member.pk}/en-person/", follow=True).content.decode()
    assert "på samme tid" not in page and "Husket: Peter Hansen." in page


def test_a_name_that_may_be_several_members_is_put_in_its_place(admin_client: Client) -> None:
    member = listed("Peter Hansen", "2014-01-01")
    row = builders.attendance(builders.meeting("2018-01-01"), "Peter Hansen")
    page = admin_client.get(ROOM).content.decode()
    assert "Navne, som flere medlemmer har" in page and f'name="medlem" value="{member.pk}"' in page
    page = admin_client.post(f"{ROOM}navn/{row.pk}/", {"medlem": member.pk}, follow=True).content.decode()
    assert "Sat på plads: Peter Hansen." in page and "Navne, som flere" not in page
    row.refresh_from_db()
    assert row.member == member
    page = admin_client.post(f"{ROOM}navn/{row.pk}/", {"medlem": member.pk}, follow=True).content.decode()
    assert "allerede sat på plads" in page
    assert admin_client.post(f"{ROOM}navn/{row.pk}/").status_code == 404


def test_it_costs_the_same_however_many_there_are(
    admin_client: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    """Of each kind one more: pairs, names of nobody, words, meetings of the member looked at."""

    def fill(year: str, name: str) -> tuple[Member, Member]:
        one, other = listed(f"{name} Trolle", f"{year}-01-01"), listed(f"{name} Tralle", f"{year}-02-01")
        builders.attendance(builders.meeting(f"{year}-03-01"), one.name)
        identity.say_one(listed(f"{name} Holm", f"{year}-04-01"))
        return one, other

    one, other = fill("2010", "Morten")
    compared = f"sammenlign/?medlem={one.pk}&medlem={other.pk}"
    counted = {}
    for address in ("", "?navn=o", compared, f"{one.pk}/"):
        with CaptureQueriesContext(connection) as asked:
            admin_client.get(f"{ROOM}{address}")
        counted[address] = len(asked)
    for year, name in (("2011", "Bo"), ("2012", "Ole")):
        fill(year, name)
        builders.attendance(builders.meeting(f"{year}-05-01"), one.name, member=one)
    for address, amount in counted.items():
        with django_assert_num_queries(amount):
            admin_client.get(f"{ROOM}{address}")
