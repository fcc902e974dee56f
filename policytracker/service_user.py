"""As whom the embedded servers run: PostgreSQL refuses root, so never as root.

Every server is started through ``setpriv`` (util-linux, essential on Debian and Ubuntu), which also asks
the kernel to end it when the process that started it dies, however that happens.
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ACCOUNT = "nobody"
# What a server below a folder that only root may enter (/root, say) needs to reach its own files, least
# first: the first that suffices is taken. The second is what a container's root has.
CAPABILITIES = ("", "dac_read_search", "dac_override")


class NoServiceUser(RuntimeError):
    """The embedded servers cannot be started by this user in this folder; the message says what to do."""


@dataclass(frozen=True)
class ServiceUser:
    """The user id the servers run under, and the ``setpriv`` options that make it so."""

    uid: int
    gid: int
    options: tuple[str, ...]

    def command(self, *arguments: str | Path, ends_with_us: str = "") -> list[str]:
        """Return ``arguments`` as this user's command; ``ends_with_us`` is the signal it gets when we die."""
        parental = [f"--pdeathsig={ends_with_us}"] if ends_with_us else []
        return ["setpriv", *self.options, *parental, "--", *map(str, arguments)]


def service_user(*, program: Path, folders: list[Path]) -> ServiceUser:
    """Return the user that can run ``program`` and write the existing ``folders``; root hands them over.

    Raises ``NoServiceUser`` where there is none.
    """
    if shutil.which("setpriv") is None:
        raise NoServiceUser("The program setpriv is missing; install the package util-linux.")
    uid = os.geteuid()
    if uid != 0:
        _require_own(folders, uid)
        return ServiceUser(uid=uid, gid=os.getegid(), options=())
    return _unprivileged(program=program, folders=folders)


def _require_own(folders: list[Path], uid: int) -> None:
    """Raise unless every folder belongs to ``uid``."""
    for folder in folders:
        owner = folder.stat().st_uid
        if owner != uid:
            raise NoServiceUser(
                f"{folder} belongs to user id {owner}, from an earlier run as another user. "
                f"Run as that user, or set DATA_DIR to a folder of your own."
            )


def _unprivileged(*, program: Path, folders: list[Path]) -> ServiceUser:
    """Return a user other than root: the owner of existing data, else ``nobody``."""
    owner = folders[0].stat()
    account = pwd.getpwnam(ACCOUNT)
    uid, gid = (owner.st_uid, owner.st_gid) if owner.st_uid else (account.pw_uid, account.pw_gid)
    for folder in folders:
        os.chown(folder, uid, gid)
    for capability in CAPABILITIES:
        user = ServiceUser(uid=uid, gid=gid, options=_options(uid, gid, capability))
        if _suffices(user, program, folders):
            return user
    raise NoServiceUser(
        f"The embedded servers do not run as root, and the account {ACCOUNT} cannot reach {folders[0]} or "
        f"{program}. Run as an ordinary user, or set DATABASE_URL and REDIS_URL to servers of your own."
    )


def _options(uid: int, gid: int, capability: str) -> tuple[str, ...]:
    """Return ``setpriv``'s options for ``uid`` with no capability but the one named."""
    change = (f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
    if not capability:
        return change
    kept = f"-all,+{capability}"
    # Without no_setuid_fixup the kernel's access() leaves the capability out of account.
    return (
        "--securebits=+no_setuid_fixup",
        *change,
        f"--inh-caps={kept}",
        f"--ambient-caps={kept}",
        f"--bounding-set={kept}",
    )


def _suffices(user: ServiceUser, program: Path, folders: list[Path]) -> bool:
    """Tell, by trying, whether ``user`` can run ``program`` and write ``folders``."""
    script = 'program=$1; shift; for folder; do test -w "$folder" || exit 1; done; exec "$program" --version'
    trial = subprocess.run(
        user.command("sh", "-c", script, "sh", program, *folders),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        check=False,
    )
    return trial.returncode == 0
