"""The words of LaTeX: accents, symbols, commands with arguments. Most symbols are those pylatexenc knows."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib import import_module

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
MATH_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304",
    "overline": "\u0304", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "check": "\u030c",
    "breve": "\u0306", "acute": "\u0301", "grave": "\u0300", "mathring": "\u030a",
}  # fmt: skip
_SHAPES = {
    "{0}": """
        emph textit textbf textsc texttt textrm textsf textsl textup textmd textnormal text textgreek
        underline uline mbox hbox fbox makebox mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak
        mathbb mathnormal boldsymbol bm pmb operatorname mathop mathbin mathrel ensuremath uppercase lowercase
        MakeUppercase MakeLowercase title section subsection subsubsection paragraph chapter url path
        textquote enquote overbrace underbrace overrightarrow stackrel xspace math acrlong acrshort acrfull
        ac gls substack smash phantom mathchar texorpdfstring sout st hl cancel footnotesize scalebox
    """,
    "": """
        em it bf tt sc rm sf sl tiny scriptsize small normalsize large Large LARGE huge Huge bfseries
        itshape scshape ttfamily rmfamily sffamily upshape mdseries normalfont displaystyle textstyle
        left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr middle limits nolimits
        noindent centering protect xspace par newline linebreak smallskip medskip bigskip newpage maketitle
        item relax nobreak allowbreak hfill vfill hfil sloppy raggedright boldmath unboldmath
    """,
    "{0}-": """
        cite citep citet citeauthor citeyear citealp citealt parencite textcite autocite Citet Citep ref eqref
        cref Cref autoref pageref label footnotemark thanks vspace hspace vskip hskip
        includegraphics index color begin end bibliography input include pagestyle thispagestyle hypertarget
    """,
    " ({0})": "footnote footnotetext",
    "{0}{1}": "frac dfrac tfrac nicefrac sfrac binom href textcolor colorbox overset underset scalefont",
    "√{0}": "sqrt",
    "unicode{0}": "unicode symbol char",
}
WITH_ARGUMENTS = {name: shape for shape, names in _SHAPES.items() for name in names.split()}
WITH_OPTION = frozenset(
    """
    sqrt cite citep citet citealp citeauthor parencite textcite footnote includegraphics item section href
    makebox unicode
    """.split()
)
TEXT_INSIDE = frozenset(
    "text textrm textit textbf textsf texttt textsc mbox hbox operatorname url href".split()
)
_OWN = {
    "arg": "arg", "copyright": "©", "euro": "€", "EUR": "€", "LaTeX": "LaTeX", "TeX": "TeX",
    "BibTeX": "BibTeX", "eg": "e.g.", "ie": "i.e.", "etal": "et al.", "eps": "ε", "esilon": "ε",
    "reals": "ℝ", "R": "ℝ", "N": "ℕ",
    "top": "⊤", "mid": "|", "dots": "…", "cdots": "…", "ldots": "…", "sim": "~", "star": "⋆", "ast": "*",
    "ll": "≪", "gg": "≫", "space": " ", "quad": " ", "qquad": " ", "linebreak": " ", "and": " and ",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<",
    "textgreater": ">", "textdollar": "$", "textpercent": "%", "lbrace": "{", "rbrace": "}",
    "slash": "/", "hyphen": "-", "textbraceleft": "{", "textbraceright": "}", "vert": "|",
    "Vert": "‖", "lvert": "|", "rvert": "|", "lVert": "‖", "rVert": "‖", "colon": ":", "textsuperscript": "",
    "prime": "′", "degree": "°", "textdegree": "°", "i": "ı", "j": "ȷ", "leqslant": "≤", "geqslant": "≥",
    "phi": "φ", "epsilon": "ε",
    "varphi": "φ", "cdot": "·", "bullet": "•", "textbullet": "•", "setminus": "\\", "to": "→",
    " ": " ", "\n": " ", "\t": " ", "": "", "\\": " ", ",": " ", ";": " ", ":": " ", ">": " ", "!": "",
    "-": "", "/": "", "@": "", "|": "‖", "%": "%", "_": "_", "&": "&", "#": "#", "$": "$", "{": "{", "}": "}",
    "*": "*", "+": "+", "(": "(", ")": ")", "[": "[", "]": "]", "'": "'", '"': '"', "^": "^", "~": "~",
    "`": "`",
}  # fmt: skip
_UPPER = dict(zip("0123456789+-=()n" + "iT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ" + "ⁱᵀ", strict=True))
_LOWER = dict(
    zip("0123456789+-=()" + "aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎" + "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
FUNCTIONS = frozenset("log ln lg exp max min sup inf lim arg det dim gcd ker Pr sin cos tan polylog".split())
LETTERS = frozenset("ss SS o O l L i j ae AE oe OE aa AA dh DH th TH dj DJ ng NG hyphen".split())
_SCRIPTS = frozenset([*_UPPER.values(), *_LOWER.values()])
_SIMPLE = re.compile(r"[\w.′*]*")
_BLACKBOARD = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
_MACRO = re.compile(r"[A-Za-z]+")


@lru_cache(maxsize=4096)
def symbol(name: str) -> str | None:
    """What a command without arguments prints; None for one that nobody knows."""
    if name in _OWN:
        return _OWN[name]
    return _known().get(name)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    pylatexenc = import_module("pylatexenc.latex2text")  # here, as many runs need no symbol
    found: dict[str, str] = {}
    for category in pylatexenc.get_default_latex_context_db().d.values():
        for name, spec in category["macros"].items():
            if (
                isinstance(spec.simplify_repl, str)
                and _MACRO.fullmatch(name)
                and "%" not in spec.simplify_repl
            ):
                found.setdefault(name, spec.simplify_repl)
    found.pop("today", None)
    return found


def accented(letter: str, mark: str, *, combining: bool = False) -> str:
    """The first letter with its mark, where Unicode has the two as one; in formulas beside each other too."""
    first, rest = letter[:1].replace("ı", "i").replace("ȷ", "j"), letter[1:]
    whole = unicodedata.normalize("NFC", first + mark)
    if len(whole) == 1 and first:
        return whole + rest
    return first + mark if combining and first.isalpha() and not rest else letter


def script(sign: str, argument: str) -> str:
    """An index or a power: ``L_2`` is "L₂", ``n^2`` is "n²", ``x^{a+b}`` is "x^(a+b)"."""
    if not argument:
        return ""
    table = _UPPER if sign == "^" else _LOWER
    if all(character in table for character in argument):
        return "".join(table[character] for character in argument)
    if argument in ("∘", "°"):
        return "°"
    if len(argument) == 1 and not argument.isalnum() and (sign == "_" or argument != "∞"):
        return argument  # "ℓ∞", "x*"
    return f"{sign}{argument}" if _SIMPLE.fullmatch(argument) else f"{sign}({argument})"


def shaped(name: str, arguments: list[str], option: str) -> str:
    """What a command with arguments prints."""
    first, last = arguments[0], arguments[-1]
    shape = WITH_ARGUMENTS[name]
    shown = last
    if shape == "{0}-":
        shown = " " if name in ("begin", "end") else ""
    elif shape == " ({0})":
        shown = f" ({first})" if first else ""
    elif shape == "unicode{0}":
        shown = _character(first)
    elif name == "sqrt":
        shown = script("^", option) + "√" + _held(first)
    elif name == "mathbb":
        shown = _BLACKBOARD.get(first, first)
    elif name.endswith("frac"):
        shown = "/".join(map(_held, arguments))
    elif name == "binom":
        shown = f"({first} choose {last})"
    return shown


def _held(part: str) -> str:
    return part if _SIMPLE.fullmatch(part) else f"({part})"


def _character(number: str) -> str:
    try:
        value = int(number.removeprefix("x"), 16 if number.startswith("x") else 10)
        return chr(value) if 0x20 <= value < 0xD800 or 0xE000 <= value < 0x110000 else ""
    except ValueError:
        return ""


def run_together(before: str, after: str) -> bool:
    r"""True where a formula needs a blank: ``\log n``, ``n\log``, but not ``2n``."""
    words = before.isalpha() and len(before) > 1 and before.isascii()
    following = after.isalpha() and len(after) > 1 and after.isascii() and before[-1:].isalnum()
    return (words and after[:1].isalnum() and after[:1] not in _SCRIPTS) or (
        following and before[-1:].isascii()
    )
