"""How Chromium is started: for the tests and for the pictures."""

#: Without its own sandbox, since CI runs as root; and without anything that calls home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
