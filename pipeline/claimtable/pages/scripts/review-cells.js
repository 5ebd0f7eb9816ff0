/* The row as a form: every cell that can be changed, the characters that it comes from, and the steps to it. */

const KINDS = ['direct', 'mixed', 'indirect', 'narrator'];

/** Cells that hold a text or one of a few values: label, how it is read and written, its confidence, its characters. */
const PLAIN_CELLS = [
  { name: 'kind', label: 'Kind', values: KINDS, spans: 'spans' },
  { name: 'speaker', label: 'Speaker', sure: 'speaker_confidence', list: 'names', spans: 'mention' },
  { name: 'speaker_role', label: 'Role', spans: 'mention' },
  { name: 'who', label: 'Who', spans: 'who_span' },
  {
    name: 'where',
    label: 'Where',
    sure: 'where_confidence',
    isList: true,
    spans: 'where_spans',
    hint: 'places, joined by ;',
  },
  {
    name: 'when',
    label: 'When',
    sure: 'when_confidence',
    spans: 'when_span',
    hint: '2024, 2024-03, 2024-03-01, 2024-Q1',
  },
  { name: 'said_on', label: 'Said on', spans: 'said_on_span', hint: '2024-03-01' },
  { name: 'negated', label: 'Negated', values: ['no', 'yes'], spans: 'spans' },
];
const TIMEX =
  /^(?:\d{4}(?:-(?:\d{2}(?:-\d{2})?|W\d{2}(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?|\d{3}X|\d{2}XX|[\dX]{4}[-\dXWQ]*|\S+\/\S+|(?:PRESENT|PAST|FUTURE)_REF)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

class Cells {
  constructor(desk, box, reader, actions) {
    this.desk = desk;
    this.box = box;
    this.reader = reader;
    this.actions = actions; // changed(claim), say(text), sameSpeaker(claim, everywhere), alias(claim)
    this.spans = new SpanCells(this);
    this.quantities = new QuantityCells(this);
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
    const cells = [
      this.spans.make('spans'),
      this.plainCell('speaker'),
      this.spans.make('mention'),
      this.plainCell('speaker_role'),
      this.spans.make('cue'),
    ];
    cells.push(...['kind', 'negated', 'who', 'where'].map((name) => this.plainCell(name)));
    cells.push(this.quantities.make(), ...['when', 'said_on'].map((name) => this.plainCell(name)), this.others());
    this.box.replaceChildren(...cells);
  }

  /** Put the focus into the cell that was touched last. */
  edit() {
    const cell =
      this.box.querySelector(`[data-cell="${CSS.escape(this.last)}"]`) ??
      this.box.querySelector('[data-cell="speaker"]');
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
  frame(
    name,
    label,
    control,
    { sure = null, spans = [], steps = [], changed = false, tools = null, before = null } = {},
  ) {
    this.spansOf.set(name, spans);
    const told = steps.map((step) => this.step(step));
    return el(
      'div',
      { class: `cell${changed ? ' changed' : ''}`, data: { cell: name } },
      el('label', { class: 'cell-name', for: `cell-${name}`, text: label }),
      el('div', { class: 'cell-value' }, control, tools),
      sureness(sure),
      changed ? el('p', { class: 'before small', text: `was: ${before || 'empty'}` }) : null,
      told.length ? el('ul', { class: 'steps small' }, told) : null,
    );
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
      ? el(
          'select',
          options,
          (cell.values.includes(value) ? cell.values : ['', ...cell.values]).map((one) =>
            el('option', { value: one, text: one }),
          ),
        )
      : el('input', {
          ...options,
          type: 'text',
          autocomplete: 'off',
          spellcheck: 'false',
          list: cell.list ?? null,
          placeholder: cell.hint ?? null,
        });
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
    if (text && cell.name === 'when' && !TIMEX.test(text))
      return this.refuse(control, `${text} is no time as the table writes them: ${cell.hint}, PRESENT_REF`);
    if (text && cell.name === 'said_on' && !DAY.test(text))
      return this.refuse(control, `${text} is no day: write it as ${cell.hint}`);
    const listed = text.split(';').map((one) => one.trim());
    if (cell.name === 'negated') return this.set('negated', text === 'yes');
    return this.set(cell.name, cell.isList ? listed.filter(Boolean) : text || null);
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
    const choose = (one) =>
      el('button', { type: 'button', class: 'small words', onclick: () => this.set('speaker', one), text: one });
    const names = others.length
      ? el(
          'div',
          { class: 'tools names', role: 'group', 'aria-label': 'Names in the article' },
          others.slice(0, 12).map(choose),
        )
      : null;
    return [changed && this.claim.original('speaker') ? this.sameTools() : null, el('div', { class: 'popup' }, names)];
  }

  sameTools() {
    const name = this.claim.original('speaker');
    const here = this.actions.likeSpeaker(this.claim, false).length;
    const everywhere = this.actions.likeSpeaker(this.claim, true).length;
    const button = (text, onclick) => el('button', { type: 'button', class: 'small', onclick, text });
    return el(
      'div',
      { class: 'tools' },
      here
        ? button(`Same for ${here} other${here > 1 ? 's' : ''} of “${name}” in this article`, () =>
            this.actions.sameSpeaker(this.claim, false),
          )
        : null,
      everywhere > here
        ? button(`… and in all articles: ${everywhere}`, () => this.actions.sameSpeaker(this.claim, true))
        : null,
      this.decisions.cell(this.claim, 'speaker')
        ? button('Add to aliases.csv', () => this.actions.alias(this.claim))
        : null,
    );
  }

  /** Return the cells that are only shown: all other columns that hold something. */
  others() {
    const shown = this.desk.data.others
      .map((name) => [name, this.claim.original(name)])
      .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && !value.length));
    if (!shown.length) return null;
    const list = shown.flatMap(([name, value]) => [
      el('dt', { text: name }),
      el('dd', { class: 'words', text: Array.isArray(value) ? value.join('; ') : String(value) }),
    ]);
    return el(
      'details',
      { class: 'others' },
      el('summary', { text: `${shown.length} other columns` }),
      el('dl', {}, list),
    );
  }
}

/** Return one span or several as a list of spans. */
function spansIn(value) {
  if (!value || !value.length) return [];
  return Array.isArray(value[0]) ? value : [value];
}

/** Tell whether a step tells of another place or form of the value than the cell shows; a choice by weights does not. */
function isFromElsewhere({ words, by }) {
  return (
    words.includes('fullest form') ||
    words.includes('its first place') ||
    by?.startsWith('choice roles') ||
    (words.includes('->') && !/^choice (?:places|times)|^rule (?:kind|negation|saying)$|^attribution/.test(by ?? ''))
  );
}

/** Return a confidence as the form shows it, null where there is none. */
function sureness(probability) {
  if (typeof probability !== 'number') return null;
  const title = `the probability that it is right: ${probability.toFixed(2)}`;
  return el('span', { class: `sure${probability < 0.6 ? ' low' : ''}`, title, text: share(probability) });
}
