// The accessible mirror: the tree of what is on screen as elements with role, name, value and
// state, laid unseen over the picture. Rebuilt by difference for every changed frame.
'use strict';

// Bits of ui::state.
const stateBit = {
  disabled: 1, focused: 2, selected: 4, checkable: 8, checked: 16, mixed: 32, expandable: 64,
  expanded: 128, invalid: 256, required: 512, readOnly: 1024, busy: 2048, modal: 4096,
  ascending: 8192, descending: 16384, current: 32768, livePolite: 65536, liveNow: 131072,
  focusable: 262144,
};
// Roles whose name is their content, and which must not be given a name otherwise.
const namedByContent = new Set([
  'paragraph', 'heading', 'gridcell', 'columnheader', 'rowheader', 'listitem', 'option', 'status',
  'alert', 'tooltip', 'button', 'link', 'tab', 'menuitem', 'treeitem', 'row',
]);
const cellRoles = new Set(['gridcell', 'columnheader', 'rowheader']);
const setRoles = new Set(['listitem', 'option', 'tab', 'menuitem', 'radio', 'treeitem']);
const levelRoles = new Set(['heading', 'treeitem', 'listitem']);
const selectableRoles = new Set(['option', 'tab', 'gridcell', 'row', 'treeitem', 'columnheader', 'rowheader']);
/** Elements are rebuilt at most this often. */
const mirrorEvery_ms = 100;
const verbNumber = { focus: 0, setValue: 1, expand: 2, collapse: 3 };

class AsahMirror {
  constructor(host, root, canvas, live) {
    this.host = host;
    this.root = root;
    this.canvas = canvas;
    this.live = live;
    this.entries = new Map();
    this.json = '[]';
    this.parsed = [];
    this.updated_ms = -Infinity;
    this.timer = 0;
    this.spoken = new Map();
    this.movingFocus = false;
    root.addEventListener('click', (event) => this.act(event, 'click'));
    root.addEventListener('focusin', (event) => this.act(event, 'focus'));
  }

  /** A new tree. While the picture moves, the elements follow a few times a second. */
  show(json) {
    this.json = json;
    this.parsed = null;
    if (this.timer) return;
    const wait = this.updated_ms + mirrorEvery_ms - performance.now();
    if (wait <= 0) this.update();
    else this.timer = setTimeout(() => this.update(), wait);
  }

  nodes() {
    this.parsed ??= JSON.parse(this.json);
    return this.parsed;
  }

  update() {
    this.timer = 0;
    this.updated_ms = performance.now();
    const { placed, top, seen } = this.build(this.nodes());
    for (const [key, entry] of this.entries) if (!seen.has(key)) entry.element.remove();
    this.entries = seen;
    placed.forEach((entry) => this.dress(entry));
    arrange(this.root, top);
    placed.forEach((entry) => arrange(entry.element, entry.children));
    this.speak(placed);
    this.followFocus(placed);
  }

  /** Entries for all nodes, those of the last picture used again where they are the same part. */
  build(nodes) {
    const seen = new Map();
    const placed = [];
    const top = [];
    const counts = new Map();
    const put = (node, parent, wantedKey) => {
      const count = (counts.get(wantedKey) ?? 0) + 1;
      counts.set(wantedKey, count);
      const key = count > 1 ? `${wantedKey}.${count}` : wantedKey;
      const entry = this.entries.get(key) ?? { key, element: document.createElement('div'), shown: {} };
      Object.assign(entry, { node, parent, children: [], rows: null });
      seen.set(key, entry);
      placed.push(entry);
      (parent?.children ?? top).push(entry);
      return entry;
    };
    // A grid holds rows only: loose cells get one, and what is neither stands beside the grid.
    const home = (node, parent) => {
      if (parent?.node.r !== 'grid' || node.r === 'row') return parent;
      if (!cellRoles.has(node.r)) return parent.parent;
      parent.rows ??= new Map();
      const row = node.row ?? -1;
      if (!parent.rows.has(row)) {
        parent.rows.set(row, put({ r: 'row', row, b: parent.node.b, s: 0 }, parent, `${parent.key}/row@${row}`));
      }
      return parent.rows.get(row);
    };
    const entryOf = [];
    for (const node of nodes) {
      const parent = home(node, node.p >= 0 ? entryOf[node.p] : null);
      entryOf.push(put(node, parent, node.id ? `#${node.id}` : `${parent?.key ?? ''}/${node.r}`));
    }
    for (const entry of placed) {
      if (entry.node.r === 'grid') inOrder(entry.children, 'row');
      if (entry.node.r === 'row') inOrder(entry.children, 'col');
    }
    return { placed, top, seen };
  }

