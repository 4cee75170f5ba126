"""The server configuration, with the real nginx: copies, headers, addresses, types, what is refused."""

from __future__ import annotations

import gzip
import tempfile
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from urllib.parse import urlsplit

import brotli
import pytest

from guidekit.model.finding import Finding
from guidekit.model.project import DOCS, ROOT
from guidekit.publish.assets import Assets
from tests.conftest import report
from tools import nginx

pytestmark = pytest.mark.thorough

GUIDE = "how-to/link-your-license/"
BUNDLES = [f"assets/js/{file}" for file, _ in Assets(DOCS / "assets").bundles.values()]
SCRIPT = BUNDLES[0]
PICTURE = "assets/screens/win11-activation-linked.light.wide.webp"
# What mail programs and gateways make of our addresses, and what was meant; the page for unknown
# addresses undoes the same on hosts without this configuration.
MANGLED = {
    "101/)": "101/",
    "101/,": "101/",
    "101,": "101/",
    "(101)": "101/",
    "101/%3E": "101/",
    "101/%E2%80%9C": "101/",
    "101/)?os=windows-10": "101/?os=windows-10",
    "101/%3Fos=windows-10": "101/?os=windows-10",
    "101/%23windows-10-sign-in": "101/#windows-10-sign-in",
    "101%23windows-10-sign-in": "101/#windows-10-sign-in",
    "101/*windows-10-sign-in__;Iw!!Abc": "101/#windows-10-sign-in",
    **dict.fromkeys(
        ("101/7)", "101/7,", "101/7/)", "101/7%3E", "(101/7/).", "101/7)/", "101/7/%E2%80%9D"),
        "101/7/",
    ),
    "how-to/link-your-license/%23windows-10": f"{GUIDE}#windows-10",
    "0xc004f211.": "0xc004f211/",
    "0xC004-F211": "0xc004f211/",
}
TEXTS = [
    "",
    GUIDE,
    f"{GUIDE}index.md",
    "assets/drawing.svg",
    SCRIPT,
    "assets/search/data.js",
    "guides.json",
    "changes.xml",
    "llms.txt",
    "404.html",
]
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".png": "image/png",
}
OWN_TYPES = {"changes.xml": "application/atom+xml"}
PAGE, WEEK, YEAR = "no-cache", "public, max-age=604800", "public, max-age=31536000, immutable"
OPENED = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@dataclass(frozen=True)
class Answer:
    """What the server sent."""

    status: int
    headers: Message
    body: bytes


@pytest.fixture
def ask(through_nginx):
    """Return a function that sends one request, its path exactly as written."""
    host = urlsplit(through_nginx).netloc
    connection = HTTPConnection(host, timeout=10)

    def asked(path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        connection.request(
            method,
            f"/{path}",
            body,
            {name.replace("_", "-"): value for name, value in headers.items()},
        )
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())

    yield asked
    connection.close()


def opened(ask, path: str) -> tuple[str, Answer]:
    """Follow redirects within the site, three at most; return the last address and its answer."""
    for _ in range(3):
        answer = ask(path)
        if answer.status != 301:
            break
        location = answer.headers["Location"]
        assert location.startswith("/") and not location.startswith("//"), location
        path = location[1:]
    return path, answer


def file_of(folder, path: str) -> bytes:
    """Return what the site holds at an address."""
    return (folder / (f"{path}index.html" if path.endswith("/") or not path else path)).read_bytes()


@pytest.mark.parametrize("path", TEXTS)
def test_a_compressed_copy_is_sent_to_who_takes_it(ask, server_folder, path):
    text = file_of(server_folder, path)
    plain = ask(path)
    assert (plain.body, plain.headers["Content-Encoding"], plain.headers["Vary"]) == (
        text,
        None,
        "Accept-Encoding",
    )
    for takes, gets in {
        "gzip, deflate, br, zstd": "br",
        "br": "br",
        "gzip": "gzip",
        "br;q=0.5, gzip;q=1.0": "br",
    }.items():
        answer = ask(path, Accept_Encoding=takes)
        assert answer.status == 200
        assert answer.headers.get_all("Content-Encoding") == [gets], takes
        assert answer.headers.get_all("Vary") == ["Accept-Encoding"]
        assert answer.headers.get_all("Content-Type") == plain.headers.get_all("Content-Type")
        assert len(answer.body) < len(text) and OPENED[gets](answer.body) == text


