using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>What the cache counts for a program, beside what the runtime says that it holds.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ProgramSizeTests
{
    private const int Items = 500;
    private const int Copies = 40;

    [TestMethod]
    [DataRow("x+{0};", DisplayName = "operators")]
    [DataRow("{0},{0},{0};", DisplayName = "numbers")]
    [DataRow("'a rather long text, number {0}';", DisplayName = "strings")]
    [DataRow("(x=>x);", DisplayName = "tiny functions")]
    [DataRow("class A{0} {{ m() {{}} get x() {{ return 1 }} }}", DisplayName = "classes")]
    [DataRow("/a{0}[b-z]+(c|d)*/;", 8, DisplayName = "regexes, of which most is made when they are used")]
    [DataRow("`a${{x}}b${{x}}c`;", DisplayName = "templates")]
    [DataRow("// what comes next does what it says, and this line says so for the {0}th time\nx;\n", DisplayName = "comments")]
    [DataRow("({{ a: {0}, b: [x, {{ c: 'd' }}] }});", DisplayName = "objects")]
    public void Of_AShape_IsNotLessThanItTakesAndNotAMultiple(string item, int most = 3)
    {
        var text = "const x = 1; export default () => 1;" + string.Concat(Enumerable.Range(0, Items).Select(i => string.Format(item, i)));
        Compile(text, 0);

        // What tests before this one left behind may go at any time: the middle of three is what the programs take.
        var (taken, counted) = Enumerable.Range(0, 3).Select(_ => Measure(text)).OrderBy(measure => measure.Taken).ElementAt(1);

        Assert.IsGreaterThanOrEqualTo(taken, counted);
        Assert.IsLessThan(most * taken, counted);
    }

    private static (long Taken, long Counted) Measure(string text)
    {
        var before = GC.GetTotalMemory(true);
        var kept = Enumerable.Range(1, Copies).Select(i => Compile(text, i)).ToList();
        var taken = GC.GetTotalMemory(true) - before;
        GC.KeepAlive(kept);
        return (taken, kept.Sum(result => result.Bytes));
    }

    private static CompileResult Compile(string text, int copy)
    {
        var result = ProgramCompiler.Compile($"/*{copy:D4}*/{text}", null, new ExecutionLimits(), default);
        Assert.IsNotNull(result.Program, result.Failure?.Error.Message);
        return result;
    }
}
