/* What the buttons, fields and files of the review page do. */

/** Join the controls of a page to what they do. */
function wire(page) {
  const on = (id, handler, event = 'click') => byId(id).addEventListener(event, handler);
  const onValue = (id, event, take) => on(id, ({ target }) => take(target.value.trim()), event);
  for (const [id, action] of Object.entries({ accept: 'accepted', reject: 'rejected', later: 'later' }))
    on(id, () => page.decide(action));
  on('undo', () => page.undo());
  onValue('search', 'input', (text) => {
    page.filters.words = text.toLowerCase();
    page.refilter();
  });
  onValue('order', 'change', (order) => {
    page.filters.order = order;
    page.refilter();
  });
  on('reset', () => {
    page.filters.reset();
    byId('search').value = '';
    page.refilter();
  });
  on('save', () => page.saveDecisions());
  on('load', (event) => page.load(event.target), 'change');
  on('save-aliases', () => save('aliases.csv', page.aliases.csv, 'text/csv'));
  on('copy-text', () => page.copy(asText));
  on('copy-markdown', () => page.copy(asMarkdown));
  on('copy-link', () => page.copy((claim) => `${location.href.split('#')[0]}#claim=${encodeURIComponent(claim.id)}`));
  onValue('note', 'change', (text) => {
    page.decisions.note(page.current, text);
    page.changed(page.current, { redraw: false });
  });
  onValue('by', 'change', (name) => {
    page.decisions.by = name;
    keep('claimtable.by', name);
  });
  on('why', () => page.why());
  on('print', () => window.print());
  for (const id of ['help', 'compare']) {
    on(`open-${id}`, () => byId(id).showModal());
    on(`close-${id}`, () => byId(id).close());
  }
  on('run-compare', () => compareFiles(page));
  byId('by').value = page.decisions.by;
  themeButton(byId('theme'));
  window.addEventListener('hashchange', () => {
    const claim = page.named();
    if (claim && claim !== page.current) page.go(claim);
  });
  window.addEventListener('storage', (event) => page.follow(event.key));
  window.addEventListener('beforeprint', () => fillPrint(byId('printed'), page.list.claims, page.desk));
  window.addEventListener('beforeunload', (event) => {
    if (!page.decisions.isKept) event.preventDefault();
  });
  document.addEventListener('keydown', (event) => page.keys.press(event));
  page.showAliases();
}

/** Compare the two files that were chosen, or one and the page. */
async function compareFiles(page) {
  const files = [byId('one').files[0], byId('other').files[0]];
  if (!files[1] && !files[0]) return page.say('Choose one file, to compare it with this page, or two.');
  const own = readDecisions(page.decisions.lines(page.desk.articles)).records;
  const [one, other] = await Promise.all(
    files.map(async (file) => (file ? readDecisions(await file.text()).records : own)),
  );
  const names = files.map((file, place) => nameOf([one, other][place], file));
  return fillComparison(byId('comparison'), compare(one, other), names, page.desk, {
    ongo: (claim) => {
      byId('compare').close();
      page.go(claim);
    },
    ontake: (record) => {
      const claim = page.desk.byId.get(record.claim_id);
      page.decisions.put(claim, record.state, record.changes, false, record.note);
      byId('compare').close();
      page.go(claim);
      page.progress();
    },
  });
}

function nameOf(records, file) {
  const names = [...new Set(records.map((record) => record.by).filter(Boolean))];
  return names.length === 1 ? names[0] : (file?.name ?? 'this page');
}
