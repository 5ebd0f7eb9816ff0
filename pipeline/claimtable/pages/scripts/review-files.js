/* Files of decisions: saved, taken in, two of them compared; and the aliases that were gathered. */

/** Return the records of a file of decisions and the numbers of the lines that hold none. */
function readDecisions(text) {
  const records = [];
  const bad = [];
  text.split('\n').forEach((line, number) => {
    if (!line.trim()) return;
    try {
      const record = JSON.parse(line);
      if (!isDecision(record)) throw new Error('no decision');
      records.push(record);
    } catch {
      bad.push(number + 1);
    }
  });
  return { records, bad };
}

/** Take the decisions of a file; returns what came of them in a sentence. */
function takeIn(text, desk) {
  const { records, bad } = readDecisions(text);
  const counts = { taken: 0, older: 0, elsewhere: 0, 'other text': 0 };
  const articles = new Set();
  for (const record of records) {
    counts[desk.take(record)] += 1;
    const article = desk.articleById.get(record.article_id);
    if (article) articles.add(article);
  }
  for (const article of articles) desk.decisions.keep(article);
  const told = [`${counts.taken} decisions taken in`];
  if (counts.older) told.push(`${counts.older} are older than those here`);
  if (counts.elsewhere) told.push(`${counts.elsewhere} are of claims that are not on this page`);
  if (counts['other text']) told.push(`${counts['other text']} are of another version of the text`);
  if (bad.length) told.push(`${bad.length} lines are no decisions (line ${bad.slice(0, 3).join(', ')})`);
  return `${told.join('; ')}.`;
}

/** Return a key under which decisions of two reviewers meet: the claim, or the place of a missed one. */
function meetingKey(record) {
  return record.claim_id ?? `+${record.article_id}:${JSON.stringify(record.changes.spans?.after ?? null)}`;
}

function lastOfEach(records) {
  return new Map(
    records.filter((record) => !['later', 'open'].includes(record.state)).map((record) => [meetingKey(record), record]),
  );
}

/**
 * Compare two reviewers: what both decided, where they agree, and the conflicts, as `claimtable decisions` does it;
 * kappa (Cohen 1960) is of the states.
 */
function compare(one, other) {
  const [left, right] = [lastOfEach(one), lastOfEach(other)];
  const both = [...left.keys()].filter((key) => right.has(key));
  const pairs = both.map((key) => [left.get(key), right.get(key)]);
  const conflicts = pairs.filter(([a, b]) => !isAgreement(a, b));
  return {
    left: left.size,
    right: right.size,
    both: both.length,
    agreed: both.length - conflicts.length,
    conflicts,
    kappa: kappa(pairs.map(([a, b]) => [a.state, b.state])),
  };
}

/** Two rejections agree, whatever was changed before; two claims that hold agree when they hold the same. */
function isAgreement(one, other) {
  const holds = (record) => record.state !== 'rejected';
  return holds(one) === holds(other) && (!holds(one) || differingCells(one, other).length === 0);
}

/** Return the columns that two decisions on a claim leave with different values. */
function differingCells(one, other) {
  const columns = new Set([...Object.keys(one.changes), ...Object.keys(other.changes)]);
  const after = (record, column, else_) =>
    (record.changes[column] ?? else_.changes[column] ?? {})[record.changes[column] ? 'after' : 'before'];
  return [...columns].filter((column) => !isSame(after(one, column, other), after(other, column, one)));
}

function kappa(pairs) {
  if (!pairs.length) return null;
  const states = [...new Set(pairs.flat())];
  const same = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const part = (side, state) => pairs.filter((pair) => pair[side] === state).length / pairs.length;
  const byChance = states.reduce((sum, state) => sum + part(0, state) * part(1, state), 0);
  return byChance === 1 ? null : (same - byChance) / (1 - byChance);
}

/** Show a comparison; `ongo` leads to a claim, `ontake` takes one side's decision. */
function fillComparison(box, found, names, desk, { ongo, ontake }) {
  const share = found.both ? `${Math.round((100 * found.agreed) / found.both)} %` : '–';
  const figures = [
    [`decided by ${names[0]}`, found.left],
    [`decided by ${names[1]}`, found.right],
    ['decided by both', found.both],
    ['agreed', `${found.agreed} (${share})`],
    ['conflicts', found.conflicts.length],
    ['kappa of the states', found.kappa === null ? '–' : found.kappa.toFixed(2)],
  ];
  const rows = found.conflicts.map(([one, other]) => {
    const claim = one.claim_id ? desk.byId.get(one.claim_id) : null;
    const go = claim
      ? el('button', { type: 'button', class: 'step words', text: one.claim, onclick: () => ongo(claim) })
      : el('span', { class: 'words', text: `${one.claim} (not on this page)` });
    const side = (record) =>
      el(
        'td',
        {},
        el('p', { text: STATES[record.state].name }),
        differingCells(one, other).map((column) =>
          el('p', { class: 'small words', text: `${column}: ${shownValue(record, column)}` }),
        ),
        record.note ? el('p', { class: 'small soft words', text: record.note }) : null,
        claim ? el('button', { type: 'button', class: 'small', text: 'take', onclick: () => ontake(record) }) : null,
      );
    return el('tr', {}, el('td', {}, go), side(one), side(other));
  });
  box.replaceChildren(
    el(
      'table',
      {},
      el(
        'tbody',
        {},
        figures.map(([name, value]) =>
          el('tr', {}, el('th', { scope: 'row', text: name }), el('td', { class: 'number', text: String(value) })),
        ),
      ),
    ),
    rows.length
      ? el(
          'table',
          { class: 'conflicts' },
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              ['claim', ...names].map((name) => el('th', { scope: 'col', class: 'words', text: name })),
            ),
          ),
          el('tbody', {}, rows),
        )
      : el('p', { text: found.both ? 'No conflicts.' : 'No claim was decided by both.' }),
  );
}

function shownValue(record, column) {
  if (!record.changes[column]) return 'as in the table';
  const value = record.changes[column].after;
  if (column === 'quantities')
    return (value ?? []).map((one) => `${one.text} → ${quantityWords(one)}`).join('; ') || 'none';
  return value === null || value === '' ? 'empty' : Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** The aliases that were gathered: alias -> name, kept by the browser, saved as aliases.csv. */
class AliasList {
  constructor() {
    try {
      this.names = new Map(JSON.parse(kept('claimtable.aliases') ?? '[]'));
    } catch {
      this.names = new Map();
    }
  }

  add(alias, name) {
    this.names.set(alias, name);
    keep('claimtable.aliases', JSON.stringify([...this.names]));
  }

  get csv() {
    const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return ['alias,name', ...[...this.names].map((row) => row.map(cell).join(','))].join('\r\n') + '\r\n';
  }
}
