using Acornima;

namespace BaasFunctions.Tests.Unit.EcmaScript.Errors;

[TestClass]
public sealed class SyntaxErrorTests
{
    [TestMethod]
    [DataRow("let a;\nlet a;", "Redeclaration", 2, 4, "Identifier 'a' has already been declared")]
    [DataRow("a b", "UnexpectedToken", 1, 2, "Unexpected identifier 'b'")]
    [DataRow("1 1", "UnexpectedToken", 1, 2, "Unexpected number")]
    [DataRow("a 's'", "UnexpectedToken", 1, 2, "Unexpected string")]
    [DataRow("(1", "UnexpectedEnd", 1, 2, "Unexpected end of input")]
    [DataRow("'abc", "UnterminatedString", 1, 0, "Unterminated string")]
    [DataRow("`abc", "UnterminatedTemplate", 1, 0, "Unterminated template")]
    [DataRow("/* abc", "UnterminatedComment", 1, 0, "Unterminated comment")]
    [DataRow("x = /abc", "UnterminatedRegExp", 1, 4, "Unterminated regular expression")]
    [DataRow("a = \\x", "InvalidUnicodeEscape", 1, 4, "Expected a Unicode escape (\\uXXXX)")]
    [DataRow("3in []", "IdentifierAfterNumber", 1, 1, "A name or digit directly after a number")]
    [DataRow("return 1", "IllegalReturn", 1, 0, "Illegal return statement: not inside of a function")]
    [DataRow("break", "IllegalBreak", 1, 0, "Illegal break statement: not inside of a loop or switch")]
    [DataRow("continue", "IllegalContinue", 1, 0, "Illegal continue statement: not inside of a loop")]
    [DataRow("for(;;) break x", "UndefinedLabel", 1, 14, "Undefined label 'x'")]
    [DataRow("1 = 2", "InvalidLhsInAssignment", 1, 0, "Invalid left-hand side in assignment")]
    [DataRow("1++", "InvalidLhsInAssignment", 1, 0, "Invalid left-hand side expression in postfix operation")]
    [DataRow("({a = 1})", "InvalidShorthandInitializer", 1, 4, "Invalid shorthand property initializer: only allowed in a destructuring pattern")]
    [DataRow("const a", "MissingInitializer", 1, 7, "Missing initializer in const declaration")]
    [DataRow("try {}", "MissingCatch", 1, 6, "Missing catch or finally after try")]
    [DataRow("a ?? b || c", "MixedNullish", 1, 7, "Cannot mix '??' with '||' or '&&' without parentheses")]
    [DataRow("-1 ** 2", "UnaryPowerBase", 1, 3, "Unary operator used immediately before exponentiation expression; parenthesize one of them")]
    [DataRow("class A { constructor(){} constructor(){} }", "DuplicateConstructor", 1, 26, "A class may only have one constructor")]
    [DataRow("class A { m() { this.#x } }", "UndeclaredPrivateName", 1, 21, "Private field '#x' must be declared in an enclosing class")]
    [DataRow("import 'x'", "ImportOutsideModule", 1, 0, "Cannot use import or export outside a module")]
    [DataRow("/(/", "RegExpUnterminatedGroup", 1, 1, null)]
    public void Parse_InvalidText_SaysWhatAndWhere(string source, string code, int line, int column, string? description)
    {
        var error = Assert.ThrowsExactly<SyntaxErrorException>(() => new Parser().ParseScript(source)).Error;

        if (description is not null)
        {
            Assert.AreEqual(code, error.Code);
            Assert.AreEqual(description, error.Description);
            Assert.AreEqual((line, column), (error.LineNumber, error.Column));
        }
        else
        {
            StringAssert.StartsWith(error.Description, "Invalid regular expression: /(/: ");
        }
    }

    [TestMethod]
    [DataRow("let a = 1;\nfor (;;) {\n  let b = a b;\n}\n", "1 | let a = 1;\n2 | for (;;) {\n3 |   let b = a b;\n  |             ^")]
    [DataRow("a b", "1 | a b\n  |   ^")]
    [DataRow("\ta b", "1 |  a b\n  |    ^")]
    [DataRow("a(\r\n", "1 | a(\n2 | \n  | ^")]
    public void CodeFrame_OfError_ShowsUpToThreeLinesAndCaret(string source, string frame)
    {
        var error = Assert.ThrowsExactly<SyntaxErrorException>(() => new Parser().ParseScript(source)).Error;

        Assert.AreEqual(frame, error.CodeFrame);
    }

    [TestMethod]
    public void CodeFrame_OfVeryLongLine_IsCutAroundThePlace()
    {
        var frame = CodeFrame.Render(new string('a', 10_000) + "X" + new string('b', 10_000), 1, 10_000);

        var lines = frame.Split('\n');
        Assert.IsLessThan(150, lines[0].Length);
        Assert.AreEqual('X', lines[0][lines[1].IndexOf('^', StringComparison.Ordinal)]);
    }

    [TestMethod]
    [DataRow(0, -5)]
    [DataRow(99, 99)]
    public void CodeFrame_OutsideOfText_IsMovedIntoIt(int line, int column)
    {
        StringAssert.EndsWith(CodeFrame.Render("one\ntwo", line, column), "^");
    }

    [TestMethod]
    public void Message_WithFile_NamesItWithColumnFromOne()
    {
        var exception = Assert.ThrowsExactly<SyntaxErrorException>(() => new Parser().ParseScript("a b", "f.js"));

        Assert.AreEqual("Unexpected identifier 'b' (f.js:1:3)", exception.Message);
        Assert.AreEqual(2, exception.Error.Index);
    }

    [TestMethod]
    public void Parse_AfterFailure_StartsAfresh()
    {
        var parser = new Parser();
        Assert.ThrowsExactly<SyntaxErrorException>(() => parser.ParseScript("{ let a; (((("));

        Assert.AreEqual(1, parser.ParseScript("let a").Body.Count);
    }

    [TestMethod]
    public void Parse_InsideOfCallback_DoesNotDisturbTheOuterParse()
    {
        var inner = 0;
        var options = new ParserOptions
        {
            OnNode = (Acornima.Ast.Node _, in OnNodeContext _) => inner += new Parser().ParseScript("x; y;").Body.Count,
        };

        Assert.AreEqual(3, new Parser(options).ParseScript("a; b; c;").Body.Count);
        Assert.IsGreaterThan(0, inner);
    }

    [TestMethod]
    [DataRow("with (a) {}")]
    [DataRow("x = '\\07'")]
    [DataRow("x = 010")]
    [DataRow("delete x")]
    [DataRow("eval = 1")]
    public void Parse_StrictViolationInTolerantMode_GoesOn(string statement)
    {
        var source = $"'use strict'; {statement}";

        Assert.ThrowsExactly<SyntaxErrorException>(() => new Parser().ParseScript(source));
        Assert.AreEqual(2, new Parser(new ParserOptions { Tolerant = true }).ParseScript(source).Body.Count);
    }
}
