"""Whole entries cleaned: every text, nobody's address, bounded sizes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.catalogue.entries import Byline, Entry, When
from store.catalogue.tidy.addresses import address
from store.catalogue.tidy.entry import LONGEST_ABSTRACT, Raw, tidied
from store.catalogue.tidy.people import MOST_PEOPLE
from store.records import Identifier, Link


def test_an_entry_is_read_in_all_its_parts() -> None:
    entry = Entry(
        place="row 1",
        title=r"{BERT} and $\alpha$",
        markup="tex",
        other_names=("{X}", "{X}", ""),
        abstract="50% of\n the models",
        tldr=r"It \emph{works}",
        people=(Byline(r"L{\"o}w, Ann*", affiliation=r"Universit{\'e} d'Oz"), Byline("et al.")),
        topics=("a~b", "", "ann@oz.example"),
        venue="Proc. of {Oz}",
        session="Talks \\& more",
        track="Main",
        award="Best {Paper}",
        when=When(session="Oral {A}", room="Hall~1"),
        more=(When(room="{B}"),),
        details=(("pages", "1--2"), ("note", "")),
    )
    shown, raw = tidied(entry)
    assert shown == Entry(
        place="row 1",
        title="BERT and α",
        markup="tex",
        other_names=("X",),
        abstract="50% of the models",
        tldr="It works",
        people=(Byline("Ann Löw", affiliation="Université d'Oz"),),
        topics=("a b",),
        venue="Proc. of Oz",
        session="Talks & more",
        track="Main",
        award="Best Paper",
        when=When(session="Oral A", room="Hall 1"),
        more=(When(room="B"),),
        details=(("pages", "1–2"),),
    )
    assert raw == Raw(title=r"{BERT} and $\alpha$", names=(r"L{\"o}w, Ann*", "et al."))


def test_what_has_not_changed_is_not_kept_twice() -> None:
    entry = Entry(place="row 1", title="A  title", abstract="Two\nlines", people=(Byline("Ann Lee"),))
    assert tidied(entry)[1] == Raw()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Write to ann.lee@oz.example, please.", "Write to [e-mail removed], please."),
        ("e-mail:ann@oz.example", "e-mail:[e-mail removed]"),
        ("Ann <ann@cs.oz.example>", "Ann <[e-mail removed]>"),
        ("ann [at] oz [dot] example is me", "[e-mail removed] is me"),
        ("{ann, bo.ray}@oz.example", "[e-mail removed]"),
        ("ann\uff20oz.example", "[e-mail removed]"),
        ("a clone of git@host.example", "a clone of git@host.example"),
        ("Team FBK@IWSLT2020 and NLP@ACL", "Team FBK@IWSLT2020 and NLP@ACL"),
        ("Wrong@0.90 and Recall@10.We win", "Wrong@0.90 and Recall@10.We win"),
        ("recall@k.while others", "recall@k.while others"),
        ("RCPT TO:<grå@grå.example>", "RCPT TO:<grå@grå.example>"),
        ("Join https://oz.zoom.us/j/123?pwd=abc Passcode: 999 now", "Join now"),
        ("Join https://meet.oz.example/room?pwd=abc now", "Join now"),
        ("See https://oz.example/paper", "See https://oz.example/paper"),
    ],
)
def test_addresses_and_ways_into_meetings_are_removed(written: str, shown: str) -> None:
    assert tidied(Entry(place="row 1", title="T", abstract=written))[0].abstract == shown


def test_a_title_about_addresses_keeps_them() -> None:
    title = "Unicode in e-mail: RCPT TO:<grå@grå.example>, FBK@IWSLT2020"
    assert tidied(Entry(place="row 1", title=title))[0].title == title


def test_raw_text_holds_no_address_either() -> None:
    entry = Entry(
        place="row 1", title="T", abstract=r"\emph{x} ann@oz.example", people=(Byline("Ann <a@oz.example>"),)
    )
    raw = tidied(entry)[1]
    assert raw.abstract == r"\emph{x} [e-mail removed]"
    assert raw.names == ("Ann <[e-mail removed]>",)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://Oz.example//virtual//7", "https://oz.example/virtual/7"),
        ("HTTP://oz.example/a?b=c//d", "http://oz.example/a?b=c//d"),
        ("https://ann:secret@oz.example/a", "https://oz.example/a"),
        ("  https://oz.example/a \n", "https://oz.example/a"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("/virtual/7", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://oz.zoom.us/j/1?pwd=x", ""),
        ("https://oz.example/" + "a" * 5000, ""),
    ],
)
def test_links_are_safe_or_left_out(written: str, shown: str) -> None:
    assert address(written) == shown
    links = tidied(Entry(place="row 1", title="T", links=(Link("page", written),) * 2))[0].links
    assert links == ((Link("page", shown),) if shown else ())


def test_people_in_one_name_come_apart_and_an_institution_in_brackets_is_one() -> None:
    people = (Byline("Ann Lee and Bo Ray", "speaker"), Byline("Cy Fox (University of Oz)*"))
    assert tidied(Entry(place="row 1", title="T", people=people))[0].people == (
        Byline("Ann Lee", "speaker"),
        Byline("Bo Ray", "speaker"),
        Byline("Cy Fox", affiliation="University of Oz"),
    )


def test_groups_stay_and_placeholders_go() -> None:
    people = (Byline("Oz Organizers"), Byline("TBA"), Byline("N/A"))
    assert tidied(Entry(place="row 1", title="T", people=people))[0].people == (Byline("Oz Organizers"),)


def test_what_is_too_long_is_cut_and_said() -> None:
    entry = Entry(
        place="row 1",
        title="word " * 500,
        abstract="word " * 10_000,
        people=tuple(Byline(f"Ann Lee{chr(97 + i % 26)}") for i in range(4000)),
    )
    shown, raw = tidied(entry)
    assert len(shown.title) <= 500
    assert shown.title.endswith("word")
    assert LONGEST_ABSTRACT - 10 < len(shown.abstract) <= LONGEST_ABSTRACT
    assert len(shown.people) == MOST_PEOPLE
    assert raw.warnings == (
        "the title was cut from 2499 to 500 characters",
        "the abstract was cut from 49999 to 20000 characters",
        "of 4000 people the first 3000 were kept",
    )


def test_no_entry_is_large() -> None:
    long = "x" * 50_000
    many = tuple(f"{long}{i}" for i in range(500))
    entry = Entry(
        place="row 1",
        title=long,
        own=long,
        other_names=many,
        abstract=long,
        tldr=long,
        people=tuple(Byline(f"{i} {one}", affiliation=one) for i, one in enumerate(many)),
        venue=long,
        topics=many,
        links=tuple(Link("page", f"https://oz.example/{i}{long}"[:999]) for i in range(500)),
        identifiers=tuple(Identifier("doi", one) for one in many),
        more=tuple(When(session=one, room=one) for one in many),
        same_as=many,
        details=tuple((one, one) for one in many),
    )
    shown, raw = tidied(entry)
    assert len(repr(shown)) < 300_000
    assert len(repr(raw)) < 200_000


TEXTS = st.one_of(st.text(max_size=40), st.text("\\${}&<>@.ab ,()\ud800\0", max_size=40))


@given(
    texts=st.lists(TEXTS, min_size=9, max_size=9),
    markup=st.sampled_from(["plain", "tex", "html", "anthology"]),
)
@settings(max_examples=300, deadline=None)
def test_any_entry_is_cleaned_and_can_be_stored(texts: list[str], markup: str) -> None:
    title, own, abstract, name, affiliation, topic, venue, url, note = texts
    entry = Entry(
        place="row 1",
        title=title,
        own=own,
        abstract=abstract,
        people=(Byline(name, affiliation=affiliation),),
        topics=(topic,),
        venue=venue,
        links=(Link("page", url), Link("page", f"https://oz.example/{url}")),
        details=(("note", note),),
        markup="tex" if markup == "tex" else "html" if markup == "html" else "plain",
    )
    shown, raw = tidied(entry)
    repr(shown).encode()
    for text in (shown.title, shown.own, shown.abstract, raw.title, raw.abstract, *raw.names):
        assert "\0" not in text
        text.encode()
    for link in shown.links:
        link.url.encode()


def test_names_in_mojibake_with_a_soft_hyphen_are_mended() -> None:
    people = (Byline("Aurora Ram\u00c3\u00adrez"), Byline("S\u00c3\u00b3lr\u00c3\u00ban Einars"))
    entry, _ = tidied(Entry("row 1", "T", people=people))
    assert [one.name for one in entry.people] == ["Aurora Ramírez", "Sólrún Einars"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Call tel. +44 20 7946 0958 now", "Call [phone removed] now"),
        ("Phone: +49 (030) 1234-5678", "[phone removed]"),
        ("We sold mobile 10 000 000 devices", "We sold mobile 10 000 000 devices"),
        ("Mobile: 2020 to 2024", "Mobile: 2020 to 2024"),
        ("a gain of +100 000 000 tokens", "a gain of +100 000 000 tokens"),
    ],
)
def test_a_telephone_number_in_an_abstract_is_taken_out_where_it_is_called_one(
    written: str, shown: str
) -> None:
    found, raw = tidied(Entry(place="row 1", title="A", abstract=written))
    assert (found.abstract, raw.abstract) == (shown, "" if shown == written else shown)


def test_a_telephone_number_among_the_names_is_nobody() -> None:
    found, raw = tidied(
        Entry(place="row 1", title="A", people=(Byline("Cy Poe, cy@z.example, +44 20 7946 0958"),))
    )
    assert [each.name for each in found.people] == ["Cy Poe"]
    assert "7946" not in repr(raw)


@pytest.mark.parametrize("query", ["?email=ada@x.example", "?mail=ada%40x.example"])
def test_an_address_of_mail_in_a_link_is_left_out(query: str) -> None:
    assert address(f"https://x.example/t{query}&page=2") == "https://x.example/t?page=2"
