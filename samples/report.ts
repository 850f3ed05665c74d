// report.js with its types.

export const config = { name: 'report', timeout: 5000 } satisfies BaasConfig;

interface Input {
  /** Such as 2026-11. */
  month: string;
  rows: { product: string; sold: number }[];
}

const field = (value: string | number): string => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));

export default async function handler(request: BaasRequest, { files, log, success }: BaasContext): Promise<BaasSuccess> {
  const { month, rows } = request.body as Input;
  const content = ['product,sold', ...rows.map(({ product, sold }) => `${field(product)},${field(sold)}`)].join('\n');
  const earlier = (await files.list({ prefix: 'report-' })).filter(({ name }) => name < `report-${month}`);
  const last: BaasFile | undefined = earlier.sort((a, b) => (a.name < b.name ? 1 : -1)).at(0);
  const before = last ? (await (await files.download(last.id)).text()).split('\n').length - 1 : 0;

  const { id, name, size } = await files.upload({ name: `report-${month}.csv`, type: 'text/csv', content });
  log.info('report written', { name, size });
  return success({ id, name, size, products: rows.length, new_products: rows.length - before });
}