@pytest.mark.parametrize(
    ("takes", "gets"),
    {
        "identity": None,
        "br;q=0": None,
        "br; q=0.0, gzip": "gzip",
        "brotli": None,
        "*": None,
        "x-br, GZIP": "gzip",
    }.items(),
)
def test_a_refused_encoding_is_never_sent(ask, server_folder, takes, gets):
    answer = ask(GUIDE, Accept_Encoding=takes)
    assert answer.headers["Content-Encoding"] == gets
    assert OPENED[gets](answer.body) == file_of(server_folder, GUIDE)


def test_a_file_without_a_copy_is_sent_as_it_is(ask, server_folder):
    for path in (PICTURE, "0xC004F211/"):
        answer = ask(path, Accept_Encoding="gzip, br")
        assert (answer.body, answer.headers["Content-Encoding"]) == (
            file_of(server_folder, path),
            None,
        )


@pytest.mark.parametrize(
    "name",
    [
        "index.html.br",
        "index.html.gz",
        f"{GUIDE}index.html.br",
        "changes.xml.gz",
        "index.html%2Ebr",
    ],
)
def test_a_copy_has_no_address_of_its_own(ask, name):
    assert ask(name).status == ask(name, Accept_Encoding="gzip, br").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "",
        GUIDE,
        "101/",
        "101",
        SCRIPT,
        PICTURE,
        "changes.xml",
        "nowhere/",
        ".git/config",
        "POST",
    ],
)
def test_every_answer_carries_the_security_headers(ask, path):
    headers = (ask("", "POST") if path == "POST" else ask(path, Accept_Encoding="br")).headers
    assert headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert headers.get_all("Referrer-Policy") == ["no-referrer"]
    assert headers.get_all("Cross-Origin-Opener-Policy") == ["same-origin"]
    assert (
        "camera=()" in headers["Permissions-Policy"]
        and "clipboard-write" not in headers["Permissions-Policy"]
    )
    (policy,) = headers.get_all("Content-Security-Policy")
    assert (
        "frame-ancestors 'none'" in policy
        and "base-uri 'none'" in policy
        and "img-src 'self' data:" in policy
    )
    assert headers["Server"] == "nginx"
    assert headers["Strict-Transport-Security"] is None


@pytest.mark.parametrize("path", ["", GUIDE, "101/", "search/", "desk/", "404.html", "nowhere"])
def test_the_header_leaves_scripts_and_styles_to_the_policy_of_the_page(ask, path):
    answer = ask(path)
    assert not {"default-src", "script-src", "style-src"} & {
        rule.split()[0] for rule in answer.headers["Content-Security-Policy"].split("; ")
    }
    assert b'http-equiv="Content-Security-Policy"' in answer.body


@pytest.mark.parametrize(
    "path",
    ["assets/drawing.svg", PICTURE, "guides.json", "changes.xml", "llms.txt", f"{GUIDE}index.md"],
)
def test_what_is_no_page_runs_nothing_when_opened_by_itself(ask, path):
    for takes in ("identity", "br", "gzip"):
        assert (
            ask(path, Accept_Encoding=takes)
            .headers["Content-Security-Policy"]
            .startswith("default-src 'none'; ")
        )


