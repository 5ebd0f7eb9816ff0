/* Figures over time: search and a choice of series. */
const series = [...document.querySelectorAll('.series')];
const search = byId('search');
const verdict = byId('verdict');

function filter() {
  const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let listed = 0;
  for (const one of series) {
    const text = one.textContent.toLowerCase();
    const fits = words.every((word) => text.includes(word)) && (!verdict.value || one.dataset.verdict === verdict.value);
    one.hidden = !fits;
    listed += Number(fits);
  }
  byId('listed').textContent = String(listed);
}

search.addEventListener('input', filter);
verdict.addEventListener('change', filter);
themeButton(byId('theme'));
