"use strict";
// Streams standard, 6: transform streams.
(function ({ use }) {
  const { key, apply, deferred, resolved, rejected, after, method, strategyOf, markOf, promising, Core, Control } = use("StreamCoreScript");
  const { wrap: wrapReadable } = use("StreamScript");
  const { wrap: wrapWritable } = use("StreamWriteScript");
  const { Sink } = use("StreamWriteCoreScript");

  // What is inside of a transform stream. A transformer has transform(chunk), flush() and cancel(reason), each undefined or answering with a promise.
  class Transform {
    sink; core; control; onTransform; onFlush; onCancel;
    backpressure = false;
    changed = null;
    finished = null;
    constructor(start, { writableMark, writableSize, readableMark, readableSize }) {
      this.sink = new Sink({ mark: writableMark, size: writableSize, write: (chunk) => this.#write(chunk), close: () => this.#close(), abort: (reason) => this.#abort(reason) });
      this.sink.begin(start);
      this.core = new Core();
      this.control = new Control(this.core, { mark: readableMark, size: readableSize, pull: () => this.#pull(), cancel: (reason) => this.#cancel(reason) });
      this.control.begin(start);
      this.press(true);
    }
    press(now) {
      this.changed?.resolve(undefined);
      this.changed = deferred();
      this.backpressure = now;
    }
    clear() { this.onTransform = this.onFlush = this.onCancel = undefined; }
    fail(error) {
      this.control.fail(error);
      this.failWriting(error);
    }
    failWriting(error) {
      this.clear();
      this.sink.fail(error);
      if (this.backpressure) this.press(false);
    }
    enqueue(chunk) {
      if (!this.control.isOpen) throw new TypeError("The readable side is closed: nothing can be added to it");
      try { this.control.enqueue(chunk); } catch (error) {
        this.failWriting(error);
        throw this.core.error;
      }
      const now = !this.control.wants;
      if (now !== this.backpressure) this.press(true);
    }
    terminate() {
      this.control.close();
      this.failWriting(new TypeError("The stream was terminated"));
    }
    #transform(chunk) {
      // It ends already, and nobody gets this any more.
      if (this.finished !== null) return resolved(undefined);
      const done = this.onTransform === undefined ? this.#same(chunk) : (0, this.onTransform)(chunk);
      return after(done, undefined, (error) => { this.fail(error); throw error; });
    }
    #same(chunk) {
      try { this.enqueue(chunk); } catch (error) { return rejected(error); }
      return resolved(undefined);
    }
    #write(chunk) {
      if (!this.backpressure) return this.#transform(chunk);
      return after(this.changed.promise, () => {
        if (this.sink.state === "erroring") throw this.sink.error;
        return this.#transform(chunk);
      });
    }
    // Does the last that is done, once, and tells the other side.
    #finish(last, fulfilled, failed) {
      if (this.finished !== null) return this.finished.promise;
      const finished = this.finished = deferred();
      const done = last === undefined ? resolved(undefined) : last();
      this.clear();
      after(done, () => fulfilled(finished), (error) => { failed(error); finished.reject(error); });
      return finished.promise;
    }
    #abort(reason) {
      const cancel = this.onCancel;
      return this.#finish(cancel && (() => cancel(reason)), (finished) => {
        if (this.core.state === "errored") { finished.reject(this.core.error); return; }
        this.control.fail(reason);
        finished.resolve(undefined);
      }, (error) => this.control.fail(error));
    }
    #close() {
      return this.#finish(this.onFlush, (finished) => {
        if (this.core.state === "errored") { finished.reject(this.core.error); return; }
        this.control.close();
        finished.resolve(undefined);
      }, (error) => this.control.fail(error));
    }
    #pull() {
      this.press(false);
      return this.changed.promise;
    }
    #cancel(reason) {
      const cancel = this.onCancel;
      const unblock = (error) => {
        this.sink.fail(error);
        if (this.backpressure) this.press(false);
      };
      return this.#finish(cancel && (() => cancel(reason)), (finished) => {
        if (this.sink.state === "errored") { finished.reject(this.sink.error); return; }
        unblock(reason);
        finished.resolve(undefined);
      }, unblock);
    }
  }

  class TransformStreamDefaultController {
    #transform;
    constructor(token, transform) {
      if (token !== key) throw new TypeError("A controller is made by its stream");
      this.#transform = transform;
    }
    get desiredSize() { return this.#transform.control.desired; }
    enqueue(chunk = undefined) { this.#transform.enqueue(chunk); }
    error(reason = undefined) { this.#transform.fail(reason); }
    terminate() { this.#transform.terminate(); }
    get [Symbol.toStringTag]() { return "TransformStreamDefaultController"; }
  }

  class TransformStream {
    #readable;
    #writable;
    constructor(given = undefined, writableStrategy = undefined, readableStrategy = undefined) {
      if (given === undefined) given = { __proto__: null };
      else if (given === null || (typeof given !== "object" && typeof given !== "function")) throw new TypeError("The transformer of a stream is an object: { start, transform, flush, cancel }");
      const writable = strategyOf(writableStrategy);
      const readable = strategyOf(readableStrategy);
      const about = "a stream's transformer";
      const cancel = promising(method(given, "cancel", about), given);
      const flush = promising(method(given, "flush", about), given);
      const { readableType } = given;
      const start = method(given, "start", about);
      const change = promising(method(given, "transform", about), given);
      const { writableType } = given;
      if (readableType !== undefined) throw new RangeError("readableType of a transformer is left out");
      if (writableType !== undefined) throw new RangeError("writableType of a transformer is left out");
      const readableMark = markOf(readable.mark, 0);
      const writableMark = markOf(writable.mark, 1);
      const started = deferred();
      const transform = new Transform(started.promise, { writableMark, writableSize: writable.size, readableMark, readableSize: readable.size });
      const controller = new TransformStreamDefaultController(key, transform);
      if (change !== undefined) transform.onTransform = (chunk) => change(chunk, controller);
      if (flush !== undefined) transform.onFlush = () => flush(controller);
      transform.onCancel = cancel;
      this.#readable = wrapReadable(transform.core);
      this.#writable = wrapWritable(transform.sink);
      started.resolve(start === undefined ? undefined : apply(start, given, [controller]));
    }
    get readable() { return this.#readable; }
    get writable() { return this.#writable; }
    get [Symbol.toStringTag]() { return "TransformStream"; }
  }

  return {
    TransformStream, TransformStreamDefaultController,
    // For other scripts: both sides of a stream whose steps are ours. They take the chunk and what adds one, and throw where they fail.
    make({ transform, flush, cancel }) {
      const made = new Transform(undefined, { writableMark: 1, writableSize: undefined, readableMark: 0, readableSize: undefined });
      const enqueue = (chunk) => made.enqueue(chunk);
      made.onTransform = promising((chunk) => { transform(chunk, enqueue); });
      made.onFlush = promising(() => { flush(enqueue); });
      made.onCancel = cancel && promising(() => { cancel(); });
      return { readable: wrapReadable(made.core), writable: wrapWritable(made.sink) };
    },
  };
})
