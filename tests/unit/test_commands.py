"""The commands refuse bad input with one clear message."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys

import pytest

from guidekit import cli
from guidekit.engines.serve import serve
from guidekit.model.project import ROOT, DataError


def test_serve_names_another_port_when_its_own_is_busy(capsys):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert serve(port) == 1
    assert f"--port {port + 1}" in capsys.readouterr().err


def test_what_follows_test_goes_to_pytest(monkeypatch):
    got = []
    monkeypatch.setattr(cli, "run_tool", lambda *asked: got.append(asked) or 0)
    assert cli.main(["test", "-k", "links", "-x", "tests/unit"]) == 0
    assert cli.main(["test", "--all", "--durations=5"]) == 0
    assert got == [
        ("tests", ["-k", "links", "-x", "tests/unit"], False),
        ("tests", ["--durations=5"], True),
    ]


def test_other_commands_refuse_what_they_do_not_know(capsys):
    with pytest.raises(SystemExit):
        cli.main(["build", "--fast"])
    assert "unrecognized arguments: --fast" in capsys.readouterr().err


def test_broken_data_ends_a_command_with_its_line(monkeypatch, capsys):
    def fail(*_):
        raise DataError("data/codes.yml:7: no YAML")

    monkeypatch.setattr(cli, "build", fail)
    assert cli.main(["build"]) == 1
    assert capsys.readouterr().err == "data/codes.yml:7: no YAML\n"


def test_dev_py_is_understood_by_old_pythons_and_short():
    """An old Python must come as far as the sentence that names the version it needs."""
    text = (ROOT / "dev.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert text.count("\n") <= 135


def test_dev_py_says_in_one_sentence_that_python_is_too_old():
    pretend = (
        "import sys; sys.version_info = (3, 9, 2); "
        "exec(compile(open('dev.py').read(), 'dev.py', 'exec'))"
    )
    done = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "This needs Python 3.11 or newer, and this is Python 3.9.\n"


def test_a_port_is_asked_for_as_each_system_understands_it(monkeypatch):
    """On Windows the option that is needed elsewhere would let two servers listen at once."""
    from guidekit.engines import serve as module

    asked = []

    class Probe:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def setsockopt(self, *option):
            asked.append(option)

        def bind(self, place):
            pass

    monkeypatch.setattr(module.socket, "socket", Probe)
    for name, options in (("nt", 0), ("posix", 1)):
        asked.clear()
        monkeypatch.setattr(module.os, "name", name)
        assert module.port_is_free(8000) and len(asked) == options


def test_the_offline_copy_is_made_with_the_engine_that_was_asked_for(monkeypatch, tmp_path, capsys):
    asked = []
    monkeypatch.setattr(cli, "build", lambda *wanted: asked.append(wanted) or 0)
    monkeypatch.setattr("guidekit.publish.outputs.offline.write_zip", lambda site, file: 1_000_000)
    assert cli.main(["build", "--engine", "zensical", "--offline"]) == 0
    assert [engine for _, engine in asked] == ["zensical"]
    assert "1.0 MB" in capsys.readouterr().out


def test_a_panel_whose_replies_would_link_nothing_is_refused(monkeypatch, capsys):
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setattr(cli, "build", lambda *_: pytest.fail("it was built all the same"))
    assert cli.main(["build", "--panel"]) == 1
    assert "SITE_URL=https://… python3 dev.py build --panel" in capsys.readouterr().err


def test_who_builds_or_serves_needs_nothing_of_the_tests():
    """dev.py installs the first group for them, in a fresh clone nothing else."""
    blocked = ("bs4", "pytest", "playwright", "PIL", "zxingcpp", "ruff", "mypy", "codespell_lib")
    look = (
        f"import sys\nfor name in {blocked!r}: sys.modules[name] = None\n"
        "import guidekit.cli, guidekit.engines.mkdocs_hook\nguidekit.cli.parser()"
    )
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
