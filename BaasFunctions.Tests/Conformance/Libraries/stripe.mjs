import Stripe from 'stripe';

export default async function handler(request) {
  const { protocol, hostname, port } = new URL(request.body.upstream);
  const stripe = new Stripe('sk_test_of_nobody', { httpClient: Stripe.createFetchHttpClient(), protocol: protocol.slice(0, -1), host: hostname, port, maxNetworkRetries: 0, telemetry: false });
  const provider = Stripe.createSubtleCryptoProvider();
  const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'invoice.paid', data: { object: { id: 'in_1', amount_paid: 1200 } } });
  const header = await stripe.webhooks.generateTestHeaderStringAsync({ payload, secret: 'whsec_test', timestamp: 1_700_000_000, cryptoProvider: provider });
  const event = await stripe.webhooks.constructEventAsync(payload, header, 'whsec_test', Infinity, provider);
  const forged = await stripe.webhooks.constructEventAsync(payload.replace('1200', '1'), header, 'whsec_test', Infinity, provider).catch((error) => [error.type, error.message.split('\n')[0]]);
  const customer = await stripe.customers.create({ email: 'ada@shop.example', metadata: { plan: 'a & b' }, address: { city: 'London' } }, { idempotencyKey: 'k1' });
  const failed = await stripe.charges.retrieve('ch_none').catch((error) => [error.type, error.statusCode, error.code, error.message]);
  const listed = [];
  for await (const charge of stripe.charges.list({ limit: 2 })) listed.push(charge.id);
  return { header, event: [event.type, event.data.object.amount_paid], forged, customer, failed, listed };
}
