// validate.js with its types.

interface Schema {
  type: keyof typeof checks;
  required?: boolean;
  enum?: unknown[];
  pattern?: string;
  min?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
}

const checks = {
  string: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => Number.isFinite(value),
  integer: (value: unknown) => Number.isInteger(value),
  boolean: (value: unknown) => typeof value === 'boolean',
  array: (value: unknown) => Array.isArray(value),
  object: (value: unknown) => value !== null && typeof value === 'object' && !Array.isArray(value),
};

function* problems(schema: Schema, value: any, path = '$'): Generator<string, void, undefined> {
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

export default function handler(request: BaasRequest): { valid: boolean; errors: string[] } {
  const { schema, value } = request.body as { schema: Schema; value: unknown };
  const errors = [...problems(schema, value)];
  return { valid: errors.length === 0, errors };
}
