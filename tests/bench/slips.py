"""Known titles as people mistype, shorten and reorder them: the same ones in every run.

Nine kinds of damage, and mixes of two. Each takes the words of a title and a source of chance.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from store.text import CHAT, STOP, key, words
from tests.bench.papers import Paper

SEED = int(os.environ.get("HALLWAY_SEED", "20261120"))
LEAST = 4
"""Telling words of a title that can be known again when it is damaged."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = (
    ("ph", "f"), ("tion", "sion"), ("ie", "ei"), ("ll", "l"), ("ss", "s"), ("mm", "m"), ("ise", "ize"),
    ("ck", "k"), ("qu", "kw"), ("ea", "ee"), ("ence", "ance"), ("able", "ible"), ("er", "or"), ("c", "k"),
    ("z", "s"), ("y", "i"), ("i", "e"), ("a", "e"),
)  # fmt: skip
"""What is written for what sounds alike, the likeliest mistakes first."""
_SENTENCES = (
    "do you know that {kind} about {title}",
    "hi, can you find me the {kind} called {title} please",
    "I am looking for {title}, who knows it?",
    "what was the one on {title} again",
)
Words = list[str]
Damage = Callable[[Words, Random], Words]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the title it was made of, folded: any paper of that title is what was meant."""

    text: str
    title: str


def damaged(papers: Sequence[Paper], each: int) -> dict[str, list[Asked]]:
    """``each`` questions of every kind, from titles drawn at random."""
    draw = Random(SEED)  # noqa: S311 - questions, the same each time
    fit = [paper for paper in papers if len(_telling(paper.title)) >= LEAST]
    return {kind: [make(draw.choice(fit), draw) for _ in range(each)] for kind, make in _KINDS.items()}


def _simple(*steps: Damage) -> Callable[[Paper, Random], Asked]:
    def make(paper: Paper, draw: Random) -> Asked:
        run = paper.title.split()
        for step in steps:
            run = step(run, draw)
        return Asked(" ".join(run), key(paper.title))

    return make


def slipped(times: int) -> Damage:
    """So many slips of the fingers, each in another word where there are enough."""

    def slip(run: Words, draw: Random) -> Words:
        places = [place for place, word in enumerate(run) if len(word) > 3 and word.isalpha()]
        draw.shuffle(places)
        out = list(run)
        for place in places[:times]:
            out[place] = _slip(out[place], draw)
        return out

    return slip


def _slip(word: str, draw: Random) -> str:
    at = draw.randrange(len(word) - 1)
    head, one, two, tail = word[:at], word[at], word[at + 1], word[at + 2 :]
    return draw.choice(
        (
            head + two + one + tail,
            head + two + tail,
            head + one + one + two + tail,
            head + _beside(one, draw) + two + tail,
        )
    )


def _beside(letter: str, draw: Random) -> str:
    """A key next to it."""
    for row in _KEYS:
        at = row.find(letter.lower())
        if at >= 0:
            return draw.choice(row[max(at - 1, 0) : at] + row[at + 1 : at + 2])
    return letter


def sounded(run: Words, draw: Random) -> Words:
    """Two words written as they sound."""
    places = [place for place, word in enumerate(run) if len(word) > 4]
    draw.shuffle(places)
    out = list(run)
    for place in places[:2]:
        fitting = [pair for pair in _SOUNDS if pair[0] in out[place][1:]][:4]
        if fitting:
            written, heard = draw.choice(fitting)
            out[place] = out[place][0] + out[place][1:].replace(written, heard, 1)
    return out


def dropped(run: Words, draw: Random) -> Words:
    """A third of the words forgotten, three telling ones kept."""
    out = list(run)
    for _ in range(len(run) // 3):
        place = draw.randrange(len(out))
        if len(_telling(" ".join(out[:place] + out[place + 1 :]))) >= LEAST - 1:
            del out[place]
    return out


def shuffled(run: Words, draw: Random) -> Words:
    return draw.sample(run, len(run))


def joined(run: Words, draw: Random) -> Words:
    """Two neighbours run together, where there are two."""
    if len(run) < 2:
        return run
    at = draw.randrange(len(run) - 1)
    return [*run[:at], run[at] + run[at + 1], *run[at + 2 :]]


def parted(run: Words, draw: Random) -> Words:
    """A long word with a blank inside."""
    plain = [at for at in range(len(run)) if run[at].isalpha()] or list(range(len(run)))
    at = max(plain, key=lambda place: (len(run[place]), draw.random()))
    cut = draw.randint(2, max(len(run[at]) - 2, 2))
    return [*run[:at], run[at][:cut], run[at][cut:], *run[at + 1 :]]


def begun(run: Words, draw: Random) -> Words:
    """Only the beginning, at least three telling words of it, the last word half typed."""
    least = next(n for n in range(1, len(run) + 1) if len(_telling(" ".join(run[:n]))) >= LEAST - 1)
    taken = run[: max(least + 1, draw.randint(least, len(run)))]
    return [*taken[:-1], taken[-1][: max(4, len(taken[-1]) * 2 // 3)]]


def _acronym(paper: Paper, draw: Random) -> Asked:
    """The first letters of two or three neighbours for them, and the other words; or the name before a colon
    and some words of what follows."""
    name, colon, rest = paper.title.partition(":")
    if colon and len(name.split()) <= 2 and len(rest.split()) > 2:
        chosen = draw.sample(_telling(rest) or rest.split(), min(2, len(_telling(rest)) or 1))
        return Asked(" ".join((name, *chosen)), key(paper.title))
    run = paper.title.split()
    telling = [at for at in range(len(run) - 1) if run[at].isalpha() and run[at + 1].isalpha()]
    if not telling:
        return Asked(paper.title, key(paper.title))
    at = draw.choice(telling)
    return Asked(" ".join((*run[:at], run[at][0] + run[at + 1][0], *run[at + 2 :])), key(paper.title))


def _author_year(paper: Paper, draw: Random) -> Asked:
    """A surname, the year, and half of the telling words, three at least."""
    telling = _telling(paper.title)
    some = draw.sample(telling, max(3, len(telling) // 2))
    surname = draw.choice(paper.authors).split()[-1] if paper.authors else ""
    return Asked(" ".join((surname, str(paper.year or ""), *some)).strip(), key(paper.title))


def _chatty(paper: Paper, draw: Random) -> Asked:
    run = dropped(paper.title.split(), draw)
    return Asked(
        draw.choice(_SENTENCES).format(
            kind="paper" if paper.kind == "paper" else "talk", title=" ".join(run)
        ),
        key(paper.title),
    )


def _telling(title: str) -> list[str]:
    return [word for word in words(title) if word not in STOP and word not in CHAT and len(word) > 1]


def _mixed(paper: Paper, draw: Random) -> Asked:
    """Two kinds of damage at once."""
    first, second = draw.sample(_SINGLE, 2)
    return _simple(first, second)(paper, draw)


_SINGLE: tuple[Damage, ...] = (slipped(1), slipped(2), sounded, dropped, shuffled, joined, parted)
_KINDS: dict[str, Callable[[Paper, Random], Asked]] = {
    "as printed": _simple(),
    "one slip": _simple(slipped(1)),
    "two slips": _simple(slipped(2)),
    "three slips": _simple(slipped(3)),
    "by sound": _simple(sounded),
    "words dropped": _simple(dropped),
    "shuffled": _simple(shuffled),
    "joined": _simple(joined),
    "parted": _simple(parted),
    "begun": _simple(begun),
    "acronym": _acronym,
    "author, year": _author_year,
    "chatty": _chatty,
    "mixed": _mixed,
}


def first(titles: Iterable[str], meant: str) -> int:
    """Place of a title in a list, from 1; 0 where it is not there."""
    return next((place for place, title in enumerate(titles, 1) if key(title) == meant), 0)
