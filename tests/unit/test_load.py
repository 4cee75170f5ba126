"""The load that is measured: what is asked, how answers are read, how figures are told."""

from __future__ import annotations

from collections import Counter

import pytest

from guidekit.bench.load import GUIDE, Tally, asked_for, status_and_length, summary


def test_a_reader_asks_for_the_script_and_a_picture_of_the_guide(tmp_path):
    page = tmp_path / GUIDE.strip("/") / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<script src="../../assets/js/1.js" defer></script><img src="../../assets/screens/a.webp">',
        encoding="utf-8",
    )
    wanted = asked_for(tmp_path)
    assert len(wanted) == 7 and wanted["/assets/js/1.js"] == wanted["/assets/screens/a.webp"] == 200
    assert wanted["/0xC004f211?os=windows-11"] == 301
    page.write_text("<p>no picture</p>", encoding="utf-8")
    with pytest.raises(ValueError, match="name another guide"):
        asked_for(tmp_path)


def test_the_head_of_an_answer_is_read():
    assert status_and_length(b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n") == (200, 12)
    with pytest.raises(ValueError, match="without status or length"):
        status_and_length(b"HTTP/1.1 200 OK\r\n\r\n")


def test_the_figures_name_errors_and_latency():
    text = summary(Tally([0.001] * 98 + [0.05, 0.2], 2_000_000, Counter({"/ gave 500": 2})), 2)
    assert "100 requests in 2.0 s, 2 errors" in text and "50 requests per second, 2.0 MB" in text
    assert "median 1.0" in text and "max 200.0" in text and text.endswith("2 x / gave 500")
