"use strict";
// Streams standard, 5: writable streams and their writers.
(function ({ use }) {
  const { key, apply, rejected, method, strategyOf, markOf, promising, stranger } = use("StreamCoreScript");
  const { Sink, Writing } = use("StreamWriteCoreScript");

  class WritableStreamDefaultController {
    #sink;
    constructor(token, sink) {
      if (token !== key) throw new TypeError("A controller is made by its stream");
      this.#sink = sink;
    }
    get signal() { return this.#sink.abortSignal; }
    error(reason = undefined) { this.#sink.fail(reason); }
    get [Symbol.toStringTag]() { return "WritableStreamDefaultController"; }
  }

  let isWritable;
  let sinkOf;

  class WritableStreamDefaultWriter {
    #writing;
    constructor(stream) {
      if (!isWritable(stream)) throw new TypeError("A writer is made for a WritableStream");
      this.#writing = new Writing(sinkOf(stream));
    }
    // Web IDL: what answers with a promise throws nothing.
    #of(what) { return this.#writing.sink === null ? rejected(new TypeError("The writer was released")) : what(this.#writing); }
    get closed() { return #writing in this ? this.#writing.closed.promise : stranger("WritableStreamDefaultWriter"); }
    get ready() { return #writing in this ? this.#writing.ready.promise : stranger("WritableStreamDefaultWriter"); }
    get desiredSize() {
      if (this.#writing.sink === null) throw new TypeError("The writer was released");
      return this.#writing.desired;
    }
    abort(reason = undefined) {
      return #writing in this ? this.#of(({ sink }) => sink.abort(reason)) : stranger("WritableStreamDefaultWriter");
    }
    close() {
      if (!(#writing in this)) return stranger("WritableStreamDefaultWriter");
      return this.#of(({ sink }) => sink.isClosing ? rejected(new TypeError("The stream is closed already")) : sink.close());
    }
    write(chunk = undefined) {
      return #writing in this ? this.#of((writing) => writing.sink.write(writing, chunk)) : stranger("WritableStreamDefaultWriter");
    }
    releaseLock() { if (this.#writing.sink !== null) this.#writing.release(); }
    get [Symbol.toStringTag]() { return "WritableStreamDefaultWriter"; }
  }

  class WritableStream {
    #sink;
    constructor(given = undefined, strategy = undefined) {
      if (given === key) { this.#sink = strategy; return; }
      if (given === undefined) given = { __proto__: null };
      else if (given === null || (typeof given !== "object" && typeof given !== "function")) throw new TypeError("The sink of a stream is an object: { start, write, close, abort }");
      const { mark, size } = strategyOf(strategy);
      const about = "a stream's sink";
      const abort = promising(method(given, "abort", about), given);
      const close = promising(method(given, "close", about), given);
      const start = method(given, "start", about);
      if (given.type !== undefined) throw new RangeError("The type of a stream's sink is left out");
      const write = promising(method(given, "write", about), given);
      const sink = this.#sink = new Sink({ mark: markOf(mark, 1), size, write: undefined, close, abort });
      const controller = new WritableStreamDefaultController(key, sink);
      if (write !== undefined) sink.onWrite = (chunk) => write(chunk, controller);
      sink.begin(start === undefined ? undefined : apply(start, given, [controller]));
    }
    static {
      isWritable = (value) => typeof value === "object" && value !== null && #sink in value;
      sinkOf = (stream) => stream.#sink;
    }
    get locked() { return this.#sink.writer !== null; }
    abort(reason = undefined) {
      if (!isWritable(this)) return stranger("WritableStream");
      return this.#sink.writer === null ? this.#sink.abort(reason) : rejected(new TypeError("The stream is locked: abort it by its writer"));
    }
    close() {
      if (!isWritable(this)) return stranger("WritableStream");
      if (this.#sink.writer !== null) return rejected(new TypeError("The stream is locked: close it by its writer"));
      return this.#sink.isClosing ? rejected(new TypeError("The stream is closed already")) : this.#sink.close();
    }
    getWriter() { return new WritableStreamDefaultWriter(this); }
    get [Symbol.toStringTag]() { return "WritableStream"; }
  }

  return {
    WritableStream, WritableStreamDefaultWriter, WritableStreamDefaultController,
    // For other scripts.
    isWritable,
    sinkOf: (stream) => sinkOf(stream),
    wrap: (sink) => new WritableStream(key, sink),
  };
})
