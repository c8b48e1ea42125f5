"""Find, or install, the Chromium that the browser tests drive.

As a program: `find_browser.py [--install]` prints what it found or did, and fails with every reason if none.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# What keeps a browser from talking to its maker while it is tested.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as driver: print(driver.chromium.executable_path)"
)


def launch_flags() -> list[str]:
    """The command-line flags the tests start a browser with; root gets no sandbox from Chromium."""
    return [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


class NoBrowserError(Exception):
    """No Chromium can be driven here; the message lists what was tried."""


def why_unusable(path: str) -> str | None:
    """Start the browser far enough to print its version; a reason if it will not.

    Some distributions ship a `chromium-browser` that only says where to get a real one.
    """
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{path}: {error}"
    if done.returncode == 0 and "chrom" in done.stdout.lower():
        return None
    return f"{path} --version ended with {done.returncode}: {(done.stdout + done.stderr).strip()[:200]}"


def playwright_browser() -> str | None:
    """The path of the browser that `playwright install` put here, if it did.

    Asked in a process of its own: the driver cannot be started twice in one.
    """
    command = [sys.executable, "-c", PLAYWRIGHT_PATH]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    path = done.stdout.strip()
    return path if done.returncode == 0 and os.access(path, os.X_OK) else None


def find() -> str:
    """The path of a Chromium that starts: $CHROME, else one on the PATH, else Playwright's own.

    Raises NoBrowserError with each reason; a set but broken $CHROME is an error, never passed over.
    """
    named = os.environ.get("CHROME")
    if named:
        reason = why_unusable(shutil.which(named) or named)
        if reason:
            raise NoBrowserError(f"CHROME is set, but {reason}")
        return shutil.which(named) or named
    reasons = []
    for path in filter(None, map(shutil.which, NAMES)):
        reason = why_unusable(path)
        if reason is None:
            return path
        reasons.append(reason)
    own = playwright_browser()
    if own:
        return own
    reasons.append(f"none of {', '.join(NAMES)} is on the PATH, and Playwright has installed none")
    raise NoBrowserError("; ".join(reasons))


def run(command: list[str]) -> str | None:
    """Run one step of an installation; the end of what it printed if it failed."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Running:", " ".join(command), flush=True)
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None if done.returncode == 0 else (done.stdout + done.stderr).strip()[-600:]


def as_root() -> list[str] | None:
    """The prefix that makes a command run as root without a question; None if there is none."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n"] if allowed else None


def install() -> list[str]:
    """Install Debian's chromium where that may be done, else Playwright's; the reasons of what failed."""
    failed = []
    prefix = as_root()
    if shutil.which("apt-get") and prefix is not None:
        run([*prefix, "apt-get", "update", "-qq"])
        error = run([*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
        if error is None and any(map(shutil.which, NAMES)):
            return []
        failed.append(f"apt-get install chromium: {error or 'it brought no such program'}")
    else:
        failed.append("apt-get is not here, or needs a password")
    error = run([sys.executable, "-m", "playwright", "install", "chromium"])
    if error is not None:
        failed.append(f"playwright install chromium: {error}")
    return failed


def main() -> int:
    """Print the browser found, after installing one if asked to; 1 and the reasons if there is none."""
    failed: list[str] = []
    try:
        found = find()
    except NoBrowserError as error:
        if "--install" not in sys.argv[1:] or os.environ.get("CHROME"):
            print(f"No browser for the tests: {error}", file=sys.stderr)
            return 1
        failed = install()
        try:
            found = find()
        except NoBrowserError as second:
            print("No browser for the tests:", *failed, second, sep="\n  ", file=sys.stderr)
            return 1
    print(f"Browser for the tests: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
