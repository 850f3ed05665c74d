// Puts a user into a variant of an experiment: always the same one, and as many users into each as its weight says.

export const config = { name: 'ab-test', description: 'Stable assignment to variants', timeout: 1_000 };

function pick(variants, point) {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  for (const variant of variants) {
    passed += variant.weight / total;
    if (point < passed) return variant;
  }
  return variants.at(-1);
}

/** @type {BaasHandler} */
export default async ({ body: { user, experiment, variants } }, { utils, success }) => {
  const point = parseInt(utils.hash(`${experiment}:${user}`).slice(0, 8), 16) / 0x1_0000_0000;
  const { name, ...settings } = pick(variants, point);
  return success({ user, variant: name, settings });
};
