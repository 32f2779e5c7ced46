// Small things of the pages about an account. [data-copy=id] copies that element's text and says so; [data-print] prints the page.
document.addEventListener('click', async event => {
  const copy = event.target.closest('[data-copy]');
  if (copy) {
    const source = document.getElementById(copy.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      copy.textContent = 'Copied';
    } catch { getSelection().selectAllChildren(source); copy.textContent = 'Selected: copy it'; } // Not every browser lets a page do it.
  }
  if (event.target.closest('[data-print]')) print();
});
