"""Bars by matplotlib: a PNG for a mail, an SVG for a page. Every bar has its figure beside it: no colour is needed."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from bot.domain.reporting.document import Bars

INK, GRID = "#1c2430", "#5b6573"
WIDTH = 6.3  # inches: a page without its margins
PHONE = 3.3  # inches: as wide as a letter on a phone
ROW, HEAD = 0.30, 0.55  # inches a bar, and for the title
LONGEST_LABEL = 34  # characters


@lru_cache(maxsize=32)  # the same for every director of a bureau
def png(bars: Bars, colour: str, width: float = WIDTH) -> bytes:
    """For a mail: 144 dots an inch, so that it is sharp on a phone. `width` in inches."""
    return _drawn(bars, colour, "png", width)


def svg(bars: Bars, colour: str) -> bytes:
    """For a page: lines and letters as outlines."""
    return _drawn(bars, colour, "svg")


def figure(value: float, unit: str) -> str:
    """A figure as people write it: 3,5 dagen; 4."""
    number = f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{number} {unit}".strip()


def _drawn(bars: Bars, colour: str, form: str, width: float = WIDTH) -> bytes:
    import matplotlib as mpl  # here, for it takes longest to load and few commands draw
    from matplotlib.figure import Figure

    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 9, "svg.fonttype": "path", "svg.hashsalt": "klachtenbot"}):
        picture = Figure(figsize=(width, HEAD + ROW * max(len(bars.labels), 1)), dpi=144, layout="constrained")
        axes = picture.add_subplot()
        places = range(len(bars.labels))
        late = [bars.limit is not None and value > bars.limit for value in bars.values]
        drawn = axes.barh(
            places, bars.values, height=0.62, color=["white" if each else colour for each in late], edgecolor=colour
        )
        for each, is_late in zip(drawn, late, strict=True):
            each.set_hatch("////" if is_late else "")
        axes.bar_label(drawn, [figure(value, bars.unit) for value in bars.values], padding=4, color=INK)
        axes.set_yticks(
            places, [label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…" for label in bars.labels]
        )
        axes.invert_yaxis()
        axes.set_xlim(0, 1.18 * max((*bars.values, bars.limit or 0, 1)))
        if bars.limit is not None:
            axes.axvline(bars.limit, color=GRID, linestyle="--", linewidth=1)
        axes.tick_params(left=False, bottom=False, labelbottom=False, labelcolor=INK)
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        axes.spines["left"].set_color(GRID)
        picture.suptitle(bars.title, x=0.005, ha="left", fontsize=10, fontweight="bold", color=INK)
        out = BytesIO()
        picture.savefig(out, format=form, metadata={"Date": None} if form == "svg" else None)
        return out.getvalue()
