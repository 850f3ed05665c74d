export default async function handler(request, context) {
  const { users } = context.db.project.entities;
  if (!(await users.findOne({ id: 'ada' }))) {
    await users.create({ id: 'ada', name: 'Ada' });
  }
  return context.success({ seeded: true });
}
