export default async function handler(request, context) {
  const { users } = context.db.project.entities;
  const [user] = await users.findMany({ id: 'ada' });
  const answer = await context.http.get(request.body.url);
  return context.success({ name: user.name, took: answer.took });
}
