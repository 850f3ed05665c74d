// order-state.js with its types: the states and events that there are follow from the machine itself.

const MACHINE = {
  draft: { submit: 'submitted', cancel: 'cancelled' },
  submitted: { pay: 'paid', cancel: 'cancelled' },
  paid: { ship: 'shipped', refund: 'refunded' },
  shipped: { deliver: 'delivered' },
} as const;

type Machine = typeof MACHINE;
type State = keyof Machine | { [S in keyof Machine]: Machine[S][keyof Machine[S]] }[keyof Machine];
type Event = { [S in keyof Machine]: keyof Machine[S] }[keyof Machine];

interface Step {
  event: Event;
  from: State;
  to: State;
}

class Order {
  #trail: Step[] = [];
  state: State;

  constructor(state: State) {
    this.state = state;
  }

  get trail(): readonly Step[] {
    return [...this.#trail];
  }

  apply(event: Event): this {
    const to = (MACHINE as Partial<Record<State, Partial<Record<Event, State>>>>)[this.state]?.[event];
    if (!to) throw new RangeError(`an order that is ${this.state} cannot ${event}`);
    this.#trail.push({ event, from: this.state, to });
    this.state = to;
    return this;
  }

  get isFinal(): boolean {
    return !Object.hasOwn(MACHINE, this.state);
  }
}

export { run as default };

async function run(request: BaasRequest, { log, success, error }: BaasContext): Promise<BaasSuccess | BaasFailure> {
  const { state = 'draft', events } = request.body as { state?: State; events: Event[] };
  const order = new Order(state);
  for (const event of events) {
    try {
      order.apply(event);
    } catch (e: unknown) {
      if (e instanceof RangeError) return error(e.message, 409, { trail: order.trail });
      throw e;
    }
  }
  log.debug('trail', order.trail);
  return success({ state: order.state, final: order.isFinal, trail: order.trail });
}
