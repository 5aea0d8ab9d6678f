import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.files.names import FORBIDDEN, MAX_LENGTH, display_name, extension_of
from tests.corpus.files import KEPT_NAMES


@pytest.mark.parametrize(("sent", "kept"), KEPT_NAMES.items())
def test_a_sent_name_is_kept_clean(sent: str, kept: str) -> None:
    assert display_name(sent) == kept


@given(st.text(max_size=400) | st.text(alphabet="a.:/\\ \0\u202e\u0301\ud800", max_size=30))
def test_any_name_becomes_one_harmless_line(sent: str) -> None:
    name = display_name(sent)
    assert 0 < len(name) <= MAX_LENGTH
    assert not FORBIDDEN.search(name)
    assert not {"/", "\\", "\n", "\0"} & set(name)
    assert display_name(name) == name
    name.encode()


@pytest.mark.parametrize(
    ("name", "extension"), [("a.PDF", "pdf"), ("a.b.docx", "docx"), ("a", ""), (".pdf", ""), ("", "")]
)
def test_the_extension_is_what_follows_the_last_dot_of_a_name(name: str, extension: str) -> None:
    assert extension_of(name) == extension
