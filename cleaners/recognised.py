"""Whether a page shows that it was recognised.

Tesseract writes colons, semicolons, question and exclamation marks half width in pure Chinese too, mostly with a blank
beside them (in Traditional text commas as well), where print and all extractors from PDF have them full width.
"""

from __future__ import annotations

from typing import Final

from hzclean.cleaners.patterns import late

_HALF: Final = late("(?<=[\u4e00-\u9fff”’」』）》)]) ?[:;?!,](?![A-Za-z0-9])")
_FEWEST_HALF: Final = 3


def is_recognised(text: str) -> bool:
    """Whether a page shows by its marks that it was recognised.

    >>> is_recognised("他说: “走吧! ”\\n去哪里? 不远;"), is_recognised("他说：“走吧！”\\n去哪里？不远；")
    (True, False)
    """
    fewest = max(_FEWEST_HALF, sum(map(text.count, "：；？！")) + 1)
    # Counted first without looking around, which is much faster and says no to nearly all other pages.
    return sum(map(text.count, ":;?!,")) >= fewest and len(_HALF.findall(text)) >= fewest
