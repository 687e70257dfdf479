"""Running web, worker and timetable side by side: one readable log, what crashes is started again, all end together."""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from branchsales.local.processes import start

PATIENCE = 15.0
# A process that dies at once again and again is not started ever faster.
FIRST_PAUSE, LONGEST_PAUSE, STEADY = 1.0, 30.0, 60.0


@dataclass
class Program:
    """One process to keep running."""

    name: str
    command: Sequence[str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    pause: float = FIRST_PAUSE
    due: float = 0.0
    rest: bytes = field(default=b"")


class Supervisor:
    """Runs programs until it is told to stop (SIGINT, SIGTERM); `beside` is called about twice a second meanwhile."""

    def __init__(
        self,
        programs: Sequence[Program],
        *,
        environment: Mapping[str, str],
        beside: Callable[[], None] = lambda: None,
    ) -> None:
        self.programs = programs
        self.environment = environment
        self.beside = beside
        self.selector = selectors.DefaultSelector()
        self.stopping = False

    def run(self) -> None:
        """Return when all have ended."""
        for caught in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(caught, self._stop)
        for program in self.programs:
            self._start(program)
        while not self.stopping:
            self._print(wait=0.5)
            self.beside()
            for program in self.programs:
                self._keep(program)
        self._end()

    def _stop(self, *_: object) -> None:
        self.stopping = True

    def _start(self, program: Program) -> None:
        program.process = start(program.command, output=subprocess.PIPE, environment=self.environment)
        program.started = time.monotonic()
        assert program.process.stdout is not None
        os.set_blocking(program.process.stdout.fileno(), False)
        self.selector.register(program.process.stdout, selectors.EVENT_READ, program)

    def _keep(self, program: Program) -> None:
        now = time.monotonic()
        if program.process is None:
            if now >= program.due:
                self._start(program)
        elif program.process.poll() is not None:
            self._forget(program)
            if now - program.started > STEADY:
                program.pause = FIRST_PAUSE
            say(program.name, f"ended; starting it again in {program.pause:.0f} s")
            program.due, program.pause = now + program.pause, min(program.pause * 2, LONGEST_PAUSE)

    def _forget(self, program: Program) -> None:
        if program.process is not None and program.process.stdout is not None:
            self._read(program)
            self.selector.unregister(program.process.stdout)
            program.process.stdout.close()
        program.process = None

    def _print(self, *, wait: float) -> None:
        for key, _ in self.selector.select(wait):
            self._read(key.data)

    def _read(self, program: Program) -> None:
        assert program.process is not None
        assert program.process.stdout is not None
        data = program.process.stdout.read(65536)
        if not data:
            time.sleep(0.05)  # its end is seen by poll()
            return
        *lines, program.rest = (program.rest + data).split(b"\n")
        for line in lines:
            say(program.name, line.decode(errors="replace"))

    def _end(self) -> None:
        """A polite end for all at once; after a while the hard one."""
        running = [program for program in self.programs if program.process is not None]
        for program in running:
            assert program.process is not None
            program.process.terminate()
        until = time.monotonic() + PATIENCE
        for program in running:
            assert program.process is not None
            while program.process.poll() is None and time.monotonic() < until:
                self._print(wait=0.1)
            if program.process.poll() is None:
                os.killpg(program.process.pid, signal.SIGKILL)
                program.process.wait()
            self._forget(program)


def say(name: str, line: str) -> None:
    """A line of the log with the name of who says it."""
    sys.stdout.write(f"{name:>6} │ {line}\n")
    sys.stdout.flush()
