"""The commands refuse bad input with one clear message."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys

from guidekit import commands
from guidekit.source import ROOT


def test_serve_names_another_port_when_its_own_is_busy(capsys):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert commands.serve(port) == 1
    assert f"--port {port + 1}" in capsys.readouterr().err


def test_an_empty_folder_makes_no_fingerprints(tmp_path, capsys):
    assert commands.fingerprint(tmp_path) == 1
    assert "no .txt files" in capsys.readouterr().err


def test_dev_py_is_understood_by_old_pythons_and_short():
    """An old Python must come as far as the sentence that names the version it needs."""
    text = (ROOT / "dev.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 5))
    assert text.count("\n") <= 120


def test_dev_py_says_in_one_sentence_that_python_is_too_old():
    pretend = "import sys; sys.version_info = (3, 9, 2); exec(compile(open('dev.py').read(), 'dev.py', 'exec'))"
    done = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "This needs Python 3.11 or newer, and this is Python 3.9.\n"
