"use strict";
// Streams standard, 4.7 and 4.10: what is inside of byte streams.
(function ({ use }) {
  const { apply, Queue, Pulling } = use("StreamCoreScript");
  const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
  const typedArray = Object.getPrototypeOf(Uint8Array);
  const { isView } = ArrayBuffer;
  const { transfer, slice } = ArrayBuffer.prototype;
  const detached = getter(ArrayBuffer.prototype, "detached");
  const resizable = getter(ArrayBuffer.prototype, "resizable");
  const tagOf = getter(typedArray.prototype, Symbol.toStringTag);
  const typed = { buffer: getter(typedArray.prototype, "buffer"), byteOffset: getter(typedArray.prototype, "byteOffset"), byteLength: getter(typedArray.prototype, "byteLength") };
  const data = { buffer: getter(DataView.prototype, "buffer"), byteOffset: getter(DataView.prototype, "byteOffset"), byteLength: getter(DataView.prototype, "byteLength") };
  const kinds = new Map();
  for (const type of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, globalThis.Float16Array]) {
    if (type !== undefined) kinds.set(type.name, type);
  }

  // What a view shows, whatever a function did to its members; null for what is none.
  function partsOf(view) {
    if (!isView(view)) return null;
    const tag = apply(tagOf, view, []);
    const of = tag === undefined ? data : typed;
    const type = tag === undefined ? DataView : kinds.get(tag);
    return { type, elementSize: type.BYTES_PER_ELEMENT ?? 1, buffer: apply(of.buffer, view, []), byteOffset: apply(of.byteOffset, view, []), byteLength: apply(of.byteLength, view, []) };
  }
  const isDetached = (buffer) => apply(detached, buffer, []);
  function isFixed(buffer) {
    try { return !apply(resizable, buffer, []); } catch { return false; /* it is shared */ }
  }
  function moved(buffer) {
    if (isDetached(buffer)) throw new TypeError("The buffer is detached");
    return apply(transfer, buffer, []);
  }

  class ByteControl extends Pulling {
    chunk;
    into = new Queue(); // Buffers that wait to be filled.
    asked = null; // The request that the author of the source was shown.
    constructor(core, options) {
      super(core, options);
      this.chunk = options.chunk;
    }
    get total() { return this.queue.total; }
    empty() {
      this.forget();
      this.into.empty();
      super.empty();
    }
    forget() {
      if (this.asked === null) return;
      this.asked.control = null;
      this.asked.view = null;
      this.asked = null;
    }
    request() {
      if (this.asked === null && this.into.first !== null) {
        const first = this.into.first.value;
        this.asked = { control: this, view: new Uint8Array(first.buffer, first.at + first.filled, first.length - first.filled), shown: null };
      }
      return this.asked;
    }

    // The steps that a stream asks of its controller.
    pull(request) {
      if (this.total > 0) { this.giveEntry(request); return; }
      if (this.chunk !== undefined) {
        let buffer;
        try { buffer = new ArrayBuffer(this.chunk); } catch (error) { request.error(error); return; }
        this.into.add({ buffer, whole: this.chunk, at: 0, length: this.chunk, filled: 0, min: 1, elementSize: 1, type: Uint8Array, reader: "default" }, 1);
      }
      this.core.reader.requests.add(request, 1);
      this.next();
    }
    release() {
      if (this.into.first === null) return;
      const first = this.into.first.value;
      first.reader = "none";
      this.into.empty();
      this.into.add(first, 1);
    }
    close() {
      if (!this.isOpen) return;
      if (this.total > 0) { this.closing = true; return; }
      const first = this.into.first?.value;
      if (first !== undefined && first.filled % first.elementSize !== 0) {
        const error = new TypeError("The stream ends within an element of the view that is read into");
        this.fail(error);
        throw error;
      }
      this.clear();
      this.core.close();
    }
    enqueue(chunk) { this.add(partsOf(chunk)); }

    // Bytes of the source: to whom waits, or into the queue.
    add({ buffer, byteOffset, byteLength }) {
      if (!this.isOpen) return;
      const own = moved(buffer);
      if (this.into.first !== null) {
        const first = this.into.first.value;
        if (isDetached(first.buffer)) throw new TypeError("The buffer of the request is detached");
        this.forget();
        first.buffer = moved(first.buffer);
        if (first.reader === "none") this.keepRest(first);
      }
      const { reader } = this.core;
      if (reader === null) this.put(own, byteOffset, byteLength);
      else if (reader.byob) {
        this.put(own, byteOffset, byteLength);
        this.commitAll(this.fillAll());
      } else {
        while (reader.requests.first !== null && this.total > 0) this.giveEntry(reader.requests.take());
        if (reader.requests.first === null) this.put(own, byteOffset, byteLength);
        else {
          if (this.into.first !== null) this.into.take();
          reader.requests.take().chunk(new Uint8Array(own, byteOffset, byteLength));
        }
      }
      this.next();
    }
    put(buffer, at, length) { this.queue.add({ buffer, at, length }, length); }
    putCopy(buffer, at, length) {
      let copy;
      try { copy = apply(slice, buffer, [at, at + length]); } catch (error) { this.fail(error); throw error; }
      this.put(copy, 0, length);
    }
    // What was written into a buffer whose reader is gone.
    keepRest(first) {
      if (first.filled > 0) this.putCopy(first.buffer, first.at, first.filled);
      this.into.take();
    }
    giveEntry(request) {
      const { buffer, at, length } = this.queue.take();
      this.drained();
      request.chunk(new Uint8Array(buffer, at, length));
    }
    drained() {
      if (this.total === 0 && this.closing) { this.clear(); this.core.close(); } else this.next();
    }

    // Reads into a view; the request has the steps chunk(view), close(view) and error(reason).
    readInto(view, min, request) {
      const { core } = this;
      core.disturbed = true;
      if (core.state === "errored") { request.error(core.error); return; }
      const { type, elementSize, byteOffset, byteLength } = view;
      let buffer;
      try { buffer = moved(view.buffer); } catch (error) { request.error(error); return; }
      const one = { buffer, whole: buffer.byteLength, at: byteOffset, length: byteLength, filled: 0, min: min * elementSize, elementSize, type, reader: "byob" };
      const isFirst = this.into.first === null;
      if (isFirst) {
        if (core.state === "closed") { request.close(new type(buffer, byteOffset, 0)); return; }
        if (this.total > 0) {
          if (this.fill(one)) {
            const filled = shown(one);
            this.drained();
            request.chunk(filled);
            return;
          }
          if (this.closing) {
            const error = new TypeError("The stream ends before the view is filled");
            this.fail(error);
            request.error(error);
            return;
          }
        }
      }
      this.into.add(one, 1);
      core.reader.requests.add(request, 1);
      if (isFirst) this.next();
    }
    respond(written) {
      const first = this.into.first.value;
      if (this.core.state === "closed") {
        if (written !== 0) throw new TypeError("The stream is closed: no bytes can be written");
      } else {
        if (written === 0) throw new TypeError("The number of bytes written is 1 or more");
        if (first.filled + written > first.length) throw new RangeError("More bytes were written than the view holds");
      }
      first.buffer = moved(first.buffer);
      this.answered(written, first);
    }
    respondWith({ buffer, byteOffset, byteLength }) {
      const first = this.into.first.value;
      if (this.core.state === "closed") {
        if (byteLength !== 0) throw new TypeError("The stream is closed: the view has to be empty");
      } else if (byteLength === 0) throw new TypeError("The view is not empty");
      if (first.at + first.filled !== byteOffset) throw new RangeError("The view begins where the view of the request begins");
      if (first.whole !== buffer.byteLength) throw new RangeError("The buffer of the view is as long as that of the request");
      if (first.filled + byteLength > first.length) throw new RangeError("More bytes were written than the view holds");
      first.buffer = moved(buffer);
      this.answered(byteLength, first);
    }
    answered(written, first) {
      this.forget();
      if (this.core.state === "closed") this.answeredClosed(first);
      else this.answeredOpen(written, first);
      this.next();
    }
    answeredClosed(first) {
      if (first.reader === "none") this.into.take();
      const { reader } = this.core;
      if (reader === null || !reader.byob) return;
      const all = new Queue();
      for (let i = reader.requests.total; i > 0; i--) all.add(this.into.take(), 1);
      this.commitAll(all);
    }
    answeredOpen(written, first) {
      first.filled += written;
      if (first.reader === "none") {
        this.keepRest(first);
        this.commitAll(this.fillAll());
        return;
      }
      if (first.filled < first.min) return;
      this.into.take();
      const rest = first.filled % first.elementSize;
      if (rest > 0) this.putCopy(first.buffer, first.at + first.filled - rest, rest);
      first.filled -= rest;
      const others = this.fillAll();
      this.commit(first);
      this.commitAll(others);
    }

    // Fills a buffer from the queue; true when it is full enough.
    fill(one) {
      let left = Math.min(this.total, one.length - one.filled);
      const most = one.filled + left;
      const whole = most - most % one.elementSize;
      const isReady = whole >= one.min;
      if (isReady) left = whole - one.filled;
      while (left > 0) {
        const entry = this.queue.first.value;
        const count = Math.min(left, entry.length);
        new Uint8Array(one.buffer, one.at + one.filled, count).set(new Uint8Array(entry.buffer, entry.at, count));
        this.queue.take();
        if (count < entry.length) this.queue.putBack({ buffer: entry.buffer, at: entry.at + count, length: entry.length - count }, entry.length - count);
        one.filled += count;
        left -= count;
      }
      return isReady;
    }
    fillAll() {
      const filled = new Queue();
      while (this.into.first !== null && this.total > 0 && this.fill(this.into.first.value)) filled.add(this.into.take(), 1);
      return filled;
    }
    commitAll(filled) { while (filled.first !== null) this.commit(filled.take()); }
    commit(one) {
      const done = this.core.state === "closed";
      const view = shown(one);
      const request = this.core.reader.requests.take();
      if (!done) request.chunk(view);
      else if (one.reader === "byob") request.close(view);
      else request.close();
    }
  }

  const shown = (one) => new one.type(moved(one.buffer), one.at, one.filled / one.elementSize);

  return { ByteControl, partsOf, isDetached, isFixed };
})
