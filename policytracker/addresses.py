"""Where the embedded PostgreSQL and Redis of a local run answer: a pure function of the data folder.

Every process (web, worker, a command in another terminal) computes the same addresses, so nothing has
to be handed from one to the other.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

# A socket's address is at most 107 bytes on Linux (sockaddr_un); ".s.PGSQL.5432" takes 14 of them.
LONGEST_SOCKET_FOLDER = 90
# Where sockets go instead; not TMPDIR, which another process may have set differently. Who made the folder
# is checked before it is used (local_services.py).
SHORT_FOLDER = "/tmp"  # noqa: S108
DATABASE = "policytracker"
DATABASE_USER = "postgres"
# Names the socket file only: the embedded server listens on no network address.
DATABASE_PORT = 5432


@dataclass(frozen=True)
class LocalAddresses:
    """The folders and sockets of the embedded servers of one data folder."""

    postgres_data: Path
    redis_data: Path
    sockets: Path

    @property
    def redis_socket(self) -> Path:
        """The Unix socket on which Redis answers."""
        return self.sockets / "redis.sock"

    @property
    def redis_url(self) -> str:
        """The address of Redis as redis-py reads it."""
        return f"unix://{self.redis_socket}?db=0"

    def database_url(self, name: str = DATABASE) -> str:
        """The address of the database ``name`` as ``DATABASE_URL`` takes it."""
        return f"postgres://{DATABASE_USER}@/{name}?host={quote(str(self.sockets))}"

    @property
    def database(self) -> dict[str, object]:
        """The database as an entry of Django's ``DATABASES``."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": DATABASE,
            "USER": DATABASE_USER,
            "HOST": str(self.sockets),
            "PORT": str(DATABASE_PORT),
        }


def local_addresses(data_dir: Path) -> LocalAddresses:
    """Return where the embedded servers of ``data_dir`` keep their data and answer."""
    data_dir = data_dir.resolve()
    sockets = data_dir / "sockets"
    if len(str(sockets).encode()) > LONGEST_SOCKET_FOLDER:
        digest = hashlib.sha256(str(data_dir).encode()).hexdigest()[:16]
        sockets = Path(SHORT_FOLDER) / f"policytracker-{digest}"
    return LocalAddresses(postgres_data=data_dir / "postgres", redis_data=data_dir / "redis", sockets=sockets)