@pytest.mark.parametrize(
    "written",
    [
        "0xC004F211",
        "0xc004f211",
        "0xC004f211",
        "0XC004F211",
        "0Xc004F211/",
        "C004F211",
        "c004f211",
        "c004F211",
        "C004f211/",
    ],
)
def test_a_code_in_any_case_leads_to_its_guide(ask, server_folder, written):
    for query in ("", "?os=windows-11", "?os=both&x=1"):
        path, answer = opened(ask, written + query)
        assert answer.status == 200
        assert path.endswith(f"/{query}")
        assert answer.body == file_of(server_folder, "0xC004F211/")


def test_every_letter_of_a_code_may_have_any_case(ask):
    assert ask("0xABCDEF01/").status == 404  # a code that Windows does not have leads nowhere
    for code in ("0x803FABCD", "803fabcdE", "0xC004F21", "0xC004F211/x"):
        assert ask(code).status == 404
    codes = [line.name for line in (ROOT / "docs" / "troubleshooting").glob("0x*.md")]
    assert codes
    for name in codes:
        code = name.removesuffix(".md")
        for odd in (
            code.swapcase(),
            code[:6].upper() + code[6:].lower(),
            code[2:6].lower() + code[6:].upper(),
        ):
            assert opened(ask, odd)[1].status == 200, odd


@pytest.mark.parametrize(
    "path", ["101", "101?os=windows-10", GUIDE.rstrip("/"), "search?q=new+motherboard", "desk"]
)
def test_an_address_without_its_slash_is_sent_on(ask, path):
    name, mark, query = path.partition("?")
    answer = ask(path)
    assert (answer.status, answer.headers["Location"]) == (301, f"/{name}/{mark}{query}")
    assert opened(ask, path)[1].status == 200


@pytest.mark.parametrize(("path", "meant"), MANGLED.items())
def test_what_mail_programs_do_to_an_address_is_undone(ask, path, meant):
    answer = ask(path)
    assert (answer.status, answer.headers["Location"]) == (301, f"/{meant}")


@pytest.mark.parametrize(
    "path",
    [
        "/evil.example",
        "/evil.example/101",
        "101%0d%0aX-Bad:%201",
        "%5Cevil.example",
        "/evil.example/%2e%2e",
        "101?os=%0d%0aX-Bad:1",
    ],
)
def test_a_redirect_never_leaves_the_site(ask, path):
    answer = ask(path)
    assert answer.headers["X-Bad"] is None
    location = answer.headers["Location"]
    assert location is None or (location.startswith("/") and location[1:2] not in ("/", "\\"))


@pytest.mark.parametrize(
    "path",
    [
        "nowhere",
        "nowhere/",
        "how-to/nowhere/",
        "assets/",
        "assets/js/nowhere.js",
        "0xDEADBEEF",
        "101/nowhere",
        "index.php?a=1",
    ],
)
def test_an_unknown_address_offers_the_search(ask, server_folder, path):
    for takes, gets in {"identity": None, "br": "br"}.items():
        answer = ask(path, Accept_Encoding=takes)
        page = OPENED[gets](answer.body)
        assert (answer.status, answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
            404,
            TYPES[".html"],
            PAGE,
        )
        assert page == file_of(server_folder, "404.html") and b'role="search"' in page


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND"])
def test_only_reading_is_answered(ask, method):
    for path in ("", "101", "nowhere", SCRIPT):
        answer = ask(path, method, b"x=1" if method in ("POST", "PUT") else None)
        assert (answer.status, answer.headers["Allow"], answer.headers["Cache-Control"]) == (
            405,
            "GET, HEAD",
            PAGE,
        )


@pytest.mark.parametrize("path", ["", GUIDE, "101", PICTURE, "changes.xml", "nowhere"])
def test_head_says_what_get_would_send(ask, path):
    for takes in ("identity", "br"):
        get, head = (ask(path, method, Accept_Encoding=takes) for method in ("GET", "HEAD"))
        assert (head.status, head.body) == (get.status, b"")
        assert [pair for pair in head.headers.items() if pair[0] != "Date"] == [
            pair for pair in get.headers.items() if pair[0] != "Date"
        ]


