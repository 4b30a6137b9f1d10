"""Questions in other languages than English: what of them can be searched for. Pure.

They are not understood; but where one finds nothing, its telling words may, and the reply says so. Words of
asking are known in six languages; those of things on a programme are put into English.
"""

from __future__ import annotations

import re

from store.text import fold, words

_ASKING = frozenset(
    """
    wer wann wo warum wieso welche welcher welches welchen wieviele
    qui quand quel quelle quels quelles pourquoi combien
    quien quienes cuando donde cual cuales cuanto cuantos cuantas
    chi dove quando quale quali quanti quante
    quem onde qual quais quantos quantas
    wanneer waar welke hoeveel
    """.split()
)
"""Words that ask; one of them, and a second word of these lists, make a question of another language."""
_SMALL = frozenset(
    """
    was wie viele hat haben wurde wurden wird ist sind war waren gibt es nicht der die das den dem des
    ein eine
    einen einem einer und oder uber von vom bei beim auf mit fur zu zum zur im am an gehalten
    geschrieben
    gewonnen stattgefunden bitte mir zeig zeige
    le la les un une du de et sur par avec pour est sont etait a ont ete y il elle au aux en dans ou que
    quoi ce
    cette ces gagne ecrit presente parle lieu
    el los las una unos y sobre del por con para es son fue hay se que como lo al en gano escribio
    organizo hablo
    presento tuvo lugar
    il lo gli i uno e su di della dei delle per con sono fu ci ha hanno vinto scritto nel nella
    o os as um uma sobre do da dos das por com foi ha quem ganhou escreveu no na
    het een en over van op met voor heeft zijn er wie wat hoe is
    """.split()
)
_KINDS = {
    "vortrag": "talk", "vortrage": "talks", "artikel": "paper", "aufsatz": "paper", "beitrage": "papers",
    "preis": "award", "preise": "awards", "sitzung": "session", "raum": "room",
    "article": "paper", "articles": "papers", "expose": "talk", "prix": "award", "atelier": "workshop",
    "articulo": "paper", "articulos": "papers", "charla": "talk", "charlas": "talks", "premio": "award",
    "taller": "workshop", "articoli": "papers", "artigo": "paper", "artigos": "papers", "palestra": "talk",
    "lezing": "talk", "lezingen": "talks", "prijs": "award",
}  # fmt: skip
_MARKS = re.compile(r"[\u00bf\u00a1?!]")
_TOKEN = re.compile(r"[^\s?!.,;\u00bf\u00a1]+")


def in_english(text: str) -> str:
    """The telling words of a question in another language, kinds in English; empty of an English one."""
    run = words(text)
    asking = [word for word in run if word in _ASKING]
    if not asking or sum(word in _ASKING or word in _SMALL for word in run) < min(2, len(run)):
        return ""
    kept = (_said(match[0]) for match in _TOKEN.finditer(_MARKS.sub(" ", text)))
    return " ".join(word for word in kept if word)


def _said(word: str) -> str:
    plain = fold(word)
    return "" if plain in _ASKING or plain in _SMALL else _KINDS.get(plain, word)
