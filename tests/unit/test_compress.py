"""Compressed copies: the same bytes on every run, and the file again when opened."""

from __future__ import annotations

import gzip
import os
import time

import brotli

from guidekit.publish.compress import compress, text_files, with_brotli, with_gzip, write_copies

TEXT = b"<p>Windows is activated with a digital license.</p>\n" * 40


def test_each_copy_opens_to_the_same_bytes():
    assert brotli.decompress(with_brotli(TEXT)) == TEXT
    assert gzip.decompress(with_gzip(TEXT)) == TEXT


def test_a_gzip_copy_tells_no_time_and_no_system():
    assert with_gzip(TEXT)[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"


def test_text_above_the_least_size_is_copied_and_nothing_else(tmp_path):
    for name in ("a.html", "b.js", "c.svg", "d.webp", "e.md"):
        (tmp_path / name).write_bytes(TEXT)
    (tmp_path / "small.html").write_bytes(b"x" * 500)
    (tmp_path / "folder.js").mkdir()
    assert [path.name for path in text_files(tmp_path)] == ["a.html", "b.js", "c.svg", "e.md"]


def test_a_copy_is_as_old_as_its_file(tmp_path):
    page = tmp_path / "index.html"
    page.write_bytes(TEXT)
    os.utime(page, (1, 1_700_000_000))
    assert write_copies(page) == (len(TEXT), len(with_brotli(TEXT)), len(with_gzip(TEXT)))
    assert {path.name: path.stat().st_mtime for path in tmp_path.iterdir()} == dict.fromkeys(
        ("index.html", "index.html.br", "index.html.gz"), 1_700_000_000
    )


def test_a_second_run_writes_the_same_copies(tmp_path):
    (tmp_path / "index.html").write_bytes(TEXT)
    first = compress(tmp_path), {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    time.sleep(1.1)  # gzip counts seconds
    assert (
        compress(tmp_path),
        {path.name: path.read_bytes() for path in tmp_path.iterdir()},
    ) == first
