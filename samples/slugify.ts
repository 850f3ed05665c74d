// slugify.js with its types, a bare body as well.

const input = req.body as { title?: string; taken?: string[] };

const base: string = String(input.title ?? '')
  .normalize('NFKD')
  .replace(/[\u0300-\u036f]/g, '')
  .toLowerCase()
  .replace(/[^a-z0-9]+/g, '-')
  .replace(/^-+|-+$/g, '')
  .slice(0, 60) || 'untitled';

const taken = new Set<string>(input.taken);
let slug = base;
for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;

console.log('slug', slug, 'of', { title: input.title });
return ctx.success({ slug });
