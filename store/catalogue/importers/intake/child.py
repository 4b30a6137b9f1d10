"""The process apart: reads one document after the other, as it is asked to on its standard input."""

from __future__ import annotations

import gc
import os
import sys
import time
import traceback
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, BinaryIO

from store.catalogue.entries import Entry, Finding
from store.catalogue.importers import formats
from store.catalogue.importers.dubious import Doubts, Repeats
from store.catalogue.importers.guards import refuse_error_page
from store.catalogue.importers.intake.talk import (
    Batch,
    Ended,
    Ready,
    Recognised,
    Refused,
    Request,
    receive,
    send,
)
from store.catalogue.works.met import Met
from store.catalogue.works.statement import states
from store.errors import BadSource

_resource: Any = import_module("resource") if find_spec("resource") else None
"""Windows has none."""
MEMORY = 1536 * 1024 * 1024
"""Bytes of address space."""
_BATCH = 250
_HELD = 8 * 1024 * 1024
"""Characters of abstracts from which on a batch is sent though it is not full: most have a thousand each."""
_PAUSE = 1.0
"""Seconds after which a batch is sent though it is not full: a sign of life."""


def serve() -> None:
    """Answer requests until there are no more."""
    _limit_memory()
    gc.set_threshold(500_000, 10, 10)  # readers make much and leave no cycles; looking costs a fifth
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    for name in formats.NAMES:  # while our parent still unpacks; to recognise a file all of them are needed
        formats.named(name)
    while True:
        try:
            request = receive(sys.stdin.buffer, trusted=True)
        except EOFError:
            return
        _limit_time(request.cpu_seconds)
        _answer(request, answers)


def _answer(request: Request, answers: BinaryIO) -> None:
    place = request.document.place
    try:
        _read(request, answers)
    except BadSource as error:
        nothing = isinstance(error, formats.NotRecognised) or formats.NOTHING in f"{error} {error.remedy}"
        send(answers, Refused(str(error), error.place, error.remedy, nothing))
    except MemoryError:
        send(
            answers, Refused("reading it takes more memory than is allowed", place, "Split it into several.")
        )
    except RecursionError:
        send(answers, Refused("it is nested too deep", place, "Check that it is what its name says."))
    except Exception as error:  # noqa: BLE001 - whatever a library raises on a broken file is told, and logged
        said = f"it cannot be read ({type(error).__name__})"
        remedy = "Check that the file is whole; HALLWAY_LOG_LEVEL=DEBUG shows where it failed."
        send(answers, Refused(said, place, remedy, trace=traceback.format_exc()))


def _read(request: Request, answers: BinaryIO) -> None:
    document = request.document
    reader = formats.named(request.format) if request.format else formats.recognised(document)
    if reader.name == "webpage":
        refuse_error_page(document)
    send(answers, Recognised(reader.name, reader.label))
    batch: list[Finding] = []
    repeats, doubts, met = Repeats(), Doubts(request.hints, request.zone), Met()
    sent, held = time.monotonic(), 0
    for finding in reader.read(document, request.hints):
        if isinstance(finding, Entry):
            held += len(finding.abstract)
            if finding.when or finding.more:
                finding = doubts.looked_at(finding)  # noqa: PLW2901 - without what cannot be meant
        else:
            doubts.hear(finding)
        batch.append(finding)
        if len(batch) >= _BATCH or held > _HELD or time.monotonic() - sent > _PAUSE:
            send(answers, Batch(_made_ready(batch, request, repeats, met)))
            batch, sent, held = [], time.monotonic(), 0
    send(answers, Batch([*_made_ready(batch, request, repeats, met), *repeats.told(), *doubts.told()]))
    send(answers, Ended(document.decoded, document.looked_beside))


def _made_ready(
    findings: Sequence[Finding], request: Request, repeats: Repeats, met: Met
) -> list[Ready]:  # fmt: skip
    """The findings in order, each entry as a statement."""
    entries = [each for each in findings if isinstance(each, Entry)]
    made = states(entries, request.hints, request.source_id, met)
    for entry, statement in zip(entries, made, strict=True):
        if statement.names < len(entry.people):
            repeats.look(entry)
    left = iter(made)
    return [next(left) if isinstance(each, Entry) else each for each in findings]


def _limit_memory() -> None:
    if _resource is None:
        return
    for what, size in ((_resource.RLIMIT_AS, MEMORY), (_resource.RLIMIT_CORE, 0)):
        try:
            _resource.setrlimit(what, (size, _resource.getrlimit(what)[1]))
        except (OSError, ValueError):  # macOS knows the one and refuses it; a stricter limit stands already
            continue


def _limit_time(seconds: float) -> None:
    """End this process by itself, should it hang when nobody is there to end it."""
    if _resource is None:
        return
    used = _resource.getrusage(_resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime + seconds) + 1
    hard = _resource.getrlimit(_resource.RLIMIT_CPU)[1]
    _resource.setrlimit(_resource.RLIMIT_CPU, (limit if hard < 0 else min(limit, hard), hard))
