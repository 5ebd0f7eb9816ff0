/* The keys of the review page. */

class Keys {
  constructor(page) {
    this.page = page;
    this.isSelecting = false;
  }

  press(event) {
    const field = event.target.closest?.('input, textarea, select');
    if (field) this.pressInField(event.key, field);
    else if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    else if (this.isSelecting && this.select(event)) event.preventDefault();
    else this.command(event);
  }

  /** Leave a field by Esc, a cell by Enter, too; other keys are the field's. */
  pressInField(key, field) {
    const isCell = Boolean(field.closest('#cells'));
    if (key !== 'Escape' && !(key === 'Enter' && isCell)) return;
    if (key === 'Escape' && isCell) this.page.cells.leave();
    else field.blur();
    byId('list').focus({ preventScroll: true });
  }

  /** Move the selection; returns whether the key was one for that. */
  select(event) {
    if (event.key !== 'Escape') return this.page.reader.selectByKey(event);
    this.isSelecting = false;
    document.getSelection().removeAllRanges();
    return true;
  }

  command(event) {
    const control = event.target.closest?.('button, a, summary');
    if (control && [' ', 'Enter'].includes(event.key)) return;
    const action = this.action(event);
    if (!action || (!this.page.current && event.key !== '?')) return;
    event.preventDefault();
    if (event.key !== 'v') this.isSelecting = false;
    action();
  }

  action({ key, target }) {
    const inList = target.id === 'list';
    const actions = {
      a: () => this.page.decide('accepted'),
      x: () => this.page.decide('rejected'),
      ' ': () => this.page.decide('later'),
      Backspace: () => this.page.undo(),
      j: () => this.page.step(1),
      k: () => this.page.step(-1),
      e: () => this.page.cells.edit(),
      m: () => this.page.missed(),
      s: () => this.page.speaker(),
      v: () => {
        this.isSelecting = this.page.reader.beginSelecting();
        if (this.isSelecting)
          this.page.say('Arrows go by words, with Shift they extend the selection; m, s or “take selection” use it.');
      },
      c: () => this.page.copy(asText),
      C: () => this.page.copy(asMarkdown),
      n: () => byId('note').focus(),
      w: () => this.page.why(),
      '/': () => byId('search').focus(),
      '?': () => byId('help').showModal(),
    };
    if (inList) Object.assign(actions, { ArrowDown: () => this.page.step(1), ArrowUp: () => this.page.step(-1) });
    return Object.hasOwn(actions, key) ? actions[key] : undefined;
  }
}
