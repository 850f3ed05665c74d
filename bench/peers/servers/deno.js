// Deno: a worker without permissions per request.
const context = `
const __logs = [];
const context = {
  log: { info: (message, data) => { __logs.push({ level: 'info', message, data }); }, error: (message, data) => { __logs.push({ level: 'error', message, data }); } },
  success: (data) => ({ status: 'success', success: true, data }),
  error: (message, status) => ({ status: 'error', error: message, code: status }),
};`;

const run = (code, request) => new Promise((resolve, reject) => {
  const source = `let __handler; ${context} ${code.replace(/^export default /m, '__handler = ').replace(/^export /gm, '')}
self.onmessage = async (event) => { try { self.postMessage({ data: await __handler({ body: event.data }, context) }); } catch (error) { self.postMessage({ error: String(error) }); } };`;
  const url = URL.createObjectURL(new Blob([source], { type: 'application/javascript' }));
  const worker = new Worker(url, { type: 'module', deno: { permissions: 'none' } });
  const clock = setTimeout(() => { worker.terminate(); reject(new Error('too long')); }, 5000);
  worker.onmessage = (event) => {
    clearTimeout(clock);
    worker.terminate();
    URL.revokeObjectURL(url);
    event.data.error ? reject(new Error(event.data.error)) : resolve(event.data.data);
  };
  worker.onerror = (event) => { event.preventDefault(); clearTimeout(clock); worker.terminate(); reject(new Error(event.message)); };
  worker.postMessage(request);
});

Deno.serve({ port: Number(Deno.env.get('PORT')), hostname: '127.0.0.1', onListen() {} }, async (request) => {
  const body = await request.json();
  try {
    return Response.json({ status: 'success', data: await run(body.code, body.request) });
  } catch (error) {
    return Response.json({ status: 'error', error: String(error) });
  }
});
