"""What is written otherwise in Chinese, Japanese and Korean: marks between names, institutions, titles."""

from __future__ import annotations

import re

BRACKETS = {ord("\uff08"): " (", ord("\uff09"): ")"}
MARKS = dict.fromkeys(map(ord, "\u3001\uff0c\uff1b"), "; ") | BRACKETS
"""Commas, semicolons and brackets as they are written between names in Chinese and Japanese."""
_INSTITUTION = re.compile(
    r"(?=.*[\u4e00-\u9fff\u30a0-\u30ff\uac00-\ud7a3]).*"
    r"(?:大学?|大學|大院?|研究?|研究所|総研|産総研|所|社|公司|学院|學院|院|学校|学部|機構|高専|センター|ラボ|団|대학교?|대|연구[소원])"
)
"""As institutions are called in Chinese, Japanese and Korean."""
_LETTERS = re.compile("[\u3040-\u309f\u4e00-\u9fff\uac00-\ud7a3]{1,4}")
_TITLE_BEHIND = re.compile(
    r"(?<=\S)\s+(?:副?教授|准教授|研究员|副研究员|博士|院士|老师|讲师|先生|女士|助教|氏|さん)$"
)


def is_institution(text: str) -> bool:
    """Whether words are what an institution is called."""
    return not text.isascii() and _INSTITUTION.fullmatch(text) is not None


def together(family: str, given: str) -> str:
    """A name as it is written in Chinese, Japanese and Korean: "王" and "小明" are "王小明"; else empty."""
    return family + given if _LETTERS.fullmatch(family) and _LETTERS.fullmatch(given) else ""


def titleless(name: str) -> str:
    """A name without what it is called behind it: "王海涛 教授"."""
    return _TITLE_BEHIND.sub("", name) if not name.isascii() else name
