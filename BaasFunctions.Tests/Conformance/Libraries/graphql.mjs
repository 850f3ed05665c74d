import { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, buildSchema, graphql, introspectionFromSchema, parse, print, validate } from 'graphql';

const Line = new GraphQLObjectType({ name: 'Line', fields: { sku: { type: GraphQLString }, quantity: { type: new GraphQLNonNull(GraphQLInt) } } });
const Query = new GraphQLObjectType({
  name: 'Query',
  fields: {
    lines: { type: new GraphQLList(Line), args: { min: { type: GraphQLInt, defaultValue: 0 } }, resolve: async (_, { min }) => [{ sku: 'tea', quantity: 2 }, { sku: 'cup', quantity: 1 }].filter((line) => line.quantity >= min) },
    fails: { type: GraphQLString, resolve: () => { throw new Error('no luck'); } },
  },
});

export default async function handler() {
  const schema = new GraphQLSchema({ query: Query });
  const run = async (source, variableValues) => JSON.parse(JSON.stringify(await graphql({ schema, source, variableValues })));
  const language = buildSchema('type Query { user(id: ID!): User } type User { id: ID! name: String friends: [User!]! } enum Role { ADMIN USER }');
  return {
    answers: [
      await run('query Lines($min: Int) { lines(min: $min) { sku ...More } } fragment More on Line { quantity }', { min: 2 }),
      await run('{ fails lines { __typename sku } }'),
      await run('{ lines { nothing } }'),
      await run('{ lines(min: "x") { sku }'),
    ],
    printed: print(parse('query A($x:Int=1){lines(min:$x){sku @include(if:true)}}')),
    invalid: validate(language, parse('{ user { name age } }')).map((error) => [error.message, error.locations]),
    introspected: introspectionFromSchema(language).__schema.types.filter(({ name }) => !name.startsWith('__')).map(({ name, kind }) => `${kind} ${name}`),
  };
}
