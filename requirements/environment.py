"""Make or refresh a virtual environment: `environment.py FOLDER PINS`.

Needs nothing but Python 3.11: no build backend, no network for the project itself. The project is joined
to the environment by a `.pth` line and a launcher, so that its files are used where they stand and an
install with hashes has no unhashed package in it.
"""

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
LAUNCHER = "#!{python}\nimport sys\n\nfrom factcheck.cli import main\n\nsys.exit(main())\n"


def works(python: Path) -> bool:
    """Whether this interpreter starts: a folder copied from another machine often does not."""
    try:
        return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def apt_install(package: str) -> bool:
    """Install a Debian package where that may be done without asking; say whether it worked."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"Installing Debian's {package} ...", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    return subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False, **quiet).returncode == 0


def has(module: str) -> bool:
    """Whether this Python has a module now; asked afresh, since a package may just have brought it."""
    importlib.invalidate_caches()
    return importlib.util.find_spec(module) is not None


def create(folder: Path) -> None:
    """Make the environment, with whatever this Python has to put pip into it."""
    if works(folder / "bin" / "python"):
        return
    shutil.rmtree(folder, ignore_errors=True)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    # Debian's Python comes without ensurepip, and often with neither it nor pip.
    if not has("ensurepip") and not has("pip"):
        apt_install(package)
    if not has("ensurepip") and not has("pip"):
        sys.exit(
            f"{sys.executable} has neither ensurepip nor pip, so it cannot fill a virtual environment.\n"
            f"On Debian or Ubuntu: sudo apt-get install {package}   and then make again.\n"
            "Elsewhere: make PYTHON=/path/to/another/python3"
        )
    bare = [] if has("ensurepip") else ["--without-pip"]
    subprocess.run([sys.executable, "-m", "venv", *bare, folder], check=True)


def pip_command(folder: Path) -> list[str]:
    """Pip of the environment, or this Python's own pip pointed at the environment."""
    inside = [str(folder / "bin" / "python"), "-m", "pip"]
    if subprocess.run([*inside, "--version"], capture_output=True, check=False).returncode == 0:
        return inside
    return [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]


def install(folder: Path, pins: Path) -> None:
    """Install exactly the pinned files, each checked against its hash."""
    print(f"Installing {pins.name} into {folder} ...", flush=True)
    command = [*pip_command(folder), "install", "-qq", "--require-hashes", "--no-deps", "-r", str(pins)]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    if subprocess.run(command, check=False, env=environment).returncode:
        sys.exit(f"pip could not install {pins}: see above. Once the cause is gone, run make again.")


def join_project(folder: Path) -> None:
    """Let the environment import the project from where it stands, and run it as `factcheck`."""
    python = folder / "bin" / "python"
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True)
    Path(answer.stdout.strip(), "factcheck-project.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    launcher = folder / "bin" / "factcheck"
    launcher.write_text(LAUNCHER.format(python=python), encoding="utf-8")
    launcher.chmod(0o755)


def main() -> None:
    """Read the two arguments and do the four steps."""
    if sys.version_info < OLDEST:
        sys.exit(f"factcheck needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}")
    folder, pins = (Path(argument).absolute() for argument in sys.argv[1:3])
    create(folder)
    install(folder, pins)
    join_project(folder)


if __name__ == "__main__":
    main()
