// QuickJS compiled to WebAssembly: a fresh context per request.
'use strict';
const { getQuickJS } = require('quickjs-emscripten');
const { contextSource, serve, toScript } = require('./node-server');

serve(async () => {
  const QuickJS = await getQuickJS();
  return ({ code, request }) => {
    const runtime = QuickJS.newRuntime();
    runtime.setMemoryLimit(128 << 20);
    const end = Date.now() + 5000;
    runtime.setInterruptHandler(() => Date.now() > end);
    const context = runtime.newContext();
    try {
      const source = `let __out, __error; (async () => { let __handler; ${contextSource} ${toScript(code)}\nreturn JSON.stringify(await __handler({ body: JSON.parse(${JSON.stringify(JSON.stringify(request))}) }, context)); })().then((o) => { __out = o; }, (e) => { __error = String(e); });`;
      context.unwrapResult(context.evalCode(source)).dispose();
      const jobs = runtime.executePendingJobs();
      jobs.dispose && jobs.dispose();
      const error = context.unwrapResult(context.evalCode('__error'));
      const failed = context.dump(error);
      error.dispose();
      if (failed) {
        throw new Error(failed);
      }
      const out = context.unwrapResult(context.evalCode('__out'));
      const text = context.getString(out);
      out.dispose();
      return JSON.parse(text);
    } finally {
      context.dispose();
      runtime.dispose();
    }
  };
});
