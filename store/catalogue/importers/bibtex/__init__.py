"""BibTeX and BibLaTeX: one paper a record, ``@proceedings`` as the home of the papers around it."""

from __future__ import annotations

import re

from store.catalogue.entries import Findings, Hints, Warned
from store.catalogue.importers import citing
from store.catalogue.importers.bibtex import blocks, fields, works
from store.catalogue.importers.bibtex.values import Macros
from store.catalogue.importers.document import Document
from store.catalogue.importers.formats import Format
from store.errors import BadSource
from store.records import Skipped

_TYPES = re.compile(
    r"^[ \t]*@[ \t]*(article|inproceedings|conference|incollection|inbook|book|booklet|proceedings"
    r"|phdthesis|mastersthesis|thesis|techreport|report|manual|misc|unpublished|online|string|preamble"
    r"|comment)[ \t]*[{(]",
    re.IGNORECASE | re.MULTILINE,
)
_ANY = re.compile(r"^[ \t]*@[ \t]*\w+[ \t]*\{[^{}\n=]{0,200},\s*\n?\s*[\w-]+\s*=", re.MULTILINE)
_BARE = re.compile(r"=\s*([A-Za-z][\w:.+-]*)\s*[,}#\n]")
_BESIDE = 40
"""Other .bib files of the folder that are looked at for macros."""


def sniff(document: Document) -> float:
    start = document.start.lstrip()
    if start.startswith(("{", "[", "<", "PK")):
        return 0.0  # OpenReview notes hold records within JSON
    found = _TYPES.search(start)
    if found:
        return 0.95 if found.start() < 4000 else 0.5
    return 0.6 if _ANY.search(start) else 0.0


def read(document: Document, _hints: Hints) -> Findings:
    """Entries in the order of the file; what could not be read is skipped with its line.

    :raises BadSource: the file holds macros only, or nothing that BibTeX knows
    """
    text = document.text().replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    macros = Macros()
    defined = blocks.strings(text, macros)
    if any(not macros.knows(word) for word in _BARE.findall(text)):
        for other in document.neighbours(".bib", _BESIDE):
            blocks.strings(other.text().replace("\0", ""), macros)
    empty = True
    for found in _findings(text, macros):
        empty = False
        yield found
    if empty:
        what = f"only {defined} @string macros" if defined else "no BibTeX record"
        raise BadSource(f"the file holds {what} and no items", document.place)
    if macros.unknown:
        yield Warned(f"macros that nothing defines stand for themselves: {', '.join([*macros.unknown][:10])}")


def _findings(text: str, macros: Macros) -> Findings:
    """The volume, where the file holds one, then papers and what is wrong with them."""
    parents = blocks.parents(text, macros)
    own, mended, of_volumes = citing.OwnIds(), 0, None
    for record in blocks.records(text, macros):
        if isinstance(record, Skipped):
            yield record
            continue
        if of_volumes is None:  # a volume somewhere within a bibliography says nothing of the others
            of_volumes = record.type in fields.VOLUMES
        if record.type in fields.VOLUMES:
            if of_volumes and record.key.lower() not in parents:
                yield fields.home(record)
        elif record.type not in fields.NO_WORKS:
            mended += record.mended
            yield works.entry(record, fields.inherited(record, parents), own.once(record.key))
    macros.forget(parents)  # a key without quotes, "crossref = vol", is no macro
    if mended:
        lacking = "a comma between two fields, or a brace"
        yield Warned(f"{mended} records lack {lacking}; they were read as if it were there")


FORMAT = Format(name="bibtex", label="BibTeX", sniff=sniff, read=read)
