// <!--Blazor:{"type":"server","prerenderId":"…","key":{…},"sequence":0,"descriptor":"…"}--> … <!--Blazor:{"prerenderId":"…"}-->
const marker = /<!--Blazor:(\{.*?\})-->/gs;
const state = /<!--Blazor-Server-Component-State:([A-Za-z0-9+/=]+)-->/;

/** What blazor.web.js reads from a prerendered page before it opens a circuit. */
export function readPage({ url, text }) {
  const markers = [...text.matchAll(marker)].map(([, json]) => JSON.parse(json)).filter(m => m.type === 'server' || m.type === 'auto');
  if (markers.length === 0) throw new Error(`${url} holds no interactive server component`);
  const base = /<base href="([^"]*)"/.exec(text)?.[1] ?? '/';
  return { url, baseUri: new URL(base, url).href, markers, state: state.exec(text)?.[1] ?? '' };
}

/** The JSON that UpdateRootComponents takes for the components of a fresh page. */
export function addComponents(markers) {
  return JSON.stringify({
    batchId: 1,
    operations: markers.map((m, i) => ({ type: 'add', ssrComponentId: i + 1, marker: { ...m, uniqueId: i } })),
  });
}
