// Sends photos one after another with progress. attach(root, dotnet, { url, maxBytes, antiforgery }) → { go(url), dispose() }.
// In root: input[type=file], ul[data-photo-queue] that this script fills, [data-photo-said] for screen readers.
// A large photo is made smaller before it leaves (the server checks whatever comes), and a small picture of it is sent along for cards and lists;
// its Exif data goes beside, for the day it was taken. A lost connection keeps what arrived and sends the rest when it is back; every try of a
// photo carries the same Idempotency-Key, so that one whose answer was lost is not taken twice.
import { size } from './upload.js';
const longest = 2560, smallest = 480, quality = 0.86, worthShrinking = 1.5e6, enough = 20_000;

async function drawn(picture, side, type, share) {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, type, share));
}

// The APP1 segment "Exif" of a JPEG, which stands before the pixels; null when there is none.
async function exifOf(file) {
  const bytes = new Uint8Array(await file.slice(0, 256 * 1024).arrayBuffer());
  for (let at = 2; bytes[0] === 0xff && bytes[1] === 0xd8 && at + 10 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const length = bytes[at + 2] << 8 | bytes[at + 3];
    if (bytes[at + 1] === 0xe1 && bytes[at + 4] === 0x45 && bytes[at + 5] === 0x78) return new Blob([bytes.subarray(at + 4, at + 2 + length)]);
    at += 2 + length;
  }
  return null;
}

async function prepared(file, maxBytes) {
  const form = new FormData();
  let picture = null;
  try { picture = await createImageBitmap(file); } catch { /* No picture for this browser; the server says what it is. */ }
  let whole = file;
  if (picture && picture.width * picture.height <= 1e8) {
    const isLarge = Math.max(picture.width, picture.height) > longest || file.size > Math.min(worthShrinking, maxBytes);
    const smaller = isLarge && file.type !== 'image/gif' ? await drawn(picture, longest, 'image/jpeg', quality) : null;
    if (smaller && smaller.size < file.size) {
      whole = smaller;
      const exif = await exifOf(file);
      if (exif) form.append('exif', exif, 'exif');
    }
    const small = await drawn(picture, smallest, 'image/jpeg', 0.8);
    if (small && small.size < whole.size && whole.size > enough) form.append('small', small, 'small');
  }
  picture?.close();
  form.append('file', whole, file.name);
  return { form, bytes: whole.size };
}

