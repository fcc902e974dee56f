"""How a text is cut so that its quotes can be marked."""

from hypothesis import given
from hypothesis import strategies as st

from documents.marking import Mark, cut

TEXT = "First line.\n\nSecond line is here.\nThird.\n"


def _texts(result: object) -> list[list[str]]:
    return [[piece.text for piece in paragraph.pieces] for paragraph in result.paragraphs]  # type: ignore[attr-defined]


def test_lines_become_numbered_paragraphs_and_empty_ones_are_left_out() -> None:
    shown = cut(TEXT, [])
    assert [(p.number, p.start) for p in shown.paragraphs] == [(1, 0), (2, 13), (3, 34)]


def test_a_mark_cuts_its_line_and_carries_its_field_and_key() -> None:
    shown = cut(TEXT, [Mark(7, "title", 13, 19)])
    piece = shown.paragraphs[1].pieces[0]
    assert (piece.text, piece.fields, piece.keys, piece.opens) == ("Second", ("title",), (7,), (7,))


def test_where_marks_overlap_the_shortest_comes_first() -> None:
    shown = cut("abcdef", [Mark(1, "measure", 0, 6), Mark(2, "date", 2, 4)])
    assert [(p.text, p.fields, p.opens) for p in shown.paragraphs[0].pieces] == [
        ("ab", ("measure",), (1,)),
        ("cd", ("date", "measure"), (2,)),
        ("ef", ("measure",), ()),
    ]


def test_a_mark_over_several_lines_is_marked_in_each_and_opens_once() -> None:
    shown = cut("ab\ncd", [Mark(1, "measure", 1, 4)])
    assert _texts(shown) == [["a", "b"], ["c", "d"]]
    assert [piece.opens for p in shown.paragraphs for piece in p.pieces if piece.keys] == [(1,), ()]


def test_paragraphs_of_the_passage_are_inside() -> None:
    shown = cut(TEXT, [], passage=(13, 20))
    assert [p.inside for p in shown.paragraphs] == [False, True, False]


def test_only_whole_paragraphs_about_the_passage_are_shown_and_keep_their_numbers() -> None:
    text = "\n".join(f"Line {number}" for number in range(1000))
    place = text.index("Line 500")
    shown = cut(text, [], passage=(place, place + 8), around=10)
    assert [p.number for p in shown.paragraphs] == [499, 500, 501, 502, 503]
    assert shown.before + shown.after < len(text)
    assert text[shown.before :].startswith("Line 498")


@given(
    st.text(alphabet="ab\n 中<&", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 30)), max_size=6),
)
def test_pieces_put_together_are_the_text_whatever_the_marks(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [
        Mark(key, "date", start, min(start + length, len(text)))
        for key, (start, length) in enumerate(spans)
        if start < len(text)
    ]
    shown = cut(text, marks)
    whole = ["".join(pieces) for pieces in _texts(shown)]
    assert whole == [line for line in text.split("\n") if line.strip()]
