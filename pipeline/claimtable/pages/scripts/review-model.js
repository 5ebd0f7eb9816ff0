/* The claims of the page and what was decided on them. */

const STATES = {
  open: { mark: '·', name: 'open' },
  accepted: { mark: '✓', name: 'accepted' },
  rejected: { mark: '✕', name: 'rejected' },
  fixed: { mark: '✎', name: 'fixed' },
  later: { mark: '…', name: 'later' },
  added: { mark: '+', name: 'added' },
};

/** An article: its facts, its text as `points` (null where the page has none), and its claims in text order. */
class Article {
  constructor(record) {
    Object.assign(this, record);
    this.points = record.text === null ? null : new Points(record.text);
    this.claims = [];
    this.key = `claimtable.review:${this.id}:${this.digest}`;
  }

  get heading() {
    return this.title || this.id;
  }
}

/** A claim as the table has it, or one that a reviewer has added; `columns` tells where in `row` a cell is. */
class Claim {
  constructor(id, article, row, columns) {
    this.id = id;
    this.article = article;
    this.row = row;
    this.columns = columns;
    this.steps = null;
    this.fits = true;
  }

  get isAdded() {
    return this.row === null;
  }

  /** Return a cell as the table has it, null where it is empty. */
  original(column) {
    if (this.row === null) return column === 'where' || column === 'quantities' ? [] : null;
    return this.row[this.columns.get(column)] ?? null;
  }
}

/** What was decided: one record a claim, in the form of a line of decisions.jsonl; kept by the browser. */
class Decisions {
  constructor() {
    this.records = new Map();
    this.given = new Map(); // what came with the page
    this.history = [];
    this.isKept = true;
    this.by = kept('claimtable.by') ?? '';
  }

  of(claim) {
    return this.records.get(claim.id) ?? null;
  }

  state(claim) {
    return this.of(claim)?.state ?? 'open';
  }

  /** Return a cell as it now is: as changed, else as the table has it. */
  cell(claim, column) {
    const change = this.of(claim)?.changes[column];
    return change ? change.after : claim.original(column);
  }

  isChanged(claim, column) {
    return this.of(claim)?.changes[column] !== undefined;
  }

  /** Decide; a claim that a reviewer has added is there or not. What was before can be taken back by `undo`. `together` joins it to the step before. */
  decide(claim, state, { together = false } = {}) {
    const changes = state === 'rejected' ? {} : { ...this.of(claim)?.changes };
    const isFixed = Object.keys(changes).length > 0;
    if (claim.isAdded) this.put(claim, state === 'rejected' ? 'open' : 'added', changes, together, '');
    else this.put(claim, state === 'accepted' && isFixed ? 'fixed' : state, changes, together);
  }

  /** Change a cell; a claim is `fixed` as long as a cell differs from the table's. */
  change(claim, column, after, { together = false } = {}) {
    const changes = { ...this.of(claim)?.changes };
    const before = claim.original(column);
    if (isSame(before, after)) delete changes[column];
    else changes[column] = { before, after };
    const isFixed = Object.keys(changes).length > 0;
    const state = claim.isAdded ? 'added' : isFixed ? 'fixed' : 'open';
    this.put(claim, state, changes, together);
  }

  note(claim, text) {
    if ((this.of(claim)?.note ?? '') === text) return;
    const { state = 'later', changes = {} } = this.of(claim) ?? {};
    this.put(claim, state, changes, false, text);
  }

  put(claim, state, changes, together, note = this.of(claim)?.note ?? '') {
    const step = [claim, this.of(claim)];
    if (together && this.history.length) this.history.at(-1).push(step);
    else this.history.push([step]);
    this.set(claim, state === 'open' && !note ? null : this.record(claim, state, changes, note));
  }

  record(claim, state, changes, note) {
    const { article } = claim;
    const spans = changes.spans ? changes.spans.before : claim.original('spans');
    const own = claim.isAdded && article.points ? article.points.words(changes.spans.after) : null;
    return {
      claim_id: claim.isAdded ? null : claim.id,
      article_id: article.id,
      text_digest: article.digest,
      state,
      changes,
      claim: own ?? claim.original('claim') ?? (article.points && spans ? article.points.words(spans) : ''),
      note,
      by: this.by,
      at: new Date().toISOString(),
    };
  }

  /** Set a claim's record (null: none) and have the browser keep its article's. */
  set(claim, record) {
    if (record) this.records.set(claim.id, record);
    else this.records.delete(claim.id);
    this.keep(claim.article);
  }

  /** Have the browser keep the records of an article; those of claims that are on other pages of it stay. */
  keep(article) {
    const known = new Set(article.claims.map((claim) => claim.id));
    const elsewhere = keptRecords(article).records.filter((one) => one.claim_id !== null && !known.has(one.claim_id));
    const here = article.claims.map((claim) => this.of(claim)).filter(Boolean);
    const gone = article.claims.filter((claim) => this.given.has(claim.id) && !this.of(claim)).map((claim) => claim.id);
    const records = [...elsewhere, ...here];
    const value = records.length || gone.length ? JSON.stringify({ records, gone }) : null;
    this.isKept = keep(article.key, value) && this.isKept;
  }

