export default async function handler(request, context) {
  const { items } = request.body;
  const kept = items.filter((item) => item.active && item.price > 20);
  const groups = {};
  for (const { category, price, quantity } of kept) {
    const group = groups[category] ??= { category, count: 0, total: 0 };
    group.count += 1;
    group.total += price * quantity;
  }
  const sorted = Object.values(groups).sort((a, b) => b.total - a.total);
  const best = [...kept].sort((a, b) => b.price - a.price || a.id - b.id).slice(0, 10).map(({ id, name }) => ({ id, name }));
  return context.success({ kept: kept.length, groups: sorted, best });
}
