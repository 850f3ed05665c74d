"use strict";
// Streams standard, 4.5, 4.7 and 4.8: readers with a buffer of their own, and the controller of a byte stream. Its inside is in StreamBytesCoreScript.
(function ({ use }) {
  const { key, apply, after, rejected, dictionary, deferred, whole, markOf, released, stranger, Core, Reading } = use("StreamCoreScript");
  const { isStream, coreOf } = use("StreamScript");
  const { ByteControl, partsOf, isDetached, isFixed } = use("StreamBytesCoreScript");

  class ReadableStreamBYOBRequest {
    #request;
    constructor(token, request) {
      if (token !== key) throw new TypeError("A request is made by its controller");
      this.#request = request;
    }
    get view() { return this.#request.view; }
    respond(bytesWritten) {
      const request = this.#request;
      if (arguments.length === 0) throw new TypeError("respond() expects the number of bytes written");
      const written = whole(bytesWritten, "The number of bytes written");
      if (request.control === null) throw new TypeError("This request was answered already");
      if (isDetached(partsOf(request.view).buffer)) throw new TypeError("The buffer of the request is detached");
      request.control.respond(written);
    }
    respondWithNewView(view) {
      const parts = viewOf(view, "respondWithNewView()");
      const request = this.#request;
      if (request.control === null) throw new TypeError("This request was answered already");
      if (isDetached(parts.buffer)) throw new TypeError("The buffer of the view is detached");
      request.control.respondWith(parts);
    }
    get [Symbol.toStringTag]() { return "ReadableStreamBYOBRequest"; }
  }

  function viewOf(value, what) {
    const parts = partsOf(value);
    if (parts === null) throw new TypeError(`${what} expects a typed array or a DataView`);
    if (!isFixed(parts.buffer)) throw new TypeError(`${what} expects a view of a buffer that is neither shared nor resizable`);
    return parts;
  }

  class ReadableByteStreamController {
    #control;
    constructor(token, control) {
      if (token !== key) throw new TypeError("A controller is made by its stream");
      this.#control = control;
    }
    get byobRequest() {
      const request = this.#control.request();
      return request === null ? null : (request.shown ??= new ReadableStreamBYOBRequest(key, request));
    }
    get desiredSize() { return this.#control.desired; }
    close() {
      if (!this.#control.isOpen) throw new TypeError("The stream is closed already");
      this.#control.close();
    }
    enqueue(chunk) {
      const control = this.#control;
      const parts = viewOf(chunk, "enqueue()");
      if (parts.byteLength === 0 || parts.buffer.byteLength === 0) throw new TypeError("A chunk of bytes is not empty");
      if (!control.isOpen) throw new TypeError("The stream is closed: nothing can be added to it");
      control.add(parts);
    }
    error(reason = undefined) { this.#control.fail(reason); }
    get [Symbol.toStringTag]() { return "ReadableByteStreamController"; }
  }

  class ReadableStreamBYOBReader {
    #reading;
    constructor(stream) {
      if (!isStream(stream)) throw new TypeError("A reader is made for a ReadableStream");
      const core = coreOf(stream);
      if (core.reader !== null) throw new TypeError("The stream is locked: another reader has it");
      core.toBytes?.();
      if (!isBytes(core)) throw new TypeError("A reader with buffers is made for a stream of the type 'bytes'");
      this.#reading = new Reading(core, true);
    }
    get closed() { return #reading in this ? this.#reading.closed.promise : stranger("ReadableStreamBYOBReader"); }
    read(view, options = undefined) {
      if (!(#reading in this)) return stranger("ReadableStreamBYOBReader");
      try { return this.#read(viewOf(view, "read()"), options); } catch (error) { return rejected(error); }
    }
    #read(view, options) {
      const given = dictionary(options, "The second argument of read()").min;
      const min = given === undefined ? 1 : whole(given, "min");
      if (isDetached(view.buffer)) throw new TypeError("The buffer of the view is detached");
      if (view.byteLength === 0 || view.buffer.byteLength === 0) throw new TypeError("The view to read into is not empty");
      if (min === 0) throw new TypeError("min is 1 or more");
      if (min > view.byteLength / view.elementSize) throw new RangeError("min is at most the length of the view");
      if (this.#reading.core === null) return released();
      const { promise, resolve, reject } = deferred();
      this.#reading.core.controller.readInto(view, min, {
        chunk: (value) => resolve({ value, done: false }),
        close: (value) => resolve({ value, done: true }),
        error: reject,
      });
      return promise;
    }
    cancel(reason = undefined) {
      if (!(#reading in this)) return stranger("ReadableStreamBYOBReader");
      return this.#reading.core === null ? released() : this.#reading.core.cancel(reason);
    }
    releaseLock() { if (this.#reading.core !== null) this.#reading.release(); }
    get [Symbol.toStringTag]() { return "ReadableStreamBYOBReader"; }
  }

  const isBytes = (core) => core.controller instanceof ByteControl;

  return {
    ReadableByteStreamController, ReadableStreamBYOBReader, ReadableStreamBYOBRequest,
    // For other scripts.
    isBytes,
    // The inside of a stream that an author made.
    open(source, { chunk, cancel, pull, start, mark, size }) {
      if (size !== undefined) throw new RangeError("A stream of bytes counts bytes: its strategy has no size");
      const room = markOf(mark, 0);
      if (chunk === 0) throw new TypeError("autoAllocateChunkSize is 1 or more");
      const core = new Core();
      const control = new ByteControl(core, { mark: room, pull: undefined, cancel, chunk });
      const controller = new ReadableByteStreamController(key, control);
      if (pull !== undefined) control.onPull = () => pull(controller);
      control.begin(start === undefined ? undefined : apply(start, source, [controller]));
      return core;
    },
    // A stream of bytes of ours takes buffers from now on.
    become(core, pull, cancel) {
      if (core.state !== "readable") {
        new ByteControl(core, { mark: 0, pull: undefined, cancel: undefined, chunk: undefined });
        return;
      }
      const before = core.controller;
      const control = new ByteControl(core, { mark: 0, pull: undefined, cancel, chunk: undefined });
      const answer = () => { if (core.state === "closed" && control.into.first !== null) control.respond(0); };
      control.onPull = () => {
        const done = pull();
        answer();
        return core.state === "readable" ? after(done, answer) : done;
      };
      // What came for a reader that was gone.
      while (before.queue.first !== null) control.enqueue(before.queue.take());
      if (before.closing) control.close();
      control.begin(undefined);
      before.clear();
    },
  };
})
