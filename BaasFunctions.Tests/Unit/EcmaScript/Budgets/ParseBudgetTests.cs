using Acornima;

namespace BaasFunctions.Tests.Unit.EcmaScript.Budgets;

[TestClass]
public sealed class ParseBudgetTests
{
    private const int Million = 1_000_000;

    public static IEnumerable<object[]> NestedTexts() =>
    [
        ["parentheses", "(", "", ")"],
        ["open parentheses", "(", "", ""],
        ["arrays", "[", "", "]"],
        ["array patterns", "[", "a", "]=1"],
        ["blocks", "{", "", "}"],
        ["objects", "{a:", "1", "}", "("],
        ["templates", "`${", "1", "}`"],
        ["conditionals", "a?b:", "c", ""],
        ["conditionals inside", "a?", "b", ":c"],
        ["arrow functions", "a=>", "b", ""],
        ["arrow functions with parentheses", "(a)=>", "b", ""],
        ["parameters of arrow functions", "(a=", "1", ")=>1"],
        ["negations", "!", "a", ""],
        ["signs", "- ", "a", ""],
        ["typeof", "typeof ", "a", ""],
        ["optional links", "?.b", "", "", "a"],
        ["members", ".b", "", "", "a"],
        ["computed members", "[0]", "", "", "a"],
        ["calls", "()", "", "", "a"],
        ["nested calls", "a(", "1", ")"],
        ["additions", "a+", "a", ""],
        ["logical operators", "a||", "a", ""],
        ["nullish operators", "a??", "a", ""],
        ["powers", "a**", "a", ""],
        ["assignments", "a=", "a", ""],
        ["else ifs", "if(a);else ", ";", ""],
        ["commas in parentheses", "(a,", "a", ")"],
        ["functions", "function f(){", "", "}"],
        ["function expressions", "(function(){", "", "})"],
        ["classes", "class A{static{", "", "}}"],
        ["heritage", "class A extends (", "B", "){}"],
        ["fields", "(class{a=", "1", "})"],
        ["new", "new ", "A", ""],
        ["spreads", "[...", "a", "]"],
        ["tagged templates", "``", "", "", "a"],
        ["nested tagged templates", "a`${", "1", "}`"],
        ["for loops", "for(;;)", ";", ""],
        ["whiles", "while(a)", ";", ""],
        ["tries", "try{", "", "}finally{}"],
        ["switches", "switch(a){case 1:", "", "}"],
        ["binding patterns", "[", "a", "]", "var "],
        ["object binding patterns", "{a:", "b", "}", "var "],
        ["import calls", "import(", "a", ")"],
    ];

    [TestMethod]
    [DynamicData(nameof(NestedTexts))]
    public void Parse_MillionLevelsOnSmallStack_EndsInNestingError(string name, string open, string middle, string close, string head = "")
    {
        var text = string.Concat(head, string.Concat(Enumerable.Repeat(open, Million)), middle, string.Concat(Enumerable.Repeat(close, Million)));

        Assert.AreEqual("NestingTooDeep", RunOnStack(1024, () => CodeOf(text)), name);
    }

