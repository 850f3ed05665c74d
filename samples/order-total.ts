// order-total.js with its types. Classes, generics and const assertions are erased; a field is declared where it is assigned.

export const config = { name: 'order-total', timeout: 3000 } as const;

type Country = 'DE' | 'FR' | 'US';

interface Line {
  readonly sku: string;
  price: number;
  quantity: number;
}

interface Order {
  lines?: Line[];
  country: Country;
  discount?: string;
}

const TAX: Readonly<Record<Country, number>> = { DE: 0.19, FR: 0.2, US: 0 };
const DISCOUNTS = new Map<string | undefined, { percent?: number; amount?: number }>([
  ['WELCOME10', { percent: 10 }],
  ['FIVER', { amount: 5 }],
]);

class OrderError extends Error {
  public readonly field: string;

  constructor(message: string, field: string) {
    super(message);
    this.name = 'OrderError';
    this.field = field;
  }
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

function lineTotal({ sku, price, quantity }: Line, index: number): number {
  if (!sku) throw new OrderError('every line needs a sku', `lines[${index}].sku`);
  if (!(price >= 0)) throw new OrderError(`price of ${sku} is not a price`, `lines[${index}].price`);
  if (!Number.isInteger(quantity) || quantity < 1) {
    throw new OrderError(`quantity of ${sku} must be a whole number above zero`, `lines[${index}].quantity`);
  }
  return cents(price * quantity);
}

export default async function handler(request: BaasRequest, context: BaasContext): Promise<unknown> {
  const { lines = [], country, discount: code } = request.body as Order;
  try {
    if (!(country in TAX)) throw new OrderError(`no tax rate for ${country}`, 'country');
    const net = cents(lines.map(lineTotal).reduce((sum, total) => sum + total, 0));
    const { percent = 0, amount = 0 } = DISCOUNTS.get(code) ?? {};
    const discount = cents(Math.min(net, net * (percent / 100) + amount));
    const tax = cents((net - discount) * TAX[country]);
    context.log.info('order computed', { lines: lines.length, net });
    return context.success({ net, discount, tax, total: cents(net - discount + tax) });
  } catch (error: unknown) {
    if (!(error instanceof OrderError)) throw error;
    return context.error(error.message, 'INVALID_ORDER', { field: error.field });
  }
}
