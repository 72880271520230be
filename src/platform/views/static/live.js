// Keeps a block of the page as the server has it: `data-live` names where its states come from.
for (const block of document.querySelectorAll('[data-live]')) {
  const source = new EventSource(block.dataset.live);
  const said = block.parentElement.querySelector('[data-said]');
  let saidAt = -Infinity;
  source.addEventListener('state', ({ data }) => {
    const { html, sentence } = JSON.parse(data);
    block.innerHTML = html;
    if (said && performance.now() - saidAt >= 5000 && said.textContent !== sentence) {
      said.textContent = sentence;
      saidAt = performance.now();
    }
  });
  source.addEventListener('settled', () => {
    source.close();
    location.reload();
  });
}
