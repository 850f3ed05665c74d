// isolated-vm: a fresh isolate per request, which is what keeps strangers apart. With ISOLATE=shared all requests have one isolate, and a fresh context in it:
// one that fills the isolate's memory, or finds a way out of its context, has those of all others. An isolate whose memory is full is gone; the next request makes another.
'use strict';
const ivm = require('isolated-vm');
const { contextSource, serve, toScript } = require('./node-server');

serve(() => {
  const make = () => new ivm.Isolate({ memoryLimit: 128 });
  const isShared = process.env.ISOLATE === 'shared';
  let shared = null;
  return async ({ code, request }) => {
    if (isShared && (!shared || shared.isDisposed)) shared = make();
    const isolate = shared ?? make();
    const context = await isolate.createContext();
    try {
      await context.global.set('__request', JSON.stringify(request));
      const text = await context.eval(
        `(async () => { let __handler; ${contextSource} ${toScript(code)}\nreturn JSON.stringify(await __handler({ body: JSON.parse(__request) }, context)); })()`,
        { timeout: 5000, promise: true, copy: true });
      return JSON.parse(text);
    } finally {
      if (!isolate.isDisposed) (isShared ? context.release() : isolate.dispose());
    }
  };
});
