"use strict";
// Streams standard, 4.9.1, ReadableStreamTee: two streams of what one gives.
(function ({ use, peek }) {
  const { nothing, deferred, resolved, after, microtask, Reading, make } = use("StreamCoreScript");

  // What both kinds have: the branches, and that the source is cancelled when both are.
  class Tee {
    core;
    branches = [null, null];
    cancelled = [false, false];
    #reasons = [undefined, undefined];
    done = deferred();
    constructor(core) { this.core = core; }
    cancel(i, reason) {
      this.cancelled[i] = true;
      this.#reasons[i] = reason;
      if (this.cancelled[1 - i]) this.done.resolve(this.core.cancel([this.#reasons[0], this.#reasons[1]]));
      return this.done.promise;
    }
    each(work) { for (let i = 0; i < 2; i++) if (!this.cancelled[i]) work(this.branches[i].controller, i); }
    end() { if (!this.cancelled[0] || !this.cancelled[1]) this.done.resolve(undefined); }
    fail(error) {
      this.branches[0].controller.fail(error);
      this.branches[1].controller.fail(error);
    }
    // A chunk could not be copied.
    give(error) {
      this.fail(error);
      this.done.resolve(this.core.cancel(error));
    }
  }

  function ofChunks(core, copies) {
    const reading = new Reading(core, false);
    const tee = new Tee(core);
    let isReading = false;
    let again = false;
    const request = {
      chunk: (value) => microtask(() => {
        again = false;
        let second = value;
        if (copies && !tee.cancelled[1]) {
          try { second = use("CloneScript").structuredClone(value); } catch (error) { tee.give(error); return; }
        }
        tee.each((control, i) => control.enqueue(i === 0 ? value : second));
        isReading = false;
        if (again) pull();
      }),
      close() {
        isReading = false;
        tee.each((control) => control.close());
        tee.end();
      },
      error() { isReading = false; },
    };
    function pull() {
      if (isReading) again = true;
      else {
        isReading = true;
        reading.read(request);
      }
      return resolved(undefined);
    }
    for (let i = 0; i < 2; i++) tee.branches[i] = make({ pull, cancel: (reason) => tee.cancel(i, reason) });
    after(reading.closed.promise, nothing, (error) => { tee.fail(error); tee.end(); });
    return tee.branches;
  }

  return {
    tee(core, copies) {
      core.toBytes?.();
      return peek("StreamBytesScript")?.isBytes(core) ? use("StreamBytesTeeScript").tee(core, new Tee(core)) : ofChunks(core, copies);
    },
  };
})
