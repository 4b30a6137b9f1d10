"""Items that hold everything an item can hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from store.records import KINDS, LINK_KINDS, Credit, EventRef, Identifier, Item, Link, Showing

POND = EventRef("frog-2031", "3rd Frog Conference", "FROG", 2031, "Asia/Tokyo", "", "FROG 2031")
PEOPLE = (
    Credit("a", "María-José O'Neill", "author", "Université de l'Étang, Dépt. R&D"),
    Credit("b", "王伟", "author", "清华大学"),
    Credit("c", "Jan van der Berg", "author"),
    Credit("d", "Ünal Öztürk Jr.", "speaker", "Frogs {and} Ponds_GmbH; 100% #1"),
    Credit("e", "Łukasz Żółw", "moderator", "MIT"),
    Credit("f", "Madonna", "organiser"),
    Credit("a", "María-José O'Neill", "presenter", "Lily Labs"),
    Credit("g", "山田 太郎", "panellist", "東京大学"),
)
IDENTIFIERS = (
    Identifier("doi", "10.1234/frog_(1)"), Identifier("arxiv", "3101.00001"),
    Identifier("arxiv", "3101.00002"),
    Identifier("openreview", "BkglSTNFDB"), Identifier("anthology", "2031.frog-main.1"),
    Identifier("dblp", "conf/frog/Berg31"),
)  # fmt: skip
LINKS = (
    *(Link(kind, f"https://frogs.example/{kind}_a%20b?c=d&e=~f#g") for kind in LINK_KINDS),
    Link("page", "https://other.example/page"),
    Link("slides", "https://frogs.example/leap.pdf"),
    Link("slides", "https://github.com/frogs/slides"),
    Link("page", "https://youtu.be/frogs"),
)
DETAILS = (
    ("entry", "inproceedings"), ("booktitle", "Proceedings of Frogs & Ponds"), ("volume", "7"),
    ("number", "3"),
    ("pages", "1-9"), ("publisher", "Frog_Press"), ("series", "LNF"), ("address", "Kyoto, Japan"),
    ("issn", "1234-5678"), ("isbn", "978-3-16-148410-0"), ("edition", "2nd"), ("school", "University of X"),
    ("note", "To leap 100% #1"), ("month", "may"), ("key", "berg2031"),
)  # fmt: skip
WHOLE = Item(
    id="x-1",
    kind="paper",
    title="Frogs {leap} 50% & C# über_alles: 青蛙; #1 ~ ^ {b}",
    event=POND,
    subkind="oral",
    other_names=("FROGS", "Leap & Land", "青蛙"),
    abstract='One, two; three: "four" {five}.\n\nSix – seven\r\n\teight & 50% <nine> 青蛙.',
    tldr="Frogs leap; 50% & more.",
    session="Session 1: Ponds, deep; & wide",
    day=date(2031, 6, 2),
    clock=time(23, 30),
    clock_end=time(0, 30),
    room="Hall A; left, upstairs",
    award="The Golden Frog, 100%",
    track="Main & Rest",
    topics=("frogs", "R&D", "C#", "ponds, deep"),
    systems=("FrogNet",),
    organisations=("Frog Inc.",),
    credits=PEOPLE,
    links=LINKS,
    identifiers=IDENTIFIERS,
    more=(
        Showing(date(2031, 6, 3), time(9), time(10, 15), "Posters; 2", "Pond, east"),
        Showing(date(2031, 6, 4), time(22), time(1), "", "Pond"),
    ),
    details=DETAILS,
    published="2031-05-07",
    language="English",
    last_changed=datetime(2031, 1, 1, tzinfo=UTC),
)


def kinds() -> list[Item]:
    """One thing of each kind, each at a time of its own, all a part of the first session."""
    first = Item(id="s-1", kind="oral_session", title="Session of frogs", event=POND, day=date(2031, 6, 1))
    return [
        first,
        *(
            Item(
                id=f"k-{kind}", kind=kind, title=f"Frogs as a {words} at noon", event=POND, parent_id="s-1",
                day=date(2031, 6, 2), clock=time(8 + at % 12), clock_end=time(9 + at % 12), room=f"R{at}",
                credits=PEOPLE[at % 4 : at % 4 + 3],
            )
            for at, kind in enumerate(KINDS)
            for words in [kind.replace("_", " ")]
        ),
    ]  # fmt: skip


def statuses() -> list[Item]:
    """The same thing as it may fare; with a day alone, or with a day and no zone."""
    bare = Item(id="", kind="talk", title="", event=replace(POND, zone=None), day=date(2031, 6, 5))
    return [
        replace(bare, id=f"t-{status}", title=f"A thing that was {status}", status=status, clock=clock)
        for status in ("accepted", "submitted", "rejected", "withdrawn", "preprint")
        for clock in (time(10, 5),)
    ] + [replace(bare, id="t-day", title="A whole day of frogs")]
