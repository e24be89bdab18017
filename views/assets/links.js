// Two small services for the pages, none of which loads anything:
// a click on one of our links or on a mark of a chart asks Python instead of loading the page again;
// the address always says what is chosen, so that a copied link shows the same.
const OURS = 'a.mz-go, .js-plotly-plot a, .js-plotly-plot [data-go]';
const page = { ask: () => {}, resized: () => {}, chosen: null, names: [], width: '', wanted: null };

// Charts of a window as narrow as a phone's are drawn otherwise; Python is told when that changes.
const NARROW_PIXELS = 640;

const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);

// To another page as by forward, which is one step of back; Python's own way there would leave two.
function leave(url, tries = 2) {
  page.wanted = { url, tries };
  history.pushState(null, '', url);
  dispatchEvent(new PopStateEvent('popstate', { state: null }));
}

// A run that was asked for just before, as a window tells its width, may draw the page before it once more and take the
// address back with it. Whoever has done something else since wants no longer to go there.
function arrive() {
  const wanted = page.wanted;
  if (!wanted || wanted.url.pathname === location.pathname) return;
  page.wanted = null;
  if (wanted.tries) leave(wanted.url, wanted.tries - 1);
}
const elsewhere = (event) => { if (event.isTrusted) page.wanted = null; };
for (const done of ['pointerdown', 'keydown', 'popstate']) addEventListener(done, elsewhere, true);

function go(target) {
  const url = new URL(target, location.href);
  if (url.origin !== location.origin) return;
  if (url.pathname === location.pathname) page.ask(url.search);
  else leave(url);
}

// On a phone the list of pages lies over the page: it goes when one of them has been chosen.
const PHONE_PIXELS = 768;

function leaveList(link) {
  if (innerWidth >= PHONE_PIXELS || !link.closest('.st-key-nav')) return;
  document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}

function onClick(event) {
  const link = event.target.closest && event.target.closest(OURS);
  if (!link || !plain(event)) return;
  event.preventDefault();
  event.stopPropagation();
  go(link.getAttribute('href') || link.getAttribute('xlink:href'));
  leaveList(link);
}

// In the meeting room arrow keys turn the pages, as the device in a speaker's hand does, and Esc ends it.
const TURNS = { ArrowLeft: 'before', PageUp: 'before', ArrowRight: 'after', PageDown: 'after', Escape: 'end' };
const BUSY = 'input, textarea, select, [contenteditable], [role="radiogroup"], [role="listbox"], [role="dialog"]';

function onKey(event) {
  const turn = TURNS[event.key];
  if (!turn || event.defaultPrevented || event.target.closest(BUSY) || document.querySelector('[role="dialog"]')) return;
  const link = document.querySelector(`a.mz-turn-${turn}`);
  if (link && plain(event)) link.click();
}

// What a mark of a chart leads to stands in its customdata: an address, alone or behind what its hover box says.
const address = (point) => [point.customdata].flat().filter((text) => typeof text === 'string').pop() || '';

const leads = (text) => /^[\w./-]*\?/.test(text);

function watch(chart) {
  if (chart.mzWatched || !chart.on) return;
  chart.mzWatched = true;
  chart.on('plotly_click', (event) => {
    const found = address(event.points[0]);
    if (leads(found)) go(found);
  });
  chart.on('plotly_hover', (event) => chart.classList.toggle('mz-leads', leads(address(event.points[0]))));
  chart.on('plotly_unhover', () => chart.classList.remove('mz-leads'));
}

function complete(target) {
  const url = new URL(target, location.href);
  for (const name of page.names) {
    if (name in page.chosen) url.searchParams.set(name, page.chosen[name]);
    else url.searchParams.delete(name);
  }
  return url;
}

function keepAddress() {
  if (!page.chosen) return;
  const url = complete(location.href);
  if (url.search !== location.search) history.replaceState(history.state, '', url);
}

function watchCharts() {
  document.querySelectorAll('.js-plotly-plot').forEach(watch);
}

// The module lives as long as the browser's tab; a part of the page that is drawn anew only brings a newer `ask`.
document.addEventListener('click', onClick, true);
document.addEventListener('keydown', onKey);
new MutationObserver(watchCharts).observe(document.body, { childList: true, subtree: true });

function tellWidth() {
  const width = innerWidth < NARROW_PIXELS ? 'narrow' : 'wide';
  if (width === page.width) return;
  page.width = width;
  page.resized(width);
}
addEventListener('resize', tellWidth);

// Dialogs and popovers stand beside the app, where its colours would not reach them.
function carryTheme() {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
}

export default function ({ data, setTriggerValue }) {
  page.ask = (target) => setTriggerValue('asked', target);
  page.chosen = data.chosen;
  page.names = data.names;
  page.resized = (width) => setTriggerValue('width', width);
  page.width = data.width;
  arrive();
  tellWidth();
  keepAddress();
  carryTheme();
  watchCharts();
}