  /** Take the last step back; returns the claims of the step, none where there is none. */
  undo() {
    const step = this.history.pop() ?? [];
    for (const [claim, before] of step.toReversed()) this.set(claim, before);
    return step.map(([claim]) => claim);
  }

  /** Return all records of articles, as lines of decisions.jsonl. */
  lines(articles) {
    const records = articles.flatMap((article) => article.claims.map((claim) => this.of(claim)).filter(Boolean));
    return records
      .filter((record) => record.state !== 'open')
      .map((record) => `${JSON.stringify(record)}\n`)
      .join('');
  }
}

/** Tell whether two cells hold the same; what is empty is empty in any form. */
function isSame(one, other) {
  const plain = (value) => (value === '' || value === undefined || value === false ? null : value);
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** The desk: articles, claims by id, decisions; reads what the page, and then what the browser, knows. */
class Desk {
  constructor(data) {
    this.data = data;
    this.columns = new Map(data.columns.map((name, place) => [name, place]));
    this.articles = data.articles.map((record) => new Article(record));
    this.byId = new Map();
    this.decisions = new Decisions();
    for (const [number, ...row] of data.claims) {
      const article = this.articles[number];
      this.insert(new Claim(row[this.columns.get('claim_id')], article, row, this.columns));
    }
    for (const id of data.misplaced) this.byId.get(id).fits = false;
    this.articleById = new Map(this.articles.map((article) => [article.id, article]));
    for (const record of data.decisions) this.take(record, this.decisions.given);
    for (const article of this.articles) this.recall(article);
  }

  get claims() {
    return [...this.byId.values()];
  }

  insert(claim) {
    this.byId.set(claim.id, claim);
    claim.article.claims.push(claim);
  }

  /** Return a new claim of a reviewer over spans of an article; one over the same spans stays one. */
  add(article, spans) {
    const id = `+${article.id}:${spans.flat().join('-')}`;
    if (!this.byId.has(id)) this.insert(new Claim(id, article, null, this.columns));
    return this.byId.get(id);
  }

  remove(claim) {
    this.byId.delete(claim.id);
    claim.article.claims = claim.article.claims.filter((other) => other !== claim);
    this.decisions.set(claim, null);
  }

  /** Put a record in its place unless a later one is there; returns what came of it. */
  take(record, also = null) {
    const article = this.articleById.get(record.article_id);
    const claim = record.claim_id === null ? this.missed(article, record) : this.byId.get(record.claim_id);
    if (!claim) return 'elsewhere';
    if (record.text_digest && article.digest && record.text_digest !== article.digest) return 'other text';
    const present = this.decisions.of(claim);
    if (present && present.at > record.at) return 'older';
    this.decisions.records.set(claim.id, record);
    also?.set(claim.id, record);
    return 'taken';
  }

  missed(article, record) {
    const spans = record.changes?.spans?.after;
    return article && Array.isArray(spans) && spans.length ? this.add(article, spans) : null;
  }

  /** Take what the browser keeps of an article. */
  recall(article) {
    const { records, gone } = keptRecords(article);
    for (const id of gone) this.decisions.records.delete(id);
    for (const record of records) this.take(record);
  }

  /** Take what another page of the same claims has just had the browser keep, withdrawn decisions, too. */
  follow(article) {
    for (const claim of [...article.claims]) {
      if (claim.isAdded) {
        this.byId.delete(claim.id);
        article.claims = article.claims.filter((other) => other !== claim);
      }
      const given = this.decisions.given.get(claim.id);
      if (given && !claim.isAdded) this.decisions.records.set(claim.id, given);
      else this.decisions.records.delete(claim.id);
    }
    this.recall(article);
  }
}

/** Return what the browser keeps of an article: records, and which of those that came with the page were withdrawn. */
function keptRecords(article) {
  try {
    const { records, gone } = JSON.parse(kept(article.key));
    return { records: records.filter(isDecision), gone: [...gone] };
  } catch {
    return { records: [], gone: [] }; // nothing is kept, or nothing of ours
  }
}

const LIST_COLUMNS = ['where', 'quantities', 'spans', 'mention', 'cue'];

/** Tell whether the value after a change has the form of its column, so far as the page relies on it. */
function isChange(column, change) {
  if (change === null || typeof change !== 'object' || !('after' in change)) return false;
  const { after } = change;
  if (!LIST_COLUMNS.includes(column) || after === null) return true;
  if (column === 'quantities') return Array.isArray(after) && after.every((one) => one && typeof one === 'object');
  if (column === 'spans') return Array.isArray(after) && after.every(isPlace);
  return column === 'where' ? Array.isArray(after) : isPlace(after);
}

function isPlace(value) {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);
}

/** Return whether a value is a line of decisions.jsonl; what is not cannot be taken. */
function isDecision(value) {
  const isText = (name) => typeof value[name] === 'string';
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    (value.claim_id === null || isText('claim_id')) &&
    isText('article_id') &&
    isText('at') &&
    Object.hasOwn(STATES, value.state) &&
    value.changes !== null &&
    typeof value.changes === 'object' &&
    Object.entries(value.changes).every(([column, change]) => isChange(column, change))
  );
}
