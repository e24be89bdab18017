"""The gallery in a browser: no text is cut off, none covers another, at the widths of a page, half a page, a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from metrics.metric import Language
from tests.views.charts.gallery import page

pytestmark = pytest.mark.browser
FAULTS = """() => [...document.querySelectorAll('[id^=chart-]')].flatMap(chart => {
  const found = [], box = chart.getBoundingClientRect();
  const texts = [...chart.querySelectorAll('svg text')].filter(text => text.textContent.trim())
    .map(text => ({said: text.textContent, at: text.getBoundingClientRect()})).filter(text => text.at.width > 0);
  texts.forEach((one, index) => {
    const {left, right, top, bottom} = one.at;
    if (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1)
      found.push(`${chart.id}: "${one.said}" is cut`);
    texts.slice(index + 1).forEach(other => {
      const across = Math.min(right, other.at.right) - Math.max(left, other.at.left);
      const down = Math.min(bottom, other.at.bottom) - Math.max(top, other.at.top);
      if (across > 2 && down > 4) found.push(`${chart.id}: "${one.said}" covers "${other.said}"`);
    });
  });
  return found;
})"""


@pytest.mark.parametrize(("lang", "dark"), [("zh", False), ("en", True)])
@pytest.mark.parametrize("width", [1100, 560, 360])
def test_no_text_is_cut_or_covered(browser: Browser, tmp_path: Path, lang: Language, dark: bool, width: int) -> None:
    file = tmp_path / "gallery.html"
    file.write_text(page(lang, dark=dark, width=width, narrow=width < 400), encoding="utf-8")
    tab = browser.new_page(viewport={"width": width + 20, "height": 900})
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(file.as_uri())
    tab.wait_for_function("document.querySelectorAll('.js-plotly-plot .main-svg').length > 40")
    assert tab.evaluate(FAULTS) == []
    assert complaints == []
    tab.close()
