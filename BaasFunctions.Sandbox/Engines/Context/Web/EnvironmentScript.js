"use strict";
(function ({ now, timeOrigin, setTimeout, clearTimeout, env, nextTick, use, peek }) {
  const { freeze, setPrototypeOf, defineProperty } = Object;
  const { toStringTag } = Symbol;
  const key = {};

  // A class of the web of which there is one object: nobody else makes one.
  const single = (name, only) => {
    const made = {
      [name]: class {
        constructor(given) { if (given !== key) throw new TypeError(`Illegal constructor: there is one ${name}, ${only}`); }
      },
    }[name];
    defineProperty(made.prototype, toStringTag, { __proto__: null, value: name, configurable: true });
    return made;
  };
  const of = (type, members) => freeze(setPrototypeOf(members, type.prototype));

  const Performance = single("Performance", "performance");
  const Navigator = single("Navigator", "navigator");
  const Crypto = single("Crypto", "crypto");
  const Scheduler = single("Scheduler", "scheduler");

  const scheduler = {
    // Prioritized Task Scheduling has no wait() yet; other platforms do.
    wait(milliseconds, options = undefined) {
      return new Promise((resolve, reject) => {
        const { signal } = options ?? {};
        if (signal === undefined || signal === null) { setTimeout(() => resolve(), milliseconds); return; }
        // Before an AbortSignal was made there is none.
        if (!peek("EventScript")?.isSignal(signal)) throw new TypeError("The signal of scheduler.wait() is an AbortSignal");
        if (signal.aborted) { reject(signal.reason); return; }
        const { follow } = use("EventScript");
        const timer = setTimeout(() => { forget(); resolve(); }, milliseconds);
        const forget = follow(signal, (reason) => { clearTimeout(timer); reject(reason); });
      });
    },
  };

  return {
    Performance, Navigator, Crypto,
    performance: of(Performance, { now() { return now(); }, timeOrigin: timeOrigin() }),
    navigator: of(Navigator, { userAgent: "BaaS-Functions" }),
    scheduler: of(Scheduler, scheduler),
    // The values of context.env; of a process there is nothing else.
    process: freeze({
      get env() { return env(); },
      nextTick(callback, ...given) {
        if (typeof callback !== "function") throw new TypeError("The callback must be a function");
        nextTick(() => callback(...given));
      },
      platform: "linux",
    }),
  };
})