def test_every_file_is_sent_with_its_type(ask, server_folder):
    one_of_each = {}
    for path in sorted(server_folder.rglob("*.*")):
        name = path.relative_to(server_folder).as_posix()
        if path.is_file() and path.suffix not in (".br", ".gz") and not name.startswith(".git/"):
            one_of_each[name if name in OWN_TYPES else path.suffix] = name
    wrong = []
    for kind, name in one_of_each.items():
        for takes in ("identity", "br", "gzip"):
            kinds = ask(name, Accept_Encoding=takes).headers.get_all("Content-Type")
            if kinds != [OWN_TYPES.get(name) or TYPES.get(kind)]:
                wrong.append(
                    Finding(
                        "deploy/nginx.conf",
                        1,
                        f"{name} is sent as {kinds} to who takes {takes}",
                        "name its type in `types` and in the list of copies",
                    )
                )
    report(wrong)
    assert set(OWN_TYPES) <= set(one_of_each)


def test_pages_are_asked_for_again_and_files_are_kept(ask):
    rules = {
        "": PAGE,
        GUIDE: PAGE,
        "101/": PAGE,
        "101": PAGE,
        "guides.json": PAGE,
        "changes.xml": PAGE,
        f"{GUIDE}index.md": PAGE,
    }
    rules |= {
        "assets/search/data.js": PAGE,
        PICTURE: WEEK,
        "assets/drawing.svg": WEEK,
        "assets/favicon.svg": WEEK,
    }
    rules |= dict.fromkeys(BUNDLES, YEAR)
    for path, rule in rules.items():
        for takes in ("identity", "br", "gzip"):
            assert ask(path, Accept_Encoding=takes).headers.get_all("Cache-Control") == [rule], path


@pytest.mark.parametrize("path", ["", GUIDE, SCRIPT, PICTURE])
def test_what_did_not_change_is_not_sent_again(ask, path):
    for takes in ("identity", "br", "gzip"):
        first = ask(path, Accept_Encoding=takes)
        again = ask(path, Accept_Encoding=takes, If_None_Match=first.headers["ETag"])
        assert (again.status, again.body, again.headers["Cache-Control"]) == (
            304,
            b"",
            first.headers["Cache-Control"],
        )


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "../../etc/passwd",
        "%2e%2e/secret.txt",
        "assets/..%2f../secret.txt",
        "assets../secret.txt",
        "assets/%2e%2e/%2e%2e/secret.txt",
        "..%5csecret.txt",
        "/etc/passwd",
        ".git/config",
        ".git",
        "%2egit/config",
        "assets/.git/config",
        ".well-known/../.git/config",
        ".well-known/.git/config",
        "a%00b",
    ],
)
def test_nothing_outside_the_site_is_served(ask, path):
    answer = ask(path)
    assert answer.status in (400, 404)
    assert b"not for readers" not in answer.body and b"root:x:0" not in answer.body


def test_the_address_for_reporting_a_weakness_is_served(ask, server_folder):
    answer = ask(".well-known/security.txt")
    assert (answer.status, answer.headers["Content-Type"]) == (200, TYPES[".txt"])
    assert answer.body == file_of(server_folder, ".well-known/security.txt")


def test_the_server_writes_nothing_about_a_reader(
    through_nginx, server_folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with nginx.served(server_folder) as address:
        connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
        for path in ("/", "/101", "/nowhere?q=my+secret", "/.git/config", "/assets/", "/%2e%2e/x"):
            connection.request("GET", path)
            connection.getresponse().read()
        connection.close()
        written = {
            path.name: path.read_text(encoding="utf-8")
            for path in tmp_path.glob("*/*")
            if path.is_file() and path.suffix != ".conf"
        }
    assert "127.0.0.1" not in "".join(written.values()) and "secret" not in "".join(
        written.values()
    )
    assert set(written) <= {"error.log", "nginx.pid", "output"}
