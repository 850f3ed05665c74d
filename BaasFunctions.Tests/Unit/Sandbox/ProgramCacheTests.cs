using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Scheduling;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class ProgramCacheTests
{
    private static readonly ExecutionLimits s_limits = new();

    /// <summary>Bytes that three of the short texts here take, and not four.</summary>
    private static readonly long s_roomForThree = 7 * ProgramCompiler.Compile("return 'other'", null, s_limits, default).Bytes / 2;

    [TestMethod]
    public void GetOrCompile_SameText_IsCompiledOnce()
    {
        var cache = new ProgramCache(1 << 20);
        var first = Get(cache, "return 1", out var compiledFirst);
        var again = Get(cache, string.Concat("return", " 1"), out var compiledAgain);

        Assert.IsTrue(compiledFirst);
        Assert.IsFalse(compiledAgain);
        Assert.AreSame(first, again);
    }

    [TestMethod]
    public void GetOrCompile_OtherLimitsOfPreparation_IsAnotherProgram()
    {
        var cache = new ProgramCache(1 << 20);
        var first = Get(cache, "return /x/", out _);
        var other = cache.GetOrCompile("return /x/", s_limits with { RegexTime = TimeSpan.FromMilliseconds(1) }, Deadline(), default, out _);
        var same = cache.GetOrCompile("return /x/", s_limits with { ResultBytes = 1 }, Deadline(), default, out _);

        Assert.AreNotSame(first, other);
        Assert.AreSame(first, same);
    }

    [TestMethod]
    public void GetOrCompile_RefusedText_IsRememberedToo()
    {
        var cache = new ProgramCache(1 << 20);
        var first = Get(cache, "return +", out _);
        var again = Get(cache, "return +", out var compiled);

        Assert.IsFalse(compiled);
        Assert.AreSame(first.Failure, again.Failure);
        Assert.AreEqual(ExecutionOutcome.SyntaxError, first.Failure!.Outcome);
    }

    [TestMethod]
    public void GetOrCompile_BeyondTheBound_ForgetsTheLeastRecentlyUsed()
    {
        var cache = new ProgramCache(s_roomForThree);
        Get(cache, "return 1", out _);
        Get(cache, "return 2", out _);
        Get(cache, "return 1", out _);
        Get(cache, "return 3", out _);
        Get(cache, "return 4", out _);
        Get(cache, "return 4", out _);

        Get(cache, "return 1", out var first);
        Get(cache, "return 2", out var second);
        Assert.IsFalse(first);
        Assert.IsTrue(second);
        Assert.IsLessThanOrEqualTo(s_roomForThree, cache.Bytes);
    }

    [TestMethod]
    public void GetOrCompile_WhenFull_TakesInWhatIsAskedForMoreOften()
    {
        var cache = new ProgramCache(s_roomForThree);
        Get(cache, "return 1", out _);
        Get(cache, "return 2", out _);
        Get(cache, "return 3", out _);

        Get(cache, "return 4", out var atFirst);
        Assert.AreEqual(3, cache.Count);
        Get(cache, "return 4", out var again);
        Get(cache, "return 4", out var then);

        Assert.IsTrue(atFirst);
        Assert.IsTrue(again);
        Assert.IsFalse(then);
        Assert.AreEqual(3, cache.Count);
    }

    [TestMethod]
    public void GetOrCompile_WhenFull_KeepsWhatIsAskedForAsOften()
    {
        var cache = new ProgramCache(s_roomForThree);
        for (var i = 0; i < 15; i++)
        {
            Get(cache, $"return {i % 3}", out _);
        }

        for (var i = 0; i < 5; i++)
        {
            Get(cache, "return 'other'", out var compiled);
            Assert.IsTrue(compiled, $"Request {i + 1}: the others had five.");
        }

        Get(cache, "return 'other'", out _);
        Get(cache, "return 'other'", out var again);
        Assert.IsFalse(again, "The sixth was one more.");
    }

    [TestMethod]
    public void GetOrCompile_LargerThanTheWholeCache_DrivesOutNothing()
    {
        var cache = new ProgramCache(s_roomForThree);
        Get(cache, "return 1", out _);
        for (var i = 0; i < 3; i++)
        {
            Get(cache, "return [" + string.Join(',', Enumerable.Range(0, 1000)) + "].length", out var large);
            Assert.IsTrue(large);
        }

        Get(cache, "return 1", out var compiled);
        Assert.IsFalse(compiled);
        Assert.IsLessThanOrEqualTo(s_roomForThree, cache.Bytes);
    }

    [TestMethod]
    public void GetOrCompile_WhenUseChanges_TakesInWhatIsUsedNow()
    {
        var cache = new ProgramCache(s_roomForThree);
        for (var i = 0; i < 3000; i++)
        {
            Get(cache, $"return {i % 3}", out _);
        }

        var compilations = 0;
        for (var i = 0; i < 1000; i++)
        {
            Get(cache, "return 'now'", out var compiled);
            compilations += compiled ? 1 : 0;
        }

        Assert.AreEqual(FrequencySketch.Most + 1, compilations, "The first is not counted.");
    }

    [TestMethod]
    public void GetOrCompile_ManyTextsThatAreRunOnce_DriveOutNothingInUse()
    {
        var cache = new ProgramCache(s_roomForThree);
        Get(cache, "return 'used'", out _);
        for (var i = 0; i < 1000; i++)
        {
            Get(cache, $"return {i}", out _);
        }

        Get(cache, "return 'used'", out var compiled);
        Assert.IsFalse(compiled);
        Assert.IsLessThanOrEqualTo(s_roomForThree, cache.Bytes);
    }

    [TestMethod]
    public void GetOrCompile_WhenFullAndManyAtOnce_CompilesATextTwiceAtMost()
    {
        var text = "return [" + string.Join(',', Enumerable.Range(0, 20_000)) + "].length";
        var cache = new ProgramCache(4_000_000);
        Get(cache, text + " + 1", out _);
        var compilations = 0;
        using var together = new Barrier(8);
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            together.SignalAndWait();
            Get(cache, text, out var compiled);
            if (compiled)
            {
                Interlocked.Increment(ref compilations);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.IsLessThanOrEqualTo(2, compilations, "Once for all who ask meanwhile, and once more when nobody did.");
        Get(cache, text, out var again);
        Assert.IsFalse(again, "Eight asked for it.");
    }

    [TestMethod]
    public void GetOrCompile_ManyAtOnce_CompilesEachTextOnce()
    {
        var cache = new ProgramCache(1 << 20);
        var compilations = 0;
        var results = new CompileResult[64];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i =>
        {
            results[i] = Get(cache, $"return {i % 4}", out var compiled);
            if (compiled)
            {
                Interlocked.Increment(ref compilations);
            }
        });

        Assert.AreEqual(4, compilations);
        Assert.HasCount(4, results.Distinct().ToList());
    }

    /// <summary>Whatever moment it is: nobody hears that a body lacks what it does not need.</summary>
    [TestMethod]
    public void Compile_CutShortAtAnyMoment_NeverRefusesWhatIsRight()
    {
        var body = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"const a{i} = {i} + 1;\n")) + "for (;;) await null;";
        var cut = 0;
        for (var i = 0; i < 400 && cut < 200; i++)
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMicroseconds(i * 50));
            try
            {
                Assert.IsNull(ProgramCompiler.Compile(body, null, s_limits, source.Token).Failure);
            }
            catch (OperationCanceledException)
            {
                cut++;
            }
        }

        Assert.IsGreaterThan(0, cut);
    }

    [TestMethod]
    public void GetOrCompile_CutShort_IsNotRemembered()
    {
        var cache = new ProgramCache(1 << 20);
        var ended = Assert.ThrowsExactly<ExecutionEndedException>(
            () => cache.GetOrCompile("return 1", s_limits, new Deadline(TimeProvider.System, TimeSpan.Zero), default, out _));

        Assert.AreEqual(ExecutionOutcome.TimedOut, ended.Outcome);
        Assert.AreEqual(0, cache.Count);
        Get(cache, "return 1", out var compiled);
        Assert.IsTrue(compiled);
    }

    private static Deadline Deadline() => new(TimeProvider.System, TimeSpan.FromSeconds(30));

    private static CompileResult Get(ProgramCache cache, string code, out bool compiled) =>
        cache.GetOrCompile(code, s_limits, Deadline(), default, out compiled);
}
