r"""LaTeX as people read it: accents, symbols, formulas in one line, formatting gone.

One walk over the tokens, linear in the text; what is not LaTeX (``50% of the models``, ``C & A``) passes.
"""

from __future__ import annotations

import re
import unicodedata

from store.catalogue.tidy import texwords

_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.|$)|[{}$^_]|[^\\{}$^_]+", re.DOTALL)
_DEEPEST = 40
_LONGEST_FORMULA = 400
"""Tokens between two dollar signs."""
_OPTION = re.compile(r"\s*\[([^\[\]]{0,200})\]")
_PROSE = re.compile(r"[A-Za-z]{3,}\s+[A-Za-z]|[A-Za-z]\s+[A-Za-z]{3,}")
_MONEY = re.compile(r"\s[A-Za-z]{2,}|[A-Za-z]{2,}\s")
_QUOTED = re.compile(r"``([^`]{1,200}?)(?:''|(?<=\S)\")")
_ESCAPED_QUOTES = re.compile(r'(?<![\w\\])\\"(?=\w)([^"\\]{1,200})(?<=\S)\\"(?!\w)')
_ESCAPED_APOSTROPHE = re.compile(r"(?<=\w)\\'(?=(?:s|t|re|ll|ve|d|m)\b)")
_ESCAPED_LINE_END = re.compile(r"(?:\\r)?\\n(?=\\r|\\n|[A-Z\s•*\d-]|$)")
_TIE = re.compile(r"(?<=[^\s~])~+|~~+")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡"))


_TILDE = "\ue07e"
"""Stands for a tilde that is meant as one, until those that tie words are read."""
_JOINS = tuple("-`'?!")
"""What may begin one sign with what follows it."""
_APART = "\ue07f"
"""Stands for the empty group of ``-{}-``, which keeps two characters from becoming one."""


def readable(text: str, *, bibtex: bool = False) -> str:
    """The text without LaTeX; outside of BibTeX, braces and dashes are mostly the author's own."""
    if "\\" in text and not bibtex:
        text = _unescaped(text)
    if "\\" in text or "$" in text or (bibtex and ("{" in text or "}" in text)):
        text = unicodedata.normalize("NFC", _Walk(text, bibtex).to_end())
    if bibtex:
        text = _typeset(text)
    elif "``" in text:
        text = _QUOTED.sub(r"“\1”", text)
    return text.replace(_TILDE, "~").replace(_APART, "")


def _unescaped(text: str) -> str:
    """The text with line ends, quotes and apostrophes that a program wrote behind backslashes."""
    if "\\n" in text:
        text = _ESCAPED_LINE_END.sub(" ", text)
    if '\\"' in text:
        text = _ESCAPED_QUOTES.sub(r'"\1"', text)
    return _ESCAPED_APOSTROPHE.sub("'", text) if "\\'" in text else text


def _typeset(text: str) -> str:
    for written, meant in _LIGATURES:
        text = text.replace(written, meant)
    return _TIE.sub(" ", text) if "~" in text else text


