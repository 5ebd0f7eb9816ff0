/* A claim to paste elsewhere, and the list as it is printed. */

/** Return what is told of a claim outside the page: words, speaker, source, date, link. */
function citation(claim, desk) {
  const { decisions } = desk;
  const words = claimWords(claim, decisions).split(/\s+/).join(' ');
  const kind = decisions.cell(claim, 'kind');
  const speaker = decisions.cell(claim, 'speaker');
  const role = decisions.cell(claim, 'speaker_role');
  const isOwn = kind === 'narrator';
  return {
    words: kind === 'direct' ? `“${words}”` : words,
    speaker: isOwn ? '' : [speaker || 'nobody named', role].filter(Boolean).join(', '),
    source: claim.article.heading,
    date: claim.article.published ?? '',
    link: fragmentLink(claim, desk),
  };
}

/** Return a link that opens the source at the claim's words (WICG, URL fragment text directives). */
function fragmentLink(claim, desk) {
  const { link, points } = claim.article;
  if (!link) return '';
  const spans = desk.decisions.cell(claim, 'spans');
  const words = (points && claim.fits && spans ? points.slice(...spans[0]) : claimWords(claim, desk.decisions))
    .trim()
    .split(/\s+/);
  const part = (some) => encodeURIComponent(some.join(' ')).replaceAll('-', '%2D');
  const text = words.length > 9 ? `${part(words.slice(0, 4))},${part(words.slice(-4))}` : part(words);
  return `${link.split('#')[0]}#:~:text=${text}`;
}

function asText(claim, desk) {
  const { words, speaker, source, date, link } = citation(claim, desk);
  const from = [source, date].filter(Boolean).join(', ');
  return `${words}${speaker ? ` — ${speaker}` : ''}\n${from}${link ? `\n${link}` : ''}\n`;
}

function asMarkdown(claim, desk) {
  const { words, speaker, source, date, link } = citation(claim, desk);
  const shown = link
    ? `[${forMarkdown(source)}](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`
    : forMarkdown(source);
  return `> ${forMarkdown(words)}\n>\n> ${speaker ? `— ${forMarkdown(speaker)}. ` : ''}${shown}${date ? `, ${date}` : ''}\n`;
}

/** Return a text as one line of Markdown that shows it; the one place where Markdown is escaped on a page. */
function forMarkdown(text) {
  const line = text.split(/\s+/).join(' ').trim();
  const safe = line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|~$^]/g, '\\$&');
  return safe.replace(/^([#+=:-])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Put a text on the clipboard; returns whether it is there. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el('textarea', { class: 'unseen', value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

/** Fill the printed page: the listed claims by article, with their speakers, cells and decisions. */
function fillPrint(box, claims, desk) {
  const groups = Map.groupBy(claims, (claim) => claim.article);
  const parts = [...groups].map(([article, found]) => {
    const facts = [article.published ?? 'no date', article.link || article.id].join(' · ');
    return el(
      'section',
      {},
      el('h2', { class: 'words', text: article.heading }),
      el('p', { class: 'soft words', text: facts }),
      found.map((claim) => printed(claim, desk)),
    );
  });
  const decided = claims.filter((claim) => desk.decisions.of(claim)).length;
  const head = el(
    'header',
    {},
    el('h1', { class: 'words', text: document.title }),
    el('p', { class: 'soft', text: `${claims.length} claims, ${decided} decided` }),
  );
  box.replaceChildren(head, ...parts);
}

function printed(claim, desk) {
  const { decisions } = desk;
  const { words, speaker } = citation(claim, desk);
  const record = decisions.of(claim);
  const cells = ['who', 'where', 'when', 'said_on'].map((name) => [
    name,
    [decisions.cell(claim, name) ?? ''].flat().join('; '),
  ]);
  cells.push([
    'how many',
    (decisions.cell(claim, 'quantities') ?? []).map((one) => `${one.text} → ${quantityWords(one)}`).join('; '),
  ]);
  const facts = cells
    .filter(([, value]) => value)
    .map(([name, value]) => `${name.replace('_', ' ')}: ${value}`)
    .join(' · ');
  const changed = Object.keys(record?.changes ?? {}).join(', ');
  const told = record
    ? [
        STATES[record.state].name,
        changed && `(${changed})`,
        record.by && `by ${record.by}`,
        record.at.slice(0, 10),
        record.note && `– ${record.note}`,
      ]
    : ['open'];
  return el(
    'div',
    { class: 'printed' },
    el('p', { class: 'printed-claim words', text: words }),
    el('p', { class: 'words', text: speaker ? `— ${speaker}` : '— the article itself' }),
    facts ? el('p', { class: 'small words', text: facts }) : null,
    el('p', { class: 'small soft words', text: `${told.filter(Boolean).join(' ')} · ${claim.id}` }),
  );
}
