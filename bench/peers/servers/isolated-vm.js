// isolated-vm: a fresh isolate per request, which is what keeps strangers apart.
'use strict';
const ivm = require('isolated-vm');
const { contextSource, serve, toScript } = require('./node-server');

serve(() => async ({ code, request }) => {
  const isolate = new ivm.Isolate({ memoryLimit: 128 });
  try {
    const context = await isolate.createContext();
    await context.global.set('__request', JSON.stringify(request));
    const text = await context.eval(
      `(async () => { let __handler; ${contextSource} ${toScript(code)}\nreturn JSON.stringify(await __handler({ body: JSON.parse(__request) }, context)); })()`,
      { timeout: 5000, promise: true, copy: true });
    return JSON.parse(text);
  } finally {
    isolate.dispose();
  }
});
