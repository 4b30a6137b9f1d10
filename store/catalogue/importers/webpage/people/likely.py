"""Whether some words read as a person's name."""

from __future__ import annotations

import re

from store.catalogue.importers.webpage.words import vocabulary
from store.catalogue.tidy import eastern, names

_ACADEMIC = re.compile(r"^(?:(?:profa?|dra?|mr|mrs|ms|ing|dipl|em|univ)\b\.?-?\s*)+(?=\S)", re.IGNORECASE)
_PARTICLES = frozenset(
    "de da do di du dos das del della der den des la le van von vom zu zur ter ten te el al bin ibn y e af av"
    " st. ben abu i ul ur bint".split()
)
_NO_NAMES = vocabulary.OF_PROGRAMMES | vocabulary.OF_TITLES
EAST = re.compile(
    "[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,3}[ \u00b7][\u3040-\u30ff\u4e00-\u9fff]{1,5}|[\uac00-\ud7a3]{2,4}"
    "|[\u30a0-\u30ff]{2,12}"
)
_EASTERN_WORDS = re.compile(
    "茶歇|午餐|晚餐|晚宴|开幕|闭幕|休息|注册|签到|讨论|致辞|合影|报告|论文|題目|题目|会|式$|の|プログラム|セッション"
    "|ポスター|シンポジウム|ワークショップ|チュートリアル|アブストラクト|タイトル|スケジュール|キーワード|アクセス|トップ"
    "|講演|発表|休憩|昼食|受付|挨拶|座長|司会|概要|日程|研究|報告|大学|学会|室$|堂$|厅$|日程|议程|主持|时间|地点|開幕|閉幕|典禮|典礼|報到|時間|講座|論壇|论坛"
    "|座談|工作坊|學生|学生|廳$|館$|樓$|場$"
)
_EASTERN_AT_WORK = re.compile(
    r"(?:(?P<where>\S*(?:大學|大学|學院|学院|研究院|研究所|公司|醫院|医院|學會|协会|協會|中心)\S*(?:\s+\S+)*?)\s+)?"
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)\s*(?:特聘|終身|终身|講座|讲座|名譽|副|助理|榮譽|客座|資深|高級){0,3}"
    r"(?:教授|博士|校長|校长|院長|院长|主任|所長|所长|研究員|研究员|工程師|工程师|醫師|医师|律師|律师|先生|女士|小姐"
    r"|經理|经理|總監|总监|處長|处长|老師|老师|董事長|理事長|執行長|院士)"
)
"""Somebody with where he works before his name, and what he is behind it."""
_UNSETTLED = frozenset(("TBD", "TBA", "TBC", "TBD.", "TBA.", "N/A", "Bio", "CV"))
_ENDED = re.compile(r"[^\W\d_]{4,}\. ")
"""The end of a sentence: what follows is no name of the same person."""


def is_name(text: str) -> bool:
    """Whether words read as a person's name and as nothing else."""
    text = eastern.titleless(_ACADEMIC.sub("", names.titleless(text.strip())))
    if EAST.fullmatch(text):
        return not _EASTERN_WORDS.search(text)
    parts = text.split()
    if any(part in _UNSETTLED for part in parts):
        return False
    if any(mark in text for mark in ':?!/[]“”"') or not names.looks_like_person(text):
        return False
    if _ENDED.search(text):
        return False
    if any(part in vocabulary.OF_TITLES for word in parts if "-" in word for part in word.lower().split("-")):
        return False
    return all(
        _bare(word) not in _NO_NAMES and (word[:1].isupper() or word in _PARTICLES or word[1:2] in "'’")
        for word in parts
    )


def eastern_at_work(text: str) -> tuple[str, str] | None:
    """Name and institution of somebody who is named with both in Chinese: "某某大學 李安教授"."""
    found = _EASTERN_AT_WORK.fullmatch(text)
    if not found or _EASTERN_WORDS.search(found["name"]):
        return None
    return found["name"], (found["where"] or "").strip()


def _bare(word: str) -> str:
    """A word without what stands about it; an initial stays one."""
    return word.lower().strip(".,:;") if len(word) > 2 else word.lower()
