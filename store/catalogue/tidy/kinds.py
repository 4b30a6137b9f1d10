"""What a thing is, out of the words sources use for it."""

from __future__ import annotations

import re

from store.text import key

_WORDS: tuple[tuple[str, str, str], ...] = (
    # words in the folded text, kind, subkind; the first that fits wins
    (r"oral sessions?|paper sessions?|session chair|technical sessions?|talk session", "oral_session", ""),
    (r"poster sessions?|poster reception|posters and demos", "poster_session", ""),
    (r"demo sessions?|demonstrations? session|demo reception", "demo", "session"),
    (r"test of time", "talk", "test of time"),
    (r"key ?notes?|plenary (talk|speaker|lecture)", "keynote", ""),
    (r"(haupt|plenar)vortrag|conference pleniere|conferencia (magistral|plenaria)", "keynote", ""),
    (r"(conference|expose) invitee?|eingeladener vortrag|conferencia invitada", "invited_talk", ""),
    (r"table ronde|mesa redonda|tavola rotonda", "panel", ""),
    (r"invited|distinguished (talk|lecture)|guest (talk|lecture)", "invited_talk", ""),
    (r"conditional ?posters?|posters? papers?|accept\w* posters?", "paper", "poster"),
    (r"spotlights?", "paper", "spotlight"),
    (r"orals?|oral presentations?", "paper", "oral"),
    (r"q a|question(s)? (and )?answers?|qna", "talk", "q+a"),
    (r"(workshop|conference|symposium|school) (opening|closing|welcome|introduction)", "opening", ""),
    (r"tutorials?|courses?|short course|hands on", "tutorial", ""),
    (r"workshops?|code ?labs?", "workshop", ""),
    (r"symposi(um|a)", "symposium", ""),
    (r"(student )?(competitions?|contests?)|shared tasks?|challenges?|hackathons?", "competition", ""),
    (r"panels?|panel discussion|podiumsdiskussion|round ?table|fireside chat", "panel", ""),
    (r"demos?|demonstrations?|system demonstrations?|exhibits?", "demo", ""),
    (r"lbd|late breaking( demo| results| work)?s?", "poster", "late-breaking"),
    (r"posters?", "poster", ""),
    (r"opening|closing|welcome|(business|all) meeting|awards?|town ?hall|registration", "opening", ""),
    (r"begrussung|eroffnung|anmeldung|ouverture|accueil|inscription|cloture", "opening", ""),
    (r"registrazione|apertura|chiusura|registro|acreditacion(es)?|bienvenida|clausura|cierre", "opening", ""),
    (r"credenciamento|inscricoes|abertura|encerramento|boas vindas", "opening", ""),
    (r"受付|開会式?|閉会式?|开幕式?|闭幕式?|注册|签到", "opening", ""),
    (r"(morning|afternoon|high|evening) tea|tea (break|time)", "break", ""),
    (r"end of (the )?(first |second |third |last )?(day|session)( (\d+|one|two|three|four))?$", "break", ""),
    (r"kahve( molasi)?|\w* molasi|(yemek|ogle) arasi|cay molasi", "break", ""),
    (r"break(?! (?:into|down|out)\b)", "break", ""),
    (r"coffee|lunch|breakfast|\w*pause|mittagessen|intermission|pausa|pranzo|cafe", "break", ""),
    (r"almuerzo|comida|descanso|almoco|intervalo|dejeuner|休憩|昼休み|昼食|茶歇|午餐|午休", "break", ""),
    (r"drinks|happy hour|aperiti\w+|apero", "social", ""),
    (r"socials?|receptions?|banquet|dinner|party|meet ?ups?|affinity|mentoring|mixer", "social", ""),
    (r"excursion|(guided|city) tour|birds of a feather|bof|music|concert|networking", "social", ""),
    (r"breakouts?|unconference", "talk", ""),
    (r"talks?|lectures?|vortrag|presentations?|podium|devroom|industry|maintrack|speech", "talk", ""),
)  # fmt: skip
_EASTERN = tuple(
    (re.compile(words), kind)
    for words, kind in (
        ("基調講演|基调|主旨|專題演講|主題演講|专题演讲|主题演讲|大會演講", "keynote"),
        ("特邀|邀請演講|邀请报告|招待講演|特別講演", "invited_talk"),
        ("パネル|圆桌|圓桌|座谈", "panel"),
        ("チュートリアル|教程", "tutorial"),
        ("ワークショップ|工作坊|研讨会", "workshop"),
        ("ポスター|海报|海報", "poster"),
        ("休憩|休息|點心|茶敘|茶叙|午膳|昼食|茶歇|午餐|午休", "break"),
        ("開会|開幕|閉幕|報到|报到|頒獎|颁奖|註冊|閉会|挨拶|受付|开幕|闭幕|致辞|注册|签到", "opening"),
        ("懇親会|晚宴|晚餐|宴會", "social"),
    )
)
_PATTERNS = tuple((re.compile(rf"\b(?:{words})\b"), kind, subkind) for words, kind, subkind in _WORDS)


def of(text: str) -> tuple[str, str]:
    """Kind (one of ``store.records.KINDS``) and subkind; words that say nothing of it make a paper."""
    for pattern, kind in _EASTERN if not text.isascii() else ():
        if pattern.search(text[:200]):
            return kind, ""
    folded = key(text[:200])
    for pattern, kind, subkind in _PATTERNS:
        if pattern.search(folded):
            return kind, subkind
    return "paper", ""
