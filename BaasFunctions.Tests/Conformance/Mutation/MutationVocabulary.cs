namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>Tokens and surroundings in which the grammar has its corners.</summary>
internal static class MutationVocabulary
{
    public static readonly IReadOnlyList<string> Tokens =
    [
        "yield", "await", "async", "let", "static", "get", "set", "of", "in", "instanceof", "new", "new.target", "super", "super.x", "super()",
        "this", "function", "function*", "class", "extends", "const", "var", "return", "break", "continue", "throw", "try", "catch", "finally",
        "if", "else", "for", "while", "do", "with", "switch", "case", "default", "typeof", "void", "delete", "debugger", "import", "export",
        "import.meta", "import(", "from", "as", "enum", "null", "true", "eval", "arguments", "undefined", "implements", "interface", "package",
        "private", "public", "constructor", "prototype", "__proto__", "'use strict'", "using", "await using", "accessor", "target", "meta",
        "=>", "...", "?.", "??", "??=", "||=", "&&=", "**", "**=", "=", "==", "===", "+", "-", "++", "--", "!", "~", "*", "/", "/=", "%", "<", ">>>",
        "?", ":", ";", ",", ".", "(", ")", "[", "]", "{", "}", "()", "[]", "{}", "`", "${", "#", "#a", "#a in", "@", "\\", "\n", "\u2028", "\r\n",
        "/**/", "/*\n*/", "//\n", "<!--", "-->", "\n-->", "/a/", "/[/]/u", "/(?<a>.)\\k<a>/", "/\\1(a)/u", "/(?:/", "/a/gg", "/{/v", "/[a--b]/v",
        "0", "1", "08", "010", "0b1", "0o7", "0xF", "1n", "01n", "1_0", "1__0", "1_", "1e9", ".5", "5.", "1a", "0.0000001", "9007199254740993",
        "'\\08'", "'\\8'", "'\\u{110000}'", "'\\u{1F600}'", "'\\x4'", "\"\\\n\"", "'", "\"", "`\\u{`", "`\\01`", "x`\\01`", "``", "`${a}`",
        "l\\u0065t", "\\u0061", "v\\u0061r", "\\u{61}sync", "y\\u0069eld", "a\\u200C", "\u00AA", "\u2118", "\u180E", "\uFEFF", "\uD83D", "\uDE00",
        "\uD842\uDFB7", "a", "b", "x", "async x => x", "async (x) => x", "(a, b) => a", "({a = 1})", "({a, b} = c)", "[a, ...b] = c",
        "function f(){}", "async function f(){}", "class A{}", "let a", "const a = 1", "var a", "label:", "a: for(;;) continue a;",
        "get a(){}", "set a(b){}", "*a(){}", "async a(){}", "async *a(){}", "[a](){}", "#a(){}", "get #a(){}", "static a", "static {}",
        "__proto__: a", "__proto__", "'__proto__': a", "a = b", "...a", "{a}", "[a]", "a.b", "a[b]", "a?.b", "a()", "(a)", "(a, b)", "((a))",
    ];

    /// <summary>What may stand before and after a mutant.</summary>
    public static readonly IReadOnlyList<(string Before, string After)> Surroundings =
    [
        ("'use strict';", ""), ("'a'; 'use strict';", ""), ("function f(){", "}"), ("function f(){ 'use strict';", "}"),
        ("async function f(){", "}"), ("function* g(){", "}"), ("async function* g(){", "}"), ("(() => {", "})"), ("(async () => {", "})"),
        ("class A extends B { constructor(){", "} }"), ("class A { #p; m(){", "} }"), ("class A { static {", "} }"),
        ("class A { x = ", "; }"), ("class A { static async *[", "](){} }"), ("class A {", "}"), ("(class extends ", "{})"), ("({ m(){", "} })"), ("({", "})"),
        ("({ async *m(){", "} })"), ("label: {", "}"), ("a: b: c: ", ""), ("for (;;) {", "}"), ("for (const a of b) {", "}"), ("for (", ") {}"),
        ("for (let ", " of []) {}"), ("for (var ", " in {}) {}"), ("for await (", " of x) {}"), ("switch (0) { case 0:", "}"),
        ("try {", "} catch (a) { var a }"), ("try {} catch ({ a }) {", "}"), ("try {} catch (", ") {}"), ("{", "}"), ("if (1) ", ""), ("if (1) ", " else ;"),
        ("while (0) ", ""), ("do ", " while (0) x"), ("with (a) ", ""), ("(", ")"), ("x = ", ""), ("x = (", ") / 1"), ("`${", "}`"), ("a`${", "}`"),
        ("var { a = ", " } = b"), ("let [", "] = x"), ("[", "] = x"), ("({ a: ", " } = x)"), ("({ ", " } = x)"), ("(", ") => 1"), ("async (", ") => 1"),
        ("(", ") => { 'use strict' }"), ("function f(", "){}"), ("function* f(", "){}"), ("async function f(", "){ 'use strict' }"), ("new ", ""), ("a?.", ""),
        ("-", " ** 2"), ("a ?? ", " || c"), ("export default ", ""), ("export ", ""), ("import ", " from 'a'"), ("import(", ")"), ("export {", "} from 'a'"),
        ("/", "/u"), ("/", "/v"), ("/", "/"), ("/(", ")/"), ("/[", "]/v"), ("'", "'"), ("`", "`"), ("a`", "`"),
    ];
}
