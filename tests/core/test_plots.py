"""Lines of a plot lie where their figures say; the template only prints them."""

from decimal import Decimal

import pytest

from core.plots import BOTTOM, HEIGHT, LEFT, RIGHT, SMALL, SMALL_EDGE, TOP, WIDTH, line_plot, small_plots

FOOT, RIGHT_END = HEIGHT - BOTTOM, WIDTH - RIGHT


def test_line_runs_from_the_left_foot_to_the_top_right():
    (line,) = line_plot([("năm nay", [0, 2, 4])], ["2", "1", "0"]).lines
    assert line.points == f"{LEFT:.1f},{FOOT:.1f} {(LEFT + RIGHT_END) / 2},{(TOP + FOOT) / 2} {RIGHT_END:.1f},{TOP:.1f}"
    assert (line.end_x, line.end_y, line.last, line.series) == (RIGHT_END, TOP, 4, 1)


def test_line_of_days_that_are_still_to_come_ends_early_and_an_empty_one_is_not_drawn():
    plot = line_plot([("năm nay", [1]), ("chưa mở", []), ("năm trước", [1, 1])], ["1", "0"])
    assert [(line.label, line.series, line.points.count(",")) for line in plot.lines] == [
        ("năm nay", 1, 1),
        ("năm trước", 3, 2),
    ]


@pytest.mark.parametrize(("most", "ticks"), [(0, [0, 1, 2, 3, 4]), (4, [0, 1, 2, 3, 4]), (5, [0, 2, 4, 6, 8])])
def test_upward_ticks_are_whole_and_reach_the_highest_figure(most, ticks):
    assert [int(mark.text) for mark in line_plot([("x", [most])], ["0"]).up] == ticks


def test_marks_below_are_few_enough_for_a_phone():
    plot = line_plot([], [str(day) for day in range(30, -1, -1)])
    assert [mark.text for mark in plot.across] == ["30", "25", "20", "15", "10", "5", "0"]


def test_small_plots_share_one_scale_and_have_no_point_where_nothing_is_known():
    one, other = small_plots([[Decimal(80), None, Decimal(90)], [Decimal(85), Decimal(85), None]])
    (left, right), (high, low) = (SMALL_EDGE, SMALL[0] - SMALL_EDGE), (SMALL_EDGE, SMALL[1] - SMALL_EDGE)
    assert one == [(left, low), (right, high)]
    assert other == [(left, (high + low) / 2), ((left + right) / 2, (high + low) / 2)]


def test_small_plot_of_one_figure_or_none_lies_in_the_middle():
    assert small_plots([[Decimal(80)], [None], []]) == [[(SMALL_EDGE, SMALL[1] / 2)], [], []]
