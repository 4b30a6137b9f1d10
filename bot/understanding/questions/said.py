"""Sources named in a text: "what did the trip report say about DietCode", "according to the blog"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.names import per_vocabulary
from bot.understanding.questions.forms import pattern
from bot.understanding.questions.trimming import thing
from store.vocabulary import Vocabulary

_SAY = (
    "(say|said|says|write|think|report|tell|state|claim|conclude|find|comment|note|suggest|critici[sz]e|like"
    "|recommend)s?"
)
_VIEWS = "(comments?|opinions?|views?|takes?|perspective|remarks?|notes?|verdict)"
_ONLY = re.compile(r"\b(?:only|just|solely|exclusively)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What was found: the text without the sources, their kinds, whether only they are meant."""

    text: str
    kinds: tuple[str, ...] = ()
    only: bool = False
    subject: str = ""
    """What a source is asked about; empty where none is asked."""
    verb: str = ""
    """What a source does that is asked what it says of anything: "recommend"."""
    left_out: tuple[str, ...] = ()
    """Kinds of source that must not mention it."""


@dataclass(frozen=True, slots=True)
class _Forms:
    kinds: dict[str, str]
    asked: tuple[re.Pattern[str], ...]
    openly: re.Pattern[str]
    """Asks for what a source says of anything."""
    named: re.Pattern[str]
    lacking: re.Pattern[str]


@per_vocabulary
def _forms(vocabulary: Vocabulary) -> _Forms | None:
    kinds = {word.lower(): source.kind for source in vocabulary.sources for word in source.words}
    if not kinds:
        return None
    source = "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(kinds, key=len, reverse=True))
    asked = (
        pattern(
            rf"(what|which \w+|how) (did|does|do|is|was|has) [the] [(?!the\b)\w+] <source:{source}> [\w+]"
            rf" {_SAY} [us] [about|on|of|regarding|for] <subject>"
        ),
        pattern(rf"[the] <source:{source}>('s)? {_VIEWS} (on|about|of) <subject>"),
    )
    openly = pattern(rf"(what|which \w+) (did|does|do|is|was|has) [the] <source:{source}> <verb:{_SAY}>")
    named = (
        rf"\b(?:(?:in|by|from|according to|does|do|did|of) )?the (?:\w+ )??(?P<source>{source})\b"
        r"(?! (?:of|for)\b)(?: (?:says?|said|author)\b)?,?"
        rf"|\baccording to (?P<bare>{source})\b,?"
    )
    lacking = (
        r",? ?\b(?:but )?(?:that |which )?(?:(?:is|are|was|were) )?(?:not|missing|(?:is|are|was|were)n't)"
        rf" (?:(?:mentioned|named|covered|described|listed) )?(?:in|by|from) the (?P<source>{source})\b"
    )
    patterns = (re.compile(each, re.IGNORECASE) for each in (named, lacking))
    return _Forms(kinds, asked, openly, *patterns)


def find(text: str, vocabulary: Vocabulary) -> Named:
    """The sources that a squeezed text names."""
    forms = _forms(vocabulary)
    if forms is None:
        return Named(text)
    for asked in forms.asked:
        if match := asked.fullmatch(text):
            return Named(text, (forms.kinds[match["source"].lower()],), subject=thing(match["subject"]))
    if match := forms.openly.fullmatch(text):
        return Named("", (forms.kinds[match["source"].lower()],), verb=match["verb"].lower())
    left_out = tuple(forms.kinds[match["source"].lower()] for match in forms.lacking.finditer(text))
    text = forms.lacking.sub(" ", text)
    found = [(match["source"] or match["bare"]).lower() for match in forms.named.finditer(text)]
    if not found:
        return Named(text, left_out=left_out)
    rest, kinds = (
        forms.named.sub(" ", text).strip(),
        tuple(dict.fromkeys(forms.kinds[word] for word in found)),
    )
    return Named(_ONLY.sub(" ", rest), kinds, only=bool(_ONLY.search(rest)), left_out=left_out)
