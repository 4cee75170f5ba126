"""Write compressed copies beside the text files of a built site: Brotli and gzip, the same bytes on every run.

Source: RFC 1952 (gzip) and RFC 7932 (Brotli).
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from struct import pack

import brotli

TEXT = {".html", ".js", ".css", ".svg", ".json", ".xml", ".txt", ".md", ".webmanifest"}
LEAST = 500  # bytes; what is smaller fits into one packet anyway
# No name, no time, no system: the header says only "deflate, slowest and best".
GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"


def with_brotli(data: bytes) -> bytes:
    """Return the bytes as small as Brotli makes them."""
    return brotli.compress(data, quality=11)


def with_gzip(data: bytes) -> bytes:
    """Return the bytes as a gzip file that tells neither when nor where it was made."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    return (
        GZIP_HEADER
        + deflate.compress(data)
        + deflate.flush()
        + pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    )


COPIES = {".br": with_brotli, ".gz": with_gzip}


def text_files(site: Path) -> Iterator[Path]:
    """Yield the files that are worth a compressed copy."""
    for path in sorted(site.rglob("*")):
        if path.suffix in TEXT and path.is_file() and path.stat().st_size > LEAST:
            yield path


def write_copies(path: Path) -> tuple[int, int, int]:
    """Write the copies of one file, as old as the file; return the bytes of the file, of Brotli and of gzip."""
    data, stat = path.read_bytes(), path.stat()
    sizes = [len(data)]
    for suffix, packed in COPIES.items():
        copy = path.with_name(path.name + suffix)
        copy.write_bytes(packed(data))
        os.utime(copy, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        sizes.append(copy.stat().st_size)
    return sizes[0], sizes[1], sizes[2]


def compress(site: Path) -> tuple[int, int, int, int]:
    """Write a `.br` and a `.gz` beside every text file; return the number of files and the three sums of bytes."""
    paths = list(text_files(site))
    with ProcessPoolExecutor() as pool:
        sizes = list(pool.map(write_copies, paths, chunksize=16))
    return len(paths), *(sum(size[kind] for size in sizes) for kind in range(3))
