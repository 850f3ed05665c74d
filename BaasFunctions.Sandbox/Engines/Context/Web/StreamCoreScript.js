"use strict";
// Streams standard, 4 and 8: what is inside of readable streams. Other scripts alone have it.
(function () {
  // No member of a function's prototypes is ever found in it.
  const key = { __proto__: null };
  const apply = Reflect.apply;
  const nothing = () => undefined;

  // Each chunk takes several promises: those of the engine's own making cost less than those with a function of ours.
  const { Promise } = globalThis;
  const { withResolvers, resolve: resolvedOf, reject: rejectedOf } = Promise;
  const { then } = Promise.prototype;
  const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
  const deferred = () => apply(withResolvers, Promise, []);
  // Always a new one, also of a promise, which is waited for.
  const resolved = (value) => isObject(value) ? new Promise((done) => done(value)) : apply(resolvedOf, Promise, [value]);
  const rejected = (error) => apply(rejectedOf, Promise, [error]);
  const after = (promise, done, failed) => apply(then, promise, [done, failed]);
  // A promise that nobody has to look at.
  function quiet(promise) {
    apply(then, promise, [undefined, nothing]);
    return promise;
  }
  const microtask = (work) => { after(resolved(undefined), work); };

  // Web IDL: an object or undefined, whose members are read in the order of the standard.
  function dictionary(value, what) {
    if (value === undefined || value === null) return { __proto__: null };
    if (typeof value !== "object" && typeof value !== "function") throw new TypeError(`${what} is an object`);
    return value;
  }
  function method(source, name, what) {
    const found = source[name];
    if (found !== undefined && typeof found !== "function") throw new TypeError(`${name} of ${what} is a function`);
    return found;
  }
  // The members of a strategy; undefined where it has none.
  function strategyOf(given) {
    const strategy = dictionary(given, "The strategy of a stream");
    const mark = strategy.highWaterMark;
    return { mark: mark === undefined ? undefined : Number(mark), size: method(strategy, "size", "a strategy") };
  }
  function markOf(mark, usual) {
    if (mark === undefined) return usual;
    if (!(mark >= 0)) throw new RangeError("highWaterMark is a number, 0 or more");
    return mark;
  }
  // Web IDL, unsigned long long with EnforceRange.
  function whole(value, what) {
    const number = Math.trunc(Number(value));
    if (!(number >= 0 && number <= Number.MAX_SAFE_INTEGER)) throw new TypeError(`${what} is a whole number, 0 or more`);
    return number;
  }
  // A callback of the author whose result is a promise in any case; undefined where there is none.
  const promising = (callback, self) => callback === undefined ? undefined : (...given) => {
    try { return resolved(apply(callback, self, given)); } catch (error) { return rejected(error); }
  };

  // Streams standard, 8.1: a queue with sizes.
  class Queue {
    first = null;
    last = null;
    total = 0;
    add(value, size) {
      if (!(size >= 0 && size < Infinity)) throw new RangeError("The size of a chunk is a number, 0 or more");
      const entry = { value, size, next: null };
      if (this.last === null) this.first = entry; else this.last.next = entry;
      this.last = entry;
      this.total += size;
    }
    take() {
      const { value, size, next } = this.first;
      this.first = next;
      if (next === null) this.last = null;
      this.total = Math.max(0, this.total - size);
      return value;
    }
    // The rest of what was taken last.
    putBack(value, size) {
      this.first = { value, size, next: this.first };
      this.last ??= this.first;
      this.total += size;
    }
    empty() {
      this.first = this.last = null;
      this.total = 0;
    }
  }

  // What is inside of a stream. Its controller has the steps pull(request), cancel(reason) and release().
  class Core {
    state = "readable";
    error = undefined;
    reader = null;
    disturbed = false;
    controller = null;
    toBytes = undefined; // Makes it a byte stream, where it can become one.
    cancel(reason) {
      this.disturbed = true;
      if (this.state === "closed") return resolved(undefined);
      if (this.state === "errored") return rejected(this.error);
      this.close();
      const { reader } = this;
      if (reader?.byob) for (const requests = reader.take(); requests.first !== null;) requests.take().close(undefined);
      return after(this.controller.cancel(reason), nothing);
    }
    close() {
      this.state = "closed";
      const { reader } = this;
      if (reader === null) return;
      reader.closed.resolve(undefined);
      if (!reader.byob) for (const requests = reader.take(); requests.first !== null;) requests.take().close();
    }
    fail(error) {
      this.state = "errored";
      this.error = error;
      const { reader } = this;
      if (reader === null) return;
      reader.closed.reject(error);
      quiet(reader.closed.promise);
      reader.fail(error);
    }
    // How many requests wait for what comes next.
    get waiting() { return this.reader === null || this.reader.byob ? 0 : this.reader.requests.total; }
  }

  // Streams standard, 4.3: what readers of both kinds have.
  class Reading {
    core;
    byob;
    closed = deferred();
    requests = new Queue();
    constructor(core, byob) {
      if (core.reader !== null) throw new TypeError("The stream is locked: another reader has it");
      this.core = core;
      this.byob = byob;
      core.reader = this;
      if (core.state === "closed") this.closed.resolve(undefined);
      else if (core.state === "errored") {
        this.closed.reject(core.error);
        quiet(this.closed.promise);
      }
    }
    take() {
      const taken = this.requests;
      this.requests = new Queue();
      return taken;
    }
    fail(error) { for (const requests = this.take(); requests.first !== null;) requests.take().error(error); }
    // A request has the steps chunk(value), close() and error(reason).
    read(request) {
      const { core } = this;
      core.disturbed = true;
      if (core.state === "closed") request.close();
      else if (core.state === "errored") request.error(core.error);
      else core.controller.pull(request);
    }
    release() {
      const { core } = this;
      const error = new TypeError("The reader was released");
      if (core.state !== "readable") this.closed = deferred();
      this.closed.reject(error);
      quiet(this.closed.promise);
      core.controller.release();
      core.reader = null;
      this.core = null;
      this.fail(error);
    }
  }

  // What controllers of both kinds have: the source is asked for more while somebody waits, or there is room.
  class Pulling {
    // Declared, as everywhere here, so that no setter of a function's prototypes gets hold of what is inside.
    core; mark; onPull; onCancel;
    queue = new Queue();
    started = false;
    closing = false;
    again = false;
    pulling = false;
    constructor(core, { mark, pull, cancel }) {
      this.core = core;
      this.mark = mark;
      this.onPull = pull;
      this.onCancel = cancel;
      core.controller = this;
    }
    begin(started) {
      after(resolved(started), () => { this.started = true; this.next(); }, (error) => this.fail(error));
    }
    get isOpen() { return !this.closing && this.core.state === "readable"; }
    get desired() { return this.core.state === "errored" ? null : this.core.state === "closed" ? 0 : this.mark - this.queue.total; }
    get wants() { return this.isOpen && this.started && (this.core.reader?.requests.total > 0 || this.desired > 0); }
    next() {
      if (this.onPull === undefined || !this.wants) return;
      if (this.pulling) { this.again = true; return; }
      this.pulling = true;
      after((0, this.onPull)(), () => {
        this.pulling = false;
        if (this.again) { this.again = false; this.next(); }
      }, (error) => this.fail(error));
    }
    clear() { this.onPull = this.onCancel = undefined; }
    empty() { this.queue.empty(); }
    cancel(reason) {
      this.empty();
      const cancel = this.onCancel;
      this.clear();
      return cancel === undefined ? resolved(undefined) : cancel(reason);
    }
    fail(error) {
      if (this.core.state !== "readable") return;
      this.empty();
      this.clear();
      this.core.fail(error);
    }
  }

  // Streams standard, 4.6: the controller of a stream of any chunks.
  class Control extends Pulling {
    size;
    constructor(core, options) {
      super(core, options);
      this.size = options.size;
    }
    clear() {
      super.clear();
      this.size = undefined;
    }
    enqueue(chunk) {
      if (!this.isOpen) return;
      if (this.core.waiting > 0) this.core.reader.requests.take().chunk(chunk);
      else {
        try { this.queue.add(chunk, this.size === undefined ? 1 : Number((0, this.size)(chunk))); } catch (error) { this.fail(error); throw error; }
      }
      this.next();
    }
    close() {
      if (!this.isOpen) return;
      this.closing = true;
      if (this.queue.first === null) { this.clear(); this.core.close(); }
    }
    pull(request) {
      if (this.queue.first === null) {
        this.core.reader.requests.add(request, 1);
        this.next();
        return;
      }
      const chunk = this.queue.take();
      if (this.closing && this.queue.first === null) { this.clear(); this.core.close(); } else this.next();
      request.chunk(chunk);
    }
    release() { }
  }

  // A request whose answer is a promise.
  function promised() {
    const { promise, resolve, reject } = deferred();
    return { promise, chunk: (value) => resolve({ value, done: false }), close: () => resolve({ value: undefined, done: true }), error: reject };
  }
  const released = () => rejected(new TypeError("The reader was released"));
  const stranger = (what) => rejected(new TypeError(`This is no ${what}`));

  // A stream of our own making; what it is given answers with promises.
  function make(control) {
    const core = new Core();
    new Control(core, { mark: 1, size: undefined, pull: undefined, cancel: undefined, ...control }).begin(undefined);
    return core;
  }

  return {
    key, apply, nothing, deferred, resolved, rejected, after, quiet, microtask, dictionary, method, strategyOf,
    markOf, whole, promising, promised, released, stranger, Queue, Core, Reading, Pulling, Control, make,
  };
})
