// Checks a value against a small schema and lists every problem with its path.

const checks = {
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
};

function* problems(schema, value, path = '$') {
  if (value === undefined) {
    if (schema.required) yield `${path} is missing`;
    return;
  }
  if (!checks[schema.type](value)) {
    yield `${path} must be ${/^[aeiou]/.test(schema.type) ? 'an' : 'a'} ${schema.type}`;
    return;
  }
  if (schema.enum && !schema.enum.includes(value)) yield `${path} must be one of ${schema.enum.join(', ')}`;
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) yield `${path} does not match ${schema.pattern}`;
  if (schema.min !== undefined && (value.length ?? value) < schema.min) yield `${path} is below ${schema.min}`;
  if (schema.items) for (const [i, item] of value.entries()) yield* problems(schema.items, item, `${path}[${i}]`);
  for (const [key, inner] of Object.entries(schema.properties ?? {})) yield* problems(inner, value[key], `${path}.${key}`);
}

/** @type {BaasSyncHandler} */
export default function handler(request) {
  const { schema, value } = request.body;
  const errors = [...problems(schema, value)];
  return { valid: errors.length === 0, errors };
}
