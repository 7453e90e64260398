"""What becomes of one block: decoded, changed, encoded; and the sentence that tells what stopped it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from hzclean.cleaners.charsets import decode, encode
from hzclean.cleaners.mixed_lines import has_surrogates
from hzclean.cli.errors import Failure
from hzclean.cli.inputs import Input
from hzclean.cli.streams import BLOCK, Block, Done, Problem, Recipe


def convert_block(recipe: Recipe, block: Block) -> Done:
    """Decode, change and encode one block. Errors come back as a `Problem`, so that they can cross processes."""
    try:
        block = block.loaded()
    except OSError as error:
        return Done(b"", Problem(block, -1, -1, error.strerror or str(error)))
    undecodable = 0
    try:
        text = _decoded(block, recipe, "strict")
    except UnicodeDecodeError as error:
        if recipe.errors == "strict":
            return Done(b"", _undecodable(block, error))
        text = _decoded(block, recipe, "surrogateescape")
        undecodable = sum("\udc80" <= character <= "\udcff" for character in text)
        if recipe.errors == "replace":
            text = _decoded(block, recipe, "replace")
    text = changer(recipe.changes)(text)
    handler = "surrogateescape" if recipe.errors == "keep" else "strict"
    try:
        return Done(encode(text, recipe.target, handler), None, undecodable)
    except UnicodeEncodeError as error:
        if recipe.errors != "replace":
            return Done(b"", _unwritable(block, text, error, recipe))
        lost = {character for character in set(text) if not encode(character, recipe.target, "ignore")}
        count = sum(map(text.count, lost))
        return Done(encode(text, recipe.target, "replace"), None, undecodable, count)


def _decoded(block: Block, recipe: Recipe, errors: str) -> str:
    if recipe.lines:
        from hzclean.cleaners.mixed_lines import decode_lines

        return decode_lines(block.data, block.charset, errors)
    if errors == "surrogateescape" and block.charset.startswith(("utf-16", "utf-32")):
        errors = "replace"
    return decode(block.data, block.charset, errors)


def _undecodable(block: Block, error: UnicodeDecodeError) -> Problem:
    end = error.end
    hint = "--errors replace or keep goes on; --from NAME reads another encoding"
    if block.charset == "utf-8" and has_surrogates(block.data[error.start : error.start + 3]):
        end = error.start + 3
        hint = "half of a UTF-16 pair, as Java and Oracle write rare characters; --errors replace or keep goes on"
    what = f"bytes {block.data[error.start : end].hex(' ')} are not {block.charset} ({hint})"
    return Problem(block, error.start, block.data.count(b"\n", 0, error.start), what)


def _unwritable(block: Block, text: str, error: UnicodeEncodeError, recipe: Recipe) -> Problem:
    line = text.count("\n", 0, error.start)
    character = text[error.start]
    if "\udc80" <= character <= "\udcff":
        return Problem(block, -1, line, f"{recipe.target} cannot keep byte {ord(character) - 0xDC00:02x} as it is")
    where = f"U+{ord(character):04X} {character}" if character.isprintable() else f"U+{ord(character):04X}"
    return Problem(block, -1, line, f"{recipe.target} has no {where} (--errors replace writes ?; --to utf-8 has all)")


@cache
def changer(changes: tuple[tuple[str, tuple[str, ...]], ...]) -> Callable[[str], str]:
    """One function out of the changes, in their order: variant, width, punctuation, quotes, normalize, newline.

    >>> changer((("variant", ("s2t",)), ("quotes", ("corner",))))("“汉字”")
    '「漢字」'
    """
    steps = [_step(name, arguments) for name, arguments in changes]

    def change(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return change


def _step(name: str, arguments: tuple[str, ...]) -> Callable[[str], str]:
    from hzclean.cleaners import variants

    if name == "variant":
        return variants.converter(arguments[0], arguments[1:])
    if name == "width":
        latin, digits, punctuation = (width or None for width in arguments)
        return lambda text: variants.fold_width(text, latin, digits, punctuation)  # type: ignore[arg-type]
    if name == "punctuation":
        return lambda text: variants.fold_punctuation(text, arguments[0])  # type: ignore[arg-type]
    if name == "quotes":
        return lambda text: variants.fold_quotes(text, arguments[0])  # type: ignore[arg-type]
    if name == "normalize":
        import unicodedata

        return lambda text: unicodedata.normalize(arguments[0].upper(), text)  # type: ignore[arg-type]
    newline = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}[arguments[0]]
    return lambda text: text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", newline)


def failure(source: Input, problem: Problem) -> Failure:
    """The sentence for a problem: the file, the line, the byte, the cause, what helps."""
    block = problem.block
    if problem.line < 0:
        return Failure(f"{source.name}: {problem.what}")
    before = block.line if block.line >= 0 else _lines_before(source, block.offset)
    place = f", byte {block.offset + problem.offset}" if problem.offset >= 0 else ""
    return Failure(f"{source.name}, line {before + problem.line + 1}{place}: {problem.what}")


def _lines_before(source: Input, offset: int) -> int:
    """How many line feeds stand in the first `offset` bytes. Counted only now: it takes a fifth of converting."""
    lines = 0
    with source.open() as stream:
        while offset > 0 and (data := stream.read(min(BLOCK, offset))):
            lines += data.count(b"\n")
            offset -= len(data)
    return lines
