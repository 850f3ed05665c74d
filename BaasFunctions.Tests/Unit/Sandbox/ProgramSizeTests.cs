using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>What the cache counts for a program, beside what the runtime says that it holds.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ProgramSizeTests
{
    private const int Items = 500;

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
        const int copies = 40;
        var text = "const x = 1; export default () => 1;" + string.Concat(Enumerable.Range(0, Items).Select(i => string.Format(item, i)));
        Compile(text, 0);

        var before = GC.GetTotalMemory(true);
        var kept = Enumerable.Range(1, copies).Select(i => Compile(text, i)).ToList();
        var taken = GC.GetTotalMemory(true) - before;
        var counted = kept.Sum(result => result.Bytes);

        Assert.IsGreaterThanOrEqualTo(taken, counted);
        Assert.IsLessThan(most * taken, counted);
        GC.KeepAlive(kept);
    }

    private static CompileResult Compile(string text, int copy)
    {
        var result = ProgramCompiler.Compile($"/*{copy:D4}*/{text}", new ExecutionLimits(), default);
        Assert.IsNotNull(result.Program, result.Failure?.Error.Message);
        return result;
    }
}
