"use strict";
(function ({ keep, env }) {
  const { freeze, hasOwn } = Object;
  return {
    Deno: freeze({
      env: freeze({
        get(name) { const values = env(); return hasOwn(values, `${name}`) ? values[name] : undefined; },
        has(name) { return hasOwn(env(), `${name}`); },
        toObject() { return { ...env() }; },
      }),
      serve(options, handler = undefined) {
        const served = typeof options === "function" ? options : handler ?? options?.handler ?? options?.fetch;
        if (typeof served !== "function") throw new TypeError("Deno.serve() expects a handler: Deno.serve((request) => new Response())");
        keep(served);
        return freeze({
          addr: freeze({ transport: "tcp", hostname: "localhost", port: 0 }),
          finished: new Promise(() => {}),
          async shutdown() {},
          ref() {},
          unref() {},
        });
      },
    }),
  };
})
