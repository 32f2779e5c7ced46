// Layout: diffs, reference frames, disposed ids, strings, then five int32 offsets to the five tables.
const trailer = 20;
const frameSize = 20;
const element = 1, text = 2, attribute = 3, markup = 8;

/** One render batch as the server sent it; read only when somebody asks, because most batches are never looked at. */
export class Batch {
  #strings;
  #elements;

  /** @param at when it arrived, on the clock of performance.now() */
  constructor(id, bytes, at) {
    this.id = id;
    this.at = at;
    this.size = bytes.byteLength;
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Every string of the batch: element and attribute names, values, texts and markup. */
  get strings() {
    return (this.#strings ??= this.#readStrings());
  }

  has(wanted) {
    return this.strings.some(s => (wanted instanceof RegExp ? wanted.test(s) : s.includes(wanted)));
  }

  /** New elements with their attributes and the texts inside them (not those of child components, which are elements of their own). */
  get elements() {
    return (this.#elements ??= this.#readElements());
  }

  #offset(table) {
    return this.bytes.readInt32LE(this.size - trailer + 4 * table);
  }

  #readStrings() {
    const found = [];
    for (let at = this.#offset(4); at < this.size - trailer; at += 4) {
      let from = this.bytes.readInt32LE(at), length = 0, shift = 0, byte;
      do {
        byte = this.bytes[from++];
        length |= (byte & 0x7f) << shift;
        shift += 7;
      } while (byte & 0x80);
      found.push(this.bytes.toString('utf8', from, from + length));
    }
    return found;
  }

  #readElements() {
    const start = this.#offset(1);
    const count = this.bytes.readInt32LE(start);
    const int = (frame, slot) => this.bytes.readInt32LE(start + 4 + frame * frameSize + 4 * slot);
    const found = [];
    for (let i = 0; i < count; i++) {
      if (int(i, 0) !== element) continue;
      const end = i + int(i, 1);
      const read = { name: this.strings[int(i, 2)], attributes: {}, texts: [] };
      let inside = i + 1;
      for (; inside < end && int(inside, 0) === attribute; inside++)
        read.attributes[this.strings[int(inside, 1)]] = this.strings[int(inside, 2)];
      for (; inside < end; inside++) {
        const kind = int(inside, 0);
        if (kind === text || kind === markup) read.texts.push(this.strings[int(inside, 1)].trim());
      }
      read.texts = read.texts.filter(t => t);
      found.push(read);
    }
    return found;
  }
}
