// workerd with its dynamic worker loader: a fresh isolate per request, made under a name that no other request has; with CACHED one per code.
const context = `
const __logs = [];
const context = {
  log: { info: (message, data) => { __logs.push({ level: 'info', message, data }); }, error: (message, data) => { __logs.push({ level: 'error', message, data }); } },
  success: (data) => ({ status: 'success', success: true, data }),
  error: (message, status) => ({ status: 'error', error: message, code: status }),
};`;
let number = 0;

export default {
  async fetch(request, env) {
    const body = await request.json();
    try {
      const source = `let __handler; ${context} ${body.code.replace(/^export default /m, '__handler = ').replace(/^export /gm, '')}
export default { async fetch(request) { return Response.json({ status: 'success', data: await __handler({ body: await request.json() }, context) }); } };`;
      const worker = env.LOADER.get(env.CACHED ? body.code : `f${number++}`, () => ({
        compatibilityDate: '2026-01-01', mainModule: 'f.js', modules: { 'f.js': source }, globalOutbound: null,
      }));
      return await worker.getEntrypoint().fetch('http://f/', { method: 'POST', body: JSON.stringify(body.request) });
    } catch (error) {
      return Response.json({ status: 'error', error: String(error) });
    }
  },
};
