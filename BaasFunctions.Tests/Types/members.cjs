// Prints the members of BaasContext as the compiler sees them, one path a line: `kv.get()~` is a method that gives a promise.
const ts = require(process.argv[2]);
const file = process.argv[3];
const program = ts.createProgram([file], { lib: ['lib.esnext.d.ts'], types: [], strict: true });
const checker = program.getTypeChecker();
const source = program.getSourceFile(file);
const declared = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'BaasContext');
const root = checker.getTypeAtLocation(declared.name);

const isOurs = (type) => type.symbol?.declarations?.some((node) => node.getSourceFile() === source) ?? false;

function walk(type, path) {
  for (const property of type.getProperties()) visit(checker.getTypeOfSymbolAtLocation(property, source), [...path, property.name]);
  const index = type.getStringIndexType();
  if (index && isOurs(index)) visit(index, [...path, '*']);
}

function visit(type, path) {
  const calls = type.getCallSignatures();
  if (calls.length > 0) {
    const isPromise = calls.every((call) => call.getReturnType().symbol?.name === 'Promise');
    console.log(`${path.join('.')}()${isPromise ? '~' : ''}`);
  } else if (isOurs(type) && (type.getProperties().length > 0 || (type.getStringIndexType() && isOurs(type.getStringIndexType())))) {
    walk(type, path);
  } else {
    console.log(path.join('.'));
  }
}

walk(root, []);
