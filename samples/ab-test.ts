// ab-test.js with its types.

export const config = { name: 'ab-test', description: 'Stable assignment to variants', timeout: 1_000 } satisfies BaasConfig;

interface Variant {
  name: string;
  weight: number;
  [setting: string]: unknown;
}

interface Input {
  user: string;
  experiment: string;
  variants: Variant[];
}

function pick(variants: readonly Variant[], point: number): Variant {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  for (const variant of variants) {
    passed += variant.weight / total;
    if (point < passed) return variant;
  }
  return variants.at(-1)!;
}

export default async (request: BaasRequest, { utils, success }: BaasContext): Promise<BaasSuccess> => {
  const { user, experiment, variants } = request.body as Input;
  const point = parseInt(utils.hash(`${experiment}:${user}`).slice(0, 8), 16) / 0x1_0000_0000;
  const { name, ...settings } = pick(variants, point);
  return success({ user, variant: name, settings });
};
