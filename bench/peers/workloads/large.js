export default async function handler(request, context) {
  const { rows } = request.body;
  return context.success({ rows: rows.map((row) => ({ id: row.id, text: row.text })) });
}
