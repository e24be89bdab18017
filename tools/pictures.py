"""Pictures for the repository: small enough to keep, sharp enough to read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

# The pages have few colours; more than these are nowhere told apart.
COLOURS = 64
CLIP_WIDTH = 1_000
CLIP_MILLISECONDS = 2_200


def keep(content: bytes, path: Path) -> None:
    """Write a screenshot as a PNG of few colours, a third of the size."""
    _fewer_colours(Image.open(io.BytesIO(content))).save(path, "PNG", optimize=True)


def clip(contents: Sequence[bytes], path: Path) -> None:
    """Write screenshots as one moving picture (GIF), which shows them in turn for ever."""
    first, *others = [_fewer_colours(_narrower(Image.open(io.BytesIO(content)))) for content in contents]
    first.save(path, "GIF", save_all=True, append_images=others, duration=CLIP_MILLISECONDS, loop=0, optimize=True)


def _fewer_colours(image: Image.Image) -> Image.Image:
    return image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def _narrower(image: Image.Image) -> Image.Image:
    return image.resize((CLIP_WIDTH, round(image.height * CLIP_WIDTH / image.width)), Image.Resampling.LANCZOS)
