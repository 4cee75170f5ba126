"""The server of the tests runs the published configuration, moved and otherwise unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import system_packages
from tools.nginx import CONFIG, around, placed

PLACE = {"port": 8123, "root": Path("/tmp/site"), "folder": Path("/tmp/run")}


def test_only_three_lines_are_moved():
    text = CONFIG.read_text(encoding="utf-8")
    changed = [
        new.split("#")[0].strip()
        for old, new in zip(text.splitlines(), placed(text, **PLACE).splitlines(), strict=True)
        if old != new
    ]
    assert changed == [
        "listen 127.0.0.1:8123;",
        'root "/tmp/site";',
        'error_log "/tmp/run/error.log" crit;',
    ]


def test_a_configuration_without_its_lines_is_refused():
    with pytest.raises(ValueError, match="0 lines start with `root`"):
        placed(CONFIG.read_text(encoding="utf-8").replace("    root ", "    # root "), **PLACE)


def test_nginx_writes_into_one_folder():
    text = around(Path("/tmp/run"), root_user=True)
    assert text.count("/tmp/run/") == 8 and "user root;" in text
    assert "user " not in around(Path("/tmp/run"), root_user=False)


def test_a_missing_nginx_is_installed_only_by_root_on_debian(monkeypatch):
    ran = []
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: None)
    monkeypatch.setattr(system_packages.subprocess, "run", lambda command, **_: ran.append(command))
    assert system_packages.nginx() is None and not ran
    monkeypatch.setattr(
        system_packages.shutil,
        "which",
        lambda name: f"/usr/bin/{name}" if name == "apt-get" else None,
    )
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000, raising=False)
    assert system_packages.nginx() is None and not ran
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0, raising=False)
    assert system_packages.nginx() is None
    assert [command[:2] for command in ran] == [["apt-get", "update"], ["apt-get", "install"]]
