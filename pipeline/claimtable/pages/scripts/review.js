/* The review page: list, article and row together. */

class Page {
  constructor(desk) {
    this.desk = desk;
    this.current = null;
    this.aliases = new AliasList();
    this.status = byId('status');
    this.list = new List(desk, byId('list'), (place) => this.go(this.list.claims[place]));
    this.reader = new Reader(desk, byId('reader'), (claim) => this.go(claim));
    this.cells = new Cells(desk, byId('cells'), this.reader, {
      changed: (claim) => this.changed(claim),
      say: (text) => this.say(text),
      likeSpeaker: (claim, everywhere) => this.likeSpeaker(claim, everywhere),
      sameSpeaker: (claim, everywhere) => this.sameSpeaker(claim, everywhere),
      alias: (claim) => this.alias(claim),
      names: (article) => this.names(article),
    });
    this.keys = new Keys(this);
    this.filters = new Filters(desk, byId('facets'), () => this.refilter());
  }

  get decisions() {
    return this.desk.decisions;
  }

  start() {
    wire(this);
    this.list.claims = this.filters.apply();
    this.show(this.named() ?? this.list.claims[0]);
    this.list.show(this.list.claims, this.current);
    if (this.current && this.list.at >= 0) this.list.move(this.list.at);
    this.progress();
  }

  /** Return the claim that the address names. */
  named() {
    const id = new URLSearchParams(location.hash.slice(1)).get('claim');
    return id ? this.desk.byId.get(id) : null;
  }

