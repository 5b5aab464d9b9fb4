"""The codes of findings about files, layers, references and texts. How a code is written is told in the package."""

TABLE = """
# Files

PB001 error: A file or folder cannot be read
  The system refused to open it: the permissions, or a disk that is not there.
  > Open it yourself. If you cannot either, ask whoever looks after the computer.

PB002 error: The text is not UTF-8
  UTF-8 is the encoding in which every language can be written. This file was saved in another one, so accents and
  quotation marks would turn into nonsense.
  > Save the file again and choose the encoding UTF-8. In most editors it is in the line at the bottom of the window.

PB003 warning: The file begins with a byte order mark
  Some Windows programs put three invisible bytes in front of a text. They are passed over here, but other tools
  stumble over them.
  > Save the file as `UTF-8` rather than `UTF-8 with BOM`.

PB004 error: The file is too large
  A content file has at most 2 MB, which is about a thousand pages of text. Larger ones are nearly always something
  else under a wrong name.
  > Check that it is the file you meant; if it is, split it.

PB005 warning: The end of a line is taken for a comment
  Where a text stands without quotes, a `#` after a space begins a comment, and readers never see what follows:
  `say: Ask at desk #4 for Ana` says *Ask at desk*.
  > Put the text in double quotes. If it really is a comment, leave a space after the `#`.

# Writing YAML and Markdown files

PB010 error: A name stands twice
  Two lines of the same block have the same name before the colon. Only one could count, and nobody could tell which.
  > Keep one of them.

PB011 error: This cannot be read as YAML
  Something in the punctuation or the indentation does not fit: a tab, a quotation mark that is never closed, a second
  colon in a line, dashes that do not line up.
  > Look at the line that is named and the one above it. Put a text in double quotes if it holds a colon or begins
  > with a sign such as `*`, `&`, `@`, `{` or `[`.

PB012 error: Two documents in one file
  A line of three dashes begins a second document, and a content file holds one.
  > Put the second into a file of its own, or delete the dashes.

PB013 error: Nested too deeply
  Lists in lists in lists, more than 40 deep. Content never needs that; a stray run of brackets does.
  > Check the brackets, or put the text in quotes.

PB014 error: Too many values in a file
  A file holds at most 200,000 names and values.
  > Split it.

PB015 error: An anchor or an alias
  A text that begins with `&` or `*` is a cross-reference in YAML. Content has no use for them, and they are the one
  way to make a small file huge.
  > Put the text in double quotes, or write the value out.

PB016 error: A YAML tag
  A text that begins with `!` asks YAML to build something other than text. It is refused; nothing is built.
  > Put the text in double quotes, or remove the tag.

PB017 error: The fields on top of a Markdown file do not end
  A lesson begins with a few fields between two lines of three dashes. The second line is missing.
  > Write `---` on a line of its own between the fields and the text.

PB018 error: The wrong shape
  A list stands where `name: value` lines belong, or the other way round.
  > Compare it with the example of the kind in the content reference.

PB019 error: The file is empty
  A file that says nothing is nearly always one that was not saved.
  > Write its fields, or delete it.

# One layer over another

PB020 error: An id stands twice
  Two things of one list have the same id, or a record is there both as a file and as a folder.
  > Give one of them another id, or remove one.

PB021 error: A thing of the list has no id
  The others of the list have one, and without it no layer above could name this one.
  > Write `id: a-short-name` as its first line.

PB022 error: There is nothing beneath to change
  A record or a part changes the one with the same id in the layer beneath, and there is none. It may be a slip in the
  name; that must not make a new record in silence.
  > Correct the id. If it really is new, write `new: true` as its first line.

PB023 error: Marked as new, but it is there already
  A layer beneath has a record or part with this id.
  > Leave out `new: true` to change it, or give yours another id.

PB024 error: Removes something that is not there
  No layer beneath has it, or another layer has removed it already.
  > Correct the id, or delete the file.

PB025 warning: Takes away a text that the list does not have
  `name-:` takes a text from a list only if it is written exactly as it stands there. The list beneath may have been
  reworded.
  > Copy the text from the layer beneath (`playbook explain` names the file), or delete the line.

PB026 error: `+` and `-` on the wrong kind of list
  They add to and take from plain lists. The things of this list have ids and merge by them; or the text to take away
  is not a text.
  > Write the name without the sign, with `new: true` in what is new and `remove: <reason>` in what goes.

PB027 error: The neighbour is not there
  `before:` or `after:` names an id that the list does not have.
  > Name one that it has.

PB028 error: Two things wait for each other
  Each wants to stand before or after the other.
  > Remove one of the two lines.

PB029 error: A list is replaced and edited at once
  `name:` replaces the whole list, so `name+:` or `name-:` beside it would have nothing to work on.
  > Keep one of the two.

# Removing, adding and ordering

PB030 error: A removal without a reason
  Readers see the reason on the page of changes, and next year you will be glad of it.
  > Write `remove:` and why it does not fit here.

PB031 error: Removed and changed at once
  Beside `remove:` stand other fields.
  > Remove the thing or change it, not both.

PB032 error: `new` is not `true`
  `new:` is a mark, and knows only `true`.
  > Write `new: true`, or leave the line out.

PB033 error: A place in the order that cannot be read
  `before` and `after` stand together, or one of them names nobody.
  > Keep one of them, with the id of a neighbour.

# Folders and names

PB040 error: The content folder lies outside
  `content:` names a folder that is not inside the playbook's own. A layer never reads beyond its folder.
  > Write `content: content`, and keep the records there.

PB041 error: The content folder is not there
  `content:` names a folder that does not exist.
  > Make it, or correct the name.

PB042 error: No kind has this folder
  In the content folder lie only the folders of kinds, `vision.yml` and `assets/`.
  > Correct the name; or put a `_` before it, and it is passed over.

PB043 error: A file where it does not belong
  A folder in a place for files, or a file with another ending than `.yml` or, for lessons, `.md`.
  > Rename it as the message says, or move it out.

PB044 error: A name that is not an id
  File and folder names become ids and web addresses: lower-case letters, digits and single dashes, so that every
  system and every link can keep them.
  > Rename the file as the message says.

PB045 error: Not a part of this kind
  The record's folder holds something that its kind does not have.
  > Correct the name; the message lists the nearest.

PB046 error: The id is written in the file
  A record's id is its file or folder name. Written twice, the two would drift apart.
  > Delete the line.

PB047 error: A link that leads out of the folder
  A symbolic link points outside the layer. It is not followed.
  > Copy the file into the folder instead.

PB048 warning: A name that not every system can keep
  Windows or macOS cannot keep the file's name, or takes it for the name of another file.
  > Rename it as the finding says.

PB049 warning: Content that nobody reads
  A folder such as `guidance/` lies beside the folder with the content, not in it, so what it holds is on no page.
  > Move it into `content/`.

# What a playbook stands on

PB050 error: Made for another version
  `format:` names another version of the file format than this program reads.
  > Update the program.

PB051 error: A layer that is not there
  `layers:` names neither `base` nor a folder with a playbook.yml.
  > Correct the path; it is counted from the folder of this playbook.yml.

PB052 error: Layers in a circle
  Two playbooks each stand on the other.
  > Remove one of the lines.

# What may stand in a text

PB060 error: Brackets that name no variable
  Double curly brackets show one of the known variables and do nothing else. No calculation, no filter, no file is
  ever run or read through them.
  > Use a name from the page *Variables*, or remove the brackets.

PB061 error: HTML in a text
  Texts are Markdown. Tags never reach a page.
  > Write it in Markdown. To show a tag as text, put it between backticks.

PB062 error: An attribute list in a text
  Braces such as `{: … }` give HTML attributes to the text before them. They never reach a page.
  > Remove them. To show them as text, put them between backticks.

PB063 error: A link with an unsafe scheme
  Links lead to records, pages, `https:`, `http:`, `mailto:` and `tel:`. Everything else, above all `javascript:`, is
  refused, also where it is spelled with entities.
  > Write a web address or the address of a record.

PB064 error: A link definition
  Markdown lets a link's address stand elsewhere in the text. Here it stands where the link is, so that it can be
  checked.
  > Write `[text](https://…)` in place.

PB065 error: A link that leads nowhere
  The address names a record or a page that this playbook does not have, or it is not an address at all.
  > Take the nearest one from the message; records are linked as `kind:id`.

PB066 error: Another organization's name
  The name of the demo, or of a playbook beneath that this one renamed, stands in a text. Readers would wonder whose
  playbook they have.
  > Write your own, or `{{ organization.name }}`.

PB067 warning: Marks that show otherwise than they are meant
  Lines such as `!!! note`, `??? tip` and `=== "Tab"` make boxes and tabs in other programs. Here they are only letters,
  in lessons as in questions, and what is indented beneath them turns into a grey block. A heading in a prompt, a choice or
  any other text than a lesson's and the trainer's notes would stand among the headings of the page: a line that begins with
  `#`, or has `---` right beneath it. And code between three backticks that no second three end takes in everything after it.
  > Write a quotation, with `> ` before each line, or begin the paragraph with a word in bold. Put tabs one after the other.
  > Write `\\#` where a line begins with the sign itself, leave a line empty above `---`, and end the code.

PB068 error: A text that shows nothing
  It holds only marks: two asterisks, a link without words, a bullet without a text. Readers would see an empty line.
  > Write the words. To show a mark as it is, put it between backticks.

# Fields, references and pictures

PB110 error: A field is missing
  The record cannot do without it.
  > Write it; the message says what belongs there.

PB111 error: There is no such field
  The kind has no field, or the playbook no kind, of this name.
  > Correct the name; the message lists the nearest.

PB112 error: The wrong sort of value
  A text where a number belongs, a day that is no day, too many of something.
  > Write what the message expects.

PB113 error: There is no such kind of item
  `kind:` of a question is none of those that there are.
  > Take one from the message.

PB114 error: A reference that leads nowhere
  A field names the id of a record, role or topic that is not there.
  > Take the nearest one from the message.

PB115 error: A reference to something removed
  A layer removed the record, and this field cannot do without one. In lists and paths the reference goes away on its
  own; here somebody has to decide.
  > Point to another record, or remove this one too.

PB116 error: No such part in this module
  An item names an objective or a section that its module does not have.
  > Correct the name; headings are written in lower case with dashes.

PB117 error: A picture without words
  People who cannot see the picture would get nothing.
  > Write what it shows between the square brackets.

PB118 error: The picture is not there
  No layer has a file of this name in `assets/`.
  > Put it there, or correct the name. Pictures outside `assets/` are never used.

PB119 error: A picture that may not be shown
  The file is not what its name says, or it is an SVG with scripts, styles, or references to something outside.
  > Export it again as a plain SVG, or as PNG.

PB120 error: The picture is too large
  A picture has at most 5 MB. People look at it on a phone.
  > Make it smaller: 1600 pixels across are enough.

PB121 warning: Every role that something was for was removed
  A list of roles that is left empty means *everyone*. So a card for one role would be shown to all once that role is removed.
  > In your own layer, remove it with a reason as well, or write `roles:` with the roles that take its place.

# Before publishing

PB300 todo: Still to fill in before publishing
  The site builds without it, and every page carries the mark *draft* until it is there.
  > Write the field that is named. It never makes a command fail.

PB310 error: A text for trainers would be in a site that is not for trainers
  Rubrics, trainer's notes and assignments with the people in them are taken away before the learners' and the public edition are
  made. One of them was found in a finished page all the same: a template puts it there, or somebody copied it into another text.
  > Take it out of the text or the template that is named. If neither is yours, report it.
"""
