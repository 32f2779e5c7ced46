// Tells the server what stands in a text field when its typing pauses. attach(id, dotnet) → { dispose() }. Nothing is ever written into the field.
export function attach(id, dotnet) {
  const life = new AbortController();
  let timer = 0, told = '';
  const tell = () => {
    const text = document.getElementById(id)?.value ?? '';
    if (text === told) return;
    told = text;
    dotnet.invokeMethodAsync('HandleTypedAsync', text).catch(() => { told = ''; }); // Told again with the next letter.
  };
  // The field may be drawn anew; the document stays.
  for (const name of ['input', 'change']) document.addEventListener(name, event => {
    if (event.target.id !== id) return;
    clearTimeout(timer);
    timer = setTimeout(tell, 400);
  }, { signal: life.signal });
  tell(); // A draft may have come back already.
  return { dispose() { clearTimeout(timer); life.abort(); } };
}
