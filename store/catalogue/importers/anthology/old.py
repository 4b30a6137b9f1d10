"""XML of the ACL Anthology up to 2018: one ``<volume>`` of a letter and a year, and all its papers.

The number of a paper names the volume too: "0102" is the second paper of volume 1. A paper with the number
nought is the volume itself.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

_ABOUT = (("title", "booktitle"), ("year", "year"), ("publisher", "publisher"), ("month", "month"),
          ("address", "address"))  # fmt: skip


def collection(root: Any) -> Any:
    """The same papers in the layout of today: volumes with a ``<meta>`` in a ``<collection>``."""
    made = etree.Element("collection", id=root.get("id"))
    width = 2 if root.get("id").startswith("W") or root.get("id") == "C69" else 3
    volumes: dict[str, Any] = {}
    for paper in root.findall("paper"):
        id = (paper.get("id") or "").zfill(4)
        number = id[:-width].lstrip("0") or "0"
        volume = volumes.get(number)
        if volume is None:
            volume = volumes[number] = etree.SubElement(made, "volume", id=number)
            etree.SubElement(etree.SubElement(volume, "meta"), "year").text = paper.findtext("year")
        if id[-width:].strip("0"):
            paper.set("id", id[-width:].lstrip("0"))
            volume.append(paper)
        else:
            _tell(volume.find("meta"), paper)
    return made


def _tell(meta: Any, front: Any) -> None:
    """Take what a volume says of itself."""
    for tag, name in _ABOUT:
        found = front.find(tag)
        if found is not None:
            for known in meta.findall(name):
                meta.remove(known)
            found.tag = name
            meta.append(found)
