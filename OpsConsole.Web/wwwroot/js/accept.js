// Alt+U takes over the address that a look-up proposes, wherever the page shows one. By the place of the key, so that it works on a Mac, where Option+U writes an accent.
document.addEventListener('keydown', event => {
  if (event.code !== 'KeyU' || !event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
  const button = document.querySelector('[data-accept-address]');
  if (!button) return;
  event.preventDefault();
  button.click();
});
