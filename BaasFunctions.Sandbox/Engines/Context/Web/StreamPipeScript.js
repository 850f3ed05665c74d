"use strict";
// Streams standard, 4.9.1: pipes. As long as neither side ends, there is one loop of reading and writing.
(function ({ use, peek }) {
  const { nothing, deferred, resolved, rejected, after, quiet, dictionary, Reading } = use("StreamCoreScript");
  const { isWritable, sinkOf } = use("StreamWriteScript");
  const { Writing } = use("StreamWriteCoreScript");

  function optionsOf(given) {
    const options = dictionary(given, "The options of a pipe");
    const keepsTarget = Boolean(options.preventAbort);
    const keepsSource = Boolean(options.preventCancel);
    const keepsOpen = Boolean(options.preventClose);
    const { signal } = options;
    if (signal !== undefined && !peek("EventScript")?.isSignal(signal)) throw new TypeError("The signal of a pipe is an AbortSignal");
    return { keepsTarget, keepsSource, keepsOpen, signal };
  }

  class Pipe {
    #source;
    #target;
    #options;
    #reading;
    #writing;
    #done = deferred();
    #ends = false;
    #forget = undefined;
    #written = resolved(undefined);
    constructor(source, target, options) {
      this.#source = source;
      this.#target = target;
      this.#options = options;
      this.#reading = new Reading(source, false);
      this.#writing = new Writing(target);
      source.disturbed = true;
    }
    run() {
      const { signal } = this.#options;
      if (signal !== undefined) {
        this.#forget = use("EventScript").follow(signal, (reason) => this.#abort(reason));
        if (this.#forget === undefined) return this.#done.promise;
      }
      this.#watch();
      this.#next();
      return this.#done.promise;
    }
    #abort(reason) {
      const { keepsTarget, keepsSource } = this.#options;
      this.#end(() => {
        const aborted = keepsTarget || this.#target.state !== "writable" ? resolved(undefined) : this.#target.abort(reason);
        const cancelled = keepsSource || this.#source.state !== "readable" ? resolved(undefined) : this.#source.cancel(reason);
        return both(aborted, cancelled);
      }, { reason });
    }
    // What ends it, in the order of the standard.
    #watch() {
      const source = this.#source;
      const target = this.#target;
      const { keepsTarget, keepsSource, keepsOpen } = this.#options;
      const sourceFailed = (reason) => this.#end(keepsTarget ? null : () => target.abort(reason), { reason });
      const targetFailed = (reason) => this.#end(keepsSource ? null : () => source.cancel(reason), { reason });
      const sourceClosed = () => this.#end(keepsOpen ? null : () => this.#writing.close(), null);
      if (source.state === "errored") sourceFailed(source.error);
      else after(this.#reading.closed.promise, nothing, sourceFailed);
      if (target.state === "errored") targetFailed(target.error);
      else after(this.#writing.closed.promise, nothing, targetFailed);
      if (source.state === "closed") sourceClosed();
      else after(this.#reading.closed.promise, sourceClosed, nothing);
      if (target.isClosing || target.state === "closed") targetFailed(new TypeError("The stream that is piped to is closed"));
    }
    #next() {
      if (this.#ends) return;
      after(this.#writing.ready.promise, () => {
        // The writer may be gone by now.
        if (this.#ends || this.#reading.core === null) return;
        this.#reading.read({
          chunk: (chunk) => {
            this.#written = after(this.#writing.sink.write(this.#writing, chunk), undefined, nothing);
            this.#next();
          },
          close: nothing,
          error: nothing,
        });
      }, nothing);
    }
    #end(action, error) {
      if (this.#ends) return;
      this.#ends = true;
      const rest = () => {
        if (action === null) this.#settle(error);
        else after(action(), () => this.#settle(error), (reason) => this.#settle({ reason }));
      };
      if (this.#target.state === "writable" && !this.#target.isClosing) after(this.#wait(), rest, rest);
      else rest();
    }
    // Until all that was read is written.
    #wait() {
      const written = this.#written;
      return after(written, () => written === this.#written ? undefined : this.#wait());
    }
    #settle(error) {
      this.#writing.release();
      this.#reading.release();
      this.#forget?.();
      if (error === null) this.#done.resolve(undefined);
      else this.#done.reject(error.reason);
    }
  }

  // When both are fulfilled, or with the first error.
  function both(one, other) {
    const done = deferred();
    let open = 2;
    const ended = () => { if (--open === 0) done.resolve(undefined); };
    after(one, ended, done.reject);
    after(other, ended, done.reject);
    return done.promise;
  }

  return {
    to(source, target, given) {
      let options;
      try {
        if (!isWritable(target)) throw new TypeError("pipeTo() expects a WritableStream");
        options = optionsOf(given);
      } catch (error) { return rejected(error); }
      if (source.reader !== null) return rejected(new TypeError("The stream is locked: another reader has it"));
      if (sinkOf(target).writer !== null) return rejected(new TypeError("The stream that is piped to is locked: another writer has it"));
      return new Pipe(source, sinkOf(target), options).run();
    },
    through(source, transform, given) {
      if (transform === null || (typeof transform !== "object" && typeof transform !== "function")) throw new TypeError("pipeThrough() expects an object: { readable, writable }");
      const { readable } = transform;
      if (!use("StreamScript").isStream(readable)) throw new TypeError("readable of a transform is a ReadableStream");
      const { writable } = transform;
      if (!isWritable(writable)) throw new TypeError("writable of a transform is a WritableStream");
      const options = optionsOf(given);
      if (source.reader !== null) throw new TypeError("The stream is locked: another reader has it");
      if (sinkOf(writable).writer !== null) throw new TypeError("The stream that is piped to is locked: another writer has it");
      quiet(new Pipe(source, sinkOf(writable), options).run());
      return readable;
    },
  };
})
