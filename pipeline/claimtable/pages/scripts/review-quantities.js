/* The quantities of a claim, each with its words, value, unit and what it counts. */

const MODIFIERS = ['=', '~', '>', '>=', '<', '<=', 'range'];
const DIRECTIONS = ['', 'up', 'down'];

class QuantityCells {
  constructor(cells) {
    this.cells = cells;
  }

  get claim() {
    return this.cells.claim;
  }

  /** Return the quantities of the claim. */
  make() {
    const quantities = this.cells.decisions.cell(this.claim, 'quantities') ?? [];
    const changed = this.cells.decisions.isChanged(this.claim, 'quantities');
    const rows = quantities.map((one, place) => this.quantity(one, place, quantities, changed));
    const add = el('button', {
      type: 'button',
      class: 'take',
      disabled: !(this.claim.article.points && this.claim.fits),
      text: 'add a number from the selection',
      onclick: () => this.add(quantities),
    });
    return el(
      'fieldset',
      { class: `quantities${changed ? ' changed' : ''}` },
      el('legend', { text: 'How many' }),
      rows,
      add,
    );
  }

  quantity(one, place, all, changed) {
    const name = `quantity-${place}`;
    const put = (changes) =>
      this.replace(all.map((other, number) => (number === place ? readAgain({ ...other, ...changes }) : other)));
    const spans = Number.isInteger(one.start) ? [[one.start, one.end]] : [];
    const steps = changed ? [] : quantitySteps(this.claim, one, this.cells.decisions);
    this.cells.spansOf.set(name, [...spans, ...steps.flatMap((step) => step.spans)]);
    const told = steps.slice(0, this.cells.isTold ? steps.length : 1).map((step) => this.cells.step(step));
    return el(
      'div',
      { class: 'quantity', data: { cell: name } },
      el(
        'p',
        { class: 'quantity-text' },
        el('span', { class: 'words mark-quantity', text: one.text ?? '' }),
        this.tools(one, put, () => this.replace(all.filter((_, number) => number !== place))),
        changed ? null : sureness(one.confidence),
      ),
      el('div', { class: 'fields' }, this.fields(one, put)),
      told.length ? el('ul', { class: 'steps small' }, told) : null,
    );
  }

  tools(one, put, drop) {
    const take = () => {
      const span = this.cells.reader.selected;
      if (span) put(this.textAt(span));
      else this.cells.actions.say('Select the words in the article first.');
    };
    const isPlaced = this.claim.article.points && this.claim.fits;
    const button = (text, onclick, disabled = false) =>
      el('button', { type: 'button', class: 'take', text, 'aria-label': `${text}: ${one.text}`, onclick, disabled });
    return el('span', { class: 'tools' }, button('take selection', take, !isPlaced), button('drop', drop));
  }

  fields(one, put) {
    const labelled = (key, label, control) =>
      el('label', { class: `field field-${key}` }, el('span', { text: label }), control);
    const text = (key, label) => {
      const onchange = (event) => put({ [key]: event.target.value || null });
      return labelled(key, label, el('input', { type: 'text', value: one[key] ?? '', autocomplete: 'off', onchange }));
    };
    const number = (key, label) => {
      const onchange = ({ target }) => put({ [key]: target.value === '' ? null : Number(target.value) });
      return labelled(key, label, el('input', { type: 'number', step: 'any', value: one[key] ?? '', onchange }));
    };
    const choice = (key, label, values) => {
      const options = values.map((value) => el('option', { value, text: value || '–' }));
      const select = el('select', { onchange: (event) => put({ [key]: event.target.value || null }) }, options);
      select.value = one[key] ?? '';
      return labelled(key, label, select);
    };
    const isRange = one.modifier === 'range';
    return [
      choice('modifier', 'about', MODIFIERS),
      isRange ? [number('low', 'from'), number('high', 'to')] : number('value', 'value'),
      text('unit', 'unit'),
      text('of', 'of'),
      choice('change', 'change', DIRECTIONS),
    ];
  }

  textAt([start, end]) {
    return { start, end, text: this.claim.article.points.slice(start, end) };
  }

  /** Change the quantities; one without a value, as a CSV holds them, cannot be saved. */
  replace(quantities) {
    if (this.cells.isLeaving) return;
    const bare = quantities.find((one) => typeof one.value !== 'number');
    if (bare) {
      const why = quantities.length > 1 ? ' (a CSV holds the first number’s only; .jsonl and .parquet hold all)' : '';
      this.cells.actions.say(`“${bare.text}” has no value: give it one${why}.`);
      return;
    }
    this.cells.set('quantities', quantities);
  }

  add(all) {
    const span = this.cells.reader.selected;
    if (!span) return this.cells.actions.say('Select the number in the article first.');
    const made = this.textAt(span);
    const value = numberIn(made.text);
    if (value === null)
      return this.cells.actions.say(
        'There is no number in the selected words that this page can read; select its digits.',
      );
    const unknown = { kind: null, change: null, unit: null, of: null, confidence: null };
    const quantity = readAgain({ ...made, ...unknown, modifier: '=', value });
    return this.replace([...all, quantity].sort((one, other) => one.start - other.start));
  }
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
