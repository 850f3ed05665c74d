// exchange-rate.js with its types.

export const config = { name: 'exchange-rate', timeout: 5000 } satisfies BaasConfig;

type Rates = Record<string, number>;

export default async function handler(request: BaasRequest, { kv, log }: BaasContext): Promise<Response> {
  const { amount, from, to } = request.body as { amount: number; from: string; to: string };
  let rates: Rates | null = await kv.get(`rates:${from}`);
  if (!rates) {
    const response = await fetch(`https://rates.example/latest?base=${encodeURIComponent(from)}`, { signal: AbortSignal.timeout(2000) });
    if (!response.ok) {
      log.warn('no rates', { status: response.status, answer: await response.text() });
      return Response.json({ error: `no rates for ${from}` }, { status: 502 });
    }
    const fresh: Rates = await response.json();
    await kv.set(`rates:${from}`, fresh, { ttl: 3600 });
    rates = fresh;
  }
  if (!Object.hasOwn(rates, to)) return Response.json({ error: `no rate of ${to}` }, { status: 404 });
  return Response.json({ amount: Math.round(amount * rates[to] * 100) / 100, currency: to }, { headers: { 'Cache-Control': 'max-age=3600' } });
}
