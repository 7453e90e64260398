"""Processes that share memory: the order of their results, what does not fit, what goes wrong in them."""

import os
import signal

import pytest

from hzclean.cli import crew
from hzclean.cli.errors import Failure
from hzclean.cli.streams import Block, Done

pytestmark = pytest.mark.skipif(not crew.AVAILABLE, reason="processes are not forked here")
SIZE = 4096


def doubled(block: Block) -> Done:
    return Done(block.data * 2, None, len(block.data))


def of(parts: list[bytes]) -> list[Block]:
    return [Block(part, "utf-8") for part in parts]


def by_crew(jobs):
    return lambda function, blocks: crew.share_out(function, blocks, jobs, SIZE)


def by_two(function, blocks):
    return crew.by_two(function, blocks, SIZE)


@pytest.mark.parametrize("shared", [by_crew(1), by_crew(2), by_crew(3), by_two])
def test_results_come_in_the_order_of_the_blocks_whether_they_fit_or_not(shared):
    # Every third is too large before, or only after it was doubled.
    parts = [bytes([number % 251]) * (number % 3 * SIZE // 2 + number) for number in range(600)]
    seen = [(bytes(done.data), done.undecodable) for done in shared(doubled, of(parts))]
    assert seen == [(part * 2, len(part)) for part in parts]


@pytest.mark.parametrize("shared", [by_crew(2), by_two])
def test_an_error_in_a_process_is_raised_here(shared):
    def stumble(block: Block) -> Done:
        raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        list(shared(stumble, of([b"a", b"b"])))


@pytest.mark.parametrize("shared", [by_crew(2), by_two])
def test_a_process_that_is_killed_is_told_in_one_sentence(shared):
    here = os.getpid()

    def end(block: Block) -> Done:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return doubled(block)

    with pytest.raises(Failure, match="ended from outside"):
        list(shared(end, of([b"a"] * 20)))


@pytest.mark.parametrize("shared", [by_crew(2), by_two])
def test_nobody_stays_behind_when_the_results_are_not_wanted_to_the_end(shared):
    results = shared(doubled, of([b"a"] * 50))
    assert bytes(next(results).data) == b"aa"
    results.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
