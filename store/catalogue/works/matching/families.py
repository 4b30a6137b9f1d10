"""Under which name a person is looked for, whoever writes it: in full, with initials, last name first."""

from __future__ import annotations

from store.catalogue.works.matching.calling import name

_COMMON = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang
    song deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen
    yao fu zhong cui tan fan liao jin shi qian qin hou shao meng long wan duan lei qiu kim lee park choi jung
    jeong kang cho yoon jang lim shin oh seo kwon hwang ahn yoo hong nguyen tran pham le hoang vu vo dang bui
    do ngo duong
    """.split()
)
"""Last names that many bear, and that are often written first."""


def family(text: str) -> str:
    """The last name of a person; of one that many bear with the first letter of the given name.

    "Wang Xiaoming", "Xiaoming Wang" and "X. Wang" are ``wangx``; nobody is empty.
    """
    parts = name(text).parts
    if not parts:
        return ""
    last = next((part for part in reversed(parts) if len(part) > 1), parts[-1])
    given = parts[0]
    if given in _COMMON and last not in _COMMON and len(parts) > 1:
        last, given = given, parts[1]
    return last + given[0] if last in _COMMON else last
