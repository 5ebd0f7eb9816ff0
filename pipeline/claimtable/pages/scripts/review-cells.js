/* The row as a form: every cell that can be changed, the characters that it comes from, and the steps to it. */

const KINDS = ['direct', 'mixed', 'indirect', 'narrator'];
const MODIFIERS = ['=', '~', '>', '>=', '<', '<=', 'range'];
const DIRECTIONS = ['', 'up', 'down'];

/** Cells that hold a text or one of a few values: label, how it is read and written, its confidence, its characters. */
const PLAIN_CELLS = [
  { name: 'kind', label: 'Kind', values: KINDS, spans: 'spans' },
  { name: 'speaker', label: 'Speaker', sure: 'speaker_confidence', list: 'names', spans: 'mention' },
  { name: 'speaker_role', label: 'Role', spans: 'mention' },
  { name: 'who', label: 'Who', spans: 'who_span' },
  { name: 'where', label: 'Where', sure: 'where_confidence', isList: true, spans: 'where_spans', hint: 'places, joined by ;' },
  { name: 'when', label: 'When', sure: 'when_confidence', spans: 'when_span', hint: '2024, 2024-03, 2024-03-01, 2024-Q1' },
  { name: 'said_on', label: 'Said on', spans: 'said_on_span', hint: '2024-03-01' },
  { name: 'negated', label: 'Negated', values: ['no', 'yes'], spans: 'spans' },
];
const SPAN_CELLS = {
  spans: { label: 'Claim', sure: 'extent_confidence' },
  mention: { label: 'Mention' },
  cue: { label: 'Cue' },
};
const TIMEX = /^(?:\d{4}(?:-(?:\d{2}(?:-\d{2})?|W\d{2}(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?|\d{3}X|\d{2}XX|[\dX]{4}[-\dXWQ]*|\S+\/\S+|(?:PRESENT|PAST|FUTURE)_REF)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

class Cells {
  constructor(desk, box, reader, actions) {
    this.desk = desk;
    this.box = box;
    this.reader = reader;
    this.actions = actions; // changed(claim), say(text), sameSpeaker(claim, everywhere), alias(claim)
    this.last = 'speaker';
    this.isLeaving = false;
    this.isTold = false; // whether all steps are shown, or only those from elsewhere
    box.addEventListener('mouseover', (event) => this.lightCell(event.target.closest('[data-cell]')));
    box.addEventListener('mouseleave', () => this.reader.light([]));
    box.addEventListener('focusin', (event) => {
      const cell = event.target.closest('[data-cell]');
      if (!cell) return;
      this.last = cell.dataset.cell;
      this.lightCell(cell);
      this.reader.reveal(this.spansOf.get(cell.dataset.cell) ?? []);
    });
    box.addEventListener('focusout', () => this.reader.light([]));
  }

  lightCell(cell) {
    if (cell) this.reader.light(this.spansOf.get(cell.dataset.cell) ?? []);
  }

  get decisions() {
    return this.desk.decisions;
  }

  show(claim) {
    this.claim = claim;
    this.spansOf = new Map();
    const cells = [this.spanCell('spans'), this.plainCell('speaker'), this.spanCell('mention'), this.plainCell('speaker_role'), this.spanCell('cue')];
    cells.push(...['kind', 'negated', 'who', 'where'].map((name) => this.plainCell(name)));
    cells.push(this.quantities(), ...['when', 'said_on'].map((name) => this.plainCell(name)), this.others());
    this.box.replaceChildren(...cells);
  }

  /** Put the focus into the cell that was touched last. */
  edit() {
    const cell = this.box.querySelector(`[data-cell="${CSS.escape(this.last)}"]`) ?? this.box.querySelector('[data-cell="speaker"]');
    const control = cell?.querySelector('input, select, button');
    control?.focus();
    control?.select?.();
  }

  /** Leave a cell as it was before something was typed into it. */
  leave() {
    this.isLeaving = true;
    document.activeElement?.blur();
    this.isLeaving = false;
    this.show(this.claim);
  }

  /** Return a cell's frame: label, control, confidence, steps. */
  frame(name, label, control, { sure = null, spans = [], steps = [], changed = false, tools = null, before = null } = {}) {
    this.spansOf.set(name, spans);
    const told = steps.map((step) => this.step(step));
    const known = sure === null ? null : el('span', { class: `sure${sure < 0.6 ? ' low' : ''}`, title: `the probability that it is right: ${sure.toFixed(2)}`, text: share(sure) });
    return el('div', { class: `cell${changed ? ' changed' : ''}`, data: { cell: name } },
      el('label', { class: 'cell-name', for: `cell-${name}`, text: label }), el('div', { class: 'cell-value' }, control, tools), known,
      changed ? el('p', { class: 'before small', text: `was: ${before || 'empty'}` }) : null,
      told.length ? el('ul', { class: 'steps small' }, told) : null);
  }

  step({ spans, words, by, confidence }) {
    const sure = confidence === null || confidence === undefined ? '' : ` ${share(confidence)}`;
    const label = words.replaceAll(' -> ', ' → ');
    const told = el('span', { class: 'words', text: label });
    const source = by && this.isTold ? el('span', { class: 'by', text: `${by}${sure}` }) : null;
    const show = () => {
      this.reader.light(spans);
      this.reader.reveal(spans);
    };
    const isPlaced = spans.length && this.reader.claim?.article.points;
    const line = isPlaced ? el('button', { type: 'button', class: 'step', onclick: show, onfocus: show }, told) : told;
    return el('li', { onmouseenter: () => this.reader.light(spans) }, el('div', {}, line, source ? ' ' : null, source));
  }

  plainCell(name) {
    const cell = PLAIN_CELLS.find((one) => one.name === name);
    const value = this.shown(cell, this.decisions.cell(this.claim, name));
    const write = (control) => this.write(cell, control);
    const options = { id: `cell-${name}`, value, onchange: (event) => write(event.target) };
    const control = cell.values
      ? el('select', options, (cell.values.includes(value) ? cell.values : ['', ...cell.values]).map((one) => el('option', { value: one, text: one })))
      : el('input', { ...options, type: 'text', autocomplete: 'off', spellcheck: 'false', list: cell.list ?? null, placeholder: cell.hint ?? null });
    control.value = value;
    const changed = this.decisions.isChanged(this.claim, name);
    const found = cell.spans ? this.decisions.cell(this.claim, cell.spans) : null;
    const steps = stepsOf(this.claim, name, this.decisions);
    const own = name === 'speaker_role' ? [] : spansIn(found);
    return this.frame(name, cell.label, control, {
      sure: cell.sure && !changed ? this.claim.original(cell.sure) : null,
      spans: [...own, ...steps.flatMap((step) => step.spans)],
      steps: steps.filter((step) => this.isTold || isFromElsewhere(step)),
      changed,
      before: this.shown(cell, this.claim.original(name)),
      tools: name === 'speaker' ? this.speakerTools(changed) : null,
    });
  }

  shown(cell, value) {
    if (cell.name === 'negated') return value ? 'yes' : 'no';
    return cell.isList ? (value ?? []).join('; ') : (value ?? '');
  }

  write(cell, control) {
    if (this.isLeaving) return undefined;
    const text = control.value.trim();
    if (text && cell.name === 'when' && !TIMEX.test(text)) return this.refuse(control, `${text} is no time as the table writes them: ${cell.hint}, PRESENT_REF`);
    if (text && cell.name === 'said_on' && !DAY.test(text)) return this.refuse(control, `${text} is no day: write it as ${cell.hint}`);
    const lists = () => text.split(';').map((one) => one.trim()).filter(Boolean);
    const value = cell.name === 'negated' ? text === 'yes' : cell.isList ? lists() : text || null;
    return this.set(cell.name, value);
  }

  refuse(control, reason) {
    control.setAttribute('aria-invalid', 'true');
    this.actions.say(reason);
  }

  set(column, value, together = false) {
    this.decisions.change(this.claim, column, value, { together });
    this.actions.changed(this.claim);
  }

  /** Return what can be done about a speaker: choose another name of the article; or, changed, put it elsewhere, too. */
  speakerTools(changed) {
    const current = this.decisions.cell(this.claim, 'speaker');
    const others = this.actions.names(this.claim.article).filter((one) => one !== current);
    const choose = (one) => el('button', { type: 'button', class: 'small words', onclick: () => this.set('speaker', one), text: one });
    const names = others.length ? el('div', { class: 'tools names', role: 'group', 'aria-label': 'Names in the article' }, others.slice(0, 12).map(choose)) : null;
    return [changed && this.claim.original('speaker') ? this.sameTools() : null, el('div', { class: 'popup' }, names)];
  }

  sameTools() {
    const name = this.claim.original('speaker');
    const here = this.actions.likeSpeaker(this.claim, false).length;
    const everywhere = this.actions.likeSpeaker(this.claim, true).length;
    const button = (text, onclick) => el('button', { type: 'button', class: 'small', onclick, text });
    return el('div', { class: 'tools' },
      here ? button(`Same for ${here} other${here > 1 ? 's' : ''} of “${name}” in this article`, () => this.actions.sameSpeaker(this.claim, false)) : null,
      everywhere > here ? button(`… and in all articles: ${everywhere}`, () => this.actions.sameSpeaker(this.claim, true)) : null,
      this.decisions.cell(this.claim, 'speaker') ? button('Add to aliases.csv', () => this.actions.alias(this.claim)) : null);
  }

  spanCell(name) {
    const { points } = this.claim.article;
    const value = this.decisions.cell(this.claim, name);
    const spans = spansIn(value);
    const changed = this.decisions.isChanged(this.claim, name);
    const texts = { spans: 'claim', mention: 'speaker_mention', cue: 'cue_text' };
    const isRead = points && this.claim.fits && spans.length && (changed || spans.length > 1);
    const words = isRead ? points.words(spans, ' … ') : changed ? '' : (this.claim.original(texts[name]) ?? '');
    const isFitted = points && this.claim.fits;
    const use = el('button', {
      type: 'button', id: `cell-${name}`, class: 'take', disabled: !isFitted, 'aria-label': `take selection: ${SPAN_CELLS[name].label}`,
      onclick: () => this.take(name), onkeydown: (event) => this.nudge(event, name, spans), text: 'take selection', title: 'take the selected text; Alt+← and Alt+→ move the end, with Shift the beginning',
    });
    const clear = name !== 'spans' && value ? el('button', { type: 'button', class: 'take', 'aria-label': `clear: ${SPAN_CELLS[name].label}`, onclick: () => this.set(name, null), text: 'clear' }) : null;
    const control = el('div', { class: 'span-cell' }, el('span', { class: `words ${name === 'spans' ? 'claim-words' : ''}`, text: words || '—' }), el('span', { class: 'tools' }, use, clear));
    const steps = name === 'mention' ? [] : stepsOf(this.claim, name === 'spans' ? 'claim' : name, this.decisions);
    const { label, sure } = SPAN_CELLS[name];
    return this.frame(name, label, control, {
      sure: sure && !changed ? this.claim.original(sure) : null, spans, changed,
      steps: this.isTold ? steps : [], before: this.claim.original(texts[name]),
    });
  }

  take(name) {
    const span = this.reader.selected;
    if (!span) return this.actions.say('Select the words in the article first (v selects by keyboard).');
    return this.set(name, name === 'spans' ? [span] : span);
  }

  /** Move an edge of a span by a word: Alt and an arrow, with Shift the beginning. */
  nudge(event, name, spans) {
    if (!event.altKey || !['ArrowLeft', 'ArrowRight'].includes(event.key) || !spans.length) return;
    event.preventDefault();
    const { points } = this.claim.article;
    const moved = spans.map((span) => [...span]);
    const edge = event.shiftKey ? 0 : 1;
    const span = moved[edge ? moved.length - 1 : 0];
    span[edge] = nextEdge(points, span[edge], edge, event.key === 'ArrowRight');
    if (span[0] >= span[1]) return;
    this.set(name, name === 'spans' ? moved : moved[0]);
    byId(`cell-${name}`)?.focus();
  }

  quantities() {
    const quantities = this.decisions.cell(this.claim, 'quantities') ?? [];
    const changed = this.decisions.isChanged(this.claim, 'quantities');
    const rows = quantities.map((one, place) => this.quantity(one, place, quantities, changed));
    const add = el('button', { type: 'button', class: 'take', disabled: !(this.claim.article.points && this.claim.fits), text: 'add a number from the selection', onclick: () => this.addQuantity(quantities) });
    return el('fieldset', { class: `quantities${changed ? ' changed' : ''}` }, el('legend', { text: 'How many' }), rows, add);
  }

  quantity(one, place, all, changed) {
    const name = `quantity-${place}`;
    const put = (changes) => this.setQuantities(all.map((other, number) => (number === place ? readAgain({ ...other, ...changes }) : other)));
    const field = (key, label, type = 'text') => el('label', { class: `field field-${key}` }, el('span', { text: label }),
      el('input', {
        type, step: 'any', value: one[key] ?? '', autocomplete: 'off',
        onchange: (event) => put({ [key]: type === 'number' ? (event.target.value === '' ? null : Number(event.target.value)) : event.target.value || null }),
      }));
    const choice = (key, label, values) => {
      const select = el('select', { onchange: (event) => put({ [key]: event.target.value || null }) }, values.map((value) => el('option', { value, text: value || '–' })));
      select.value = one[key] ?? '';
      return el('label', { class: `field field-${key}` }, el('span', { text: label }), select);
    };
    const numbers = one.modifier === 'range' ? [field('low', 'from', 'number'), field('high', 'to', 'number')] : [field('value', 'value', 'number')];
    const drop = el('button', { type: 'button', class: 'take', text: 'drop', 'aria-label': `drop ${one.text}`, onclick: () => this.setQuantities(all.filter((_, number) => number !== place)) });
    const take = el('button', {
      type: 'button', class: 'take', text: 'take selection', 'aria-label': `take selection: ${one.text}`, disabled: !(this.claim.article.points && this.claim.fits),
      onclick: () => (this.reader.selected ? put(this.textAt(this.reader.selected)) : this.actions.say('Select the words in the article first.')),
    });
    const spans = Number.isInteger(one.start) ? [[one.start, one.end]] : [];
    const steps = changed ? [] : quantitySteps(this.claim, one, this.decisions);
    this.spansOf.set(name, [...spans, ...steps.flatMap((step) => step.spans)]);
    const sure = typeof one.confidence === 'number' && !changed ? el('span', { class: `sure${one.confidence < 0.6 ? ' low' : ''}`, title: 'the probability that value and unit are right', text: share(one.confidence) }) : null;
    return el('div', { class: 'quantity', data: { cell: name } },
      el('p', { class: 'quantity-text' }, el('span', { class: 'words mark-quantity', text: one.text ?? '' }), el('span', { class: 'tools' }, take, drop), sure),
      el('div', { class: 'fields' }, choice('modifier', 'about', MODIFIERS), numbers, field('unit', 'unit'), field('of', 'of'), choice('change', 'change', DIRECTIONS)),
      steps.length ? el('ul', { class: 'steps small' }, steps.slice(0, this.isTold ? steps.length : 1).map((step) => this.step(step))) : null);
  }

  textAt([start, end]) {
    return { start, end, text: this.claim.article.points.slice(start, end) };
  }

  /** Change the quantities; one without a value, as a CSV holds them, cannot be saved. */
  setQuantities(quantities) {
    if (this.isLeaving) return;
    const bare = quantities.find((one) => typeof one.value !== 'number');
    if (bare) {
      this.actions.say(`“${bare.text}” has no value: give it one${quantities.length > 1 ? ' (a CSV holds the first number’s only; .jsonl and .parquet hold all)' : ''}.`);
      return;
    }
    this.set('quantities', quantities);
  }

  addQuantity(all) {
    const span = this.reader.selected;
    if (!span) return this.actions.say('Select the number in the article first.');
    const made = this.textAt(span);
    const value = numberIn(made.text);
    if (value === null) return this.actions.say('There is no number in the selected words that this page can read; select its digits.');
    const quantity = readAgain({ ...made, kind: null, modifier: '=', change: null, value, low: null, high: null, unit: null, of: null, confidence: null });
    return this.setQuantities([...all, quantity].sort((one, other) => one.start - other.start));
  }

  /** Return the cells that are only shown: all other columns that hold something. */
  others() {
    const shown = this.desk.data.others.map((name) => [name, this.claim.original(name)]).filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && !value.length));
    if (!shown.length) return null;
    const list = shown.flatMap(([name, value]) => [el('dt', { text: name }), el('dd', { class: 'words', text: Array.isArray(value) ? value.join('; ') : String(value) })]);
    return el('details', { class: 'others' }, el('summary', { text: `${shown.length} other columns` }), el('dl', {}, list));
  }
}

/** Return one span or several as a list of spans. */
function spansIn(value) {
  if (!value || !value.length) return [];
  return Array.isArray(value[0]) ? value : [value];
}

/** Tell whether a step tells of another place or form of the value than the cell shows; a choice by weights does not. */
function isFromElsewhere({ words, by }) {
  return words.includes('fullest form') || words.includes('its first place') || by?.startsWith('choice roles') ||
    (words.includes('->') && !/^choice (?:places|times)|^rule (?:kind|negation|saying)$|^attribution/.test(by ?? ''));
}

/** Return a quantity whose bounds follow from modifier and value, as the table has them. */
function readAgain(one) {
  const { modifier, value } = one;
  if (modifier === 'range') {
    const isWhole = typeof one.low === 'number' && typeof one.high === 'number';
    return { ...one, value: isWhole ? (one.low + one.high) / 2 : value };
  }
  const low = ['=', '~', '>', '>='].includes(modifier) ? value : null;
  const high = ['=', '~', '<', '<='].includes(modifier) ? value : null;
  return { ...one, low, high };
}

const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const SCALES = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

/** Return the first number in a text, digits or a small number's word, with the word of its scale; null where none is. */
function numberIn(text) {
  const found = /(\d[\d,]*(?:\.\d+)?)\s*(hundred|thousand|million|billion|trillion)?/i.exec(text);
  if (found) return Number(found[1].replaceAll(',', '')) * (SCALES[found[2]?.toLowerCase()] ?? 1);
  const words = text.toLowerCase().split(/[^a-z]+/);
  const place = words.findIndex((word) => NUMBER_WORDS.includes(word));
  return place < 0 ? null : NUMBER_WORDS.indexOf(words[place]) * (SCALES[words[place + 1]] ?? 1);
}

/** Return where the next or the last word begins (edge 0) or ends (edge 1), seen from a code point. */
function nextEdge(points, from, edge, forward) {
  const edges = [...points.text.matchAll(/\S+/g)].map((word) => points.point(word.index + (edge ? word[0].length : 0)));
  return (forward ? edges.find((at) => at > from) : edges.findLast((at) => at < from)) ?? from;
}
