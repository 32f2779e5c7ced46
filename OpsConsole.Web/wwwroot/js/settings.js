// Brings the setting that the address names (/settings#leads.trash-days) into view and marks it. The page is drawn anew when its circuit
// starts, so the browser's own jump may have gone to what is no longer there.
export async function aim() {
  for (const marked of document.querySelectorAll('.setting.aimed')) marked.classList.remove('aimed');
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest('.settings-list')) return;
  // A search that hid it is taken back a moment later.
  for (let n = 0; n < 40 && !target.offsetParent; n++) await new Promise(resolve => setTimeout(resolve, 25));
  target.scrollIntoView({ block: target.matches('.setting') ? 'center' : 'start' });
  if (!target.matches('.setting')) return;
  target.classList.add('aimed');
  target.querySelector('[data-fact-open]')?.focus({ preventScroll: true });
}
