"""Series and years out of venues as sources print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue.tidy.venues import Venue, of

KNOWN = [
    ("In Proc. of the 36th International Conference on Machine Learning (ICML 2019)", "ICML", 2019),
    ("Proceedings of the 36th International Conference on Machine Learning", "ICML", None),
    ("International Conference on Machine Learning, ICML 2019, 9-15 June 2019, Long Beach", "ICML", 2019),
    ("Asian Conference on Machine Learning", "ACML", None),
    ("NeurIPS'25 Spotlight", "NeurIPS", 2025),
    ("NIPS", "NeurIPS", None),
    ("NIPS 2017", "NeurIPS", 2017),
    ("Advances in Neural Information Processing Systems 36", "NeurIPS", None),
    ("KDD'20", "KDD", 2020),
    ("KDD'20 Tutorial", "KDD", 2020),
    ("ICLR 2026 Poster", "ICLR", 2026),
    ("Submitted to ICLR 2026", "ICLR", 2026),
    ("ICLR 2026 Conference Withdrawn Submission", "ICLR", 2026),
    ("8th International Conference on Learning Representations, {ICLR} 2020", "ICLR", 2020),
    ("CoRR", "arXiv", None),
    ("CoRR abs/2001.01234", "arXiv", None),
    ("arXiv preprint arXiv:2101.00001", "arXiv", None),
    ("Findings of ACL", "Findings of ACL", None),
    ("Findings of the Association for Computational Linguistics: EMNLP 2020", "Findings of EMNLP", 2020),
    ("EMNLP (Findings)", "Findings of EMNLP", None),
    ("Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics", "ACL", None),
    ("2021 Conference of the North American Chapter of the Association for Computational Linguistics: HLT",
     "NAACL", 2021),
    ("NAACL-HLT (1)", "NAACL", None),
    ("EMNLP/IJCNLP (1)", "EMNLP", None),
    ("IEEE/CVF Conference on Computer Vision and Pattern Recognition, CVPR 2021, virtual", "CVPR", 2021),
    ("Proceedings of the 2019 CHI Conference on Human Factors in Computing Systems", "CHI", 2019),
    ("36th Conference on Learning Theory (COLT 2023)", "COLT", 2023),
    ("The Web Conference 2024", "WWW", 2024),
    ("FAST '19", "FAST", 2019),
    ("SC '20", "SC", 2020),
    ("Proc. VLDB Endow.", "VLDB", None),
    ("J. Mach. Learn. Res.", "JMLR", None),
    ("Journal of Machine Learning Research", "JMLR", None),
    ("{POPL} '98, Proceedings of the 25th Symposium on Principles of Programming Languages", "POPL", 1998),
    ("IEEE International Conference on Robotics and Automation", "ICRA", None),
    ("someone__emnlp-2020-virtual-conference", "EMNLP", 2020),
    ("MLSys'22", "MLSys", 2022),
]  # fmt: skip
GUESTS = [
    ("PML4LRS @ ICLR2024", "PML4LRS", 2024),
    ("ML for Sys workshop @ NeurIPS'24", "ML for Systems", 2024),
    ("NeurIPS 2023 Workshop on ML for Systems", "ML for Systems", 2023),
    ("NeurIPS'24 Workshop", "NeurIPS Workshops", 2024),
    ("CVPR Workshops", "CVPR Workshops", None),
    ("2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops (CVPRW)",
     "CVPR Workshops", 2021),
    ("Proceedings of the 4th Workshop on Representation Learning for NLP (RepL4NLP-2019)", "RepL4NLP", 2019),
    ("Proceedings of the 13th Linguistic Annotation Workshop", "Linguistic Annotation Workshop", None),
    ("58th Annual Meeting of the Association for Computational Linguistics: Student Research Workshop",
     "ACL SRW", None),
]  # fmt: skip
UNKNOWN = [
    ("Nature", "Nature", None),
    ("Nature Machine Intelligence", "Nature Machine Intelligence", None),
    ("IEEE Access", "IEEE Access", None),
    ("Lecture Notes in Computer Science", "Lecture Notes in Computer Science", None),
    ("International Conference on Machine Learning and Applications",
     "International Conference on Machine Learning and Applications", None),
    ("International Conference on Dependable Things (ICDT'03)", "ICDT", 2003),
    ("The International Journal on Very Large Data Bases (VLDBJ)", "VLDBJ", None),
    ("Sanskrit Computational Linguistics Symposium", "Sanskrit Computational Linguistics Symposium", None),
    ("Oz Days 2021", "Oz Days", 2021),
    ("From 2019 to 2020", "From 2019 to 2020", None),
    ("Mini-Conf__Mini-Conf", "Mini-Conf__Mini-Conf", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "series", "year"), KNOWN)
def test_a_known_series_is_recognised(text: str, series: str, year: int | None) -> None:
    found = of(text, None)
    assert (found.series, found.year) == (series, year)
    assert found.label == (f"{series} {year}" if year else series)


@pytest.mark.parametrize(("text", "series", "year"), GUESTS)
def test_a_workshop_is_not_the_conference_around_it(text: str, series: str, year: int | None) -> None:
    found = of(text, None)
    assert (found.series, found.year) == (series, year)


@pytest.mark.parametrize(("text", "series", "year"), UNKNOWN)
def test_an_unknown_venue_keeps_its_own_words(text: str, series: str, year: int | None) -> None:
    found = of(text, None)
    assert (found.series, found.year) == (series, year)


def test_the_year_given_counts_only_where_the_text_has_none() -> None:
    assert of("ICML", 2020) == Venue("ICML", "ICML 2020", "ICML", 2020)
    assert of("ICML 2019", 2020).year == 2019
    assert of("ICML 2019 and 2021", 2020).year == 2020
    assert of("arXiv:2012.00001", 2020).year == 2020


def test_no_text_is_no_venue() -> None:
    assert of("  ", 2020) == Venue("", "", "", 2020)


@given(text=st.one_of(st.text(max_size=80), st.text("ICML '20()@{}:,19 of", max_size=60)))
def test_any_text_gives_a_venue(text: str) -> None:
    found = of(text, None)
    assert bool(found.series) == bool(found.name)
    assert found.series == found.series.strip()


def test_a_name_that_looks_like_an_acronym_without_end_takes_no_time() -> None:
    assert of(f"({'AB' * 150}!", None).name.startswith("(ABAB")
    assert of("Proceedings of the Ninth Workshop on Ponds (PondW-AB)", 2031).series == "PondW-AB"
