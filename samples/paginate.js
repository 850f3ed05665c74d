// Sorts, filters and pages a list, and says where the next page is.

const compare = (key, direction) => (a, b) => {
  const order = a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;
  return direction === 'desc' ? -order : order;
};

/** @type {BaasHandler} */
export default async function handler(request, context) {
  const { items, filter = {}, sort = 'id', direction = 'asc', page = 1, size = 2 } = request.body;
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
