import _ from 'lodash-es';

export default async function handler() {
  const people = [{ name: 'Ada', team: 'a', age: 36 }, { name: 'Grace', team: 'b', age: 85 }, { name: 'Alan', team: 'a', age: 41 }];
  const nested = { a: [{ b: { c: 3 } }], d: new Date(0), e: new Map([['k', { v: 1 }]]), f: /x/g };
  const copy = _.cloneDeep(nested);
  const calls = [];
  const debounced = _.debounce((n) => calls.push(n), 5);
  debounced(1); debounced(2);
  await new Promise((done) => setTimeout(done, 40));
  return {
    grouped: _.mapValues(_.groupBy(people, 'team'), (team) => _.map(_.orderBy(team, ['age'], ['desc']), 'name')),
    chained: _(people).filter((person) => person.age > 40).sortBy('name').map(_.property('name')).join(' & '),
    paths: [_.get(nested, 'a[0].b.c'), _.set({}, 'x.y[2].z', 1), _.has(nested, ['a', 0, 'b']), _.unset(copy, 'a[0].b.c'), _.omit(people[0], ['age'])],
    equal: [_.isEqual(nested, _.cloneDeep(nested)), _.isEqual(nested, copy), copy.e.get('k') !== nested.e.get('k')],
    merged: _.mergeWith({ tags: ['x'], n: { a: 1 } }, { tags: ['y'], n: { b: 2 } }, (one, two) => (Array.isArray(one) ? one.concat(two) : undefined)),
    texts: [_.camelCase('Foo bar-baz'), _.kebabCase('fooBarBaz'), _.startCase('--foo-bar--'), _.deburr('déjà vu'), _.truncate('a long text that ends', { length: 12 })],
    sets: [_.xor([1, 2], [2, 3]), _.chunk(_.range(7), 3), _.zipObjectDeep(['a.b', 'a.c'], [1, 2]), _.sumBy(people, 'age'), _.countBy(people, 'team')],
    calls,
  };
}
