"""Whether some words name an institution rather than a person."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"\b(?:universi\w+|univ|institut\w*|college|school|laborator\w+|labs?|department|dept|faculty|academy|centre"
    r"|center|research|professor|corporation|inc|gmbh|ltd|llc|technolog\w+|polytech\w*|politecnico|hochschule|école"
    r"|ecole|hospital|clinic|ministry|agency|scientist|engineer|ph\.?d\.? student|museum|library)\b",
    re.IGNORECASE,
)
_ACRONYMS = re.compile(
    r"\b(?:INRIA|Inria|CNRS|CSIRO|CMU|MIT|ETH|EPFL|KAIST|POSTECH|NTU|NUS|UCLA|UCSD|UCL|TU|NYU|KTH"
    r"|IBM|NEC|NTT|NVIDIA|AWS|CISPA|DFKI|MPI|IRCAM|TUM|AB|AG|BV|GmbH|Oy|Pty|SpA)\b"
)
_COMPANIES = re.compile(
    r"(?:Google|DeepMind|OpenAI|Microsoft|Facebook|Meta|Amazon|Apple|Huawei|Alibaba|Tencent|Baidu|Samsung"
    r"|Adobe|Intel|Salesforce|Spotify|Deezer|Bosch|Siemens|Mozilla|Twitter|Uber|ByteDance|Yandex|Oracle|VMware"
    r"|Hugging ?Face|Sony|Naver|LinkedIn|Netflix|Nokia|Toyota|Bloomberg|Anthropic|Cohere|Qualcomm|AMD|SAP)"
    r"(?:[ ,]+(?:AI|Brain|Cloud|Asia|China|Japan|Europe|USA?|UK|DeepMind|Inc|Corp|Group|Zurich|Canada)\b\.?)*"
)


def is_one(text: str) -> bool:
    """True for what holds a word of institutions, or is a well-known company; "Huawei Shen" is a person."""
    if _WORDS.search(text) or _COMPANIES.fullmatch(text.strip()):
        return True
    return not text.isupper() and bool(_ACRONYMS.search(text))


def is_known(text: str) -> bool:
    """True for a well-known institution by its short name alone, in capitals as names may be: "MIT"."""
    return _ACRONYMS.fullmatch(text) is not None
