"""A picture that everybody will see, drawn anew: no larger than a page shows it, and nothing else of the file in it."""

from PIL import Image, ImageOps

from core.files.child.pictures import MAX_PIXELS, Found

LARGEST, SMALLEST = 1600, 320
QUALITY = 85
FORMATS = ["JPEG", "PNG"]


def look(path: str, _kind: str, rewritten: str) -> Found:
    """What is wrong with the picture; a good one lies at `rewritten` as a JPG, turned upright, without metadata."""
    with Image.open(path, formats=FORMATS) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            return [("pixels", {"size": round(picture.width * picture.height / 1e6), "limit": MAX_PIXELS // 1_000_000})]
        if getattr(picture, "is_animated", False):
            return [("animated", {})]
        if max(picture.size) < SMALLEST:
            return [("small", {"size": max(picture.size), "limit": SMALLEST})]
        picture.draft("RGB", (LARGEST, LARGEST))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LARGEST, LARGEST))
        _on_white(upright).save(rewritten, "JPEG", quality=QUALITY, optimize=True)
    return []


def _on_white(picture: Image.Image) -> Image.Image:
    """What can be seen through becomes white: a JPG knows no transparency."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen)
    return ground
