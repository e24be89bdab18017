// Streamlit's own labels are English alone. On a Chinese page they are said in Chinese, on an English one as they were;
// also those of lists, calendars and dialogs that open later. What pages and charts say themselves is left alone.
const OURS = '.mz, .js-plotly-plot, [data-testid="stIconMaterial"], style, script, textarea, .mz-sheet';
const SAID = ['aria-label', 'title', 'alt', 'placeholder'];
let tables = [];
let language = 'en';

const DAY = { year: 'numeric', month: 'long', day: 'numeric' };
const dated = (text) =>
  language === 'zh' && /^[A-Z][a-z]+ \d{1,2}, \d{4}$/.test(text) ? new Date(text).toLocaleDateString('zh-CN', DAY) : text;

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// From a pair of texts with {x} for what differs to a way from the one to the other.
function way([from, to]) {
  const [before, after] = from.split('{x}');
  if (after === undefined) return (text) => (text === from ? to : null);
  const whole = new RegExp(`^${literal(before)}(.+)${literal(after)}$`, 's');
  return (text) => {
    const found = whole.exec(text);
    return found && to.replace('{x}', () => dated(found[1]));
  };
}

function said(text) {
  const found = text && text.trim();
  if (!found || found.length > 120) return null;
  for (const one of tables) {
    const other = one(found);
    if (other !== null && other !== found) return text.replace(found, () => other);
  }
  return null;
}

function attribute(element, name) {
  const other = said(element.getAttribute(name));
  if (other !== null) element.setAttribute(name, other);
}

// React keeps the node and only ever changes its text, so the text alone is changed here too.
function textNode(node) {
  const other = said(node.nodeValue);
  if (other !== null) node.nodeValue = other;
}

function whole(root) {
  if (root.nodeType === Node.TEXT_NODE) return root.parentElement && !root.parentElement.closest(OURS) && textNode(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(OURS)) return undefined;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => (node.matches && node.matches(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  });
  for (let node = root; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) textNode(node);
    else for (const name of SAID) if (node.hasAttribute(name)) attribute(node, name);
  }
  return undefined;
}

new MutationObserver((changes) => {
  for (const { type, target, addedNodes, attributeName } of changes) {
    if (type === 'childList') addedNodes.forEach(whole);
    else if (type === 'characterData') whole(target);
    else if (!target.closest(OURS)) attribute(target, attributeName);
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: SAID });

export default function ({ data }) {
  language = data.language;
  const pairs = language === 'zh' ? data.labels : data.labels.map(([en, zh]) => [zh, en]);
  tables = pairs.map(way);
  whole(document.body);
}
