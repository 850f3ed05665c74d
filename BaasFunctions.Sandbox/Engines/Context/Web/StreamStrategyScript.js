"use strict";
// Streams standard, 7: how much a queue holds.
(function () {
  function markOf(init, what) {
    if (init === null || (typeof init !== "object" && typeof init !== "function")) throw new TypeError(`${what} expects an object: { highWaterMark }`);
    const mark = init.highWaterMark;
    if (mark === undefined) throw new TypeError(`${what} expects a highWaterMark`);
    return Number(mark);
  }
  // One function for all of them, which reads of any object.
  const byteLength = { size: (chunk) => chunk.byteLength }.size;
  const count = { size: () => 1 }.size;

  class ByteLengthQueuingStrategy {
    #mark;
    constructor(init) { this.#mark = markOf(init, "ByteLengthQueuingStrategy"); }
    get highWaterMark() { return this.#mark; }
    get size() { void this.#mark; return byteLength; }
    get [Symbol.toStringTag]() { return "ByteLengthQueuingStrategy"; }
  }

  class CountQueuingStrategy {
    #mark;
    constructor(init) { this.#mark = markOf(init, "CountQueuingStrategy"); }
    get highWaterMark() { return this.#mark; }
    get size() { void this.#mark; return count; }
    get [Symbol.toStringTag]() { return "CountQueuingStrategy"; }
  }

  return { ByteLengthQueuingStrategy, CountQueuingStrategy };
})
