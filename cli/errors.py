"""What can go wrong for a user: one sentence with the file, the place, the cause and the option that helps.

Exit codes: 0 done, 1 something failed, 2 wrong usage (click's own UsageError), 130 interrupted.
"""

from __future__ import annotations

from collections.abc import Sequence

import click


class Failure(click.ClickException):
    """A run that failed for a reason the user can act on; printed as `hzclean: …`, exit code 1.

    >>> Failure("page.txt: no such file").exit_code
    1
    """

    exit_code = 1

    def show(self, file: object = None) -> None:
        """Print the one sentence on standard error (`file` is click's, and is not used)."""
        click.echo(f"hzclean: {self.format_message()}", err=True)


class NotTextError(Failure):
    """The input is a picture, an archive or the like: skipped in a folder, a failure when it was named."""


def tell_skipped(skipped: Sequence[str]) -> None:
    """Count and name on standard error what was skipped: a sentence for each, with the reason."""
    if skipped:
        click.echo(f"hzclean: {len(skipped)} skipped: " + "; ".join(skipped), err=True)


def refuse_if_none_was_text(skipped: int, inputs: int) -> None:
    """Raise `Failure` where there were inputs and all were skipped: the folder is another than the one meant."""
    if inputs and skipped == inputs:
        raise Failure("none of the files is text: nothing is done")


# How files begin that people take for text, what they are, and what helps.
_OTHERS = (
    (b"%PDF-", "a PDF; extract its text first, as pdftotext does"),
    (b"PK\3\4", "a ZIP archive, as Word, Excel and EPUB files are; save it as text first"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file; save it as text first"),
    (b"\x1f\x8b", "compressed; give it a name in .gz, or unpack it with gunzip"),
    (b"BZh", "compressed; give it a name in .bz2, or unpack it with bunzip2"),
    (b"\xfd7zXZ\0", "compressed; give it a name in .xz, or unpack it with unxz"),
    (b"\x28\xb5\x2f\xfd", "compressed; give it a name in .zst, or unpack it with unzstd"),
)


def not_text(name: str, head: bytes, hint: str = "") -> NotTextError:
    """The error for an input that begins with `head`; `hint` is said where what it is does not show.

    >>> print(not_text("a.txt", b"%PDF-1.7").format_message())
    a.txt: not text but a PDF; extract its text first, as pdftotext does
    """
    what = next((what for begins, what in _OTHERS if head.startswith(begins)), None)
    return NotTextError(f"{name}: not text but {what}" if what else f"{name}: not text{hint}")
