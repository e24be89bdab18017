// Every line of text that can be seen is measured; hidden, moved away and scrolling boxes are understood.
() => {
  const found = [], wide = document.documentElement.clientWidth;
  const skip = '.mz-hidden, .mz-table caption, [data-testid="stHeader"], [data-testid="stIconMaterial"], style, script, noscript, canvas';
  const roots = [...document.querySelectorAll('[data-testid="stMain"], [data-testid="stSidebar"]')];
  const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  const clips = element => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
  const lines = [];
  // The box of a line is higher than its letters, by more in some fonts than in others.
  const inked = (at, element) => {
    const middle = (at.top + at.bottom) / 2, half = Math.min(at.height, parseFloat(getComputedStyle(element).fontSize)) * 0.45;
    return {left: at.left, right: at.right, top: middle - half, bottom: middle + half};
  };
  const named = element => {
    const key = element.closest('[class*="st-key-"]');
    return key ? [...key.classList].find(name => name.startsWith('st-key-')) : element.tagName.toLowerCase();
  };
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, parent = node.parentElement, said = node.textContent.trim();
      if (!said || !parent || parent.closest(skip)) continue;
      if (!parent.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
      // What a closed or moved away part holds isn't seen.
      const around = [];
      for (let one = parent; one && one !== root.parentElement; one = one.parentElement) around.push(one);
      const box = around.find(one => scrolls(one) && !['stMain', 'stSidebarContent'].includes(one.dataset.testid));
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const at of range.getClientRects()) {
        if (at.width < 1 || at.height < 1) continue;
        if (at.right <= 0 || at.left >= wide && root.dataset.testid === 'stSidebar') continue;
        const clipper = around.find(one => clips(one) && (() => {
          const edge = one.getBoundingClientRect();
          return at.left < edge.left - 1.5 || at.right > edge.right + 1.5;
        })());
        // Made so small on purpose: read out, not shown.
        if (clipper && clipper.getBoundingClientRect().width <= 1) continue;
        if (clipper && !box) found.push(`cut: "${said.slice(0, 60)}" in ${named(parent)}`);
        if (!box && (at.left < -1 || at.right > wide + 1)) found.push(`beyond the edge: "${said.slice(0, 60)}" in ${named(parent)}`);
        if (!box && !clipper) lines.push({said, at: inked(at, parent), parent});
      }
    }
  }
  // A bar of another panel of the same chart, over the end of a label.
  for (const chart of document.querySelectorAll('.js-plotly-plot')) {
    const bars = [...chart.querySelectorAll('.bars .point path')];
    for (const text of chart.querySelectorAll('.plot text')) {
      const at = text.getBoundingClientRect(), panel = text.closest('.subplot');
      const over = bars.find(bar => {
        if (bar.closest('.subplot') === panel || !at.width) return false;
        const edge = bar.getBoundingClientRect();
        return Math.min(edge.right, at.right) - Math.max(edge.left, at.left) > 2
          && Math.min(edge.bottom, at.bottom) - Math.max(edge.top, at.top) > 4;
      });
      if (over) found.push(`covered: "${text.textContent}" by a bar in ${named(chart)}`);
    }
  }
  lines.sort((one, other) => one.at.top - other.at.top);
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length; next++) {
      const other = lines[next];
      if (other.at.top >= one.at.bottom) break;
      if (one.parent === other.parent || one.parent.contains(other.parent) || other.parent.contains(one.parent)) continue;
      const across = Math.min(one.at.right, other.at.right) - Math.max(one.at.left, other.at.left);
      const down = Math.min(one.at.bottom, other.at.bottom) - Math.max(one.at.top, other.at.top);
      if (across > 2 && down > 2) found.push(`covered: "${one.said.slice(0, 40)}" by "${other.said.slice(0, 40)}" in ${named(one.parent)} and ${named(other.parent)}`);
    }
  });
  return [...new Set(found)];
}