  say(text) {
    this.status.textContent = text;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      this.status.textContent = '';
    }, 8000);
  }

  refilter() {
    const claims = this.filters.apply();
    this.list.show(claims, this.current);
    if (claims.length && !claims.includes(this.current)) this.go(claims[0]);
    else if (this.list.at >= 0) this.list.move(this.list.at);
    this.progress();
  }

  /** Make a claim the current one, wherever it is asked for from. */
  go(claim) {
    this.show(claim);
    const place = this.list.claims.indexOf(claim);
    if (place >= 0) this.list.move(place);
    else this.list.show(this.list.claims, claim);
  }

  show(claim) {
    byId('empty').hidden = Boolean(claim);
    byId('row').hidden = !claim;
    if (!claim) return;
    this.current = claim;
    this.reader.show(claim);
    this.fill(claim);
    history.replaceState(null, '', `#claim=${encodeURIComponent(claim.id)}`);
  }

  /** Fill the row: state, note, gaps, names to choose from, cells. */
  fill(claim) {
    const state = this.decisions.state(claim);
    const record = this.decisions.of(claim);
    byId('state').className = `state-${state}`;
    byId('state').textContent = `${STATES[state].mark} ${STATES[state].name}${record?.by ? `, ${record.by}` : ''}`;
    byId('note').value = record?.note ?? '';
    byId('gaps').replaceChildren(...gapsOf(claim, this.desk).map((text) => el('li', { class: 'words', text })));
    byId('names').replaceChildren(...this.names(claim.article).map((name) => el('option', { value: name })));
    this.cells.show(claim);
  }

  names(article) {
    const given = article.claims.map((claim) => this.decisions.cell(claim, 'speaker')).filter(Boolean);
    return [...new Set([...given, ...article.names])];
  }

  /** Draw again what a change of a claim shows in. */
  changed(claim, { redraw = true } = {}) {
    if (redraw && claim === this.current) {
      const focused = document.activeElement?.id;
      this.reader.show(claim);
      this.fill(claim);
      if (focused) byId(focused)?.focus();
    } else if (claim === this.current) {
      this.fill(claim);
    }
    this.list.draw();
    this.progress();
  }

  /** Show what another page of the same claims has decided. */
  follow(key) {
    const article = this.desk.articles.find((one) => one.key === key);
    if (!article) return;
    this.desk.follow(article);
    this.list.show(this.filters.apply(), this.current);
    if (this.current.article === article && !document.activeElement.closest('#cells')) this.show(this.current);
    this.progress();
  }

  progress() {
    const { claims } = this.desk;
    const counts = Map.groupBy(claims, (claim) => this.decisions.state(claim));
    const decided = claims.length - (counts.get('open')?.length ?? 0) - (counts.get('later')?.length ?? 0);
    byId('progress').textContent = `${decided} of ${claims.length} decided`;
    byId('meter').max = claims.length || 1;
    byId('meter').value = decided;
    byId('listed').textContent = `${this.list.claims.length} of ${claims.length} claims`;
    byId('unkept').hidden = this.decisions.isKept;
  }

  decide(state) {
    if (!this.current) return;
    const claim = this.current;
    const isGone = claim.isAdded && state === 'rejected';
    this.decisions.decide(claim, state);
    this.say(`${STATES[this.decisions.state(claim)].name}: ${claimWords(claim, this.decisions).slice(0, 80)}`);
    const place = this.list.claims.indexOf(claim);
    const next = this.list.claims[place + 1];
    if (isGone) this.desk.remove(claim);
    if (isGone) this.refilter();
    if (next) this.go(next);
    else this.changed(claim);
    this.progress();
  }

  undo() {
    const claims = this.decisions.undo();
    if (!claims.length) return this.say('There is nothing to take back.');
    for (const claim of claims.filter((one) => one.isAdded)) {
      const isThere = this.desk.byId.has(claim.id);
      if (this.decisions.of(claim) && !isThere) this.desk.insert(claim);
      if (!this.decisions.of(claim) && isThere) this.desk.remove(claim);
    }
    if (claims.some((claim) => claim.isAdded)) this.list.show(this.filters.apply(), this.current);
    const claim = claims.findLast((one) => this.desk.byId.has(one.id)) ?? this.list.claims[0];
    if (claim) this.go(claim);
    this.list.draw();
    this.progress();
    return this.say(`Taken back${claims.length > 1 ? ` on ${claims.length} claims` : ''}.`);
  }

  /** Show all steps to the cells with what decided, or only those from elsewhere. */
  why() {
    this.cells.isTold = !this.cells.isTold;
    byId('why').setAttribute('aria-pressed', String(this.cells.isTold));
    this.fill(this.current);
  }

  step(by) {
    const next = this.list.claims[this.list.claims.indexOf(this.current) + by];
    if (next) this.go(next);
  }

  likeSpeaker(claim, everywhere) {
    const name = claim.original('speaker');
    const claims = everywhere ? this.desk.claims : claim.article.claims;
    return claims.filter(
      (other) =>
        other !== claim &&
        !other.isAdded &&
        other.original('speaker') === name &&
        !this.decisions.isChanged(other, 'speaker'),
    );
  }

  sameSpeaker(claim, everywhere) {
    const others = this.likeSpeaker(claim, everywhere);
    for (const other of others) {
      for (const column of ['speaker', 'speaker_role']) {
        if (this.decisions.isChanged(claim, column))
          this.decisions.change(other, column, this.decisions.cell(claim, column), {
            together: other !== others[0] || column !== 'speaker',
          });
      }
    }
    this.changed(claim);
    this.say(
      `The speaker of ${others.length} more claims is ${this.decisions.cell(claim, 'speaker') ?? 'empty'}; Backspace takes it back.`,
    );
  }

  alias(claim) {
    const [alias, name] = [claim.original('speaker'), this.decisions.cell(claim, 'speaker')];
    this.aliases.add(alias, name);
    this.showAliases();
    this.say(`aliases.csv: ${alias} is called ${name}. “Save aliases.csv” writes the file.`);
  }

  showAliases() {
    byId('save-aliases').hidden = this.aliases.names.size === 0;
    byId('save-aliases').textContent = `Save aliases.csv (${this.aliases.names.size})`;
  }

  /** The selected text is a claim that the table lacks. */
  missed() {
    const span = this.reader.selected;
    if (!span) return this.say('Select the words of the missed claim first (v selects by keyboard).');
    const claim = this.desk.add(this.current.article, [span]);
    this.decisions.change(claim, 'spans', [span]);
    this.list.show(this.filters.apply(), claim);
    this.go(claim);
    this.progress();
    return this.say('Added: now say who speaks (s), and the rest of the row.');
  }

  /** The selected text is the speaker: by its full name, if the article has one that ends or begins with it. */
  speaker() {
    const span = this.reader.selected;
    if (!span) return this.say('Select the speaker’s words first (v selects by keyboard).');
    const { article } = this.current;
    const words = article.points.slice(...span).replace(/\s+/g, ' ');
    const full = this.names(article).filter(
      (name) => name === words || name.endsWith(` ${words}`) || name.startsWith(`${words} `),
    );
    this.decisions.change(this.current, 'speaker', full.length === 1 ? full[0] : words);
    if (this.isBeside(span)) this.decisions.change(this.current, 'mention', span, { together: true });
    this.changed(this.current);
    return this.say(`Speaker: ${this.decisions.cell(this.current, 'speaker')}`);
  }

  /** Tell whether a span stands in a paragraph of the current claim: then it is the mention, too. */
  isBeside(span) {
    const [start] = this.reader.spans(this.current)[0] ?? [];
    const paragraph = paragraphsOf(this.current.article.points).find(([from, to]) => from <= start && start < to);
    return Boolean(paragraph) && paragraph[0] <= span[0] && span[1] <= paragraph[1];
  }

  saveDecisions() {
    const lines = this.decisions.lines(this.desk.articles);
    if (!lines) return this.say('Nothing has been decided yet.');
    save('decisions.jsonl', lines, 'application/jsonl');
    return this.say(`${lines.trim().split('\n').length} decisions saved as decisions.jsonl.`);
  }

  async load(input) {
    const told = [];
    for (const file of input.files) told.push(takeIn(await file.text(), this.desk));
    input.value = '';
    this.list.show(this.filters.apply(), this.current);
    this.changed(this.current);
    this.say(told.join(' '));
  }

  async copy(make) {
    const isDone = await copy(make(this.current, this.desk));
    this.say(isDone ? 'Copied.' : 'The browser does not let the page copy.');
  }
}

const desk = new Desk(pageData());
for (const [id, steps] of Object.entries(desk.data.steps)) desk.byId.get(id).steps = steps;
new Page(desk).start();
// the first claim is on the screen when the frame after the next begins: benchmarks/review.py asks for it
requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first claim')));