class _Walk:
    """One pass over the tokens of a text. ``math`` is True inside of a formula."""

    def __init__(self, text: str, bibtex: bool) -> None:
        self.tokens: list[str] = _TOKEN.findall(text)
        self.at = 0
        self.end = len(self.tokens)
        self.bibtex = bibtex
        self.depth = 0

    def to_end(self, closing: str = "", *, math: bool = False) -> str:
        """What stands before the closing word, which is passed over."""
        parts: list[str] = []
        while self.at < self.end:
            word = self.tokens[self.at]
            self.at += 1
            if closing and word == closing:
                break
            read = self._read(word, math)
            if not read:
                continue
            if parts and (math or word[1:] in texwords.FUNCTIONS) and texwords.run_together(parts[-1], read):
                parts.append(" ")
            parts.append(read)
        return "".join(parts)

    def _read(self, word: str, math: bool) -> str:
        if word[0] == "\\":
            return self._command(word[1:], math)
        if word == "{":
            return self._group(math)
        if word == "}":
            return "" if self.bibtex or math else word
        if word == "$":
            return "" if math else self._dollar()
        if word in "^_" and (math or self._after_symbol()):
            return texwords.script(word, self._argument(math))
        return word.replace("~", " ") if math else word

    def _after_symbol(self) -> bool:
        r"""True in ``\ell_1`` outside of a formula."""
        before = self.tokens[self.at - 2] if self.at > 1 else ""
        return before[:1] == "\\" and before[1:].isalpha() and bool(texwords.symbol(before[1:]))

    def _group(self, math: bool) -> str:
        if self.depth >= _DEEPEST:
            return ""
        if self.bibtex and self._next() == "}" and self.at > 1 and self.tokens[self.at - 2][-1:] in _JOINS:
            self.at += 1
            return _APART
        own = not self.bibtex and not math and not self._next().startswith("\\")
        within = self.at > 1 and self.tokens[self.at - 2][-1:].isalnum()
        inside = self._inside("}", math)
        return "{" + inside + "}" if own else inside if within else inside.lstrip(" ")

    def _inside(self, closing: str, math: bool) -> str:
        self.depth += 1
        try:
            return self.to_end(closing, math=math)
        finally:
            self.depth -= 1

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < self.end else ""

    def _dollar(self) -> str:
        """A formula, if the next dollar sign closes one; else the sign itself, as in "$5 or $10"."""
        doubled = self._next() == "$"
        start = self.at + doubled
        closing = self._find("$", start)
        if not closing or not self._is_formula(start, closing):
            return "$"
        if doubled and self.tokens[closing + 1 : closing + 2] != ["$"]:
            return "$"
        self.at = start
        shown = self._formula(closing)
        self.at += doubled
        return shown

    def _find(self, word: str, start: int) -> int:
        """Where the word stands next, or 0."""
        try:
            return self.tokens.index(word, start, min(self.end, start + _LONGEST_FORMULA))
        except ValueError:
            return 0

    def _formula(self, closing: int) -> str:
        end, self.end = self.end, closing
        inside = self._inside("", math=True) if self.depth < _DEEPEST else ""
        self.at, self.end = closing + 1, end
        return inside.strip()

    def _is_formula(self, start: int, closing: int) -> bool:
        tokens = self.tokens[start:closing]
        inside = "".join(tokens)
        after = self.tokens[closing + 1][:1] if closing + 1 < self.end else ""
        if not inside.strip() or "\n\n" in inside:
            return False
        if any(word[0] in "\\^_{" for word in tokens) or inside in ("<", ">", "=", "~", "+"):
            return True
        tight = (inside == inside.strip() or len(inside) == 3) and not after.isdigit()
        return tight and not (_MONEY if inside[0].isdigit() else _PROSE).search(inside)

    def _argument(self, math: bool) -> str:
        """The group or the single character or command that follows."""
        if self.at >= self.end or self.depth >= _DEEPEST:
            return ""
        word = self.tokens[self.at]
        if word[0] not in "\\{}$^_":
            rest = word.lstrip()
            if not rest:
                self.at += 1
                return self._argument(math)
            self.tokens[self.at] = rest[1:]
            self.at += not rest[1:]
            return rest[0]
        if word in "}$":
            return ""
        self.at += 1
        if word == "{":
            return self._inside("}", math).strip()
        self.depth += 1
        read = self._read(word, math)
        self.depth -= 1
        return read

    def _option(self) -> str:
        """The text in square brackets right after a command."""
        found = _OPTION.match(self._next())
        if not found:
            return ""
        self.tokens[self.at] = self._next()[found.end() :]
        self.at += not self.tokens[self.at]
        return found[1]

    def _command(self, name: str, math: bool) -> str:
        name = name.removesuffix("*") if len(name) > 1 else name
        if name in "([" and not math and name:
            return self._display(")" if name == "(" else "]")
        if name in texwords.ACCENTS and not (math and name.isalpha()):
            return self._accent(name)
        if math and name in texwords.MATH_ACCENTS:
            return texwords.accented(self._argument(math), texwords.MATH_ACCENTS[name], combining=True)
        if name in texwords.WITH_ARGUMENTS:
            return self._with_arguments(name, math)
        known = _TILDE if name == "textasciitilde" else texwords.symbol(name)
        if known is None:
            return self._unknown(name, math)
        if name in texwords.LETTERS or (not math and self._next() == "{"):
            self._swallow_blank()
        return known

    def _display(self, closing: str) -> str:
        end = self._find("\\" + closing, self.at)
        return self._formula(end) if end else texwords.symbol("(" if closing == ")" else "[") or ""

    def _swallow_blank(self) -> None:
        """A blank after a command's name ends the name, and "{}" does."""
        word = self._next()
        if word == "{" and self.at + 1 < self.end and self.tokens[self.at + 1] == "}":
            self.at += 2
        elif word[:1] == " ":
            self.tokens[self.at] = word[1:]
            self.at += not word[1:]

    def _accent(self, name: str) -> str:
        """The letter with its accent; what has no such letter stays as it was written."""
        following = self._next()
        if not name.isalpha() and following[:1] == " ":
            return "\\" + name
        letter = self._argument(math=False) if following != "}" else ""
        whole = texwords.accented(letter, texwords.ACCENTS[name])
        if whole == letter and not self.bibtex and len(name) == 1 and not name.isalpha():
            return texwords.symbol(name) or f"\\{name}{letter}"
        return whole

    def _with_arguments(self, name: str, math: bool) -> str:
        option = self._option() if name in texwords.WITH_OPTION else ""
        shape, inner = texwords.WITH_ARGUMENTS[name], math and name not in texwords.TEXT_INSIDE
        if not shape:  # formatting switched on until the group ends
            self._swallow_blank()
            return ""
        arguments = [self._argument(inner) for _ in range(shape.count("{") or 1)]
        return texwords.shaped(name, arguments, option)

    def _unknown(self, name: str, math: bool) -> str:
        """An author's own command: the text it is about, or its name."""
        if not name.isalpha():
            return name if self.bibtex or math else "\\" + name
        if self._next() == "{":
            return self._argument(math) or name
        return name if self.bibtex or math else "\\" + name
