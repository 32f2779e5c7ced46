// Sends one file to an endpoint with progress. attach(root, dotnet, { url, maxBytes, fieldName, antiforgery, endings }) → { abort(), dispose() }.
// In root (all rendered by the server, this script only fills and unhides): input[type=file], [data-upload-idle], [data-upload-busy] with
// [data-upload-name], [data-upload-size], .progress, [data-upload-note], button[data-upload-retry], button[data-upload-cancel]; [data-upload-problem].
// 2xx with { id } → dotnet HandleUploadedAsync(id). Else the title of the JSON answer is shown. Network loss keeps the file and goes on by itself;
// every try carries the same Idempotency-Key, so that a file whose answer was lost is not taken twice.
const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
export function size(bytes) {
  let value = bytes, unit = 0;
  while (value >= 1000 && unit < units.length - 1) { value /= 1000; unit++; }
  return `${unit && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

export function attach(root, dotnet, { url, maxBytes = 50e6, fieldName = 'file', antiforgery = null, endings = ['.csv'] }) {
  const life = new AbortController(), { signal } = life;
  const part = name => root.querySelector(`[data-upload-${name}]`);
  let file = null, token = '', request = null, timer = 0, tries = 0;

  function say(name, text) { const element = part(name); if (element) element.textContent = text ?? ''; }
  function show(busy, problem) {
    part('idle').hidden = busy;
    part('busy').hidden = !busy;
    part('problem').hidden = !problem;
    say('problem', problem);
  }

  function refusal(chosen) {
    if (!endings.some(ending => chosen.name.toLowerCase().endsWith(ending))) return `“${chosen.name}” cannot be read here: choose a file that ends in ${endings.slice(0, -1).join(', ')} or ${endings.at(-1)}.`;
    if (!chosen.size) return `“${chosen.name}” is empty.`;
    if (chosen.size > maxBytes) return `“${chosen.name}” has ${size(chosen.size)}; ${size(maxBytes)} is the most. Split it and import the parts.`;
    return null;
  }

  function choose(files) {
    if (file) return; // One is under way; the same choice may be told of twice while this script arrives.
    if (files.length !== 1) { if (files.length) show(false, 'One file at a time, please.'); return; }
    const problem = refusal(files[0]);
    if (problem) { show(false, problem); return; }
    [file] = files;
    token = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    tries = 0;
    say('name', file.name);
    show(true);
    send();
  }

  function progress(share, note) {
    const bar = root.querySelector('.progress');
    bar.style.setProperty('--done', share);
    bar.setAttribute('aria-valuenow', Math.round(share * 100));
    say('size', `${size(file.size * share)} of ${size(file.size)}`);
    say('note', note ?? (share === 1 ? 'Reading the file…' : ''));
  }

  function send() {
    clearTimeout(timer);
    part('retry').hidden = true;
    progress(0);
    const body = new FormData();
    body.append(fieldName, file, file.name);
    request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('Idempotency-Key', token);
    if (antiforgery) request.setRequestHeader('RequestVerificationToken', antiforgery);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = answered;
    request.onerror = lost;
    request.send(body);
  }

  async function answered() {
    const { status, response } = request;
    request = null;
    if (status >= 200 && status < 300 && response?.id !== undefined) { await report(response.id); return; }
    if (status === 502 || status === 503 || status === 504) { lost(); return; } // Restarting; the file is here.
    const plain = status === 401 || status === 200 ? 'You are signed out. Sign in again in another tab, then choose the file once more.'
      : status === 413 ? `The server takes at most ${size(maxBytes)}.` : `The server could not take the file (${status}). Nothing was imported.`;
    stop(response?.title ?? plain);
  }

  async function report(id) {
    for (;;) { // The circuit may be reconnecting while the file arrived.
      if (signal.aborted) return;
      try { await dotnet.invokeMethodAsync('HandleUploadedAsync', id); stop(); return; }
      catch { await new Promise(done => setTimeout(done, 1000)); }
    }
  }

  async function lost() {
    request = null;
    try { await file.slice(0, 1).arrayBuffer(); } // A file changed on disk fails in the same way as a network.
    catch { stop(`“${file.name}” was changed or moved. Choose it again.`); return; }
    const wait = Math.min(15, 2 ** tries++);
    progress(0, navigator.onLine ? `No connection. The file is kept; trying again in ${wait} s.` : 'You are offline. The file is kept and sent as soon as you are back.');
    part('retry').hidden = false;
    timer = setTimeout(send, wait * 1000);
  }

  function stop(problem) {
    clearTimeout(timer);
    request?.abort();
    request = null;
    file = null;
    const input = root.querySelector('input[type=file]');
    if (input) input.value = ''; // The same file can be chosen again.
    if (part('idle')) show(false, problem);
  }

  root.addEventListener('change', event => { if (event.target.type === 'file') choose([...event.target.files]); }, { signal });
  root.addEventListener('click', event => {
    if (event.target.closest('[data-upload-cancel]')) stop();
    if (event.target.closest('[data-upload-retry]')) send();
  }, { signal });
  const isFile = event => event.dataTransfer?.types.includes('Files');
  let depth = 0; // Every child that is crossed enters and leaves.
  const over = on => { depth = Math.max(0, depth + (on ? 1 : -1)); root.toggleAttribute('data-over', depth > 0); };
  root.addEventListener('dragenter', event => isFile(event) && over(true), { signal });
  root.addEventListener('dragleave', event => isFile(event) && over(false), { signal });
  root.addEventListener('drop', event => { if (!isFile(event)) return; depth = 0; root.removeAttribute('data-over'); choose([...event.dataTransfer.files]); }, { signal });
  // A file dropped beside the zone would replace the page, and everything typed in it.
  for (const name of ['dragover', 'drop']) addEventListener(name, event => isFile(event) && event.preventDefault(), { signal });
  addEventListener('online', () => file && !request && send(), { signal });
  addEventListener('beforeunload', event => { if (file) event.preventDefault(); }, { signal });

  const early = root.querySelector('input[type=file]'); // Chosen while this script was on its way.
  if (early?.files.length) choose([...early.files]);

  return { abort: () => stop(), dispose() { file = null; clearTimeout(timer); request?.abort(); life.abort(); } };
}
