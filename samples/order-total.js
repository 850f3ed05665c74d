// Computes the total of an order: line totals, a discount by code, tax by country. Refuses an order that makes no sense.

export const config = { name: 'order-total', timeout: 3000 };

const TAX = { DE: 0.19, FR: 0.2, US: 0 };
const DISCOUNTS = new Map([
  ['WELCOME10', { percent: 10 }],
  ['FIVER', { amount: 5 }],
]);

class OrderError extends Error {
  constructor(message, field) {
    super(message);
    this.name = 'OrderError';
    this.field = field;
  }
}

const cents = (amount) => Math.round(amount * 100) / 100;

function lineTotal({ sku, price, quantity }, index) {
  if (!sku) throw new OrderError('every line needs a sku', `lines[${index}].sku`);
  if (!(price >= 0)) throw new OrderError(`price of ${sku} is not a price`, `lines[${index}].price`);
  if (!Number.isInteger(quantity) || quantity < 1) {
    throw new OrderError(`quantity of ${sku} must be a whole number above zero`, `lines[${index}].quantity`);
  }
  return cents(price * quantity);
}

/** @type {BaasHandler} */
export default async function handler(request, context) {
  const { lines = [], country, discount: code } = request.body;
  try {
    if (!(country in TAX)) throw new OrderError(`no tax rate for ${country}`, 'country');
    const net = cents(lines.map(lineTotal).reduce((sum, total) => sum + total, 0));
    const { percent = 0, amount = 0 } = DISCOUNTS.get(code) ?? {};
    const discount = cents(Math.min(net, net * (percent / 100) + amount));
    const tax = cents((net - discount) * TAX[country]);
    context.log.info('order computed', { lines: lines.length, net });
    return context.success({ net, discount, tax, total: cents(net - discount + tax) });
  } catch (error) {
    if (!(error instanceof OrderError)) throw error;
    return context.error(error.message, 'INVALID_ORDER', { field: error.field });
  }
}
