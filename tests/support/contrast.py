"""How well text stands out from what is behind it (WCAG 1.4.3), measured on the page itself."""

from __future__ import annotations

from playwright.sync_api import Page

MEASURE = """() => {
  const parse = text => {
    const n = text.match(/[\\d.]+/g).map(Number);
    return {rgb: n.slice(0, 3).map(c => text.startsWith("color(") ? c * 255 : c), a: n.length > 3 ? n[3] : 1};
  };
  const over = (top, under) => top.rgb.map((c, i) => c * top.a + under[i] * (1 - top.a));
  const light = rgb => {
    const [r, g, b] = rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = node => {
    const layers = [];
    for (let n = node; n; n = n.parentElement) {
      if (n.getAttribute("role") === "slider" || n.closest("[data-testid=stSlider]")) continue;  // its value stands above its handle
      const c = parse(getComputedStyle(n).backgroundColor);
      if (c.a) layers.push(c);
      if (c.a === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const faded = node => { let all = 1; for (let n = node; n; n = n.parentElement) all *= Number(getComputedStyle(n).opacity); return all; };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), node = walker.currentNode.parentElement;
    if (!text || !node || node.closest("script, style, noscript, [disabled], [translate=no]")) continue;
    const box = node.getBoundingClientRect(), style = getComputedStyle(node), opacity = faded(node);
    if (!node.checkVisibility({opacityProperty: true, visibilityProperty: true}) || box.width < 2 || opacity < 0.05) continue;
    const under = behind(node), ink = parse(node.closest("svg") ? style.fill : style.color);
    const seen = over({rgb: ink.rgb, a: ink.a * opacity}, under);
    const [a, b] = [light(seen), light(under)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    found.push({text: text.slice(0, 60), ratio: (a + 0.05) / (b + 0.05), needed: large ? 3 : 4.5});
  }
  return found;
}"""


def measured(page: Page) -> list[dict[str, float | str]]:
    """Each visible text with its ratio and what it needs."""
    found: list[dict[str, float | str]] = page.evaluate(MEASURE)
    return found


def too_faint(page: Page) -> list[str]:
    """Texts that do not stand out enough."""
    return sorted({
        f"{item['text']}: {float(item['ratio']):.2f}" for item in measured(page) if float(item["ratio"]) < float(item["needed"])
    })  # fmt: skip
