// paginate.js with its types.

type Item = Record<string, string | number>;

interface Input {
  items: Item[];
  filter?: Item;
  sort?: string;
  direction?: 'asc' | 'desc';
  page?: number;
  size?: number;
}

const compare = (key: string, direction: Input['direction']) => (a: Item, b: Item): number => {
  const order = a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;
  return direction === 'desc' ? -order : order;
};

export default async function handler(request: BaasRequest, context: BaasContext): Promise<BaasSuccess> {
  const { items, filter = {}, sort = 'id', direction = 'asc', page = 1, size = 2 } = request.body as Input;
  const matching = items
    .filter((item) => Object.entries(filter).every(([key, value]) => item[key] === value))
    .toSorted(compare(sort, direction));
  const pages = Math.max(1, Math.ceil(matching.length / size));
  const current = Math.min(Math.max(1, page), pages);
  const next = current < pages ? `?page=${current + 1}&size=${size}` : null;
  return context.success({
    items: matching.slice((current - 1) * size, current * size),
    page: { current, pages, total: matching.length, next },
  });
}
