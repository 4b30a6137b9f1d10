"""Text that means harm or mishap, in every field of a seed file: loaded clean, or refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.errors import BadSource
from store.store import Store
from store.text import clean
from tests.store.sample import T0, write

HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "\0", "a\0b", "\ud800", "\udfff tail", "<!channel>", "<@U123|you>", "*bold* _it_ `x`", "&lt;",
            "'; DROP TABLE item; --", '"', "NEAR(a b)", "title:x OR", "*", "^", "-", "{}", "%s", "null",
            "\u202e rtl", "مرحبا", "漢字かな", "🦜" * 9, "e\u0301" * 9, "\ufeff", "\x85",
            "x" * 401, "08:45", "2021-05-03", "true", "0x10", "!!python/object", "&a", "*a", "- -", ": :",
            "#", "\t", "\u2028", "\\ud800", "=", "~",
        ]
    ),
)  # fmt: skip


def _dump(file: Path, content: object) -> None:
    text = yaml.safe_dump(content, allow_unicode=False)
    file.write_bytes(text.encode("utf-8", "surrogatepass"))


def _load(store: Store, folder: Path) -> BadSource | None:
    try:
        store.load_seeds(folder, T0)
    except BadSource as error:
        return error
    return None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "hostile")


@given(texts=st.lists(HOSTILE, min_size=8, max_size=8))
@example(texts=["<!channel>"] * 8)
@example(texts=["a\0b"] * 8)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_text_is_loaded_clean_or_refused_with_its_place(
    store: Store, folder: Path, texts: list[str]
) -> None:
    # A letter in front: most of it must be loaded, not refused for being empty.
    name, title, other, topic, summary, note, organisation, place = (f"a{text}" for text in texts)
    _dump(folder / "people.yaml", {"people": [{"name": name, "other_names": [other]}]})
    _dump(folder / "systems.yaml", {"systems": []})
    item = {
        "id": "h",
        "kind": "paper",
        "title": title,
        "other_names": [other],
        "topics": [topic],
        "summary": summary,
        "organisations": [organisation],
        "people": [{"name": name, "role": "author", "affiliation": organisation}],
        "sources": [{"id": "blog"}],
        "notes": [{"text": note, "source": "blog"}],
    }
    event = {"id": "shop-2021", "series": "S", "label": "S", "name": place, "city": place}
    _dump(folder / "events" / "shop-2021.yaml", {"event": event, "items": [item]})
    (folder / "events" / "conf-2021.yaml").unlink(missing_ok=True)
    refusal = _load(store, folder)
    if refusal:
        assert refusal.place.partition(":")[0] in ("people.yaml", "shop-2021.yaml")
        assert refusal.remedy
    else:
        found = store.item("h")
        assert found is not None
        assert (found.title, found.summary) == (clean(title), clean(summary))
        assert (found.topics, found.organisations) == ((clean(topic),), (clean(organisation),))
        assert found.credits[0].name == clean(name)
        assert found.notes[0].text == clean(note)
    assert store.check() == ()


@given(content=st.binary(max_size=200))
@example(content=b"people: [{name: A, other_names: *a}]")
@example(content=b"%YAML 9.9\n---\n")
@example(content=b"? a\n: b")
@example(content=b"people:\n\t- x")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_for_a_file_are_refused_with_its_name_or_loaded(
    store: Store, folder: Path, content: bytes
) -> None:
    (folder / "organisations.yaml").write_bytes(content)
    refusal = _load(store, folder)
    assert refusal is None or refusal.place.startswith("organisations.yaml")
