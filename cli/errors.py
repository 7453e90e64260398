"""What can go wrong for a user: one sentence with the file, the place, the cause and the option that helps.

Exit codes: 0 done, 1 something failed, 2 wrong usage (click's own UsageError), 130 interrupted.
"""

from __future__ import annotations

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