export function attach(root, dotnet, { url, maxBytes, antiforgery }) {
  const life = new AbortController(), { signal } = life;
  const list = root.querySelector('[data-photo-queue]'), input = root.querySelector('input[type=file]');
  const waiting = [];
  let current = null, timer = 0;
  const say = text => { root.querySelector('[data-photo-said]').textContent = text; };

  function line(file) {
    const row = document.createElement('li');
    row.innerHTML = '<b class="cut"></b><span class="muted" data-note></span><span class="progress" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"><span></span></span><button type="button" class="button quiet"></button>';
    row.querySelector('b').textContent = file.name;
    const bar = row.querySelector('.progress');
    bar.setAttribute('aria-label', `Sending ${file.name}`);
    list.append(row);
    return {
      row,
      note(text, bad) { const note = row.querySelector('[data-note]'); note.textContent = text; note.classList.toggle('bad', !!bad); },
      done(share) { bar.hidden = share === null; bar.style.setProperty('--done', share ?? 0); bar.setAttribute('aria-valuenow', Math.round((share ?? 0) * 100)); },
      button(text, act) { const button = row.querySelector('button'); button.textContent = text; button.onclick = act; },
    };
  }

  function choose(files) {
    for (const file of files) {
      const job = { file, key: crypto.randomUUID?.() ?? '', tries: 0, ...line(file) };
      job.note(size(file.size));
      job.button('Cancel', () => drop(job));
      waiting.push(job);
    }
    input.value = ''; // The same file can be chosen again.
    next();
  }

  function drop(job) {
    const at = waiting.indexOf(job);
    if (at >= 0) waiting.splice(at, 1);
    job.row.remove();
    if (current !== job) return;
    clearTimeout(timer);
    job.request?.abort();
    current = null;
    next();
  }

  function refuse(job, text) {
    job.done(null);
    job.note(text, true);
    say(text);
    job.button('Dismiss', () => job.row.remove());
    current = null;
    next();
  }

  async function next() {
    if (current || signal.aborted || !waiting.length) return;
    const job = current = waiting.shift();
    if (!job.file.size) { refuse(job, `“${job.file.name}” is empty.`); return; }
    job.note('Getting ready…');
    try { job.sent = await prepared(job.file, maxBytes); }
    catch { refuse(job, `“${job.file.name}” was changed or moved. Choose it again.`); return; }
    if (current !== job) return;
    if (job.sent.bytes > maxBytes) { refuse(job, `“${job.file.name}” has ${size(job.sent.bytes)}; ${size(maxBytes)} is the most.`); return; }
    send(job);
  }

  function send(job) {
    if (current !== job || signal.aborted) return;
    clearTimeout(timer);
    job.done(0);
    job.note('');
    const request = job.request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    if (job.key) request.setRequestHeader('Idempotency-Key', job.key);
    if (antiforgery) request.setRequestHeader('RequestVerificationToken', antiforgery);
    request.upload.onprogress = event => event.lengthComputable && job.done(event.loaded / event.total);
    request.onload = () => answered(job, request);
    request.onerror = () => lost(job);
    request.send(job.sent.form);
  }

  async function answered(job, { status, response }) {
    job.request = null;
    if (status === 502 || status === 503 || status === 504) { lost(job); return; } // Restarting; the photo is here.
    if (status >= 200 && status < 300 && response?.id !== undefined) {
      job.row.remove();
      say(`${job.file.name} is added`);
      current = null;
      next();
      await report();
      return;
    }
    refuse(job, response?.title ?? (status === 401 || status === 200 ? 'You are signed out. Sign in again in another tab, then choose the photo once more.'
      : status === 413 ? `The server takes at most ${size(maxBytes)}.` : `The server could not take the photo (${status}).`));
  }

  async function report() {
    for (;;) { // The circuit may be reconnecting while the photo arrived.
      if (signal.aborted) return;
      try { await dotnet.invokeMethodAsync('HandleAddedAsync'); return; }
      catch { await new Promise(done => setTimeout(done, 1000)); }
    }
  }

  function lost(job) {
    job.request = null;
    if (current !== job) return;
    const wait = Math.min(15, 2 ** job.tries++);
    job.done(0);
    job.note(navigator.onLine ? `No connection. The photo is kept; trying again in ${wait} s.` : 'You are offline. The photo is kept and sent as soon as you are back.');
    timer = setTimeout(() => send(job), wait * 1000);
  }

  const isFile = event => event.dataTransfer?.types.includes('Files');
  const zone = root.closest('section') ?? root;
  let depth = 0; // Every child that is crossed enters and leaves.
  const over = on => { depth = Math.max(0, depth + (on ? 1 : -1)); root.toggleAttribute('data-over', depth > 0); };
  input.addEventListener('change', () => choose([...input.files]), { signal });
  zone.addEventListener('dragenter', event => isFile(event) && over(true), { signal });
  zone.addEventListener('dragleave', event => isFile(event) && over(false), { signal });
  zone.addEventListener('drop', event => { if (!isFile(event)) return; depth = 0; root.removeAttribute('data-over'); choose([...event.dataTransfer.files]); }, { signal });
  // A file dropped beside the zone would replace the page, and everything typed in it.
  for (const name of ['dragover', 'drop']) addEventListener(name, event => isFile(event) && event.preventDefault(), { signal });
  addEventListener('online', () => current && !current.request && current.sent && send(current), { signal });
  addEventListener('beforeunload', event => { if (current || waiting.length) event.preventDefault(); }, { signal });
  if (input.files.length) choose([...input.files]); // Chosen while this script was on its way.

  return { go(other) { url = other; }, dispose() { waiting.length = 0; clearTimeout(timer); current?.request?.abort(); current = null; life.abort(); } };
}
