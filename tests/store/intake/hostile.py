"""A reader that does what its file says: it hangs, crashes, or takes all memory."""

import os
import signal
import threading

from store.catalogue.entries import Entry, Findings, Hints
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.errors import BadSource

NAME = "tests.store.intake.hostile"


def sniff(document: Document) -> float:
    return 1.0


def read(document: Document, hints: Hints) -> Findings:
    """One word of the file after the other; a word that is none of ``DEEDS`` is a title."""
    for word in document.text().split():
        if word == "many":
            yield from (Entry(f"entry {n}", f"Paper number {n} of many") for n in range(3000))
        elif word in DEEDS:
            DEEDS[word]()
        else:
            yield Entry(f"word {word}", f"A paper on {word}")


def hang() -> None:
    threading.Event().wait()


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    os._exit(7)


def bloat() -> None:
    bytearray(8 * 1024**3)


def deepen() -> None:
    deepen()


def break_down() -> None:
    raise ZeroDivisionError


def refuse() -> None:
    raise BadSource("the second half is missing", "half.txt:2", "Fetch it again.")


def chatter() -> None:
    print("a library's chatter", flush=True)
    os.write(1, b"more of it")


DEEDS = {
    "hang": hang, "crash": crash, "leave": leave, "bloat": bloat, "deepen": deepen, "break": break_down,
    "refuse": refuse, "chatter": chatter,
}  # fmt: skip
FORMAT = Format("hostile", "a hostile test", sniff, read)
