"""Text as people read it, whatever the source wrote."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.catalogue.entries import Markup
from store.catalogue.tidy.text import LONGEST, plain

AS_IT_IS = [
    "50% of the models win",
    "C & A sold #1 to ~ 3 people",
    "a < b and c > d",
    "<Creative>, a talk",
    "The <C, A> pair",
    "It costs $5 or $10, not 4$",
    "Save $$$ now",
    "SHOUTING TITLES STAY",
    "&notanentity; and Tom &Jerry; stay",
    "{BERT} in a plain title",
    "A set {X} of f({A}) and {A}BC",
    "Keep low- and high-level words",
    "C:\\Users is a folder",
    "日本語のタイトルと中文标题",
    "A lost letter: Schr\ufffddinger",
    "می‌خواهم",
    "👩‍🔬 at work",
    "naïve café, Łódź and Tomáš",
    "Itô’s lemma and 10×–100× faster",
    "VD--RRT is no dash here",
]
READ = [
    (r"$\alpha$-divergence", "α-divergence"),
    (r"$\mathcal{O}(n^2)$ time in $L_2$", "O(n²) time in L₂"),
    (r"$\ell_\infty$ and $x^{a+b}$ and $10^{-5}$", "ℓ∞ and x^(a+b) and 10⁻⁵"),
    (r"$\widetilde{O}(\sqrt{T})$ regret", "Õ(√T) regret"),
    (r"\(n \log n\) or \[x\]", "n log n or x"),
    (r"$$x^2$$ alone", "x² alone"),
    (r"$\frac{1}{n+1}$ and $\binom{n}{k}$", "1/(n+1) and (n choose k)"),
    (r"$\mathbb{R}^d$ and $\hat{f}$", "ℝ^d and f\u0302"),
    (r"\emph{the $n$-gram} model", "the n-gram model"),
    (r"\textbf{F}aithful {\em and} {\it fast}", "Faithful and fast"),
    (r"5\% of R\&D at \$5", "5% of R&D at $5"),
    (r"Schr{\"o}dinger, \'{e}t\'e, Mart{\'\i}n, stra\ss e", "Schrödinger, été, Martín, straße"),
    (r"Kendall's \tau Maximization", "Kendall's τ Maximization"),
    (r"the model\'s \"quoted words\" stay", 'the model\'s "quoted words" stay'),
    (r"code\footnote{https://code.example/x} here\cite{a,b}", "code (https://code.example/x) here"),
    (r"our \ours method and \ours{} again", r"our \ours method and ours again"),
    (
        "{D}etecting {S}arcasm with {T}ransformer-{B}ased {NLP}",
        "Detecting Sarcasm with Transformer-Based {NLP}",
    ),
    ("a ``quoted'' word", "a “quoted” word"),
    (r"Line one\\ line two\nNext", "Line one line two Next"),
    ("R&amp;amp;D &lt;Creative&gt; &#8217; &eacute;", "R&D <Creative> ’ é"),
    ("<i>E. coli</i> in H<sub>2</sub>O", "E. coli in H₂O"),
    ("atten-\ntion and classifi-\r\ncation", "attention and classification"),
    ("multi-\nhead", "multi-head"),
    ("e-\nmail by GPT-\n4 of non-\nEuclidean x-\nrays", "e-mail by GPT-4 of non-Euclidean x-rays"),
    ("pre-\nand post-training", "pre- and post-training"),
    ("we join net-\nworks as networks are known", "we join networks as networks are known"),
    ("rela-          tionship of the set-          up", "relationship of the set-up"),
    ("co\u00adop\u200b \ufeffﬁne eﬃcient", "coop fine efficient"),
    ("FranÃ§ois and â\x80\x9cwordsâ\x80\x9d", "François and “words”"),
    ("e\u0301te\u0301", "été"),
    ("bell\x07 null\x00 tab\t end\ud800", "bell null tab end"),
    ("  many \n\n blanks\u00a0here ", "many blanks here"),
]
BIBTEX = [
    ("{{BERT}: {P}re-training}", "BERT: Pre-training"),
    (r"Fran{\c c}ois Erd{\H o}s \v{S}imon {\L}ukasz \AA", "François Erdős Šimon Łukasz Å"),
    ("pages 1--2 --- ``so'' Fig.~3, ~50", "pages 1–2 — “so” Fig. 3, ~50"),
    ("100% of A & B # C", "100% of A & B # C"),
    (r"The \textsc{Foo} \mycommand{kept} \lost", "The Foo kept lost"),
    (r"\{set\} and \_x", "{set} and _x"),
]
HTML = [
    ("<p>One<br>two</p><p>three</p>", "One two three"),
    ("<b>Bo</b>ld &amp; <a href='x'>link</a>", "Bold & link"),
    ("<script>alert(1)</script>x<style>b{}</style>", "x"),
    ("kept &lt;Creative&gt; <C, A> 1 < 2", "kept <Creative> <C, A> 1 < 2"),
    ("&lt;p&gt;Twice&lt;/p&gt;&lt;p&gt;wrapped&lt;/p&gt;", "Twice wrapped"),
    ("<!-- old --><jats:p>Text</jats:p>", "Text"),
    ("<script>never closed", ""),
]


@pytest.mark.parametrize("text", AS_IT_IS)
def test_text_that_is_fine_stays_as_it_is(text: str) -> None:
    assert plain(text, "plain") == text


@pytest.mark.parametrize(("written", "read"), READ)
def test_plain_text_is_freed_of_latex_entities_and_damage(written: str, read: str) -> None:
    assert plain(written, "plain") == read
    assert plain(written, "anthology") == read


@pytest.mark.parametrize(("written", "read"), BIBTEX)
def test_bibtex_is_read(written: str, read: str) -> None:
    assert plain(written, "tex") == read


@pytest.mark.parametrize(("written", "read"), HTML)
def test_html_is_read(written: str, read: str) -> None:
    assert plain(written, "html") == read


PIECES = st.sampled_from(
    ["\\", "$", "{", "}", "^", "_", "&", ";", "<", ">", "-", "\n", " ", "&amp;",
     "\\'", '\\"', "\\frac", "\\(", "\\)",
     "\\[", "<script>", "</p>", "\\begin",
     "[", "]", "``", "''", "a", "1", "é", "Ã©", "\x00", "\ud800",
     "\u0301", "日",
     "@", "\\unicode{x41}", "\\sqrt", "~", "%", "\u200d"]
)  # fmt: skip
MARKUPS: tuple[Markup, ...] = ("plain", "tex", "html", "anthology")


@given(text=st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join)))
@example(text="\\")
@example(text="$\\")
@example(text="\\frac")
@example(text="\\sqrt0{}")
@example(text="{" * 99)
@settings(max_examples=400, deadline=None)
def test_any_text_becomes_one_clean_line(text: str) -> None:
    for markup in MARKUPS:
        shown = plain(text, markup)
        assert shown == " ".join(shown.split())
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)


@given(text=st.text(st.characters(exclude_characters="\\$&<`"), max_size=80))
@settings(max_examples=300, deadline=None)
def test_text_without_markup_is_the_same_the_second_time(text: str) -> None:
    once = plain(text, "plain")
    assert plain(once, "plain") == once


@pytest.mark.parametrize(
    "piece",
    ["\\", "{", "}", "$", "$x", "\\frac", "\\frac{", "\\'", "^{", "&", "&amp;",
     "<", "<script>", "<a ", "<!--",
     "a-\n",     "Ã", "``",
     "\\begin{", "\\footnote{", "$^", "\\unicode{", "\\sqrt[", '\\"', "\u00ad", "- tion",
     "<i>", "\\(", "a- "],
)  # fmt: skip
def test_a_megabyte_of_one_thing_is_read_in_bounded_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    for markup in MARKUPS:
        assert len(plain(text, markup)) <= 2 * LONGEST  # a reading that is not linear would not come here
