// Asks another system for rates, keeps them for an hour, and answers as a web server would.

export const config = { name: 'exchange-rate', timeout: 5000 };

/** @type {BaasHandler} */
export default async function handler({ body: { amount, from, to } }, { kv, log }) {
  let rates = await kv.get(`rates:${from}`);
  if (!rates) {
    const response = await fetch(`https://rates.example/latest?base=${encodeURIComponent(from)}`, { signal: AbortSignal.timeout(2000) });
    if (!response.ok) {
      log.warn('no rates', { status: response.status, answer: await response.text() });
      return Response.json({ error: `no rates for ${from}` }, { status: 502 });
    }
    rates = await response.json();
    await kv.set(`rates:${from}`, rates, { ttl: 3600 });
  }
  if (!Object.hasOwn(rates, to)) return Response.json({ error: `no rate of ${to}` }, { status: 404 });
  return Response.json({ amount: Math.round(amount * rates[to] * 100) / 100, currency: to }, { headers: { 'Cache-Control': 'max-age=3600' } });
}
