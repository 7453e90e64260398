"""The `hzclean` command and its sub-commands, and what exit code each ending has."""

from __future__ import annotations

import os
import sys

import click

from hzclean.cli.options import WithHelp

# name → (module, one line of help). The line stands here too so that `--help` imports no command;
# tests/cli/test_main.py holds it against the command's own.
COMMANDS = {
    "fix": ("hzclean.cli.fix", "Repair pages: raw text in, clean paragraphs out."),
    "convert": ("hzclean.cli.convert", "Change encoding, script variant, width or punctuation."),
    "detect": ("hzclean.cli.detect", "Tell encoding, script and the damage that `fix` would repair."),
    "stats": ("hzclean.cli.stats", "Count terms and figures."),
    "steps": ("hzclean.cli.steps", "List the cleaners: what each repairs, why, an example."),
}


class LazyGroup(WithHelp, click.Group):
    """A group whose commands are imported only when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they are mostly used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return the command `name`, or None where there is none."""
        if name not in COMMANDS:
            return None
        module = COMMANDS[name][0]
        __import__(module)  # importlib would have to be imported itself
        command = sys.modules[module].command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command list from COMMANDS alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"hzclean {version('hzclean')}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def hzclean() -> None:
    """Chinese text from OCR and PDF extraction, made clean and counted.

    \b
    cat page.txt | hzclean fix | hzclean stats
    """


def run(arguments: list[str]) -> int:
    """Run the command line; return the exit code. Never a traceback for what a user can cause."""
    code = 0
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # `| head -1` has what it wanted.
        _forget_output()
    except OSError as error:
        # What can be read or not has been told in its place; here the disk that standard output goes to is full.
        _forget_output()
        click.echo(f"hzclean: {error.filename or 'standard output'}: {error.strerror or error}", err=True)
        code = 1
    return code


def _run(arguments: list[str]) -> int:
    try:
        if "_HZCLEAN_COMPLETE" in os.environ:  # the shell asks for completions, which click answers
            hzclean.main(prog_name="hzclean")
        # Not click's own main: it turns a closed pipe into exit code 1.
        with hzclean.make_context("hzclean", arguments) as context:
            hzclean.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ImportError as error:
        click.echo(f"hzclean: a package that is needed cannot be loaded: {error} (install hzclean again)", err=True)
        return 1
    except (KeyboardInterrupt, click.Abort):
        click.echo("hzclean: interrupted", err=True)
        return 130
    return 0


def _forget_output() -> None:
    """Let what is not written yet go nowhere: Python would complain once more while closing stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
