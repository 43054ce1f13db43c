"""Keeps lines whole at no-break spaces: importing this is enough.

Rich breaks a line at any white space, and so would put French's `;` and `»`, or a `€`, at the
start of the next. Its one regular expression for a word is replaced by one that knows better; a
test lays a line out to see that it still does.
"""

import re

from rich import _wrap

_wrap.re_word = re.compile("[^\\S\u00a0\u202f]*[\\S\u00a0\u202f]+[^\\S\u00a0\u202f]*")
