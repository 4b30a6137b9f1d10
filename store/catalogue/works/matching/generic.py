"""Titles that many things bear: they say what sort of thing it is, not which one."""

from __future__ import annotations

from store.text import STOP

_WHOLE = frozenset(
    " ".join(each.split())
    for each in """
    | birds of a feather | state of the union | getting started | call for papers | calls for papers | in
    memoriam | about this issue | front matter | back matter | table of contents | title page | n a | na |
    tba | tbd | tbc | to be announced | to be determined | to be confirmed | untitled | no title | q a |
    qa | live q a | open mic | open space | town hall | job fair | wrap up | books received | briefly
    noted | round table | the finite string | the finite string newsletter | current literature | state of
    the project | abstracts of current literature | publications received | best paper | hello world |
    what s new | thank you |
    """.split("|")
    if each.strip()
)
_WORDS = frozenset(
    """
    preface introduction introductory foreword editorial editorials editor editors guest keynote keynotes
    address speech speaker speakers invited talk talks opening closing welcome remarks session sessions
    ceremony panel panels discussion discussions open general coffee tea lunch break breaks breakfast
    dinner banquet conference reception registration poster posters demo demos demonstration
    demonstrations oral orals spotlight spotlights lightning contributed questions answers question answer
    business meeting award awards paper papers social socials event networking mentoring announcement
    announcements abstract abstracts summary conclusion conclusions concluding final overview book books
    review reviews letter letters erratum errata corrigendum correction corrections addendum
    acknowledgement acknowledgements acknowledgments program programme schedule committee committees
    organizing organising organizers organisers organizer reviewers list message chair chairs chairman
    president presidents column news newsletter report reports sponsor sponsors industry tutorial
    tutorials workshop workshops plenary technical student students hackathon sprint sprints unconference
    obituary calendar membership index author authors subject contents plan proceedings volume issue
    special part day morning afternoon evening monday tuesday wednesday thursday friday saturday sunday
    track room slot block live virtual hybrid group photo team intro outro setup poster research main best
    regular short long presentation presentations roundtable ask anything hour happy party game night
    excursion tour exhibition exhibits exhibit showcase community lab labs posters pitch pitches january
    february march april may june july august september october november december annual first second
    third fourth fifth i ii iii iv v vi
    """.split()
)


_SMALL = _WORDS | STOP


def generic(words: tuple[str, ...]) -> bool:
    """Whether a title of these words (folded) names no particular thing: "Poster Session 3", "Preface"."""
    for word in words:
        if word not in _SMALL and not word.isdigit() and len(word) > 1:
            return len(words) < 5 and " ".join(words) in _WHOLE
    return True
