/* The list of claims: only the rows in sight are in the document, so that thousands scroll smoothly. */

const ROW_HEIGHT = 66;

class List {
  constructor(desk, box, onpick) {
    this.desk = desk;
    this.box = box;
    this.inner = el('div', { role: 'presentation', class: 'rows' });
    this.box.replaceChildren(this.inner);
    this.claims = [];
    this.at = -1;
    let waits = false;
    const later = () => {
      if (waits) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        this.draw();
      });
    };
    this.box.addEventListener('scroll', later, { passive: true });
    new ResizeObserver(() => (this.at >= 0 ? this.move(this.at) : later())).observe(this.box);
    this.inner.addEventListener('click', (event) => {
      const row = event.target.closest('[data-place]');
      if (row) onpick(Number(row.dataset.place));
    });
  }

  show(claims, current) {
    this.claims = claims;
    this.inner.style.height = `${claims.length * ROW_HEIGHT}px`;
    this.at = claims.indexOf(current);
    this.draw();
  }

  /** Mark a row as the current one and bring it into sight. */
  move(place) {
    this.at = place;
    const top = place * ROW_HEIGHT;
    const { scrollTop, clientHeight } = this.box;
    if (top < scrollTop) this.box.scrollTop = top;
    else if (top + ROW_HEIGHT > scrollTop + clientHeight) this.box.scrollTop = top + ROW_HEIGHT - clientHeight;
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW_HEIGHT) - 4);
    const count = Math.ceil(this.box.clientHeight / ROW_HEIGHT) + 8;
    const rows = this.claims.slice(first, first + count).map((claim, number) => this.row(claim, first + number));
    if (this.at >= 0 && (this.at < first || this.at >= first + count))
      rows.push(this.row(this.claims[this.at], this.at));
    this.inner.replaceChildren(...rows);
    if (this.at >= 0) this.box.setAttribute('aria-activedescendant', `row-${this.at}`);
    else this.box.removeAttribute('aria-activedescendant');
  }

  row(claim, place) {
    const { decisions } = this.desk;
    const state = decisions.state(claim);
    const sure = claim.original('confidence');
    const speaker =
      decisions.cell(claim, 'speaker') || (claim.original('kind') === 'narrator' ? 'the article' : 'nobody named');
    const made = el(
      'div',
      {
        id: `row-${place}`,
        class: `claim-row state-${state}${place === this.at ? ' current' : ''}`,
        role: 'option',
        'aria-selected': place === this.at ? 'true' : 'false',
        'aria-posinset': place + 1,
        'aria-setsize': this.claims.length,
        data: { place },
      },
      el('span', { class: 'state-mark', 'aria-hidden': 'true', text: STATES[state].mark }),
      el('span', { class: 'row-speaker words', text: speaker }),
      el('span', { class: 'row-article words', text: claim.article.heading }),
      el('span', { class: 'row-sure', title: 'confidence', text: sure === null ? '' : share(sure) }),
      el('span', { class: 'row-claim words', text: claimWords(claim, decisions) }),
      el('span', { class: 'unseen', text: `, ${STATES[state].name}` }),
    );
    made.style.transform = `translateY(${place * ROW_HEIGHT}px)`;
    return made;
  }
}

/** Return a probability as the table prints it: .87 */
function share(probability) {
  return probability >= 0.995 ? '1.0' : probability.toFixed(2).replace(/^0/, '');
}
