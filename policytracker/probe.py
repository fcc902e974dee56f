"""``python -m policytracker.probe``: a container's health check, 0 if its portal is alive."""

import http.client
import os
import sys

TIMEOUT_SECONDS = 4


def is_alive(*, port: int, host: str) -> bool:
    """Tell whether /healthz on ``port`` answers 200 to a request for ``host``, one of ALLOWED_HOSTS."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def main() -> int:
    """Return the exit status: 0 alive, 1 not."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    # ".example.org" and "*" allow any name below; one of them has to be asked for.
    host = host.replace("*", "localhost").lstrip(".")
    return 0 if is_alive(port=int(os.environ.get("PORT", "8000")), host=host) else 1


if __name__ == "__main__":
    sys.exit(main())
