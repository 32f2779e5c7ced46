/** How .NET wants a JavaScript result back. */
const objectReference = 1, nothing = 3;

// Far taller than any list, so that Virtualize reads it as "scrolled to the top" whatever the list's length.
const endlessSpacer = 1e7;

/** What blazor.web.js answers by itself. */
const browser = {
  'Blazor._internal.PageTitle.getAndRemoveExistingTitle': null,
  'Blazor._internal.navigationManager.enableNavigationInterception': null,
  'Blazor._internal.Virtualize.init': (call, circuit) => {
    const list = dotNetObjectIn(call.args);
    queueMicrotask(() => circuit.invoke(list, 'OnSpacerAfterVisible', endlessSpacer, 0, circuit.viewportHeight).catch(circuit.fail));
    return null;
  },
};

/** Plays the page's JavaScript towards .NET. */
export class Interop {
  #answers;
  #nextReference = 1;
  #objects = new Map();
  #awaited = new Map();

  /** Functions that nobody answers and that want a value, which got null: the first place to look when a circuit dies. */
  guessed = new Set();

  constructor(answers) {
    this.#answers = { ...browser, ...answers };
  }

  /** The JSON of the result, in the form EndInvokeJSFromDotNet takes it. */
  async answer(circuit, handle, identifier, argsJson, resultType, target) {
    const call = { identifier, args: argsJson ? JSON.parse(argsJson) : [], target };
    this.#remember(call);
    const known = this.#answers[identifier];
    let value = typeof known === 'function' ? await known(call, circuit) : known;
    if (resultType === objectReference) value ??= { __jsObjectId: this.#nextReference++ };
    else if (resultType === nothing) value = null;
    else if (value === undefined) this.guessed.add(identifier);
    return JSON.stringify([handle, true, value ?? null]);
  }

  /** Waits for the first .NET object that arrives as an argument of the named function. */
  dotNetObject(identifier) {
    if (this.#objects.has(identifier)) return Promise.resolve(this.#objects.get(identifier));
    return new Promise(resolve => this.#awaited.set(identifier, [...(this.#awaited.get(identifier) ?? []), resolve]));
  }

  #remember({ identifier, args }) {
    const id = dotNetObjectIn(args);
    if (id === undefined || this.#objects.has(identifier)) return;
    this.#objects.set(identifier, id);
    for (const resolve of this.#awaited.get(identifier) ?? []) resolve(id);
    this.#awaited.delete(identifier);
  }
}

function dotNetObjectIn(value) {
  if (value === null || typeof value !== 'object') return undefined;
  if ('__dotNetObject' in value) return value.__dotNetObject;
  for (const inner of Object.values(value)) {
    const id = dotNetObjectIn(inner);
    if (id !== undefined) return id;
  }
  return undefined;
}
