# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The embedded PostgreSQL of demo, tests and measurements: a cluster each, reached through a socket only.

PostgreSQL refuses to run as root. Started by root it runs as `postgres` or `nobody`, with its data below
/var/tmp; started by an ordinary user it runs as that user, with its data in `.local` of the checkout.
Everything but the data itself belongs to whoever started it, so that the lesser user cannot lead root astray.
"""

import fcntl
import hashlib
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from launch import ROOT, CannotGoOn, binaries
from launch.signals import postponed
from opencjg.core import provisioning

SUPERUSER = "opencjg_superuser"
PORT = 5432  # only names the socket file; nothing listens on the network
SETTINGS = {
    "port": PORT,
    "listen_addresses": "",
    "max_connections": 80,
    "max_wal_size": "2GB",
    "jit": "off",
    "timezone": "Europe/Amsterdam",
    "log_timezone": "Europe/Amsterdam",
    "lc_messages": "C",
    "shared_preload_libraries": "pg_stat_statements",
    # A constraint error carries the whole row: keep it out of the server's log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": 0,
}
# The tests' data is worth nothing after a power cut, so nothing waits for the disk.
FORGETFUL = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


class Server:
    """One cluster, shared by every command that uses it at the same time; the last one to leave stops it.

    Use as a context manager; inside it `settings` holds the environment settings that reach the database.
    """

    def __init__(self, name: str, *, base: Path | None = None) -> None:
        self.name = name
        self.account = _lesser_account() if os.geteuid() == 0 else None
        base = base or default_base(ROOT)
        self.home = base / name
        self.data = self.home / "data"
        tag = hashlib.sha256(f"{os.geteuid()}{self.home}".encode()).hexdigest()[:10]
        self.socket = Path("/tmp") / f"opencjg-{tag}"  # noqa: S108  # short: a socket's path has at most 107 bytes
        self.settings: dict[str, str] = {}
        _own_directory(base, 0o711 if self.account else 0o700)
        _own_directory(self.home, 0o711 if self.account else 0o700)
        self.programs = binaries.find()
        if self.account and not binaries.readable_for_all(self.programs):
            self.programs = binaries.copy_for_all(self.programs, base)
        self._in_use: IO[str] | None = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:  # also a signal that was postponed: nobody else would stop the server then
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def admin_url(self) -> str:
        """The superuser's URL; only for provisioning and measurements, never for the application."""
        return self.settings["ADMIN_DATABASE_URL"]

    def start(self) -> None:
        """Start the cluster unless it runs, made and provisioned when that has not been done before.

        `stop` must follow, also when this fails halfway.

        Raises:
            CannotGoOn: it does not start; the message ends with what the server said.
        """
        with postponed(), self._alone():
            self._in_use = (self.home / "in-use.lock").open("w")
            fcntl.flock(self._in_use, fcntl.LOCK_SH)
            self._read_settings()
            if not self._runs():
                self._make_cluster()
                self._start_cluster()
            self._provision()

    def stop(self) -> None:
        """Leave the cluster; when nobody else uses it, stop it."""
        if self._in_use is None:
            return
        with postponed(), self._alone(), self._in_use as in_use:
            self._in_use = None
            if _nobody_else(in_use):
                self._stop_cluster()

    def forget(self) -> None:
        """Throw the cluster and its data away.

        Raises:
            CannotGoOn: another command uses it.
        """
        with self._alone(), (self.home / "in-use.lock").open("w") as in_use:
            if not _nobody_else(in_use):
                raise CannotGoOn(f"Another command uses the {self.name} database. Stop that one first.")
            self._stop_cluster()
            shutil.rmtree(self.data, ignore_errors=True)
            for path in self.home.glob("*"):
                if path.suffix != ".lock":
                    path.unlink()

    def _alone(self) -> IO[str]:
        """A lock for as long as the returned file is open: starts and stops happen one after another."""
        lock = (self.home / "change.lock").open("w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        return lock

    def _runs(self) -> bool:
        return self._program("pg_ctl", "-D", self.data, "status").returncode == 0

    def _make_cluster(self) -> None:
        version = binaries.major_version(self.programs)
        if (self.data / "PG_VERSION").exists():
            made_by = int((self.data / "PG_VERSION").read_text())
            if made_by != version:
                raise CannotGoOn(
                    f"The {self.name} database was made by PostgreSQL {made_by}; this is {version}. "
                    f"Start anew with: bin/demo --fresh (or remove {self.home})."
                )
            return
        shutil.rmtree(self.data, ignore_errors=True)  # what an interrupted start left
        password = self._new_superuser()
        self.data.mkdir(mode=0o700)
        self._give(self.data)
        with self._lent_file(password) as password_file:
            locale = ["--locale=C.UTF-8"]
            if version >= 17:  # needs no locale of the operating system
                locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            access = ["-U", SUPERUSER, "--auth=scram-sha-256", f"--pwfile={password_file.name}"]
            self._must("initdb", "-D", self.data, *access, "--encoding=UTF8", "--no-instructions", *locale)

    def _start_cluster(self) -> None:
        shutil.rmtree(self.socket, ignore_errors=True)  # a killed server leaves its socket's lock file behind
        _own_directory(self.socket, 0o700)
        self._give(self.socket)
        settings = {**SETTINGS, "unix_socket_directories": self.socket}
        if self.name == "test":
            settings |= FORGETFUL
        config = self.home / "postgresql.conf"
        found_by_initdb = {"include": self.data / "postgresql.conf"}  # such as the kind of shared memory
        lines = [_line(name, value) for name, value in (found_by_initdb | settings).items()]
        config.write_text("".join(lines))
        config.chmod(0o644)
        log = self.home / "server.log"
        log.write_text("")
        self._give(log)
        options = f'-c config_file="{config}"'
        started = self._program("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", log, "-o", options, "start")
        if started.returncode:
            said = log.read_text().strip() or (started.stderr + started.stdout).strip()
            raise CannotGoOn(f"The embedded PostgreSQL does not start:\n{said[-2000:]}")

    def _stop_cluster(self) -> None:
        if self._runs():
            self._must("pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "60", "stop")
        shutil.rmtree(self.socket, ignore_errors=True)

    def _provision(self) -> None:
        """Make roles and database, once for each version of the code that does it."""
        version = hashlib.sha256(Path(provisioning.__file__).read_bytes()).hexdigest()
        if self.settings.get("PROVISIONED") == version:
            return
        made = provisioning.provision(self.admin_url, known=self.settings)
        for database in ("opencjg", "template1"):  # later databases are copies of template1
            provisioning.equip(self.admin_url, database, "pg_stat_statements")
        self._write_settings(made.settings | {"ADMIN_DATABASE_URL": self.admin_url, "PROVISIONED": version})

    def _new_superuser(self) -> str:
        password = secrets.token_urlsafe(24)
        url = provisioning.database_url(SUPERUSER, password, "postgres", {"host": str(self.socket)})
        self._write_settings({"ADMIN_DATABASE_URL": url})
        return password

    def _read_settings(self) -> None:
        file = self.home / "settings.env"
        if file.exists():
            self.settings = provisioning.from_file(file.read_text())
        elif (self.data / "PG_VERSION").exists():
            raise CannotGoOn(f"{file} with the passwords is gone. Start anew: remove {self.home}.")

    def _write_settings(self, settings: dict[str, str]) -> None:
        provisioning.write_private(self.home / "settings.env", provisioning.as_file(settings))
        self.settings = settings

    def _lent_file(self, text: str) -> IO[str]:
        """A file that disappears when closed, readable by the account PostgreSQL runs as."""
        file = tempfile.NamedTemporaryFile("w", dir=self.home)  # noqa: SIM115  # the caller closes it
        self._give(Path(file.name))
        file.write(text)
        file.flush()
        return file

    def _give(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.pw_uid, self.account.pw_gid, follow_symlinks=False)

    def _must(self, program: str, *arguments: str | Path) -> None:
        run = self._program(program, *arguments)
        if run.returncode:
            raise CannotGoOn(f"{program} failed:\n{(run.stderr or run.stdout).strip()}")

    def _program(self, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as its account, with nothing of our environment."""
        environment = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        with tempfile.TemporaryFile("w+") as output:  # a pipe would stay open for as long as the server runs
            run = subprocess.run(
                [self.programs / program, *arguments],
                cwd="/",
                env=environment | {"LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
                start_new_session=True,  # Ctrl+C is for the launcher, which stops the server itself
                user=self.account.pw_uid if self.account else None,
                group=self.account.pw_gid if self.account else None,
                extra_groups=[] if self.account else None,
            )
            output.seek(0)
            return subprocess.CompletedProcess(run.args, run.returncode, output.read(), "")


def default_base(checkout: Path) -> Path:
    """Where a checkout's clusters live: below it, or for root where the lesser account can reach them."""
    if os.geteuid() == 0:
        tag = hashlib.sha256(str(checkout).encode()).hexdigest()[:10]
        return Path("/var/tmp") / f"opencjg-{tag}"  # noqa: S108  # its owner is checked before use
    return checkout / ".local"


def _lesser_account() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise CannotGoOn("PostgreSQL does not run as root, and there is no user postgres or nobody. Add one.")


def _own_directory(path: Path, mode: int) -> None:
    """Make the directory; refuse one that somebody else put there, for /tmp and /var/tmp are open to all."""
    path.mkdir(parents=True, exist_ok=True, mode=mode)
    found = path.lstat()
    if path.is_symlink() or found.st_uid != os.geteuid():
        raise CannotGoOn(f"{path} belongs to another user. Remove it and start again.")
    path.chmod(mode)


def _line(name: str, value: object) -> str:
    """A line of PostgreSQL's configuration, in which the equals sign may be left out."""
    quoted = str(value).replace("'", "''")
    return f"{name} '{quoted}'\n"


def _nobody_else(in_use: IO[str]) -> bool:
    """Whether no other process holds the file; if so, we hold it alone."""
    try:
        fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
