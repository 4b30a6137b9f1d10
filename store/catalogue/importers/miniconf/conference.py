"""A whole conference in one file, as later Mini-Conf sites keep it: papers, and sessions by their ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from store.catalogue.importers.guards import plain, plains

Row = dict[str, Any]


def is_one(data: object) -> bool:
    """Whether it holds papers by their ids beside the sessions of the conference."""
    return isinstance(data, dict) and isinstance(data.get("papers"), dict) and "sessions" in data


def papers(data: Mapping[str, Any]) -> dict[str, Row]:
    """The papers by their ids, each with the slots of the events that it is shown at."""
    slots: dict[str, list[Row]] = {}
    for event in _events(data):
        for id in plains(event.get("paper_ids")):
            slots.setdefault(id, []).append(_slot(event))
    found: dict[str, Row] = {}
    for id, paper in data["papers"].items():
        if isinstance(paper, dict):
            links = {"pdf_url": paper.get("paper_pdf"), "web_link": paper.get("anthology_url")}
            found[str(id)] = {"uid": str(id), **paper, **links, "sessions": slots.get(str(id), [])}
    return found


def _events(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Those inside of sessions, and those that stand beside them."""
    sessions = data["sessions"]
    for session in sessions.values() if isinstance(sessions, dict) else []:
        inner = session.get("events") if isinstance(session, dict) else None
        yield from (event for event in _listed(inner) if isinstance(event, Mapping))
    yield from (event for event in _listed(data.get("events")) if isinstance(event, Mapping))


def _listed(value: object) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _slot(event: Mapping[str, Any]) -> Row:
    named = plain(event.get("session")) or plain(event.get("name"))
    kind = plain(event.get("type"))
    return {
        "session_name": f"{named}, {kind}" if named and kind else named or kind,
        "start_time": event.get("start_time"), "end_time": event.get("end_time"), "room": event.get("room"),
    }  # fmt: skip
