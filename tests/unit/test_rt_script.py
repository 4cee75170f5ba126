"""The script for RT adds articles, and updates them by name when it is run again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from guidekit.model.project import DOCS

SCRIPT = DOCS / "assets" / "replies" / "rt.py"
ARTICLE = {
    "Class": "General",
    "Name": "WL 101 A",
    "Summary": "101",
    "CustomFields": {"Content": "Old"},
}


class Articles(BaseHTTPRequestHandler):
    """Answer as RT's REST 2 does: search by name without regard to case, no second article of one name."""

    kept: list[dict]
    methods: list[str]

    def answer(self, status: int, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle_one(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        where = self.path.removeprefix("/sub/REST/2.0/").partition("?")[0]
        if self.headers["Authorization"] != "token secret":
            return self.answer(401, {"message": "Unauthorized"})
        if where == "articles":
            (query,) = asked
            names = enumerate(one["Name"] for one in self.kept)
            same = [(key, name) for key, name in names if name.lower() == query["value"].lower()]
            items = [{"id": str(key), "type": "article", "Name": name} for key, name in same]
            return self.answer(200, {"items": items, "total": len(items)})
        self.methods.append(self.command)
        if self.command == "PUT":
            self.kept[int(where.removeprefix("article/"))] |= asked
            return self.answer(200, ["updated"])
        if asked["Name"] in [one["Name"] for one in self.kept] or asked["Class"] != "General":
            return self.answer(400, {"message": "Create failed for unknown reason"})
        self.kept.append(asked)
        return self.answer(201, {"id": str(len(self.kept) - 1), "type": "article"})

    do_POST = do_PUT = handle_one

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def rt() -> Iterator[HTTPServer]:
    """Return a server that keeps articles; another one has a name that differs in its case."""
    handler = type("Kept", (Articles,), {"kept": [ARTICLE | {"Name": "wl 101 a"}], "methods": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def run(server: HTTPServer, folder: Path, articles: list[dict], token: str = "secret"):
    """Run the script beside a file of articles."""
    shutil.copy(SCRIPT, folder / "rt.py")
    (folder / "rt.json").write_text(json.dumps(articles), encoding="utf-8")
    address = f"http://127.0.0.1:{server.server_port}/sub/"
    command = [sys.executable, str(folder / "rt.py"), address]
    environment = {**os.environ, "RT_TOKEN": token}
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def test_a_second_run_updates_the_article_of_exactly_that_name(rt, tmp_path):
    assert run(rt, tmp_path, [ARTICLE]).stdout == "added: WL 101 A\n"
    new = ARTICLE | {"CustomFields": {"Content": "New"}}
    assert run(rt, tmp_path, [new]).stdout == "updated: WL 101 A\n"
    kept = rt.RequestHandlerClass.kept
    assert [one["CustomFields"]["Content"] for one in kept] == ["Old", "New"]
    assert rt.RequestHandlerClass.methods == ["POST", "PUT"]


@pytest.mark.parametrize(
    ("change", "token", "told"),
    [({"Class": "None"}, "secret", "400 {"), ({}, "wrong", "401 {")],
    ids=["class", "token"],
)
def test_what_is_refused_is_told_with_the_name_of_the_article(rt, tmp_path, change, token, told):
    done = run(rt, tmp_path, [ARTICLE | change], token)
    assert done.returncode == 1 and done.stderr.startswith(f"WL 101 A: RT refused it: {told}")


def test_without_a_token_it_says_how_it_is_run(rt, tmp_path):
    assert "RT_TOKEN=" in run(rt, tmp_path, [], "").stderr
