"""A warm program: it has imported what ``dossier`` imports, and makes processes of it.

Half of the work of a start is reading modules, which is the same each time. Whoever
asks gets a process of its own, on a terminal, with an environment and a folder of its
own, in which ``dossier`` begins as it does when it is typed.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import pty
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import dossier
import dossier_db

_PACKAGES: Final = (dossier, dossier_db)
_ORDER: Final = 65_536
"""Bytes of the longest order."""
_TICK: Final = 0.005


class _Server:
    """The warm program, and what is asked of it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start it, on a terminal: its processes find their output to be one."""
        self._socket, its = socket.socketpair()
        self._master, slave = pty.openpty()
        command = [sys.executable, "-X", "utf8", "-m", "app.warm", str(its.fileno())]
        self._program = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=environment,
            pass_fds=(its.fileno(),),
        )
        its.close()
        os.close(slave)
        atexit.register(self._end)

    def ask(self, order: object, *descriptors: int) -> int | None:
        """The answer to an order."""
        socket.send_fds(self._socket, [json.dumps(order).encode()], [*descriptors])
        said = self._socket.recv(_ORDER)
        assert said, "the warm program has ended"
        answer = json.loads(said)
        assert answer is None or isinstance(answer, int)
        return answer

    def _end(self) -> None:
        self._socket.close()
        self._program.wait()
        os.close(self._master)


@cache
def _server(environment: tuple[tuple[str, str], ...]) -> _Server:
    return _Server(dict(environment))


class Process:
    """A process of the warm program; what is used of ``subprocess.Popen``."""

    def __init__(
        self,
        arguments: Sequence[str],
        slave: int,
        environment: Mapping[str, str],
        more: Mapping[str, str],
    ) -> None:
        """Begin.

        Args:
            arguments: Of ``dossier``.
            slave: Its end of the terminal.
            environment: What the program is made warm in, but for its home.
            more: What is added to that.
        """
        ground = {name: environment[name] for name in sorted(environment)}
        home = {"HOME": ground.pop("HOME")}
        self._server = _server(tuple(ground.items()))
        order = (list(arguments), {**ground, **home, **more}, os.getcwd())
        made = self._server.ask(order, slave)
        assert made is not None
        self.pid = made
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit code, once it has ended; of a signal that ended it, less than 0."""
        if self.returncode is None:
            self.returncode = self._server.ask(self.pid)
        return self.returncode

    def wait(self, timeout: float = 60.0) -> int:
        """Wait for its end."""
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            assert time.monotonic() < end, "it has not ended"
            time.sleep(_TICK)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def _become(
    descriptor: int, arguments: list[str], environment: dict[str, str], folder: str
) -> None:
    """Be ``dossier`` on this terminal."""
    os.setsid()
    for standard in range(3):
        os.dup2(descriptor, standard)
    os.close(descriptor)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["dossier", *arguments]
    runpy.run_module("dossier", run_name="__main__", alter_sys=True)


def _ended(child: int) -> int | None:
    """How a process has ended, if it has."""
    pid, status = os.waitpid(child, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if pid else None


def main() -> None:
    """Make processes, and say how they have ended, until nobody asks."""
    for package in _PACKAGES:
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not info.name.endswith("__main__"):
                importlib.import_module(info.name)
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as asker:
        while True:
            said, descriptors, *_ = socket.recv_fds(asker, _ORDER, 1)
            if not said:
                return
            order = json.loads(said)
            if isinstance(order, int):
                asker.sendall(json.dumps(_ended(order)).encode())
                continue
            child = os.fork()
            if child == 0:
                break
            os.close(descriptors[0])
            asker.sendall(json.dumps(child).encode())
    _become(descriptors[0], *order)


if __name__ == "__main__":
    main()
