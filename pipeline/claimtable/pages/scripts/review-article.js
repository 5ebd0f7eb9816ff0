/* The article as printed, with the current claim in it. */

class Reader {
  constructor(desk, box, onpick) {
    this.desk = desk;
    this.box = box;
    this.claim = null;
    this.selected = null; // selections get lost when a control is clicked: the last one stands
    this.box.addEventListener('click', (event) => this.pick(event, onpick));
    document.addEventListener('selectionchange', () => {
      if (!this.claim?.article.points) return;
      const span = selectedSpan(this.claim.article.points, this.box);
      if (span || this.box.contains(document.getSelection().anchorNode)) this.selected = span;
    });
  }

  /** Show a claim in its article. */
  show(claim) {
    const isNew = this.claim?.article !== claim.article;
    const top = this.box.scrollTop;
    this.claim = claim;
    this.selected = null;
    const { article } = claim;
    const facts = [article.published ?? 'no date', article.id].filter(Boolean);
    const source = article.link
      ? el('a', { href: article.link, rel: 'noopener noreferrer', target: '_blank', text: 'open the source' })
      : null;
    this.box.replaceChildren(
      el(
        'header',
        { class: 'article-head' },
        el('h2', { class: 'words', text: article.heading }),
        el(
          'p',
          { class: 'soft small' },
          el('span', { class: 'words', text: facts.join(' · ') }),
          source ? ' · ' : null,
          source,
        ),
      ),
      this.body(claim),
    );
    this.box.scrollTop = isNew ? 0 : top;
    this.reveal(this.spans(claim));
  }

  spans(claim) {
    return claim.fits ? (this.desk.decisions.cell(claim, 'spans') ?? []) : [];
  }

  body(claim) {
    const { article } = claim;
    const { decisions } = this.desk;
    if (article.points)
      return el('div', { class: 'article words', id: 'text' }, markedParagraphs(article.points, this.marks(claim)));
    const told = article.claims
      .filter((one) => !one.isAdded)
      .map((one) =>
        el('p', {
          class: one === claim ? 'mark-claim' : 'soft',
          text: (one === claim && one.original('context')) || claimWords(one, decisions),
        }),
      );
    return el('div', { class: 'article words' }, told);
  }

  marks(claim) {
    const { decisions } = this.desk;
    const marks = [];
    const mark = (spans, classes) => {
      for (const span of spans ?? []) if (span) marks.push({ start: span[0], end: span[1], classes });
    };
    for (const other of claim.article.claims) if (other !== claim) mark(this.spans(other), 'mark-other');
    if (!claim.fits) return marks;
    mark(this.spans(claim), 'mark-claim');
    mark(listOf(decisions.cell(claim, 'mention')), 'mark-mention');
    mark(listOf(decisions.cell(claim, 'cue')), 'mark-cue');
    mark(this.quantitySpans(claim), 'mark-quantity');
    mark([claim.original('when_span'), claim.original('said_on_span')], 'mark-time');
    mark(claim.original('where_spans'), 'mark-place');
    mark(listOf(claim.original('who_span')), 'edge');
    for (const [spans] of claim.steps?.list ?? []) mark(spans, 'edge');
    for (const cell of Object.keys(tableSteps))
      mark(
        stepsOf(claim, cell, decisions).flatMap((step) => step.spans),
        'edge',
      );
    return marks;
  }

  quantitySpans(claim) {
    const quantities = this.desk.decisions.cell(claim, 'quantities') ?? [];
    return quantities.filter((one) => Number.isInteger(one.start)).map((one) => [one.start, one.end]);
  }

  pieces(spans) {
    const over = (piece) =>
      spans.some(([start, end]) => Number(piece.dataset.start) < end && Number(piece.dataset.end) > start);
    return [...this.box.querySelectorAll('[data-start]')].filter(over);
  }

  /** Light the characters of spans, and no others. */
  light(spans) {
    for (const piece of this.box.querySelectorAll('.lit')) piece.classList.remove('lit');
    for (const piece of this.pieces(spans)) piece.classList.add('lit');
  }

  /** Bring spans into sight, unless they are. */
  reveal(spans) {
    const [piece] = spans.length ? this.pieces(spans.slice(0, 1)) : [];
    if (!piece) return;
    const box = this.box.getBoundingClientRect();
    const place = piece.getBoundingClientRect();
    const isScrolled = this.box.scrollHeight > this.box.clientHeight;
    const [top, bottom] = isScrolled ? [box.top, box.bottom] : [0, innerHeight];
    if (place.top > top + 20 && place.bottom < bottom - (bottom - top) / 4) return;
    if (isScrolled) this.box.scrollTop += place.top - box.top - box.height / 3;
    else piece.scrollIntoView({ block: 'center' });
  }

  pick(event, onpick) {
    const piece = event.target.closest?.('.mark-other');
    if (!piece || !document.getSelection().isCollapsed) return;
    const at = Number(piece.dataset.start);
    const found = this.claim.article.claims.find(
      (claim) => claim !== this.claim && this.spans(claim).some(([start, end]) => start <= at && at < end),
    );
    if (found) onpick(found);
  }

  /** Begin to select by keyboard: the first word of the claim; arrows then go by words, with Shift they extend. */
  beginSelecting() {
    const [piece] = this.pieces(this.spans(this.claim).slice(0, 1));
    if (!piece) return false;
    const selection = document.getSelection();
    selection.collapse(piece.firstChild, 0);
    selection.modify('extend', 'forward', 'word');
    return true;
  }

  selectByKey(event) {
    const ways = {
      ArrowLeft: ['backward', 'word'],
      ArrowRight: ['forward', 'word'],
      ArrowUp: ['backward', 'line'],
      ArrowDown: ['forward', 'line'],
    };
    const way = ways[event.key];
    if (!way) return false;
    document.getSelection().modify(event.shiftKey ? 'extend' : 'move', ...way);
    return true;
  }
}
