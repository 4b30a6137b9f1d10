"""Fuzz one reader with atheris, which is no part of a checkout's tools: ``pip install atheris`` first.

The samples of the tests are where it starts from. What it has learnt stays in ``.fuzz/FORMAT``, so that the
next run goes on; an input that fails is kept beside it, as ``FORMAT-crash-...`` or ``FORMAT-timeout-...``.
"""

from __future__ import annotations

import logging
import sys
import warnings
from pathlib import Path

try:
    import atheris
except ModuleNotFoundError:
    sys.exit(
        "Fuzzing needs atheris, which has wheels for few Pythons: .venv/bin/python -m pip install atheris"
    )

with atheris.instrument_imports(include=["store", "bibtexparser", "rispy", "icalendar", "feedparser"]):
    from store.catalogue.entries import Entry, Hints
    from store.catalogue.importers.document import Document
    from store.catalogue.importers.formats import NAMES, named
    from store.catalogue.works.statement import state
    from store.errors import BadSource
    from tests.store.readers.samples import EVERY

    for each in NAMES:
        named(each)

FOLDER = Path(".fuzz")
LARGEST_INPUT = 20_000
"""Bytes: more would only be slower."""
LONGEST_RUN = 20
"""Seconds that one small input may take."""
MOST_MEMORY = 1_500
"""MiB of the whole process, coverage counters and all."""


def main(name: str, seconds: int) -> None:
    """Run one reader for so long; the first input that it fails on ends the run."""
    if name not in NAMES:
        sys.exit(f"No such format: {name}. There are: {', '.join(NAMES)}.")
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    reader, samples = named(name), [each for each in EVERY if each[0] == name]
    corpus = FOLDER / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, (_, _, content) in enumerate(samples):
        (corpus / f"sample-{number}").write_bytes(content)
    file = samples[0][1] if samples else "file"

    def one(content: bytes) -> None:
        try:
            document = Document.of(content, file)
            reader.sniff(document)
            for finding in reader.read(document, Hints(every_status=True)):
                if isinstance(finding, Entry):
                    state(finding, Hints(), "fuzz")
        except BadSource:
            pass  # a refusal is an answer

    options = {
        "max_total_time": seconds, "max_len": LARGEST_INPUT, "timeout": LONGEST_RUN,
        "rss_limit_mb": MOST_MEMORY, "artifact_prefix": f"{corpus}-",
    }  # fmt: skip
    atheris.Setup(
        [sys.argv[0], str(corpus), *(f"-{option}={value}" for option, value in options.items())], one
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
