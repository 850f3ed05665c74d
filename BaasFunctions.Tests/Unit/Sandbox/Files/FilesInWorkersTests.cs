using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Scheduling;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Files;

/// <summary>Several files on their way to a worker, in the caches, and between executions.</summary>
[TestClass]
public sealed class FilesInWorkersTests
{
    private static readonly (string, string)[] s_counter =
    [
        ("main.js", "import { next } from './counter.js';\nimport list from './list.json';\nexport default () => { list.push(next()); return list; };"),
        ("counter.js", "let count = 0;\nexport const next = () => ++count;"),
        ("list.json", "[]"),
    ];

    [TestMethod]
    public void Pack_AndUnpack_KeepEveryText()
    {
        FunctionFile[] files = [new("main.js", ""), new("a/b.ts", "1\n2\r\n\0\uD800"), new("x.json", "main.js\n5\nabcde")];

        var read = FunctionFiles.Unpack(new FunctionFiles(files, "a/b.ts").Pack());

        Assert.AreEqual("a/b.ts", read.Entry);
        CollectionAssert.AreEqual(files, read.Files.ToArray());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("main.js")]
    [DataRow("main.js\nmain.js")]
    [DataRow("main.js\nmain.js\n-1\n")]
    [DataRow("main.js\nmain.js\n5\nabcd")]
    [DataRow("main.js\nmain.js\n99999999999\nabcd")]
    public void Unpack_OfATextThatIsNone_IsRefused(string text)
    {
        try
        {
            FunctionFiles.Unpack(text);
            Assert.Fail("It was read.");
        }
        catch (Exception refused) when (refused is FormatException or OverflowException)
        {
        }
    }

    [TestMethod]
    public async Task State_OfModulesAndJson_IsThatOfOneExecution()
    {
        Assert.AreEqual("[1]", await TestFiles.DataAsync(s_counter));
        Assert.AreEqual("[1]", await TestFiles.DataAsync(s_counter));
    }

    [TestMethod]
    public async Task InAWorker_FilesTravelOnceAndRunEachTime()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync();

        for (var i = 0; i < 3; i++)
        {
            var result = await sandbox.ExecuteAsync(TestFiles.Request(s_counter), CancellationToken.None);
            Assert.AreEqual("[1]", result.Data(), result.Error?.Message);
        }

        var failed = await sandbox.ExecuteAsync(
            TestFiles.Request(("main.js", "import './lib/x.js';\nexport default () => 1;"), ("lib/x.js", "\nthrow new Error('no');")), CancellationToken.None);
        Assert.AreEqual("lib/x.js:2:7", failed.Error!.Diagnostic!.Place);
    }

    [TestMethod]
    public void Cache_KeepsFilesAsOneProgram_BesideTheSameTextAsCode()
    {
        var cache = new ProgramCache(1 << 20);
        var text = TestFiles.Request(s_counter).Code;
        CompileResult Get(string code, bool hasFiles, out bool compiledHere)
        {
            var deadline = new Deadline(TimeProvider.System, TimeSpan.FromSeconds(20));
            Assert.IsTrue(cache.TryGetOrCompile(code, new ExecutionLimits(), deadline, default, out var result, out compiledHere, out _, hasFiles: hasFiles));
            return result;
        }

        var first = Get(text, true, out var compiled);
        var again = Get(new string(text), true, out var compiledAgain);
        var asCode = Get(text, false, out _);

        Assert.IsTrue(compiled);
        Assert.IsFalse(compiledAgain);
        Assert.AreSame(first.Program, again.Program);
        Assert.IsNull(asCode.Program);
        Assert.AreEqual(2, cache.Count);
        Assert.IsGreaterThan(text.Length * 2L, cache.Bytes);
    }

    [TestMethod]
    public async Task Files_TogetherLongerThanASourceMayBe_AreRefused()
    {
        var request = TestFiles.Request(("main.js", "export default () => 1;"), ("a.js", new string(' ', 600)), ("b.js", new string(' ', 600)))
            .WithLimits(limits => limits with { SourceLength = 1000 });

        var result = await TestSandbox.Shared.ExecuteAsync(request, CancellationToken.None);
        var validated = await TestSandbox.Shared.ExecuteAsync(request with { ValidateOnly = true }, CancellationToken.None);

        Assert.AreEqual(ErrorCodes.SourceTooLong, result.Error!.Code);
        StringAssert.Contains(validated.Data(), "source-length");
    }

    [TestMethod]
    public async Task Files_TogetherOfMoreNodesThanASourceMayHave_AreRefused()
    {
        var request = TestFiles.Request(
            ("main.js", "import './a.js';\nimport './b.js';\nexport default () => 1;"), ("a.js", string.Concat(Enumerable.Repeat("f();", 100))), ("b.js", string.Concat(Enumerable.Repeat("g();", 100))));

        var tooMany = await TestSandbox.Shared.ExecuteAsync(request.WithLimits(limits => limits with { SourceNodes = 500 }), CancellationToken.None);

        Assert.AreEqual(ErrorCodes.SourceTooManyNodes, tooMany.Error!.Code);
    }
}
