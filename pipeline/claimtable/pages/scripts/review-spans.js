/* Cells that hold characters of the article: the claim, the mention, the cue. */

const SPAN_CELLS = {
  spans: { label: 'Claim', sure: 'extent_confidence' },
  mention: { label: 'Mention' },
  cue: { label: 'Cue' },
};

class SpanCells {
  constructor(cells) {
    this.cells = cells;
  }

  get claim() {
    return this.cells.claim;
  }

  /** Return the cell `spans`, `mention` or `cue`. */
  make(name) {
    const { points } = this.claim.article;
    const value = this.cells.decisions.cell(this.claim, name);
    const spans = spansIn(value);
    const changed = this.cells.decisions.isChanged(this.claim, name);
    const texts = { spans: 'claim', mention: 'speaker_mention', cue: 'cue_text' };
    const isRead = points && this.claim.fits && spans.length && (changed || spans.length > 1);
    const words = isRead ? points.words(spans, ' … ') : changed ? '' : (this.claim.original(texts[name]) ?? '');
    const isFitted = points && this.claim.fits;
    const use = el('button', {
      type: 'button',
      id: `cell-${name}`,
      class: 'take',
      disabled: !isFitted,
      'aria-label': `take selection: ${SPAN_CELLS[name].label}`,
      onclick: () => this.take(name),
      onkeydown: (event) => this.nudge(event, name, spans),
      text: 'take selection',
      title: 'take the selected text; Alt+← and Alt+→ move the end, with Shift the beginning',
    });
    const clear =
      name !== 'spans' && value
        ? el('button', {
            type: 'button',
            class: 'take',
            'aria-label': `clear: ${SPAN_CELLS[name].label}`,
            onclick: () => this.cells.set(name, null),
            text: 'clear',
          })
        : null;
    const control = el(
      'div',
      { class: 'span-cell' },
      el('span', { class: `words ${name === 'spans' ? 'claim-words' : ''}`, text: words || '—' }),
      el('span', { class: 'tools' }, use, clear),
    );
    const steps =
      name === 'mention' ? [] : stepsOf(this.claim, name === 'spans' ? 'claim' : name, this.cells.decisions);
    const { label, sure } = SPAN_CELLS[name];
    return this.cells.frame(name, label, control, {
      sure: sure && !changed ? this.claim.original(sure) : null,
      spans,
      changed,
      steps: this.cells.isTold ? steps : [],
      before: this.claim.original(texts[name]),
    });
  }

  take(name) {
    const span = this.cells.reader.selected;
    if (!span) return this.cells.actions.say('Select the words in the article first (v selects by keyboard).');
    return this.cells.set(name, name === 'spans' ? [span] : span);
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
    this.cells.set(name, name === 'spans' ? moved : moved[0]);
    byId(`cell-${name}`)?.focus();
  }
}

/** Return where the next or the last word begins (edge 0) or ends (edge 1), seen from a code point. */
function nextEdge(points, from, edge, forward) {
  const edges = [...points.text.matchAll(/\S+/g)].map((word) => points.point(word.index + (edge ? word[0].length : 0)));
  return (forward ? edges.find((at) => at > from) : edges.findLast((at) => at < from)) ?? from;
}
