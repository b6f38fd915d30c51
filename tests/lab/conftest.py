"""The lab says which seed it draws its faults from, and what its days came to."""

from __future__ import annotations

import pytest

from tests.lab.fault_schedule import chosen_seed

TOLD = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Room for what the tests have to tell."""
    config.stash[TOLD] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The seed and the figures, below the tests' outcome."""
    told = terminalreporter.config.stash[TOLD]
    if told:
        terminalreporter.section(f"lab, MEJASIAR_LAB_SEED={chosen_seed()}")
        for line in told:
            terminalreporter.line(line)


@pytest.fixture(scope="session")
def told(pytestconfig: pytest.Config) -> list[str]:
    """Lines for the end of the run."""
    return pytestconfig.stash[TOLD]
