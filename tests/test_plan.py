"""Which pages there are, and where addresses lead."""

from __future__ import annotations

from books import BARE, book

from playbook_gen.plan import plan


def test_pages_are_unique_and_in_order() -> None:
    pages = plan(book()).pages
    addresses = [page.address for page in pages]
    assert len(set(addresses)) == len(addresses)
    assert [one for one in addresses if one.count("/") < 2][:3] == ["", "vision/", "start/"]
    assert [page.source for page in pages][:2] == ["index.md", "vision/index.md"]


def test_every_record_has_an_address_on_a_page_that_exists() -> None:
    site = plan(book())
    pages = {page.address for page in site.pages}
    for name, address in site.addresses.items():
        assert address.partition("#")[0] in pages, name
    assert site.addresses["guidance:late"] == "guidance/waiting/#late"
    assert site.addresses["topic:waiting"] == "guidance/waiting/"
    assert site.addresses["component:vision"] == "infrastructure/vision/"


def test_a_page_without_content_is_not_there_nor_its_link() -> None:
    site = plan(book(**BARE))
    assert {page.kind for page in site.pages} == {"home", "vision", "poster", "card", "announcement", "about", "changes", "owners"}
    assert [place.id for place in site.places] == ["home"]
    assert "page:guidance" not in site.addresses


def test_the_navigation_has_five_places_whatever_the_number_of_pages() -> None:
    assert [place.id for place in plan(book()).places] == ["home", "path", "guidance", "training", "boards"]


def test_owners_are_inherited() -> None:
    site = plan(book())
    owner = site.kind_owner("module")
    assert owner is not None
    assert owner.name == "Ada Oak"
