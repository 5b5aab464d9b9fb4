"""What is read from a table, and how a metric's state is worked out: the rules of `figures/`, in words."""

from __future__ import annotations

from ..figures.cells import MOST
from ..figures.series import DAYS, HOLES, WRITTEN
from ..figures.standing import SURE
from ..read.table import MAX_BYTES, MAX_ROWS
from ..render.lead.standings import SHOWN


def figures() -> str:
    """The page on tables, figures and what is made of them."""
    periods = "".join(f"| `{every}` | `{written}` | {HOLES[every]} |\n" for every, written in WRITTEN.items())
    days = ", ".join(f"`{form}` ({written})" for form, written in DAYS.items())
    return f"""# Figures from tables

A metric's figures lie in a CSV file in `data/`, beside `assets/`. The rules are strict, because a wrong number on a wall is worse than
none: what could be read in two ways is an error with its row and its column, and then the metric has no figures at all. [How to measure
and show](../how-to/measure-and-show.md).

## The file

UTF-8, with or without a byte order mark; at most {MAX_BYTES // 1_000_000} MB and {MAX_ROWS:,} rows. The first line names the columns.
They are parted by a comma, a semicolon or a tab, whichever the first line has. A text that holds that sign or a line break stands in
double quotes. Columns that nothing reads may be there, such as one for notes.

`data:` in the metric names the columns: `period:` and `value:` (left out, they are called so), `n:` for the number of cases, and under
`only:` the words that a row must have in other columns to be the metric's.

## Periods

A metric has one figure for each period of the length that `every:` names. The rows may stand in any order.

| `every:` | written | periods in a row that may lack |
|---|---|---|
{periods}| `day` | as `dates:` says: {days} | {HOLES["day"]} |

Weeks are those of ISO 8601. Years go from 1900 to 2199. A period of another length, a day in another form, and two rows for one period
are errors. A period between the first and the last that has no row is a gap. More gaps in a row than the table above allows are an
error, since that is nearly always a slip in the year.

## Numbers

| written | is |
|---|---|
| an empty cell, `n/a`, `na`, `-`, `–`, `—` | a gap: there is no figure. It is not nought |
| `4.5`, `-3`, `+2` | a number |
| `4,5` | an error, unless the metric says `decimal: comma` |
| `12 345`, `12'345` | a number; the groups must have three digits |
| `12,345` | a number with `decimal: point`, else an error |
| `12.345` | a number with three decimals; with `decimal: comma`, twelve thousand and more |
| `12.345` in a file that is parted by semicolons or tabs | an error until `decimal:` is there |
| `85 %`, `85%` | 85, if the unit of the metric is `%`; else an error |
| `NaN`, `inf`, `1e3`, `4 days`, `4.5 4.6`, words | an error |
| a value outside `scale:` | an error |
| fractions such as `0.85` in every row, where the unit is `%` | a warning, unless one has the sign: `0.85 %` |

`n` is a whole number from 0 up. A value of 0 cases is an error.

At most {MOST} findings are told for each metric, then how many more there are.

## State

The newest figure is the last one that is no gap. It is compared as it stands in the file, not as it is rounded.

| state | when |
|---|---|
| target reached | the newest figure is the target or better, by `direction:` |
| on the way | it is at or beyond the straight line from `baseline:` to `target:` |
| behind | neither |
| no target | the metric has no `target:` |
| no figure yet | every period is a gap |
| not measured yet | the metric has no `data:` |

The line begins on the day `since:`; without one, on the last day of the first period that has a figure. It ends on the day `by:` and is
read on the last day of the figure's period. After `by:` it stays at the target. Without `baseline:` and `by:` there is no line, and
what has not reached its target is behind.

## Better, worse, the same

The newest figure is compared with the one before, even over a gap; the page says with which. The two are the same if they differ by no
more than half a unit of the last decimal that is shown. For per cents with a number of cases, they are also the same within the margin
of error of their difference: {SURE} times the square root of p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂. Where only one of the two numbers of cases
is known, only that one counts.

The margin of error beside a figure is {SURE} times the square root of p(1 − p)/n, in points. It holds for a random part of all cases,
and is rough under about 30 of them.

## What is shown

Values are rounded to `decimals:`, a half upwards; a distance to the target gets more decimals before it would be shown as nought. The
chart and the table of a metric show the last {SHOWN} periods and say how many older ones the file has. A gap breaks the line of a chart
and is shaded. The axis of a chart need not begin at nought, because a line shows change; its labels say where it begins.

Nothing is shown of single people, and a metric should have no file by person: compare teams with their own past.
"""