  /** Attributes, content and place of one element; only what changed is written. */
  dress(entry) {
    const { element, node, shown, parent } = entry;
    const wanted = attributesOf(node, entry);
    for (const name of Object.keys(shown)) {
      if (!(name in wanted)) {
        element.removeAttribute(name);
        delete shown[name];
      }
    }
    for (const [name, value] of Object.entries(wanted)) {
      if (shown[name] === value) continue;
      element.setAttribute(name, value);
      shown[name] = value;
    }
    const content = entry.children.length > 0 ? null : contentOf(node);
    if (entry.content !== content) {
      entry.content = content;
      if (content !== null) element.textContent = content;
      else if (element.firstChild?.nodeType === Node.TEXT_NODE) element.firstChild.remove();
    }
    const [x, y, width, height] = node.b ?? [0, 0, 0, 0];
    const [parentX, parentY] = parent?.node.b ?? [0, 0];
    const box = `${x - parentX},${y - parentY},${width},${height}`;
    if (entry.box !== box) {
      entry.box = box;
      Object.assign(element.style, {
        left: `${x - parentX}px`, top: `${y - parentY}px`, width: `${width}px`, height: `${height}px`,
      });
    }
  }

  /** Words of live parts that changed are said once, through the two standing live regions. */
  speak(placed) {
    const now = new Map();
    for (const { key, node } of placed) {
      const urgent = node.s & stateBit.liveNow;
      if (!urgent && !(node.s & stateBit.livePolite)) continue;
      const words = [node.n, node.v].filter(Boolean).join(' ');
      now.set(key, words);
      if (words && this.spoken.get(key) !== words) {
        (urgent ? this.live.now : this.live.polite).textContent = words;
      }
    }
    this.spoken = now;
  }

  /** The focus of the document follows the focus of the picture, unless a text field has it. */
  followFocus(placed) {
    const active = document.activeElement;
    const within = active === this.canvas || active === document.body || this.root.contains(active);
    if (!within || !document.hasFocus()) return;
    const entry = placed.findLast(({ node }) => node.s & stateBit.focused);
    const target = entry?.element ?? this.canvas;
    if (target === active) return;
    this.movingFocus = true;
    target.focus({ preventScroll: true });
    this.movingFocus = false;
  }

  /** An assistive program clicked or focused an element. */
  act(event, kind) {
    if (this.movingFocus) return;
    const entry = [...this.entries.values()].find((one) => one.element === event.target);
    if (!entry) return;
    event.stopPropagation();
    const { node } = entry;
    if (kind === 'focus') {
      if (node.id && !(node.s & stateBit.focused)) this.send(node.id, 'focus', '');
      return;
    }
    if (node.r === 'row' && !node.id) return;
    const [x, y, width, height] = node.b;
    const ratio = this.host.pixelRatio();
    this.host.call('_asah_mirror_press', (x + width / 2) * ratio, (y + height / 2) * ratio);
  }

  send(id, verb, value) {
    this.host.withText(value, (text, length) =>
      this.host.call('_asah_mirror_act', id, verbNumber[verb], text, length));
  }

  /** For tests: the first node of that ARIA role with that name (any name when none is given). */
  find(role, name) {
    return this.nodes().find((node) => node.r === role && (name === undefined || (node.n || node.v) === name)) ?? null;
  }
}

