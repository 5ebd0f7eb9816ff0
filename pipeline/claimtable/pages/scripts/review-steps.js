/* Where a value comes from, in words with their places; and what there is not. */

/**
 * Return the steps to a cell: {spans, words, by, confidence}. When the article was read again for the page they are
 * the extractor's own; else they are what the table's offsets tell.
 */
function stepsOf(claim, cell, decisions) {
  if (decisions.isChanged(claim, cell)) return [];
  const known = claim.steps?.cells[cell];
  if (known) {
    return known.map((number) => {
      const [spans, words, by, confidence] = claim.steps.list[number];
      return { spans, words, by, confidence };
    });
  }
  return tableSteps[cell]?.(claim) ?? [];
}

/** Return the steps to one of the quantities: those from its own number up to the next quantity's. */
function quantitySteps(claim, quantity, decisions) {
  const steps = stepsOf(claim, 'quantities', decisions);
  const begins = (step) => step.spans[0]?.[0] === quantity.start && step.spans[0]?.[1] === quantity.end;
  const from = steps.findIndex(begins);
  if (from < 0) return [];
  const starts = new Set(
    (claim.original('quantities') ?? []).map((one) => one.start).filter((at) => at !== quantity.start),
  );
  const rest = steps.slice(from + 1);
  const upTo = rest.findIndex((step) => starts.has(step.spans[0]?.[0]) && step.words.includes('->'));
  return [steps[from], ...(upTo < 0 ? rest : rest.slice(0, upTo))];
}

const quoted = (text) => `"${text.split(/\s+/).join(' ')}"`;

const tableSteps = {
  speaker(claim) {
    const name = claim.original('speaker');
    const mention = claim.original('speaker_mention');
    if (!name || !mention || mention === name) return [];
    const span = claim.original('mention');
    const steps = [{ spans: span ? [span] : [], words: `${quoted(mention)} -> ${name}` }];
    const full = firstPlace(claim.article, name);
    if (full) steps.push({ spans: [full], words: `${quoted(name)}, the first place of the full name` });
    return steps;
  },
  speaker_role(claim) {
    const role = claim.original('speaker_role');
    const place = role ? firstPlace(claim.article, role) : null;
    return place ? [{ spans: [place], words: `${quoted(role)}, its first place in the article` }] : [];
  },
  when(claim) {
    const text = claim.original('when_text');
    if (!text) return [];
    const { published, published_from: from } = claim.article;
    const dated = published ? `article published ${published}${from ? ` (${from})` : ''}` : 'article without a date';
    return [
      { spans: listOf(claim.original('when_span')), words: `${quoted(text)} -> ${claim.original('when')}; ${dated}` },
    ];
  },
  said_on(claim) {
    const span = claim.original('said_on_span');
    if (!span || !claim.article.points) return [];
    return [{ spans: [span], words: `${quoted(claim.article.points.slice(...span))} -> ${claim.original('said_on')}` }];
  },
  quantities(claim) {
    return (claim.original('quantities') ?? [])
      .filter((one) => one.value !== null && one.value !== undefined)
      .map((one) => ({
        spans: listOf(one.start === null ? null : [one.start, one.end]),
        words: `${quoted(one.text)} -> ${quantityWords(one)}`,
      }));
  },
};

function listOf(span) {
  return span ? [span] : [];
}

/** Return the first place of a text in an article, null where there is none. */
function firstPlace(article, text) {
  if (!article.points) return null;
  const at = article.points.text.indexOf(text);
  return at < 0 ? null : [article.points.point(at), article.points.point(at + text.length)];
}

/** Return a quantity's reading in words: 18 month, ~ 31000 troop, 2 to 3 percent up. */
function quantityWords(one) {
  const modifier = one.modifier === '=' || !one.modifier ? '' : `${one.modifier} `;
  const number = one.modifier === 'range' ? `${one.low} to ${one.high}` : `${modifier}${one.value ?? '?'}`;
  return [number, one.unit, one.change].filter(Boolean).join(' ');
}

/** Return what is missing or unsure in a claim and its article, each as a sentence. */
function gapsOf(claim, desk) {
  const { article } = claim;
  const { decisions, data } = desk;
  const value = (column) => decisions.cell(claim, column);
  const isOwn = value('kind') === 'narrator';
  const gaps = [];
  if (data.redacted) gaps.push('The article’s text is left out of this page: only the words of the claims are here.');
  else if (!article.points)
    gaps.push('The page was made without this article’s text (--articles): nothing can be highlighted.');
  else if (!claim.fits)
    gaps.push('The offsets do not fit this text, which is another version of the article: nothing is highlighted.');
  if (!article.published) gaps.push('No publication date: times that need one are unresolved.');
  if (value('when')?.includes('XXXX')) gaps.push(`The time ${value('when')} is unresolved.`);
  if (!isOwn && !value('speaker')) gaps.push('Nobody is named who says it.');
  if (!isOwn && claim.original('speaker_certain') === false && !decisions.isChanged(claim, 'speaker')) {
    gaps.push('The speaker is too unsure to accuse anybody by it.');
  }
  if (!isOwn && value('speaker') && !value('speaker_role')) gaps.push('The article gives no role of the speaker.');
  if (data.explained && article.points && !claim.isAdded && claim.fits && !claim.steps) {
    gaps.push(
      'The article, read again, has no such claim (another version or other options): steps are from the table alone.',
    );
  }
  return gaps;
}
