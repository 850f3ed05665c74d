// Adds up an invoice. A function of several files: this one is called, the others it imports.
//   run samples/invoice --body '{"country":"AT","lines":[{"name":"Chair","price":80,"quantity":2}]}'
import { sum, type Line } from './lib/lines';
import rates from './rates.json' with { type: 'json' };

interface Invoice {
  country: keyof typeof rates;
  lines: Line[];
}

export default async function handler(request: BaasRequest, context: BaasContext): Promise<unknown> {
  const { country, lines } = request.body as Invoice;
  const rate: number | undefined = rates[country];
  if (rate === undefined) {
    return context.error(`No rate is known for ${country}`, 400);
  }

  const net = sum(lines);
  return context.success({ net, vat: Math.round(net * rate) / 100, rate });
}
