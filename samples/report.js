// Writes a report as a CSV file, finds the one before it, and says what has changed.

export const config = { name: 'report', timeout: 5000 };

const field = (value) => (/[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));

/** @type {BaasHandler} */
export default async function handler({ body: { month, rows } }, { files, log, success }) {
  const content = ['product,sold', ...rows.map(({ product, sold }) => `${field(product)},${field(sold)}`)].join('\n');
  const earlier = (await files.list({ prefix: 'report-' })).filter(({ name }) => name < `report-${month}`);
  const last = earlier.sort((a, b) => (a.name < b.name ? 1 : -1)).at(0);
  const before = last ? (await (await files.download(last.id)).text()).split('\n').length - 1 : 0;

  const { id, name, size } = await files.upload({ name: `report-${month}.csv`, type: 'text/csv', content });
  log.info('report written', { name, size });
  return success({ id, name, size, products: rows.length, new_products: rows.length - before });
}
