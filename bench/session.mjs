const mostRedirects = 5;

/** One visitor: the cookies that the app gave, sent back with every request. */
export class Session {
  #cookies = new Map();

  constructor(baseUrl) {
    this.baseUrl = baseUrl;
  }

  get cookieHeader() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Signs in through the development door and returns the page it leads to. */
  signIn(account, path) {
    return this.get(`/dev/sign-in?as=${encodeURIComponent(account)}&returnUrl=${encodeURIComponent(path)}`);
  }

  /** Follows redirects by hand because fetch would drop the cookies they set. */
  async get(path) {
    let url = new URL(path, this.baseUrl);
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const response = await this.#send(url, {});
      const location = response.headers.get('location');
      if (location && response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        url = new URL(location, url);
        continue;
      }
      const text = await response.text();
      if (!response.ok) throw new Error(`GET ${url.pathname} answered ${response.status}`);
      return { url: url.href, text, headers: response.headers };
    }
    throw new Error(`GET ${path} redirected more than ${mostRedirects} times`);
  }

  async post(path, form) {
    const response = await this.#send(new URL(path, this.baseUrl), { method: 'POST', body: new URLSearchParams(form) });
    await response.body?.cancel();
    return response.status;
  }

  async #send(url, init) {
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: this.cookieHeader, accept: 'text/html' } });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name) this.#cookies.set(name, value);
    }
    return response;
  }
}
