// Prints the global names that are declared, one a line, and what each has: `Blob`, `Blob.of()` of the class, `Blob#text` of what it makes.
const ts = require(process.argv[2]);
const file = process.argv[3];
const program = ts.createProgram([file], { lib: ['lib.esnext.d.ts'], types: [], strict: true });
const checker = program.getTypeChecker();
const source = program.getSourceFile(file);
const isStatic = (member) => ts.getModifiers(member)?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false;
const print = new Set();

for (const node of source.statements) {
  if (ts.isFunctionDeclaration(node)) print.add(node.name.text);
  if (ts.isClassDeclaration(node)) {
    print.add(node.name.text);
    for (const member of node.members) {
      if (member.name && ts.isIdentifier(member.name)) print.add(`${node.name.text}${isStatic(member) ? '.' : '#'}${member.name.text}`);
    }
  }
  if (ts.isVariableStatement(node)) {
    for (const { name } of node.declarationList.declarations) {
      print.add(name.text);
      if (name.text === 'self' || name.text === 'global' || name.text === 'req' || name.text === 'ctx') continue;
      for (const property of checker.getTypeAtLocation(name).getProperties()) print.add(`${name.text}.${property.name}`);
    }
  }
}

console.log([...print].join('\n'));
