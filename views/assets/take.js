// Taking things along: a chart as a picture with its title, source and cut-off on it; a page on paper.
// The drawing is Plotly's own; words are read from the page as text, never as markup.
(() => {
  "use strict";
  if (window.mingzhangTake) return;
  window.mingzhangTake = true;

  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 24;
  const SHARPNESS = 2;
  const A4_PIXELS = 700;
  // Flows fade in for a moment after they have been given another width.
  const SETTLE_MILLISECONDS = 800;
  const NO_FILE_NAME = /[\\/:*?"<>|\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/g;

  const measuring = document.createElement("canvas").getContext("2d");

  function lines(text, style, width) {
    measuring.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const found = [];
    let line = "";
    // Chinese breaks anywhere, other words at their spaces.
    for (const word of text.match(/[\u2e80-\uffff][，。；：、）]*|[^\s\u2e80-\uffff]+\s*|\s+/g) || []) {
      if (line && measuring.measureText(line + word.trimEnd()).width > width) {
        found.push(line.trimEnd());
        line = "";
      }
      line += word;
    }
    return [...found, line.trimEnd()].filter(Boolean);
  }

  function block(element, width) {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const text = (element.dataset.text || element.textContent).trim();
    return { style, step: size * 1.45, size, rows: lines(text, style, width) };
  }

  function write(picture, { style, step, size, rows }, top) {
    for (const [at, row] of rows.entries()) {
      const text = document.createElementNS(SVG, "text");
      text.setAttribute("x", MARGIN);
      text.setAttribute("y", top + at * step + size);
      text.setAttribute("fill", style.color);
      text.setAttribute("font-family", style.fontFamily);
      text.setAttribute("font-size", size);
      text.setAttribute("font-weight", style.fontWeight);
      text.textContent = row;
      picture.append(text);
    }
    return top + rows.length * step;
  }

  function drawn(uri) {
    return new DOMParser().parseFromString(decodeURIComponent(uri.slice(uri.indexOf(",") + 1)), "image/svg+xml");
  }

  async function compose(frame) {
    const plot = frame.querySelector(".js-plotly-plot");
    const { offsetWidth: inner, offsetHeight: high } = plot;
    const asked = { format: "svg", width: inner, height: high };
    const chart = drawn(await window.Plotly.toImage({ data: plot.data, layout: plot.layout }, asked)).documentElement;
    const words = [".mz-chart-title", ".mz-chart-sub", ".mz-chart-foot-text"].map((name) => frame.querySelector(name));
    const [title, sub, foot] = words.map((element) => block(element, inner));
    const notes = [...frame.querySelectorAll(".mz-noted")].map((element) => block(element, inner));
    const picture = document.createElementNS(SVG, "svg");
    const ground = document.createElementNS(SVG, "rect");
    picture.append(ground);
    let at = write(picture, title, MARGIN);
    at = write(picture, sub, at + 2) + 10;
    chart.setAttribute("x", MARGIN);
    chart.setAttribute("y", at);
    picture.append(document.importNode(chart, true));
    at += high + 8;
    for (const note of notes) at = write(picture, note, at);
    at = write(picture, foot, at);
    const size = { width: inner + 2 * MARGIN, height: Math.ceil(at + MARGIN) };
    for (const [name, value] of Object.entries({ xmlns: SVG, ...size, viewBox: `0 0 ${size.width} ${size.height}` })) {
      picture.setAttribute(name, value);
    }
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor);
    return { text: new XMLSerializer().serializeToString(picture), ...size };
  }

  function rasterised({ text, width, height }) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = width * SHARPNESS;
        canvas.height = height * SHARPNESS;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
      };
      image.onerror = reject;
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    });
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async function take(button) {
    const frame = button.closest('[class*="st-key-chart-"]');
    const name = frame.querySelector(".mz-chart-title").textContent.replace(NO_FILE_NAME, " ").trim().slice(0, 60);
    const ending = button.dataset.take;
    const picture = await compose(frame);
    const svg = () => new Blob([picture.text], { type: "image/svg+xml" });
    save(ending === "svg" ? svg() : await rasterised(picture), `${name} ${button.dataset.day}.${ending}`);
  }

  // On paper the page is as wide as the paper; charts have to be told, for their drawing is in pixels.
  function onPaper(on) {
    document.documentElement.classList.toggle("mz-paper", on);
    for (const plot of document.querySelectorAll(".js-plotly-plot")) {
      const room = plot.closest('[class*="st-key-chart-"]') || plot.parentElement;
      const width = on ? Math.min(room.clientWidth, A4_PIXELS) : room.clientWidth;
      const drawnAt = Number(plot.querySelector(".main-svg")?.getAttribute("width"));
      if (width && window.Plotly && drawnAt !== width) window.Plotly.relayout(plot, { width });
    }
  }
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-take]") : null;
    if (!button) return;
    if (button.dataset.take === "paper") {
      onPaper(true);
      setTimeout(print, SETTLE_MILLISECONDS);
      return;
    }
    button.disabled = true;
    take(button)
      .catch(() => button.classList.add("mz-failed"))
      .finally(() => {
        button.disabled = false;
      });
  });
})();
