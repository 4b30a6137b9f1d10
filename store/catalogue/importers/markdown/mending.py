"""What only the generator of a site reads in its pages, taken out; and Markdown that is almost right, mended.

Every line stays in its place, so that places can be told.
"""

from __future__ import annotations

import re

from store.catalogue.importers.markdown.parsing import front

_LOOP = re.compile(r"\{%-?\s*(?P<end>end)?for\b[^%\n]{0,400}%\}")
_TAG = re.compile(r"\{%[^\n]{0,400}?%\}|\{\{[<%][^\n]{0,400}?[>%]\}\}")
_PARAMETER = re.compile(
    r"\b(?P<name>time|start|end|title|name|speakers?)\s*=\s*\"(?P<value>[^\"\n]{1,200})\""
)
_BLOCK = re.compile(r"^\s*- block:", re.MULTILINE)
_SAID = re.compile(r"(?P<indent>\s*)(?P<name>title|subtitle|text):\s*(?P<value>.*?)\s*$")
_VALUE = re.compile(r"\{\{-?\s*(?P<name>[\w.-]{1,60})\s*(?:\|[^{}\n]{0,200})?-?\}\}")
_ATTRIBUTES = re.compile(
    r"\{(?::[^{}\n]{1,300}|\s*(?:[.#][a-z][\w-]{0,60}|[\w-]{1,40}=\"[^\"\n]{0,200}\")[^{}\n]{0,200})\}",
    re.IGNORECASE,
)
"""Classes and the like behind what they are of: ``{: .lead}``, ``{#talks}``, ``{target="_blank"}``."""
_ADDRESS = re.compile(r"(?<=\]\()\s*(?P<url>(?!<)[^()<>\"'\n]{1,300}?[^()<>\"'\s])\s*(?=\))")
_BREAK = re.compile(r"(?<=[^\\\s])[ \t]{0,4}\\\\[ \t]{0,4}$", re.MULTILINE)
"""The end of a line as kramdown writes it."""
_HEADING = re.compile(r"^(#{2,6})(?=[^\s#])", re.MULTILINE)
_ALONE = re.compile(r"\s{0,3}(?:</?(?:a|br|center|div|font|h[1-6]|p|section|span)\b[^<>]{0,300}>\s*)+")
"""A line of tags that hold nothing: the Markdown right below it is no part of their block."""
_MARKS = re.compile(r"\s{0,3}(?:#{1,6} |[-*+] |\d{1,3}[.)] |\*\*|\|)")
TIMED = re.compile(r"^\s{0,8}(?:[-*+] )?\**\d{1,2}[:.h]\d\d[^\n|]{0,40}\|(?!\s*$)", re.MULTILINE)
"""A time, and behind a bar what is on then: "10:00 - 10:30 | Talk | Speaker"."""
_TITLE = re.compile(r"^title\s*[:=]\s*['\"]?(.{2,200}?)['\"]?\s*$", re.MULTILINE)


def title(text: str) -> str:
    """What a page is called by what stands in front of it; empty where it is not called anything."""
    found = _TITLE.search(front(text))
    return found[1] if found else ""


def in_blocks(text: str) -> bool:
    """Whether all of a page stands in front of it, as the sections of Hugo's page builders do."""
    ahead = front(text)
    return bool(_BLOCK.search(ahead)) and not text.lstrip()[len(ahead.lstrip()) :].strip()


def mended(text: str) -> str:
    """The page as its site shows it, as far as it alone can tell."""
    ahead = front(text)
    named = title(text)
    if in_blocks(text):
        ahead, text = "", _of_blocks(ahead)  # a page whose sections stand in front of it
    body = _ATTRIBUTES.sub("", _TAG.sub(_stated, _without_loops(text[len(ahead) :])))
    body = _VALUE.sub(lambda value: named if value["name"] == "page.title" else "", body)
    body = _HEADING.sub(r"\1 ", _BREAK.sub("  ", _ADDRESS.sub(_bracketed, body)))
    lines = body.split("\n")
    for at, line in enumerate(lines[:-1]):
        if line.lstrip().startswith("<") and _ALONE.fullmatch(line.rstrip()) and _MARKS.match(lines[at + 1]):
            lines[at] = ""
    return ahead + "\n".join(map(_barless, lines))


def _barless(line: str) -> str:
    """A timed line without the bar that it ends with; what else ends it stays, as a break does."""
    bare = line.rstrip()
    if not bare.endswith("|") or TIMED.match(bare) is None:
        return line
    return bare[:-1].rstrip() + line[len(bare) :]


def _stated(tag: re.Match[str]) -> str:
    """What a tag states of a talk or a session, as a timetable would: ``time="9:00" title="Opening"``."""
    said = {found["name"]: found["value"] for found in _PARAMETER.finditer(tag[0])}
    clock = said.get("time") or "-".join(filter(None, (said.get("start", ""), said.get("end", ""))))
    what = said.get("title") or said.get("name", "")
    if not clock or not what:
        return ""
    people = said.get("speaker") or said.get("speakers", "")
    return f"{clock} {what}" + (f" ({people})" if people else "")


def _of_blocks(ahead: str) -> str:
    """The headings and texts of a page's sections, which Hugo's page builders keep in YAML, in place."""
    lines, inside = [], -1
    for line in ahead.split("\n"):
        indent = len(line) - len(line.lstrip())
        inside = -1 if line.strip() and indent <= inside else inside
        found = _SAID.match(line) if inside < 0 else None
        if found and found["name"] == "text" and found["value"][:1] in ("|", ">"):
            inside = len(found["indent"])
            lines.append("")
        elif found and found["name"] == "title" and not found["indent"]:
            lines.append("# " + found["value"].strip("'\""))
        elif found and found["indent"]:
            value = found["value"].strip("'\"")
            said = "" if value in ("", "|-", "|") else value
            lines.append(f"## {said}" if found["name"] == "title" else said)
        else:
            lines.append(line[inside + 2 :] if inside >= 0 else "")
    return "\n".join(lines)


def _without_loops(text: str) -> str:
    """Blank lines in the place of what a site fills in with data from elsewhere."""
    kept, depth, begin, last = [], 0, 0, 0
    for tag in _LOOP.finditer(text):
        if not tag["end"]:
            begin = begin if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                kept += [text[last:begin], "\n" * text.count("\n", begin, tag.end())]
                last = tag.end()
    return "".join(kept) + text[last:]


def _bracketed(found: re.Match[str]) -> str:
    """An address with blanks in it, as Markdown can read it."""
    url = found["url"]
    return f"<{url}>" if re.search(r"\s", url) else url
