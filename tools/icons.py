"""Draws the icons of the app as PNG, from the mark of static/img/mark.svg: three strokes over a double line.

    python -m tools.icons      writes static/img/icon-*.png

The drawing is of upright rectangles alone, so their share of each pixel is exact; no picture library is needed.
"""

import struct
import zlib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "static" / "img"
PAPER, PINE = (0xF7, 0xF6, 0xF2), (0x0F, 0x52, 0x4B)
# Left, top, right, bottom on the 20 × 20 of the mark; its strokes end square, half their width further.
STROKES = [(x - 1.25, 1.25, x + 1.25, 13.75) for x in (4, 9, 14)]
MARK = [*STROKES, (0.75, 15.25, 19.25, 16.75), (0.75, 18.25, 19.25, 19.75)]
# The side in pixels, and the share of it left free around the mark.
SIZES = {
    "icon-32.png": (32, 0.04),
    "icon-180.png": (180, 0.16),
    "icon-192.png": (192, 0.12),
    "icon-512.png": (512, 0.12),
}
# A mask may cut a fifth on each side.
SIZES["icon-maskable-512.png"] = (512, 0.24)


def coverage(low: float, high: float, pixel: int) -> float:
    """How much of the pixel lies between the two."""
    return max(0.0, min(high, pixel + 1) - max(low, pixel))


def drawn(size: int, margin: float) -> bytes:
    """The mark in pine on paper, with that share of the side left free around it."""
    scale = size * (1 - 2 * margin) / 20
    away = size * margin
    bars = [tuple(away + edge * scale for edge in bar) for bar in MARK]
    rows = bytearray()
    for y in range(size):
        rows.append(0)  # PNG: the row is not filtered
        across = [(left, right, coverage(top, bottom, y)) for left, top, right, bottom in bars]
        across = [bar for bar in across if bar[2]]
        for x in range(size):
            ink = min(1.0, sum(coverage(left, right, x) * part for left, right, part in across))
            rows += bytes(round(paper + (pine - paper) * ink) for paper, pine in zip(PAPER, PINE, strict=True))
    return png(size, bytes(rows))


def png(size: int, rows: bytes) -> bytes:
    """A square PNG of eight bits a colour."""
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def main() -> None:
    """Write all of them."""
    for name, (size, margin) in SIZES.items():
        (FOLDER / name).write_bytes(drawn(size, margin))


if __name__ == "__main__":
    main()
