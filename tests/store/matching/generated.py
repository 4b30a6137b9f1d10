"""Pairs that a seeded generator makes: works of invented words, changed as sources change them, and traps."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.store.matching.vocabulary import ADJECTIVES, CONTRASTS, FIRST, GENERIC, HEADS, LAST, NOUNS, PLACES

Thing = dict[str, Any]
Labelled = tuple[str, bool, Thing, Thing]

SEED = 20261120
EACH = 16
"""Pairs of each class."""


def generated() -> Iterator[Labelled]:
    """All generated pairs, always the same."""
    rng = random.Random(SEED)  # noqa: S311 - no secret, but the same pairs each time
    makers = (*((name, True, make) for name, make in _SAME), *((name, False, make) for name, make in _OTHER))
    for name, same, make in makers:
        for _ in range(EACH):
            one, other = make(rng, _work(rng))
            yield name, same, one, {**other, "source": other.get("source", "b")}


def _work(rng: random.Random) -> Thing:
    adjectives, nouns = rng.sample(ADJECTIVES, 2), rng.sample(NOUNS, 2)
    main = f"{rng.choice(HEADS)} {adjectives[0].title()} {nouns[0].title()}"
    rest = f"{adjectives[1].title()} {nouns[1].title()} under {rng.choice(PLACES)}"
    title = f"{main}{rng.choice((': ', ' for ', ' with '))}{rest}"
    count = rng.randint(2, 6)
    names = [f"{a} {b}" for a, b in zip(rng.sample(FIRST, count), rng.sample(LAST, count), strict=True)]
    return {"title": title, "authors": names, "year": rng.randint(2012, 2025), "source": "a"}


def _letters(rng: random.Random, word: str) -> str:
    """A slip of the pen inside a long word."""
    at = rng.randrange(2, len(word) - 1)
    kinds = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        word[:at] + rng.choice("aeinrst") + word[at + 1 :],
    )
    return rng.choice(kinds)


def _slip(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    words = work["title"].split()
    at = rng.choice([at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()])
    words[at] = _letters(rng, words[at])
    return work, {**work, "title": " ".join(words), "source": "b"}


def _typeset(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    title = work["title"]
    changed = rng.choice(
        (title.upper(), f"{title}.", f"{{{title}}}", title.replace(" ", "  "), title.lower())
    )
    return work, {
        **work,
        "title": changed.replace(":", " -"),
        "year": work["year"] + rng.randint(0, 2),
        "source": "b",
    }


def _initials(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    style = rng.choice(("{i}. {l}", "{l}, {f}", "{l}, {i}.", "{f} M. {l}", "{f} {l} 0003"))
    names = [
        style.format(f=f, l=rest, i=f[0]) for f, rest in (name.split(" ", 1) for name in work["authors"])
    ]
    return work, {**work, "authors": names, "year": work["year"] - rng.randint(0, 1), "source": "b"}


def _plain_names(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    table = str.maketrans("øąüşéáŠčö", "oauseaSco")
    names = [name.translate(table) for name in work["authors"]]
    rng.shuffle(names)
    return work, {**work, "authors": names, "source": "b"}


def _one_more(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    names = list(work["authors"])
    if len(names) > 2 and rng.random() < 0.5:
        names.pop(rng.randrange(len(names)))
    else:
        names.insert(rng.randrange(len(names) + 1), "Xenia Quartermaine")
    return work, {**work, "authors": names, "year": work["year"] + rng.randint(0, 1), "source": "b"}


def _no_subtitle(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    name = rng.choice(("LOOMA", "Pebblix", "QuiltNet", "Ferroscope"))
    title = work["title"].replace(": ", " by ")
    shown = rng.choice((title, f"{name}"))
    return {**work, "title": f"{name}: {title}"}, {
        **work,
        "title": shown,
        "year": work["year"] + 1,
        "source": "b",
    }


def _towards(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    title = f"{rng.choice(('Towards', 'On', 'Toward', 'A Novel Approach to'))} {work['title']}"
    return work, {**work, "title": title, "source": "b", "year": work["year"] + 1}


def _shown(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    kind, mark = rng.choice(
        (("poster", "Poster: {}"), ("poster", "{}"), ("talk", "{} (Q+A)"), ("paper", "{} [Oral]"))
    )
    event = f"conf-{work['year']}"
    one = {**work, "event": event, "source": "a", "own": "p12"}
    return one, {
        **one,
        "kind": kind,
        "title": mark.format(work["title"]),
        "own": "s93",
        "day": f"{work['year']}-06-02",
    }


def _nameless(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    bare = {key: value for key, value in work.items() if key != "authors"}
    one = rng.choice((work, bare))
    return one, {
        **bare,
        "title": f"{work['title']}.",
        "year": work["year"] - rng.randint(0, 1),
        "source": "b",
    }


def _renamed(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    number = f"{work['year'] % 100:02}{rng.randint(1, 12):02}.{rng.randint(10000, 99999)}"
    other = _work(rng)["title"]
    ids: list[list[str]] = [["arxiv", number]]
    return {**work, "ids": ids}, {
        **work,
        "title": other,
        "ids": [["doi", f"10.48550/arXiv.{number}"]],
        "source": "b",
    }


def _contrast(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    one, other = rng.choice(CONTRASTS).split("/")
    title = f"{work['title']} for {{}} Data"
    return (
        {**work, "title": title.format(one.title())},
        {
            **work,
            "title": title.format(other.title()),
            "year": work["year"] + rng.randint(0, 1),
            "source": "b",
        },
    )


def _counted(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    form = rng.choice(
        (
            "{t}, Part {n}",
            "{t} {n}",
            "{t} (Part {n})",
            "NETv{n}: {t}",
            "NET-{n}: {t}",
            "{t}: Lecture {n}",
            "{n}-way {t}",
        )
    )
    n = rng.randint(1, 8)
    names = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    one, other = (names[n], names[n + 1]) if form.startswith("{t}, P") else (str(n), str(n + 1))
    return (
        {**work, "title": form.format(t=work["title"], n=one)},
        {**work, "title": form.format(t=work["title"], n=other), "source": "b"},
    )


def _yearly(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    form = rng.choice(
        ("Findings of the {} Shared Task on {}", "Overview of FernEval-{} Task 3: {}", "{} Report on {}")
    )
    year, rest = work["year"], work["title"]
    return (
        {**work, "title": form.format(year, rest)},
        {**work, "title": form.format(year + 1, rest), "year": year + 1, "source": "b"},
    )


_REMARKS = (
    "A Comment on {}", "{}: Reply", "Erratum to: {}", "Correction: {}", "{}: A Survey", "Rebuttal: {}",
    "{} Revisited", "[Re] {}", "Appendix to {}", "A Review of {}",
)  # fmt: skip


def _about(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    title = rng.choice(_REMARKS).format(work["title"])
    return work, {**work, "title": title, "year": work["year"] + 1, "source": "b"}


def _other_people(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    names = ["Tobias Ackroyd", "Ulrika Brandvold", "Viktor Corrigan"][: rng.randint(1, 3)]
    return work, {**work, "authors": names, "source": "b", "year": work["year"] + rng.randint(0, 2)}


def _same_talk(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    later = work["year"] + rng.randint(1, 4)
    one = {**work, "authors": work["authors"][:1], "kind": "talk", "event": f"pyfern-{work['year']}"}
    return one, {**one, "year": later, "event": f"pyfern-{later}", "source": "b"}


def _common(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    title = rng.choice(GENERIC)
    kind = rng.choice(("paper", "talk", "break", "panel", "opening"))
    one: Thing = {"title": title, "kind": kind, "year": work["year"], "source": "a"}
    year = work["year"] + rng.randint(0, 1)
    other: Thing = {**one, "year": year, "source": "b", "event": f"conf-{year}", "day": f"{year}-06-02"}
    names: dict[str, Any] = {"authors": work["authors"][:2]} if rng.random() < 0.4 else {}
    return {**one, **names, "event": f"conf-{work['year']}", "day": f"{work['year']}-06-01"}, {
        **other,
        **names,
    }


def _two_dois(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    ids = [f"10.9999/x.{rng.randint(1, 4999)}", f"10.9999/x.{rng.randint(5000, 9999)}"]
    names = {"authors": work["authors"][: rng.randint(0, 2)]}
    one, other = ({**work, **names, "ids": [["doi", each]]} for each in ids)
    return one, {**other, "source": "b"}


def _same_series(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    rest = _work(rng)["title"].replace(":", " of")
    return {**work, "title": f"Marlin: {work['title'].replace(':', ' of')}"}, {
        **work, "title": f"Marlin: {rest}", "source": "b", "year": work["year"] + 1
    }  # fmt: skip


def _workshop(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    return work, {**work, "kind": rng.choice(("workshop", "social", "oral_session")), "source": "b"}


def _twice(rng: random.Random, work: Thing) -> tuple[Thing, Thing]:
    year = work["year"]
    title = f"Evening at the {work['title'].split()[2]} Museum"
    one = {"title": title, "kind": "social", "event": f"c-{year}",
           "year": year, "source": "a", "own": "u1", "day": f"{year}-05-01", "clock": "18:00"}  # fmt: skip
    return one, {**one, "own": "u2", **rng.choice(({"clock": "20:30"}, {"day": f"{year}-05-02"}))}


Maker = Callable[[random.Random, Thing], tuple[Thing, Thing]]
_SAME: tuple[tuple[str, Maker], ...] = (
    ("a slip", _slip), ("typesetting", _typeset), ("initials", _initials), ("diacritics lost", _plain_names),
    ("an author more or less", _one_more), ("subtitle", _no_subtitle), ("towards", _towards),
    ("shown", _shown), ("no names there", _nameless), ("renamed, one identifier", _renamed),
)  # fmt: skip
_OTHER: tuple[tuple[str, Maker], ...] = (
    ("one word", _contrast), ("counted", _counted), ("yearly", _yearly), ("about it", _about),
    ("other people", _other_people), ("talk again", _same_talk), ("generic title", _common),
    ("two DOIs", _two_dois), ("one name, two works", _same_series), ("workshop", _workshop),
    ("twice in the calendar", _twice),
)  # fmt: skip
