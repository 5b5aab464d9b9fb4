"""The codes of findings about tables in `data/`, figures and responses. How a code is written is told in the package."""

TABLE = """
# Tables in data/

PB400 error: The table is empty
  A CSV file begins with a line that names its columns. This one holds nothing.
  > Export it again; in a spreadsheet, check that the right sheet was saved.

PB401 error: Two signs could part the columns
  The first line holds two of comma, semicolon and tab. Which of them parts the columns cannot be known, and a guess could
  make wrong numbers.
  > Part the columns by one sign, and put a name that holds another one in double quotes.

PB402 error: A row of the table cannot be read
  A quotation mark opens a cell and is not closed, or stands in the middle of one.
  > Close it. Inside a text in quotes, write a quotation mark twice.

PB403 error: A column without a name, or two of the same
  Records name the columns that they read, so each needs a name of its own.
  > Correct the first line of the file.

PB404 error: A row has more or fewer cells than the first line
  Most often a text holds the sign that parts the columns. Its values would stand in the wrong columns.
  > Put the text in double quotes; leave the place of an empty cell empty.

PB405 error: A file that is named is not in data/
  No layer has a file of this name in `data/`.
  > Put it there, or correct the name.

PB406 error: A spreadsheet, and no table as text
  Only the name ends in `.csv`: a file is not changed by being called otherwise.
  > Open it in a spreadsheet and save it as `CSV UTF-8`.

# Figures of a metric

PB410 error: A column of the figures is missing
  A metric reads the columns that its `data:` names: `period:`, `value:`, `n:`, and those under `only:`. Left out, the first two
  are called `period` and `value`.
  > Write the name as the first line of the file has it.

PB411 error: A value cannot be read as one number
  It is no number, it is two, or it may be one of two: `1,234` is a thousand and more in one country and one and a bit in another. No
  figure is ever guessed. [Figures from tables](figures.md) has the rules.
  > Correct the cell. If decimals or thousands are written with a comma, say so with `decimal:` in the metric. Leave the cell empty, or
  > write `n/a`, where there is no figure.

PB412 error: A cell is no period
  A period is a month (`2026-11`), a quarter (`2026-Q4`), a year (`2026`), a week (`2026-W45`), or a day as `dates:` says. Years go
  from 1900 to 2199.
  > Write it so. In a spreadsheet, format the column as text first, since spreadsheets turn `2026-11` into a day.

PB413 error: A period of another length
  A metric has a figure for every period of the one length that its `every:` names. A day among months would be drawn as a month.
  > Write the period as the message says, or correct `every:`.

PB414 error: Two figures for one period
  Which of them is right cannot be known.
  > Keep one. If the file has a row for each place or kind, take one of them with `only:`.

PB415 error: A value that cannot be
  It lies outside the `scale:` of the metric. Most often a digit or a decimal mark slipped.
  > Correct the value, or the scale.

PB416 error: There is no figure
  The file has no row beneath its first line, or none that has the words under `only:`.
  > Correct `only:`, or take `data:` out of the metric until there is a figure.

PB417 warning: Per cents look like fractions
  The unit is `%`, and no value is above 1. A share of 85 % that is written as 0.85 would be shown as 1 %.
  > Write 85. If the values are per cents all the same, write them with the sign: `0.85 %`.

PB418 error: A number of cases cannot be
  It is a whole number from 0 up, and a value comes from at least one case.
  > Correct the cell, or leave it empty where nobody counted.

PB419 error: A period is far from all others
  Between two figures there are years without a row. Most often a year is a slip, and all of the chart would be gap.
  > Correct the year, or keep the old figures in a file of their own.

# Responses to a self-assessment

PB420 error: A column of the responses is missing
  A file of responses has a column for the wave, one for the group, and one for each statement, named by its id.
  > Name the column in the first line as the message says. Statements that nobody was asked have a column of empty cells.

PB421 error: A response is none of 1 to 5
  Each statement is rated by a whole number from 1 to 5. Anything else could only be guessed at.
  > Correct the cell that is named. Leave it empty, or write `n/a`, where somebody did not say.

PB422 error: A group that is not asked
  The self-assessment names the groups under `groups:`; the file has another one.
  > Write one of their ids, or add the group to the self-assessment.

PB423 error: A wave that is no period
  A wave is named by the time at which it was asked: `2026-11`, `2026-Q4`, `2026`, `2026-W45`, or a day in the form that `dates:` names.
  > Write it so in every row of the wave.

PB424 error: Waves of different lengths
  A month lies within a quarter, so that responses of the one could belong to the other as well.
  > Name every wave by the same kind of period.

PB425 error: A response to a statement that the group is not asked
  People outside are asked only the statements that have a wording of their own under `customers:`. Somebody's numbers are in the wrong
  column, or in the wrong row.
  > Empty the cell, or give the statement its wording.

PB426 warning: A column looks like a statement
  Columns that no statement is named by are passed over. This one is so like the id of a statement that it may be a slip.
  > Correct the name. If it is something else, give it another name.

PB427 error: There are no responses
  The file has the names of the columns and no row beneath them.
  > Put in the responses, or take `data:` out of the self-assessment until there are some.
"""
