"""What is said, and what is understood: one row for each thing that people say."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from store.queries import Ask, Lookup, Question
from tests.understanding.conftest import Understand

TALKS = ("invited_talk", "keynote", "talk", "contributed_talk")
IGNORED = {"raw", "spoken", "limit"}

TYPED: list[tuple[str, dict[str, Any]]] = [
    ('author:"Grace Hopper"', {"people": ("Grace Hopper",)}),
    ("by:hopper person:lovelace", {"people": ("hopper", "lovelace")}),
    ("speaker:hopper", {"people": ("hopper",), "role": "speaker"}),
    ('org:"Bell Labs"', {"organisations": ("Bell Labs",)}),
    ("venue:sosp", {"venues": ("sosp",)}),
    ("conf:mlsys year:2022", {"venues": ("mlsys",), "years": (2022, 2022)}),
    ("year:2019..2021", {"years": (2019, 2021)}),
    ("year:2021..2019", {"years": (2019, 2021)}),
    ("year:2019-", {"years": (2019, 9999)}),
    ("year:..2020", {"years": (0, 2020)}),
    ("year:soon", {"unread": ("year:soon",)}),
    ("kind:tutorial", {"kinds": ("tutorial",)}),
    ("kind:talk", {"kinds": TALKS}),
    ("kind:talk,", {"kinds": ("talk",)}),
    ("kind:orals", {"kinds": ("oral",)}),
    ("spotlight papers", {"kinds": ("spotlight",)}),
    ('papers with "wooden clocks" in the title', {"titles": ("wooden clocks",), "kinds": ("paper",)}),
    ("papers not about wood", {"excluded": ("wood",), "kinds": ("paper",)}),
    ("talks on wood, not metal", {"excluded": ("metal",), "words": "wood", "kinds": TALKS}),
    ("the 3 latest papers on wood", {"words": "wood", "kinds": ("paper",)}),
    ("papers by someone at Bell Labs", {"organisations": ("Bell Labs",), "kinds": ("paper",)}),
    ("papers from 2019 on wood", {"years": (2019, 2019), "words": "wood", "kinds": ("paper",)}),
    ("papers from 2019 on", {"years": (2019, 9999), "kinds": ("paper",)}),
    ("oral presentations", {"kinds": ("oral",)}),
    ("type:paper,panel", {"kinds": ("paper", "panel")}),
    ("kind:banana", {"unread": ("kind:banana",)}),
    ("award:", {"award": "any"}),
    ("award:outstanding", {"award": "outstanding"}),
    ("-award:", {"award": "none"}),
    ("has:code -has:slides", {"has": ("code",), "lacks": ("slides",)}),
    ("day:second", {"days": ("second",)}),
    ("lacks:pdf", {"lacks": ("pdf",)}),
    ("day:Monday", {"days": ("monday",)}),
    ("date:2022-08-30", {"days": ("2022-08-30",)}),
    ("part:morning", {"part": "morning"}),
    ("at:09:30", {"at": "09:30"}),
    ("after:lunch before:17:00", {"after": "lunch", "before": "17:00"}),
    ('room:"Room 7"', {"rooms": ("Room 7",)}),
    ('session:"Edge Learning"', {"sessions": ("Edge Learning",)}),
    ("topic:pruning title:tensors", {"topics": ("pruning",), "titles": ("tensors",)}),
    ("source:blog only:source", {"sources": ("blog",), "only": True}),
    ("role:moderator", {"role": "moderator"}),
    ("sparsity -quantum", {"words": "sparsity", "excluded": ("quantum",)}),
    ('-"graph kernels"', {"excluded": ("graph kernels",)}),
    ("-venue:sosp -author:hopper", {"without": (Lookup(venues=("sosp",)), Lookup(people=("hopper",)))}),
    ("-speaker:hopper", {"without": (Lookup(people=("hopper",), role="speaker"),)}),
    ('-room:"Room 7" -day:mon', {"without": (Lookup(rooms=("Room 7",)), Lookup(days=("monday",)))}),
    ("-year:2019..2020 -source:blog", {"without": (Lookup(years=(2019, 2020)), Lookup(sources=("blog",)))}),
    ("-kind:talk kind:paper", {"kinds": ("paper",), "without": (Lookup(kinds=TALKS),)}),
    ("-award:none", {"award": "any"}),
    ("-award:outstanding", {"without": (Lookup(award="outstanding"),)}),
    ("-lacks:code -after:lunch", {"has": ("code",), "before": "lunch"}),
    ("-kind:banana", {"unread": ("-kind:banana",)}),
    ("has:magic day:someday", {"unread": ("has:magic", "day:someday")}),
    ("at:99:99 after:25:00 part:tea", {"unread": ("at:99:99", "after:25:00", "part:tea")}),
    ("role:king", {"unread": ("role:king",)}),
    ("has:github role:organizers at:9am", {"has": ("code",), "role": "organiser", "at": "09:00"}),
    ('day:"30 August" part:night', {"days": ("--08-30",), "part": "evening"}),
    ("day:--08-30 day:tomorrow", {"days": ("--08-30", "2026-11-21")}),
    ("day:--13-40 day:2022-02-30", {"unread": ("day:--13-40", "day:2022-02-30")}),
    ('"sparse tensors" on edge devices', {"phrases": ("sparse tensors",), "words": "edge devices"}),
    ("venue:", {"words": "venue"}),
    ("-kind:paper", {"without": (Lookup(kinds=("paper",)),)}),
]

SAID: list[tuple[str, dict[str, Any]]] = [
    ("sparse tensor compilers", {"words": "sparse tensor compilers"}),
    ("please show me something about pruning", {"words": "pruning"}),
    ("papers by Grace Hopper", {"people": ("Grace Hopper",), "kinds": ("paper",)}),
    ("anything by Hopper and Lovelace", {"people": ("Hopper", "Lovelace")}),
    ("what did Grace Hopper work on", {"people": ("Grace Hopper",)}),
    ("what has Lovelace published at SOSP", {"people": ("Lovelace",), "venues": ("SOSP",)}),
    ("talks by the sea", {"kinds": TALKS, "words": "sea"}),
    ("papers by SOSP", {"kinds": ("paper",), "venues": ("SOSP",), "words": ""}),
    ("nips papers on wood", {"kinds": ("paper",), "venues": ("NeurIPS",), "words": "wood"}),
    ("papers of NIPS 2021", {"kinds": ("paper",), "venues": ("neurips-2021",)}),
    ("what is next generation sequencing", {"words": "generation sequencing"}),
    ("speakers from Bell Labs", {"organisations": ("Bell Labs",), "role": "speaker"}),
    ("talks from Xerox at SOSP", {"organisations": ("Xerox",), "kinds": TALKS, "venues": ("SOSP",)}),
    ("people at Xerox", {"organisations": ("Xerox",)}),
    ("who works at Xerox?", {"organisations": ("Xerox",)}),
    ("papers from all years", {"kinds": ("paper",)}),
    ("talks about robots but not from Xerox", {"kinds": TALKS, "words": "robots", "excluded": ("Xerox",)}),
    ("papers of MLSys 2022", {"kinds": ("paper",), "venues": ("mlsys-2022",)}),
    ("MLSys'22 tutorials", {"kinds": ("tutorial",), "venues": ("MLSys",), "years": (2022, 2022)}),
    ("mlsys2022 panel", {"kinds": ("panel",), "venues": ("MLSys",), "years": (2022, 2022)}),
    ("NIPS 2021 papers", {"kinds": ("paper",), "venues": ("neurips-2021",)}),
    ("NeurIPS 2021 MLforSys", {"venues": ("neurips-2021-mlforsys",)}),
    ("papers about ML for Systems", {"kinds": ("paper",), "words": "ml systems"}),
    ("pruning since 2019", {"words": "pruning", "years": (2019, 9999)}),
    ("pruning after 2019", {"words": "pruning", "years": (2020, 9999)}),
    ("pruning before 2020", {"words": "pruning", "years": (0, 2019)}),
    ("pruning until 2020", {"words": "pruning", "years": (0, 2020)}),
    ("pruning between 2018 and 2020", {"words": "pruning", "years": (2018, 2020)}),
    ("pruning in 2019 and 2021", {"words": "pruning", "years": (2019, 2021)}),
    ("GPT-2020 or 1.2019 or 2000% faster", {"words": "gpt 2020 1 2019 2000 faster"}),
    ("outstanding papers of 2022", {"kinds": ("paper",), "award": "any", "years": (2022, 2022)}),
    ("prize-winning work on caches", {"award": "any", "words": "work caches"}),
    ("papers without an award", {"kinds": ("paper",), "award": "none"}),
    ("papers with code on pruning", {"kinds": ("paper",), "has": ("code",), "words": "pruning"}),
    ("talks with a video and slides", {"kinds": TALKS, "has": ("video",), "words": "slides"}),
    ("talks without slides", {"kinds": TALKS, "lacks": ("slides",)}),
    ("papers with a github repo", {"kinds": ("paper",), "has": ("code",), "words": "repo"}),
    ("keynotes", {"kinds": ("keynote", "invited_talk")}),
    ("poster sessions", {"kinds": ("poster_session",)}),
    ("contributed talks", {"kinds": ("contributed_talk",)}),
    ("symposia", {"kinds": ("symposium",)}),
    ("what's on Tuesday morning", {"days": ("tuesday",), "part": "morning"}),
    ("talks this afternoon", {"kinds": TALKS, "part": "afternoon"}),
    ("anything tonight?", {"days": ("2026-11-20",), "part": "evening"}),
    ("panels tomorrow", {"kinds": ("panel",), "days": ("2026-11-21",)}),
    ("what was on yesterday", {"days": ("2026-11-19",)}),
    ("what's on right now?", {"days": ("2026-11-20",)}),
    ("30 August 2022", {"days": ("2022-08-30",)}),
    ("Aug. 30th", {"days": ("--08-30",)}),
    ("talks on 2022-08-31", {"kinds": TALKS, "days": ("2022-08-31",)}),
    ("31 February", {"words": "31 february"}),
    ("talks on day 2 of MLSys", {"kinds": TALKS, "days": ("second",), "venues": ("MLSys",)}),
    ("talks on the third day", {"kinds": TALKS, "days": ("third",)}),
    ("day one of MLSys", {"days": ("first",), "venues": ("MLSys",)}),
    ("day 20 of pruning", {"words": "20 pruning"}),
    ("talks on the last day of MLSys", {"kinds": TALKS, "days": ("last",), "venues": ("MLSys",)}),
    ("opening day", {"days": ("first",)}),
    ("talks at 3pm", {"kinds": TALKS, "at": "15:00"}),
    ("talks at 12 am", {"kinds": TALKS, "at": "00:00"}),
    ("talks before noon", {"kinds": TALKS, "before": "12:00"}),
    ("papers after 10:30", {"kinds": ("paper",), "after": "10:30"}),
    ("batch size 12 at 99:99", {"words": "batch size 12 99 99"}),
    ("talks after lunch", {"kinds": TALKS, "after": "lunch"}),
    ("papers before the panel on Monday", {"kinds": ("paper",), "before": "panel", "days": ("monday",)}),
    ("talks in Exhibit Hall A", {"kinds": TALKS, "rooms": ("Exhibit Hall A",)}),
    ("what is in room 7?", {"rooms": ("Room 7",)}),
    ("papers mentioned in the blog", {"kinds": ("paper",), "sources": ("blog",)}),
    ("papers only in the trip report", {"kinds": ("paper",), "sources": ("trip_report",), "only": True}),
    ("pruning according to attendee notes", {"words": "pruning", "sources": ("blog",)}),
    ("question answering systems", {"words": "question answering systems"}),
    ("so-called lottery tickets", {"words": "lottery tickets"}),
]  # fmt: skip

ASKED: list[tuple[str, Ask, str, str]] = [
    ('who wrote "Wooden Clocks"', Ask.WHO, "Wooden Clocks", "author"),
    ("list all authors of Wooden Clocks", Ask.WHO, "Wooden Clocks", "author"),
    ("how many papers were accepted?", Ask.COUNT, "", "papers were accepted"),
    ("what was the number of posters", Ask.COUNT, "", "posters"),
    ("acceptance rate of MLSys", Ask.COUNT, "", "acceptance rate of MLSys"),
    ("who sponsored SOSP at gold level", Ask.SPONSORS, "", "who sponsored SOSP at gold level"),
    ("where was SOSP held?", Ask.WHERE, "SOSP", ""),
    ("in which room is the panel", Ask.WHERE, "panel", ""),
    ("where and when did MLSys take place", Ask.WHERE, "MLSys", "when"),
    ("how do I get to the venue", Ask.WHERE, "", ""),
    ("when does the tutorial start", Ask.WHEN, "tutorial", ""),
    ("could you tell me what time lunch is", Ask.STATED, "what time lunch is", ""),
    ("lunch, what time?", Ask.WHEN, "lunch", ""),
    ("when's the reception", Ask.WHEN, "reception", ""),
    ("how long does the panel last", Ask.WHEN, "panel", "duration"),
    ("start time of the tutorial", Ask.WHEN, "tutorial", ""),
    ("when did the workshop end", Ask.END, "workshop", ""),
    ("what time is the panel over", Ask.END, "panel", ""),
    ("when did the workshop end at SOSP", Ask.END, "workshop at SOSP", ""),
    ("when does the last talk end", Ask.END, "talk", "last"),
    ("when does the final session end on Monday", Ask.END, "session on Monday", "final"),
    ("what time does the first talk of SOSP begin", Ask.WHEN, "talk of SOSP", "first"),
    ("when is the last session at SOSP", Ask.WHEN, "session at SOSP", "last"),
    ("when does the first day end", Ask.END, "first day", ""),
    ("what's next?", Ask.NEXT, "", ""),
    ("whats up next in Room 7", Ask.NEXT, "Room 7", ""),
    ("what is coming up next at SOSP", Ask.NEXT, "SOSP", ""),
    ("what is the next talk at SOSP", Ask.NEXT, "talk at SOSP", ""),
    ("when does the next session start", Ask.NEXT, "session", ""),
    ("which talk is next", Ask.NEXT, "talk", ""),
    ("who wrote the pruning paper?", Ask.WHO, "pruning paper", "author"),
    ("who gave the tensor tutorial", Ask.WHO, "tensor tutorial", "speaker"),
    ("who chaired Edge Learning", Ask.WHO, "Edge Learning", "moderator"),
    ("who was on the panel about chips", Ask.WHO, "chips", "panellist"),
    ("organisers of SOSP", Ask.WHO, "SOSP", "organiser"),
    ("the list of session chairs of MLSys", Ask.WHO, "MLSys", "moderator"),
    ("where does Grace Hopper work", Ask.AFFILIATION, "Grace Hopper", ""),
    ("Grace Hopper's affiliation", Ask.AFFILIATION, "Grace Hopper", ""),
    ("which university is Lovelace from", Ask.AFFILIATION, "Lovelace", ""),
    ("which companies are behind TensorZip", Ask.AFFILIATION, "TensorZip", ""),
    ("which award did TensorZip win", Ask.AWARD, "TensorZip", ""),
    ("did TensorZip get a prize?", Ask.AWARD, "TensorZip", ""),
    ("was TensorZip one of the award papers", Ask.AWARD, "TensorZip", ""),
    ("code of TensorZip", Ask.LINK, "TensorZip", "code"),
    ("is there a link to the slides of TensorZip", Ask.LINK, "TensorZip", "link to the slides"),
    ("where can I find the video of TensorZip", Ask.LINK, "TensorZip", "video"),
    ("is the code of TensorZip public?", Ask.LINK, "TensorZip", "code"),
    ("TensorZip's github", Ask.LINK, "TensorZip", "github"),
    ("which documents mention TensorZip", Ask.SOURCES, "TensorZip", ""),
    ("where is TensorZip mentioned", Ask.SOURCES, "TensorZip", ""),
    ("what did the blog say about TensorZip", Ask.SAID, "TensorZip", ""),
    ("the report's opinion on TensorZip", Ask.SAID, "TensorZip", ""),
    ("earlier editions of the AI Systems workshop", Ask.EDITIONS, "AI Systems workshop", "earlier"),
    ("the second paper of Edge Learning", Ask.SLOT, "Edge Learning", "second paper"),
    ("what is the 3rd talk in the session", Ask.SLOT, "session", "3rd talk"),
    ("who spoke at both SOSP and MLSys", Ask.BOTH, "SOSP", "MLSys"),
    ("who is Grace Hopper?", Ask.PERSON, "Grace Hopper", ""),
    ("what is TensorZip", Ask.WHAT, "TensorZip", ""),
    ("what does TensorZip stand for", Ask.WHAT, "TensorZip", ""),
    ("how much faster is TensorZip", Ask.STATED, "how much faster is TensorZip", "figure"),
    ("who said that tensors are overrated", Ask.STATED, "who said that tensors are overrated", "opinion"),
    ("Hopper's email address", Ask.STATED, "Hopper's email address", ""),
]  # fmt: skip

HELP = [
    "",
    "   ",
    "help",
    "Help!",
    "?",
    "usage",
    "what can you do?",
    "hello",
    "hi hallway",
    "*hello*",
    "thanks!",
    "Good morning!",
]


@pytest.mark.parametrize(("text", "expected"), [*TYPED, *SAID], ids=lambda each: str(each)[:50])
def test_a_text_fills_these_fields_and_no_others(
    read: Understand, text: str, expected: dict[str, Any]
) -> None:
    lookup = read(text)
    for field in fields(Lookup):
        if field.name not in IGNORED:
            assert getattr(lookup, field.name) == expected.get(field.name, field.default), field.name


@pytest.mark.parametrize(("text", "ask", "subject", "detail"), ASKED, ids=lambda each: str(each)[:50])
def test_a_question_is_asked_about_its_subject(
    read: Understand, text: str, ask: Ask, subject: str, detail: str
) -> None:
    assert read(text).question == Question(ask, subject, detail)


@pytest.mark.parametrize("text", HELP)
def test_nothing_to_look_up_gets_help(read: Understand, text: str) -> None:
    assert read(text).help


@pytest.mark.parametrize("text", ["help with pruning", "???", "hello world", "helpful models"])
def test_a_question_is_not_taken_for_a_call_for_help(read: Understand, text: str) -> None:
    assert not read(text).help