const yes = (set) => (set ? 'true' : 'false');

function stateAttributes(node) {
  const has = (name) => (node.s & stateBit[name]) !== 0;
  const found = {};
  if (has('disabled')) found['aria-disabled'] = 'true';
  if (selectableRoles.has(node.r)) found['aria-selected'] = yes(has('selected'));
  else if (has('selected') && node.r === 'button') found['aria-pressed'] = 'true';
  else if (has('selected') && node.r === 'link') found['aria-current'] = 'true';
  if (has('checkable')) found['aria-checked'] = has('mixed') ? 'mixed' : yes(has('checked'));
  if (has('expandable')) found['aria-expanded'] = yes(has('expanded'));
  if (has('invalid')) found['aria-invalid'] = 'true';
  if (has('required')) found['aria-required'] = 'true';
  if (has('readOnly')) found['aria-readonly'] = 'true';
  if (has('busy')) found['aria-busy'] = 'true';
  if (has('modal')) found['aria-modal'] = 'true';
  if (has('current')) found['aria-current'] = 'true';
  if (has('ascending')) found['aria-sort'] = 'ascending';
  if (has('descending')) found['aria-sort'] = 'descending';
  return found;
}

/** Places in grids, lists and trees; counted from 1. */
function placeAttributes(node, parent) {
  const found = {};
  if (node.r === 'grid') {
    if (node.rows >= 0) found['aria-rowcount'] = String(node.rows);
    if (node.cols >= 0) found['aria-colcount'] = String(node.cols);
  }
  if (node.row >= 0 && node.r === 'row') found['aria-rowindex'] = String(node.row + 1);
  if (node.col >= 0 && cellRoles.has(node.r)) found['aria-colindex'] = String(node.col + 1);
  if (node.row >= 0 && setRoles.has(node.r)) {
    found['aria-posinset'] = String(node.row + 1);
    if (parent?.node.rows > node.row) found['aria-setsize'] = String(parent.node.rows);
  }
  if (node.lv > 0 && levelRoles.has(node.r)) found['aria-level'] = String(node.lv);
  return found;
}

function valueAttributes(node) {
  if (!node.v) return {};
  if (node.r === 'progressbar') {
    const figure = Number.parseFloat(node.v.replace(',', '.'));
    return { 'aria-valuetext': node.v, ...(Number.isFinite(figure) && { 'aria-valuenow': String(figure) }) };
  }
  return node.r === 'spinbutton' ? { 'aria-valuetext': node.v } : {};
}

function attributesOf(node, entry) {
  const role = node.r === 'columnheader' && !node.n ? 'gridcell' : node.r;  // a head needs a name
  const found = {
    role, ...stateAttributes(node), ...placeAttributes(node, entry.parent), ...valueAttributes(node),
  };
  const named = namedByContent.has(node.r) && entry.children.length === 0;
  if (node.n && !named && node.r !== 'paragraph') found['aria-label'] = node.n;
  if (node.r === 'status' || node.r === 'alert') found['aria-live'] = 'off';
  if (node.d) found['aria-description'] = node.d;
  if (node.s & stateBit.focusable) found.tabindex = '-1';
  if (node.id) found['data-node'] = String(node.id);
  return found;
}

function contentOf(node) {
  if (namedByContent.has(node.r)) return [node.n, node.v].filter(Boolean).join(' ');
  return node.v ?? '';
}

/** Sorts by place; what has none (heads) comes first. */
function inOrder(entries, place) {
  entries.sort((a, b) => (a.node[place] ?? -1) - (b.node[place] ?? -1));
}

/** Puts the children's elements into a parent in their order, moving only those out of place. */
function arrange(parent, children) {
  let next = parent.firstElementChild;
  for (const { element } of children) {
    if (element === next) next = next.nextElementSibling;
    else parent.insertBefore(element, next);
  }
}
