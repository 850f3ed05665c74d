// QuickJS compiled to WebAssembly: a fresh runtime and context per request.
'use strict';
const { getQuickJS } = require('quickjs-emscripten');
const { call, contextSource, serve, toScript } = require('./node-server');

const PATIENCE = 10000;

/** Calls of the function out of its realm: how they are offered, and how many have no answer yet. */
const offerCalls = (runtime, context) => {
  const calls = { open: 0, ended: false };
  const offered = context.newFunction('__call', (name, text) => {
    const promise = context.newPromise();
    calls.open += 1;
    call(context.getString(name), context.getString(text)).then((answer) => {
      calls.open -= 1;
      if (!calls.ended) {
        const value = context.newString(answer);
        promise.resolve(value);
        value.dispose();
        runtime.executePendingJobs();
      }
      calls.answered && calls.answered();
    });
    return promise.handle;
  });
  context.setProp(context.global, '__call', offered);
  offered.dispose();
  return calls;
};

const read = (context, name) => {
  const handle = context.unwrapResult(context.evalCode(name));
  const value = context.dump(handle);
  handle.dispose();
  return value;
};

serve(async () => {
  const QuickJS = await getQuickJS();
  return async ({ code, request }) => {
    const runtime = QuickJS.newRuntime();
    runtime.setMemoryLimit(128 << 20);
    const end = Date.now() + PATIENCE;
    runtime.setInterruptHandler(() => Date.now() > end);
    const context = runtime.newContext();
    const calls = offerCalls(runtime, context);
    try {
      const source = `let __out, __error; (async () => { let __handler; ${contextSource} ${toScript(code)}\nreturn JSON.stringify(await __handler({ body: JSON.parse(${JSON.stringify(JSON.stringify(request))}) }, context)); })().then((o) => { __out = o; }, (e) => { __error = String(e); });`;
      context.unwrapResult(context.evalCode(source)).dispose();
      runtime.executePendingJobs();
      while (calls.open > 0) {
        await new Promise((resolve) => { calls.answered = resolve; });
      }
      const failed = read(context, '__error');
      if (failed) {
        throw new Error(failed);
      }
      return JSON.parse(read(context, '__out'));
    } finally {
      calls.ended = true;
      context.dispose();
      runtime.dispose();
    }
  };
});
