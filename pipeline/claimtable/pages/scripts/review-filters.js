/* Which claims are in the list, in which order, and how many there are of each. */

const SURENESS = [
  ['below 0.5', (sure) => sure !== null && sure < 0.5],
  ['0.5 to 0.7', (sure) => sure !== null && sure >= 0.5 && sure < 0.7],
  ['0.7 to 0.9', (sure) => sure !== null && sure >= 0.7 && sure < 0.9],
  ['0.9 and more', (sure) => sure !== null && sure >= 0.9],
  ['not known', (sure) => sure === null],
];

/** Every facet: its label, and the values of a claim under which it is found. */
const FACETS = {
  state: { label: 'State', of: (claim, desk) => [STATES[desk.decisions.state(claim)].name] },
  speaker: { label: 'Speaker', of: (claim, desk) => [desk.decisions.cell(claim, 'speaker') || '(nobody)'] },
  kind: { label: 'Kind', of: (claim, desk) => [desk.decisions.cell(claim, 'kind') || '(none)'] },
  country: { label: 'Country', of: (claim) => claim.original('countries') ?? [] },
  number: {
    label: 'Number',
    of: (claim, desk) => [desk.decisions.cell(claim, 'quantities')?.length ? 'with' : 'without'],
  },
  sure: {
    label: 'Confidence',
    of: (claim) => SURENESS.filter(([, fits]) => fits(claim.original('confidence'))).map(([name]) => name),
  },
  article: { label: 'Article', of: (claim) => [claim.article.heading] },
};

class Filters {
  constructor(desk, holder, onchange) {
    this.desk = desk;
    this.chosen = {};
    this.words = '';
    this.order = 'sure';
    this.selects = {};
    for (const [name, facet] of Object.entries(FACETS)) {
      const select = el('select', { id: `facet-${name}`, onchange: () => this.choose(name, select.value, onchange) });
      this.selects[name] = select;
      holder.append(el('label', { for: select.id }, el('span', { text: facet.label }), select));
    }
  }

  choose(name, value, onchange) {
    this.chosen[name] = value;
    onchange();
  }

  reset() {
    this.chosen = {};
    this.words = '';
  }

  /** Return the claims to list, and bring the counts of the facets up to date. */
  apply() {
    const claims = this.desk.claims;
    const names = Object.keys(FACETS).filter((name) => this.chosen[name]);
    const values = new Map(names.map((name) => [name, (claim) => FACETS[name].of(claim, this.desk)]));
    const misses = claims.map((claim) => {
      if (this.words && !this.holds(claim)) return null;
      return names.filter((name) => !values.get(name)(claim).includes(this.chosen[name]));
    });
    for (const name of Object.keys(FACETS)) this.count(name, claims, misses);
    return this.ordered(claims.filter((_, place) => misses[place]?.length === 0));
  }

  holds(claim) {
    const { decisions } = this.desk;
    const texts = [claimWords(claim, decisions), decisions.cell(claim, 'speaker'), claim.article.heading];
    return texts.some((text) => text?.toLowerCase().includes(this.words));
  }

  /** Count the values of one facet over the claims that the other filters leave. */
  count(name, claims, misses) {
    const counts = new Map();
    let all = 0;
    claims.forEach((claim, place) => {
      const missed = misses[place];
      if (missed === null || missed.some((other) => other !== name)) return;
      all += 1;
      for (const value of FACETS[name].of(claim, this.desk)) counts.set(value, (counts.get(value) ?? 0) + 1);
    });
    const chosen = this.chosen[name] ?? '';
    if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
    const order = this.valuesInOrder(name, counts);
    const options = order.map((value) => el('option', { value, text: `${value} (${counts.get(value)})` }));
    this.selects[name].replaceChildren(el('option', { value: '', text: `all (${all})` }), ...options);
    this.selects[name].value = chosen;
    this.selects[name].classList.toggle('chosen', chosen !== '');
  }

  valuesInOrder(name, counts) {
    if (name === 'sure') return SURENESS.map(([value]) => value).filter((value) => counts.has(value));
    if (name === 'state')
      return Object.values(STATES)
        .map((one) => one.name)
        .filter((value) => counts.has(value));
    const byCount = (one, other) => counts.get(other) - counts.get(one) || (one < other ? -1 : 1);
    return [...counts.keys()].sort(byCount);
  }

  ordered(claims) {
    const place = new Map(this.desk.articles.map((article, number) => [article, number]));
    const start = (claim) => this.desk.decisions.cell(claim, 'spans')?.[0]?.[0] ?? 0;
    const inText = (one, other) => place.get(one.article) - place.get(other.article) || start(one) - start(other);
    const sure = (claim) => claim.original('confidence') ?? 2;
    const leastSure = (one, other) => sure(one) - sure(other) || inText(one, other);
    return claims.toSorted(this.order === 'sure' ? leastSure : inText);
  }
}

/** Return the words of a claim as it now is, with an ellipsis where its pieces part. */
function claimWords(claim, decisions) {
  const { points } = claim.article;
  const spans = decisions.cell(claim, 'spans') ?? [];
  if (points && claim.fits && (spans.length > 1 || decisions.isChanged(claim, 'spans')))
    return points.words(spans, ' … ');
  return claim.original('claim') ?? '';
}
