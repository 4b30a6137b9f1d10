"""What a session holds: "papers in the ML Compilers & Runtime session", "talks of the session on privacy"."""

from __future__ import annotations

import re

from bot.understanding.cleaning import squeezed
from bot.understanding.names import Names, per_vocabulary, tokens
from store.vocabulary import Vocabulary

_LEAD = frozenset("in of at during from for the on called named titled about session".split())
_SESSION = "session"
_THINGS = re.compile(
    r"\b(?:papers?|talks?|presentations?|posters?|items?|entries|speakers?|authors?|what|everything|all)\b",
    re.IGNORECASE,
)
"""What may lie in a session; who chairs it and when it begins is asked of the session itself."""
_HEARD = re.compile(r"\b(?:talks?|presentations?)\b", re.IGNORECASE)
"""Whatever is presented there: a paper, too."""


def find(text: str, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """The text without the session whose contents it asks for, and the session's name."""
    if _SESSION not in text.lower() or not (_THINGS.search(text) or text.lower().startswith(_SESSION)):
        return text, ()
    found, names = tokens(text), _names(vocabulary)
    for i in range(len(found)):
        hit = names.at(found, i)
        if hit is None:
            continue
        size, name = hit
        begin, end = i, i + size
        while begin > 0 and found[begin - 1].word in _LEAD:
            begin -= 1
        if end < len(found) and found[end].word == _SESSION:
            end += 1
        elif _SESSION not in {token.word for token in found[begin:i]}:
            continue
        rest = f"{text[: found[begin].start]} {text[found[end - 1].end :]}"
        return squeezed(_HEARD.sub(" ", rest)), (name,)
    return text, ()


@per_vocabulary
def _names(vocabulary: Vocabulary) -> Names:
    written = ((name, name) for name in vocabulary.sessions)
    spelt = ((name.replace("&", " and "), name) for name in vocabulary.sessions if "&" in name)
    return Names((*written, *spelt))
