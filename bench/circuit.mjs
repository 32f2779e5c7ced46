import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { Batch } from './batch.mjs';
import { Interop } from './interop.mjs';
import { addComponents, readPage } from './page.mjs';
import { Session } from './session.mjs';

/** One open page of the app, as a browser would hold it, without the browser. */
export class Circuit {
  #connection;
  #secret;
  #interop;
  #waiting = new Set();
  #calls = new Map();
  #nextCall = 1;
  #closing = false;

  batches = [];
  error = null;

  /**
   * @param baseUrl where the app listens
   * @param answers what the page's JavaScript would return: { identifier: value | (call, circuit) => value },
   *   where call is { identifier, args, target }. A function that is not named gets a fresh object reference, or null.
   * @param session a visitor who is signed in already; without one, open signs somebody in
   */
  constructor({ baseUrl, answers = {}, viewportHeight = 900, session = new Session(baseUrl) }) {
    this.session = session;
    this.viewportHeight = viewportHeight;
    this.#interop = new Interop(answers);
  }

  get isOpen() {
    return this.error === null && this.#connection?.state === 'Connected';
  }

  get guessed() {
    return this.#interop.guessed;
  }

  /** Signs in unless that is done, loads the page and makes it interactive. Its first batches may still be on their way when this returns. */
  async open(account, path) {
    this.makeInteractive(await (this.session.cookieHeader ? this.session.get(path) : this.session.signIn(account, path)));
    return this.started;
  }

  /** Opens the circuit of a page that this circuit's session has already loaded. */
  makeInteractive(response) {
    return (this.started = this.#start(readPage(response)));
  }

  async #start(page) {
    this.#connection = this.#connect(page.baseUri);
    await this.#connection.start();
    this.#secret = await this.#connection.invoke('StartCircuit', page.baseUri, page.url, '[]', '');
    if (!this.#secret) throw this.error ?? new Error('The server refused the circuit.');
    this.startedAt = performance.now();
    await this.#connection.send('UpdateRootComponents', addComponents(page.markers), page.state);
  }

  #connect(baseUri) {
    const protocol = new MessagePackHubProtocol();
    protocol.name = 'blazorpack';
    const connection = new HubConnectionBuilder()
      .withUrl(new URL('_blazor', baseUri).href, { transport: HttpTransportType.WebSockets, headers: { Cookie: this.session.cookieHeader } })
      .withHubProtocol(protocol)
      .configureLogging(LogLevel.None)
      .build();
    connection.on('JS.RenderBatch', (id, bytes) => this.#receive(new Batch(id, bytes, performance.now())));
    connection.on('JS.BeginInvokeJS', (...call) => this.#answer(...call));
    connection.on('JS.EndInvokeDotNet', (id, succeeded, json) => this.#complete(id, succeeded, json));
    connection.on('JS.Error', message => this.fail(new Error(message)));
    connection.onclose(error => this.#closing || this.fail(error ?? new Error('The server closed the circuit.')));
    return connection;
  }

  #receive(batch) {
    this.#connection.send('OnRenderCompleted', batch.id, null).catch(this.fail);
    this.batches.push(batch);
    for (const waiter of this.#waiting) if (waiter.matches(batch)) waiter.resolve(batch);
  }

  async #answer(handle, ...call) {
    try {
      const json = await this.#interop.answer(this, handle, ...call);
      if (handle) await this.#connection.send('EndInvokeJSFromDotNet', handle, true, json);
    } catch (error) {
      if (!this.#closing) this.fail(error);
    }
  }

  /** Waits until the server has sent a batch that matches: a text, a RegExp, or a function of the batch. */
  waitFor(wanted, { since = 0, timeoutMs = 30_000 } = {}) {
    const matches = typeof wanted === 'function' ? wanted : batch => batch.has(wanted);
    const seen = this.batches.find(batch => batch.at >= since && matches(batch));
    if (seen) return Promise.resolve(seen);
    if (this.error) return Promise.reject(this.error);
    return new Promise((resolve, reject) => {
      const leave = settle => value => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        settle(value);
      };
      const waiter = { matches, resolve: leave(resolve), reject: leave(reject) };
      const timer = setTimeout(() => waiter.reject(new Error(`Not sent within ${timeoutMs} ms: ${wanted}`)), timeoutMs);
      this.#waiting.add(waiter);
    });
  }

  /** The id of the .NET object that the app handed to a JavaScript function, such as `attach`. */
  dotNetObject(identifier) {
    return this.#interop.dotNetObject(identifier);
  }

  /** Calls a [JSInvokable] method of a .NET object, as the page's script would. */
  async invoke(objectId, method, ...args) {
    const id = String(this.#nextCall++);
    const result = new Promise((resolve, reject) => this.#calls.set(id, { resolve, reject }));
    await this.#connection.send('BeginInvokeDotNetFromJS', id, null, method, objectId, JSON.stringify(args));
    return result;
  }

  #complete(id, succeeded, json) {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (succeeded) call?.resolve(json ? JSON.parse(json) : null);
    else call?.reject(new Error(json));
  }

  fail = error => {
    this.error ??= error;
    for (const waiter of this.#waiting) waiter.reject(this.error);
    for (const call of this.#calls.values()) call.reject(this.error);
    this.#calls.clear();
  };

  /** Lets go of the batches received so far, which a thousand circuits could not all keep. */
  forgetBatches() {
    this.batches = [];
  }

  /** Leaves as a closed tab does, so that the server drops the circuit at once instead of keeping it for a reconnect. */
  async close() {
    this.#closing = true;
    if (this.#secret) await this.session.post('/_blazor/disconnect', { circuitId: this.#secret });
    await this.#connection?.stop();
  }
}
