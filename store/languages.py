"""Languages that works and talks are in, by their English names, as sources write them."""

from __future__ import annotations

LANGUAGES = {
    "english": "en eng english",
    "german": "de deu ger german deutsch",
    "french": "fr fra fre french français francais",
    "spanish": "es spa spanish español espanol",
    "italian": "it ita italian italiano",
    "portuguese": "pt por portuguese português portugues",
    "dutch": "nl nld dut dutch nederlands",
    "polish": "pl pol polish polski",
    "russian": "ru rus russian",
    "japanese": "ja jpn japanese",
    "chinese": "zh zho chi chinese",
    "korean": "ko kor korean",
    "turkish": "tr tur turkish",
    "czech": "cs ces cze czech",
    "swedish": "sv swe swedish svenska",
}
"""Name -> codes and names; a country behind a code, "pt-BR", changes nothing."""
