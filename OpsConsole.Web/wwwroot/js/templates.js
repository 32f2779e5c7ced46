// Sends the server a copy of the text that changed, at each short pause of the typing. attach(dotnet) → { flush(), dispose() }. Only a variable that somebody
// puts in with its button is ever written into a field.
const pause = 40, longest = 8000;

export function attach(dotnet) {
  const life = new AbortController();
  const told = new Map(), timers = new Map();
  let last = null, queue = Promise.resolve();

  const fieldOf = target => target instanceof HTMLElement ? target.closest('[data-part]') : null;

  const tell = field => {
    clearTimeout(timers.get(field));
    timers.delete(field);
    const text = field.value;
    if (told.get(field) === text || !field.isConnected) return queue;
    told.set(field, text);
    // A message of the line has a longest size.
    const pieces = [];
    for (let at = 0; at === 0 || at < text.length; at += longest) pieces.push(text.slice(at, at + longest));
    queue = queue.then(async () => {
      for (let n = 0; n < pieces.length; n++)
        await dotnet.invokeMethodAsync('HandleTyped', field.dataset.part, pieces[n], n === 0, n === pieces.length - 1);
    }).catch(() => told.delete(field)); // Told again with the next letter.
    return queue;
  };

  const listen = (name, handle) => document.addEventListener(name, handle, { signal: life.signal });
  listen('input', event => {
    const field = fieldOf(event.target);
    if (!field) return;
    clearTimeout(timers.get(field));
    timers.set(field, setTimeout(() => tell(field), pause));
  });
  listen('focusin', event => { last = fieldOf(event.target) ?? last; });
  listen('click', event => {
    const button = event.target instanceof HTMLElement ? event.target.closest('[data-insert],[data-go]') : null;
    if (button?.dataset.insert) {
      const field = last?.isConnected ? last : document.getElementById('template-html') ?? document.getElementById('template-sms');
      field.setRangeText(`{{${button.dataset.insert}}}`, field.selectionStart, field.selectionEnd, 'end');
      field.focus();
      tell(field);
    } else if (button?.dataset.go) {
      const field = document.getElementById(button.dataset.go);
      const lines = field.value.split('\n');
      const at = lines.slice(0, button.dataset.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + Number(button.dataset.column) - 1;
      field.focus();
      field.setSelectionRange(at, at);
      if (field instanceof HTMLTextAreaElement) field.scrollTop = (button.dataset.line - 4) * parseFloat(getComputedStyle(field).lineHeight);
    }
  });

  document.querySelector('.template-columns')?.setAttribute('data-attached', ''); // From here on no letter is missed.
  return {
    async flush() { for (const field of document.querySelectorAll('[data-part]')) if (timers.has(field)) tell(field); await queue; },
    dispose() { for (const timer of timers.values()) clearTimeout(timer); life.abort(); },
  };
}
