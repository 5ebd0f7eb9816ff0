/* Every page: the data, elements without HTML text, characters as Python counts them, articles with marks. */

/** Return the page's data. */
function pageData() {
  return JSON.parse(document.getElementById('data').textContent);
}

/**
 * Return a new element. Properties are attributes; `class`, `text` and handlers (`onclick`) are set as such, `data`
 * sets data-... attributes. What is null or undefined is left out. Children are elements or texts, never HTML.
 */
function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name === 'text') made.textContent = value;
    else if (name === 'value') made.value = value;
    else if (name === 'data') Object.assign(made.dataset, value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Return the element with an id. */
function byId(id) {
  return document.getElementById(id);
}

/**
 * The one place where offsets change their unit. Tables count code points, as Python does; JavaScript counts UTF-16
 * units, two for each character beyond U+FFFF.
 */
class Points {
  constructor(text) {
    this.text = text;
    this.wide = []; // code points at which a character of two units stands
    if (/[\ud800-\udbff]/.test(text)) {
      let point = 0;
      for (const character of text) {
        if (character.length === 2) this.wide.push(point);
        point += 1;
      }
    }
  }

  /** Return how many code points the text has. */
  get length() {
    return this.text.length - this.wide.length;
  }

  /** Return the unit at which the code point with this number begins. */
  unit(point) {
    return point + below(this.wide, point);
  }

  /** Return the number of the code point that a unit belongs to. */
  point(unit) {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.wide[middle] + middle < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }

  /** Return the characters between two code points. */
  slice(start, end) {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  /** Return the spans' characters; pieces are joined by a blank, as in the table's column `claim`, or otherwise. */
  words(spans, between = ' ') {
    return spans.map(([start, end]) => this.slice(start, end)).join(between);
  }
}

/** Return how many of the ascending numbers are smaller than `limit`. */
function below(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Return the paragraphs of a text as [start, end, isClose] in code points: its lines; `isClose` tells that the next one
 * follows without an empty line between.
 */
function paragraphsOf(points) {
  const found = [];
  let start = 0;
  for (const gap of points.text.matchAll(/\r?\n[ \t\r\n]*/g)) {
    const isClose = gap[0].indexOf('\n') === gap[0].lastIndexOf('\n');
    if (gap.index > start) found.push([points.point(start), points.point(gap.index), isClose]);
    start = gap.index + gap[0].length;
  }
  if (start < points.text.length) found.push([points.point(start), points.length, false]);
  return found;
}

/**
 * Return an article as paragraphs with marks. `marks` are {start, end, classes} in code points and may overlap: the
 * text is cut at every edge, and each piece has the classes of all marks over it. Each piece knows its place
 * (`data-start`, `data-end`).
 */
function markedParagraphs(points, marks) {
  return paragraphsOf(points).map(([start, end, isClose]) => {
    const over = marks.filter((mark) => mark.start < end && mark.end > start);
    const edges = new Set([start, end]);
    for (const mark of over) {
      edges.add(Math.max(start, mark.start));
      edges.add(Math.min(end, mark.end));
    }
    const cuts = [...edges].sort((one, other) => one - other);
    const pieces = cuts.slice(1).map((stop, number) => piece(points, cuts[number], stop, over));
    return el('p', { class: isClose ? 'close' : null }, pieces);
  });
}

function piece(points, start, end, marks) {
  const classes = marks.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.classes);
  return el('span', { class: classes.join(' ') || null, data: { start, end }, text: points.slice(start, end) });
}

/** Return the place of a point of the document as a code point of the article, null outside of one. */
function placeOf(points, node, offset) {
  let at = node;
  let inside = offset;
  if (at.nodeType !== Node.TEXT_NODE) {
    const child = at.childNodes[offset];
    const next = child ?? at.childNodes[offset - 1];
    if (!next) return null;
    const edge = next.nodeType === Node.TEXT_NODE ? next.parentElement : child ? first(next) : last(next);
    if (!edge?.dataset?.start) return null;
    return Number(child ? edge.dataset.start : edge.dataset.end);
  }
  const holder = at.parentElement;
  if (!holder?.dataset?.start) return null;
  const start = points.unit(Number(holder.dataset.start));
  return points.point(start + inside);
}

function first(element) {
  return element.matches('[data-start]') ? element : element.querySelector('[data-start]');
}

function last(element) {
  return element.matches('[data-end]') ? element : [...element.querySelectorAll('[data-end]')].at(-1);
}

/** Return the selected text of an article as [start, end] in code points without blanks at its edges, or null. */
function selectedSpan(points, article) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.commonAncestorContainer)) return null;
  const start = placeOf(points, range.startContainer, range.startOffset);
  const end = placeOf(points, range.endContainer, range.endOffset);
  return start === null || end === null ? null : trimmed(points, start, end);
}

function trimmed(points, start, end) {
  const words = points.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? [from, to] : null;
}

/** Have a button go round light, dark, and as the system has it. */
function themeButton(button) {
  const names = { '': 'auto', light: 'light', dark: 'dark' };
  const order = Object.keys(names);
  let current = kept('claimtable.theme') ?? '';
  const show = () => {
    if (current) document.documentElement.dataset.theme = current;
    else delete document.documentElement.dataset.theme;
    button.textContent = `◐ ${names[current]}`;
    button.title = 'Light, dark, or as the system has it';
  };
  button.addEventListener('click', () => {
    current = order[(order.indexOf(current) + 1) % order.length];
    keep('claimtable.theme', current);
    show();
  });
  show();
}

/** Return what the browser keeps under a name, null where there is nothing or it keeps nothing. */
function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Have the browser keep a text under a name (null: forget it); returns whether it does. */
function keep(name, text) {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

/** Offer a text as a file to save. */
function save(name, text, type = 'text/plain') {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = el('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
