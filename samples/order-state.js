// A state machine: applies events to an order and keeps the trail of how it came to its state.

const MACHINE = {
  draft: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { pay: 'paid', cancel: 'cancelled' },
  paid: { ship: 'shipped', refund: 'refunded' },
  shipped: { deliver: 'delivered' },
};

class Order {
  #trail = [];

  constructor(state) {
    this.state = state;
  }

  get trail() {
    return [...this.#trail];
  }

  apply(event) {
    const to = MACHINE[this.state]?.[event];
    if (!to) throw new RangeError(`an order that is ${this.state} cannot ${event}`);
    this.#trail.push({ event, from: this.state, to });
    this.state = to;
    return this;
  }

  get isFinal() {
    return !Object.hasOwn(MACHINE, this.state);
  }
}

export { run as default };

/** @type {BaasHandler} */
async function run(request, { log, success, error }) {
  const order = new Order(request.body.state ?? 'draft');
  for (const event of request.body.events) {
    try {
      order.apply(event);
    } catch (e) {
      if (e instanceof RangeError) return error(e.message, 409, { trail: order.trail });
      throw e;
    }
  }
  log.debug('trail', order.trail);
  return success({ state: order.state, final: order.isFinal, trail: order.trail });
}
