"use strict";
// Streams standard, 5: what is inside of writable streams. Other scripts alone have it.
(function ({ use }) {
  const { deferred, resolved, rejected, after, quiet, Queue } = use("StreamCoreScript");
  const end = { __proto__: null };

  // A promise of a writer that may be made anew.
  const pending = () => ({ ...deferred(), isPending: true });
  function settle(one, error) {
    one.isPending = false;
    if (error === undefined) one.resolve(undefined);
    else one.reject(error.reason);
    return one;
  }
  const failed = (error) => { const one = settle(pending(), { reason: error }); quiet(one.promise); return one; };
  // Rejects it, or another one where it is settled already.
  function refuse(one, error) {
    if (!one.isPending) return failed(error);
    settle(one, { reason: error });
    quiet(one.promise);
    return one;
  }

  // What is inside of a stream. A sink has write(chunk), close(), abort(reason), each undefined or answering with a promise.
  class Sink {
    mark; size; onWrite; onClose; onAbort;
    state = "writable";
    error = undefined;
    writer = null;
    inFlight = null;
    closing = null;
    closeInFlight = null;
    aborting = null;
    requests = new Queue();
    backpressure = false;
    queue = new Queue();
    started = false;
    signal = null;
    aborted = null;
    constructor({ mark, size, write, close, abort }) {
      this.mark = mark;
      this.size = size;
      this.onWrite = write;
      this.onClose = close;
      this.onAbort = abort;
      this.backpressure = this.desired <= 0;
    }
    begin(started) {
      after(resolved(started), () => { this.started = true; this.next(); }, (error) => { this.started = true; this.reject(error); });
    }
    get desired() { return this.mark - this.queue.total; }
    get isClosing() { return this.closing !== null || this.closeInFlight !== null; }
    clear() { this.onWrite = this.onClose = this.onAbort = this.size = undefined; }

    abort(reason) {
      if (this.state === "closed" || this.state === "errored") return resolved(undefined);
      if (this.aborted === null) {
        this.aborted = { reason };
        if (this.signal !== null) use("EventScript").abort(this.signal, reason);
      }
      if (this.state === "closed" || this.state === "errored") return resolved(undefined);
      if (this.aborting !== null) return this.aborting.done.promise;
      const again = this.state === "erroring";
      const done = deferred();
      this.aborting = { done, reason: again ? undefined : reason, again };
      if (!again) this.startErroring(reason);
      return done.promise;
    }
    close() {
      if (this.state === "closed" || this.state === "errored") return rejected(new TypeError("The stream is closed already"));
      const done = this.closing = deferred();
      if (this.writer !== null && this.backpressure && this.state === "writable") settle(this.writer.ready);
      this.queue.add(end, 0);
      this.next();
      return done.promise;
    }
    write(writer, chunk) {
      const size = this.sizeOf(chunk);
      if (this !== writer.sink) return rejected(new TypeError("The writer was released"));
      if (this.state === "errored") return rejected(this.error);
      if (this.isClosing || this.state === "closed") return rejected(new TypeError("The stream is closed: nothing can be written to it"));
      if (this.state === "erroring") return rejected(this.error);
      const done = deferred();
      this.requests.add(done, 1);
      this.add(chunk, size);
      return done.promise;
    }
    sizeOf(chunk) {
      if (this.size === undefined) return 1;
      try { return Number((0, this.size)(chunk)); } catch (error) { this.fail(error); return 1; }
    }
    add(chunk, size) {
      try { this.queue.add(chunk, size); } catch (error) { this.fail(error); return; }
      if (!this.isClosing && this.state === "writable") this.press();
      this.next();
    }
    press() {
      const now = this.desired <= 0;
      if (this.writer !== null && now !== this.backpressure) {
        if (now) this.writer.ready = pending();
        else settle(this.writer.ready);
      }
      this.backpressure = now;
    }
    next() {
      if (!this.started || this.inFlight !== null) return;
      if (this.state === "erroring") { this.finishErroring(); return; }
      if (this.queue.first === null) return;
      if (this.queue.first.value === end) this.finish();
      else this.pass(this.queue.first.value);
    }
    finish() {
      this.closeInFlight = this.closing;
      this.closing = null;
      this.queue.take();
      const close = this.onClose;
      const closed = close === undefined ? resolved(undefined) : close();
      this.clear();
      after(closed, () => {
        this.closeInFlight.resolve(undefined);
        this.closeInFlight = null;
        if (this.state === "erroring") {
          this.error = undefined;
          this.aborting?.done.resolve(undefined);
          this.aborting = null;
        }
        this.state = "closed";
        if (this.writer !== null) settle(this.writer.closed);
      }, (error) => {
        this.closeInFlight.reject(error);
        this.closeInFlight = null;
        this.aborting?.done.reject(error);
        this.aborting = null;
        this.reject(error);
      });
    }
    pass(chunk) {
      this.inFlight = this.requests.take();
      after(this.onWrite === undefined ? resolved(undefined) : (0, this.onWrite)(chunk), () => {
        this.inFlight.resolve(undefined);
        this.inFlight = null;
        this.queue.take();
        if (!this.isClosing && this.state === "writable") this.press();
        this.next();
      }, (error) => {
        if (this.state === "writable") this.clear();
        this.inFlight.reject(error);
        this.inFlight = null;
        this.reject(error);
      });
    }
    // It ends with an error, unless it ends already.
    fail(error) {
      if (this.state !== "writable") return;
      this.clear();
      this.startErroring(error);
    }
    reject(error) {
      if (this.state === "writable") this.startErroring(error);
      else this.finishErroring();
    }
    startErroring(reason) {
      this.state = "erroring";
      this.error = reason;
      if (this.writer !== null) this.writer.ready = refuse(this.writer.ready, reason);
      if (this.inFlight === null && this.closeInFlight === null && this.started) this.finishErroring();
    }
    finishErroring() {
      this.state = "errored";
      this.queue.empty();
      const { requests, error } = this;
      this.requests = new Queue();
      while (requests.first !== null) requests.take().reject(error);
      if (this.aborting === null) { this.refuseClose(); return; }
      const { done, reason, again } = this.aborting;
      this.aborting = null;
      if (again) {
        done.reject(error);
        this.refuseClose();
        return;
      }
      const abort = this.onAbort;
      const gone = abort === undefined ? resolved(undefined) : abort(reason);
      this.clear();
      after(gone, () => { done.resolve(undefined); this.refuseClose(); }, (why) => { done.reject(why); this.refuseClose(); });
    }
    refuseClose() {
      this.closing?.reject(this.error);
      this.closing = null;
      if (this.writer !== null) {
        settle(this.writer.closed, { reason: this.error });
        quiet(this.writer.closed.promise);
      }
    }
    get abortSignal() {
      if (this.signal === null) {
        const { newSignal, abort } = use("EventScript");
        this.signal = newSignal();
        if (this.aborted !== null) abort(this.signal, this.aborted.reason);
      }
      return this.signal;
    }
  }

  // What is inside of a writer.
  class Writing {
    sink;
    ready;
    closed = pending();
    constructor(sink) {
      if (sink.writer !== null) throw new TypeError("The stream is locked: another writer has it");
      this.sink = sink;
      sink.writer = this;
      const { state } = sink;
      if (state === "erroring") this.ready = failed(sink.error);
      else if (state === "errored") {
        this.ready = failed(sink.error);
        this.closed = failed(sink.error);
      } else {
        this.ready = pending();
        if (state === "closed" || sink.isClosing || !sink.backpressure) settle(this.ready);
        if (state === "closed") settle(this.closed);
      }
    }
    get desired() {
      const { state } = this.sink;
      return state === "errored" || state === "erroring" ? null : state === "closed" ? 0 : this.sink.desired;
    }
    close() {
      const { sink } = this;
      if (sink.isClosing || sink.state === "closed") return resolved(undefined);
      return sink.state === "errored" ? rejected(sink.error) : sink.close();
    }
    release() {
      const error = new TypeError("The writer was released");
      this.ready = refuse(this.ready, error);
      this.closed = refuse(this.closed, error);
      this.sink.writer = null;
      this.sink = null;
    }
  }

  return { Sink, Writing };
})
