// Keeps orders in entities of the project: takes one with all its lines or not at all, ships it once, and lists them page by page.

export const config = { name: 'orders', timeout: 5000 };

const actions = {
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

/** @type {BaasHandler} */
export default async function handler({ body: { action, ...input } }, context) {
  if (!Object.hasOwn(actions, action)) return context.error(`there is no action ${action}`, 400);
  return context.success(await actions[action](input, context));
}
