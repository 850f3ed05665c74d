// orders.js with its types.

export const config = { name: 'orders', timeout: 5000 } satisfies BaasConfig;

interface Line {
  sku: string;
  price: number;
  quantity: number;
}

interface Input {
  customer: string;
  lines: Line[];
  after?: string;
}

const actions: Record<string, (input: Input, context: BaasContext) => Promise<object>> = {
  async take({ customer, lines }, { db, log }) {
    const total = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
    const order = await db.transaction(async ({ project: { entities } }) => {
      const taken = await entities.orders.create({ customer, total, state: 'open' });
      await entities.order_lines.createMany(lines.map((line) => ({ ...line, order: taken.id })));
      return taken;
    });
    log.info('order taken', { customer, total });
    return { id: order.id, state: order.state, total };
  },

  async ship({ customer }, { db }) {
    const { count } = await db.project.entities.orders.updateMany({ customer, state: 'open' }, { state: 'shipped' });
    return { shipped: count };
  },

  async list({ customer, after }, { db }) {
    const { orders, order_lines } = db.project.entities;
    const page = await orders.findPage({ customer }, { orderBy: '-total', limit: 2, after });
    const lines = await order_lines.findMany({ order: { in: page.items.map(({ id }) => id) } });
    return {
      orders: page.items.map(({ id, state, total }) => ({ state, total, skus: lines.filter(({ order }) => order === id).map(({ sku }) => sku).sort() })),
      more: page.next !== null,
    };
  },
};

export default async function handler(request: BaasRequest, context: BaasContext): Promise<unknown> {
  const { action, ...input } = request.body as Input & { action: string };
  if (!Object.hasOwn(actions, action)) return context.error(`there is no action ${action}`, 400);
  return context.success(await actions[action](input, context));
}
