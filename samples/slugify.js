// Makes a slug of a title that is not taken yet. A bare body: no export, `req` and `ctx` are simply there.

const base = String(req.body.title ?? '')
  .normalize('NFKD')
  .replace(/[\u0300-\u036f]/g, '')
  .toLowerCase()
  .replace(/[^a-z0-9]+/g, '-')
  .replace(/^-+|-+$/g, '')
  .slice(0, 60) || 'untitled';

const taken = new Set(req.body.taken);
let slug = base;
for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;

console.log('slug', slug, 'of', { title: req.body.title });
return ctx.success({ slug });
