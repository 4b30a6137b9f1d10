"""Made-up items of every shape, for the tests of exports."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from hypothesis import strategies as st

from store.records import Credit, EventRef, Identifier, Item, Link, Showing

NAMES = (
    "Ada Lovelace", "Jan van der Berg", "Wei Wang", "Ünal Öztürk", "María-José O'Neill", "J. R. Smith",
    "Madonna", "Jo King Jr.", "Łukasz Żółw", "Anna de la Cruz", "Frog Inc.", "Grace Brewster Hopper",
)  # fmt: skip
_LETTERS = "aeinrstlokmpqzABCXYZ0189éüßøŁ中文Ω"
_word = st.text(_LETTERS + "%&#_()+.:/'", min_size=1, max_size=9).filter(
    lambda word: any(c.isalpha() for c in word) and "''" not in word and "/" not in (word[0], word[-1])
)
sentences = st.lists(_word, min_size=1, max_size=7).map(lambda words: "Frogs " + " ".join(words) + " leap")
numbers = st.integers(1, 999).map(str)
FROG = EventRef(
    "frog-2031", "Proceedings of the 3rd Frog Conference", "FROG", 2031, "Europe/Rome", "", "FROG 2031"
)


@st.composite
def details(draw: st.DrawFn) -> tuple[tuple[str, str], ...]:
    known = {
        "entry": draw(st.sampled_from(["inproceedings", "article", "incollection"])),
        "volume": draw(numbers), "number": draw(numbers), "pages": f"{draw(numbers)}-{draw(numbers)}",
        "publisher": draw(sentences), "series": draw(sentences), "address": draw(sentences),
        "issn": "1234-5678", "note": draw(sentences),
    }  # fmt: skip
    known["journal" if known["entry"] == "article" else "booktitle"] = draw(sentences)
    kept = draw(st.sets(st.sampled_from(sorted(known))))
    return tuple((name, value) for name, value in known.items() if name in kept)


def people(names: list[str], role: str) -> tuple[Credit, ...]:
    return tuple(Credit(name.lower(), name, role) for name in names)


@st.composite
def papers(draw: st.DrawFn) -> Item:
    """Papers with anything that a citation can carry."""
    title = draw(sentences)
    slug = draw(st.text("abcxyz019-", min_size=1, max_size=9)).strip("-") or "a"
    links = [
        Link("page", f"https://frogs.example/{slug}_a%20b?c=d&e=~f#g"),
        Link("pdf", f"https://frogs.example/{slug}.pdf"),
        Link("code", f"https://github.com/frogs/{slug}"),
        Link("video", f"https://youtu.be/{slug}"),
    ]
    identifiers = [
        Identifier("doi", f"10.1234/{slug}_(1)"), Identifier("arxiv", "3101.00001"),
        Identifier("openreview", "BkglSTNFDB"), Identifier("anthology", "2031.frog-main.1"),
        Identifier("dblp", "conf/frog/Berg31"),
    ]  # fmt: skip
    return Item(
        id=f"x-{slug}",
        kind="paper",
        title=title,
        event=FROG,
        other_names=draw(st.just(()) | st.tuples(sentences.filter(lambda name: name != title))),
        abstract=draw(st.just("") | sentences),
        session=draw(st.just("") | sentences),
        award=draw(st.sampled_from(["", "Best Paper Award", "The Golden Frog, 100%"])),
        topics=tuple(
            draw(st.lists(st.sampled_from(["frogs", "deep ponds", "R&D", "C#", "ponds, deep"]), unique=True))
        ),
        credits=people(draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5)), "author"),
        links=tuple(draw(st.lists(st.sampled_from(links), unique=True))),
        identifiers=tuple(draw(st.lists(st.sampled_from(identifiers), unique=True))),
        published=draw(st.sampled_from(["", "2031", "2031-05", "2031-05-07"])),
        language=draw(st.sampled_from(["", "English"])),
        details=draw(details()),
    )


@st.composite
def talks(draw: st.DrawFn) -> Item:
    """Things of a programme, with or without a time, a zone and further slots."""
    first = draw(st.none() | st.builds(time, st.integers(0, 23), st.sampled_from([0, 30])))
    paper = draw(papers())
    zone = draw(st.sampled_from(["Europe/Rome", None]))
    return Item(
        id=paper.id,
        kind=draw(
            st.sampled_from(["invited_talk", "keynote", "tutorial", "panel", "demo", "poster", "workshop"])
        ),
        title=paper.title,
        event=EventRef("frog-2031", "Frog Conference", "FROG", 2031, zone, "", "FROG 2031"),
        abstract=paper.abstract,
        day=date(2031, 6, 2),
        clock=first,
        clock_end=time((first.hour + 1) % 24, first.minute) if first else None,
        room=draw(st.sampled_from(["", "Hall A; left, upstairs"])),
        credits=people(draw(st.lists(st.sampled_from(NAMES[:5]), unique=True, max_size=3)), "speaker"),
        links=paper.links[:1],
        more=draw(st.just(()) | st.just((Showing(date(2031, 6, 3), time(9), time(10), "", "Pond"),))),
        last_changed=datetime(2031, 1, 1, tzinfo=UTC),
    )