    [TestMethod]
    public void Parse_HundredThousandLabels_EndsInNestingError()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}:"));

        Assert.AreEqual("NestingTooDeep", RunOnStack(1024, () => CodeOf(text)));
    }

    [TestMethod]
    [DataRow("(", ")", 694)]
    [DataRow("[", "]", 850)]
    [DataRow("{", "}", 1117)]
    [DataRow("function f(){", "}", 207)]
    [DataRow("f(", ")", 449)]
    public void Parse_NestingThatOtherParsersManageOnOneMegabyte_IsAccepted(string open, string close, int levels)
    {
        var text = string.Concat(Enumerable.Repeat(open, levels)) + (open is "(" or "f(" ? "1" : "") + string.Concat(Enumerable.Repeat(close, levels));

        Assert.IsNull(RunOnStack(1024, () => CodeOf(text)));
    }

    [TestMethod]
    public void Parse_TextOverLength_IsRefusedWithItsCode()
    {
        Assert.AreEqual("SourceTooLong", CodeOf("12345;", new ParseBudget { MaxSourceLength = 5 }));
        Assert.IsNull(CodeOf("1234;", new ParseBudget { MaxSourceLength = 5 }));
    }

    [TestMethod]
    public void Parse_MoreNodesThanAllowed_IsRefusedWithItsCode()
    {
        // `a;` is a name, a statement and, over all, the program.
        Assert.IsNull(CodeOf(string.Concat(Enumerable.Repeat("a;", 5000)), new ParseBudget { MaxNodeCount = 10_000 }));
        Assert.AreEqual("TooManyNodes", CodeOf(string.Concat(Enumerable.Repeat("a;", 5001)), new ParseBudget { MaxNodeCount = 10_000 }));
    }

    [TestMethod]
    public void Parse_DeeperThanAllowed_IsRefusedWithItsCode()
    {
        Assert.AreEqual("NestingTooDeep", CodeOf("((((((((1))))))))", new ParseBudget { MaxNestingDepth = 5 }));
        Assert.AreEqual("NestingTooDeep", CodeOf("a.b.c.d.e.f.g", new ParseBudget { MaxNestingDepth = 5 }));
        Assert.IsNull(CodeOf("a.b", new ParseBudget { MaxNestingDepth = 5 }));
    }

    [TestMethod]
    public void Parse_AfterCancellation_StopsWithItsCode()
    {
        using var source = new CancellationTokenSource();
        var seen = 0;
        var options = new ParserOptions
        {
            Budget = new ParseBudget { CancellationToken = source.Token },
            OnNode = (Acornima.Ast.Node _, in OnNodeContext _) =>
            {
                if (++seen == 1000)
                {
                    source.Cancel();
                }
            },
        };

        var error = Assert.ThrowsExactly<SyntaxErrorException>(() => new Parser(options).ParseScript(string.Concat(Enumerable.Repeat("a;", Million))));

        Assert.AreEqual("ParseCancelled", error.Error.Code);
        Assert.IsLessThan(10_000, seen);
    }

    [TestMethod]
    public void Enter_OnThread_BindsParsersThatOthersMake()
    {
        using (ParseBudget.Enter(new ParseBudget { MaxNodeCount = 3 }))
        {
            Assert.AreEqual("TooManyNodes", CodeOf("a;b;c;"));
            using (ParseBudget.Enter(new ParseBudget { MaxSourceLength = 1 }))
            {
                Assert.AreEqual("SourceTooLong", CodeOf("a;b;c;"));
            }

            Assert.AreEqual("TooManyNodes", CodeOf("a;b;c;"));
        }

        Assert.IsNull(CodeOf("a;b;c;"));
    }

    [TestMethod]
    public void Parse_TwentyMegabytesOfValidText_IsParsedWithinTheDefaultBudget()
    {
        const string Unit = "function name(first, second) { return first + second * 2; } // a comment of some length\n";
        var text = string.Concat(Enumerable.Range(0, 20_000_000 / Unit.Length).Select(_ => Unit));

        Assert.IsNull(CodeOf(text));
    }

    [TestMethod]
    public void Parse_PrivateNamesOfFarOuterClass_CostTheSameAtEveryDepth()
    {
        const int Levels = 300;
        var text = string.Concat(Enumerable.Repeat("class A { #a; static {", Levels))
            + "class B { #b; static {"
            + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"#n{i} in o;"))
            + string.Concat(Enumerable.Repeat("}}", Levels + 1));

        Assert.AreEqual("UndeclaredPrivateName", CodeOf(text));
    }

    [TestMethod]
    [DataRow("var a", ",a", 200_000)]
    [DataRow("let a0", null, 50_000)]
    [DataRow("f(function(){", "var a;", 100_000)]
    public void Parse_WideScopes_DoNotSlowDown(string head, string? unit, int count)
    {
        var text = unit is null
            ? string.Concat(Enumerable.Range(0, count).Select(i => $"let a{i};{{var b{i};}}"))
            : head + string.Concat(Enumerable.Repeat(unit, count)) + (head[0] == 'f' ? "})" : "");

        Assert.IsNull(CodeOf(text));
    }

    private static string? CodeOf(string text, ParseBudget? budget = null)
    {
        try
        {
            new Parser(budget is null ? ParserOptions.Default : new ParserOptions { Budget = budget }).ParseScript(text);
            return null;
        }
        catch (SyntaxErrorException exception)
        {
            return exception.Error.Code;
        }
    }

    private static string? RunOnStack(int kilobytes, Func<string?> action)
    {
        string? result = null;
        var thread = new Thread(() => result = action(), kilobytes * 1024);
        thread.Start();
        thread.Join();
        return result;
    }
}
