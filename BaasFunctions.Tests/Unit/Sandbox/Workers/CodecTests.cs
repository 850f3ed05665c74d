using System.Reflection;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class CodecTests
{
    [TestMethod]
    public void Limits_AllMembersDifferFromTheirDefaults_SurviveTheWay()
    {
        var limits = Frames.UnusualLimits();
        var defaults = new ExecutionLimits();
        foreach (var member in typeof(ExecutionLimits).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Assert.AreNotEqual(member.GetValue(defaults), member.GetValue(limits), member.Name);
        }

        var reader = new PayloadReader(Frames.PayloadOf(buffer => LimitsCodec.Write(buffer, limits)));
        Assert.AreEqual(limits, LimitsCodec.Read(ref reader));
        reader.End();
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Request_SurvivesTheWay(bool withSource)
    {
        var request = Frames.FullRequest();
        var hash = SourceHash.Of(request.Code);

        var read = RequestCodec.Read(Frames.PayloadOf(buffer => RequestCodec.Write(buffer, request, hash, withSource)), out var readHash, out var came);

        Assert.AreEqual(withSource, came);
        Assert.AreEqual(hash, readHash);
        Assert.AreEqual(withSource ? request.Code : "", read.Code);
        Assert.AreEqual(request.Limits, read.Limits);
        Assert.AreEqual(request.QueueTime, read.QueueTime);
        Assert.AreEqual(
            (request.ExecutionId, request.FunctionId, request.FunctionName, request.Language, request.HasFiles),
            (read.ExecutionId, read.FunctionId, read.FunctionName, read.Language, read.HasFiles));
        Assert.IsTrue(request.RequestJson.Span.SequenceEqual(read.RequestJson.Span));
        Assert.IsTrue(request.ConfigJson.Span.SequenceEqual(read.ConfigJson.Span));
        Assert.IsTrue(request.ProjectIdJson.Span.SequenceEqual(read.ProjectIdJson.Span));
        Assert.IsTrue(request.TenantIdJson.Span.SequenceEqual(read.TenantIdJson.Span));
        Assert.IsTrue(request.UserIdJson.Span.SequenceEqual(read.UserIdJson.Span));
        CollectionAssert.AreEquivalent(request.Env.ToArray(), read.Env.ToArray());
    }

    [TestMethod]
    public void Result_SurvivesTheWayWithoutTheLogsAlreadySent()
    {
        var result = Frames.FullResult();

        var read = ResultCodec.Read(Frames.PayloadOf(buffer => ResultCodec.Write(buffer, result, logsSent: 1, cacheHit: true)));

        Assert.IsTrue(read.CacheHit);
        Assert.AreEqual(result.Outcome, read.Result.Outcome);
        Assert.AreEqual(result.Error, read.Result.Error);
        Assert.AreEqual(result.Metrics, read.Result.Metrics);
        Assert.AreEqual(result.FunctionStatus, read.Result.FunctionStatus);
        Assert.AreEqual(result.Response! with { Headers = [] }, read.Result.Response! with { Headers = [] });
        CollectionAssert.AreEqual(result.Response.Headers.ToArray(), read.Result.Response.Headers.ToArray());
        Assert.AreEqual(result.Data(), read.Result.Data());
        Assert.HasCount(1, read.Result.Logs);
        Assert.AreEqual(result.Logs[1].Message, read.Result.Logs[0].Message);
        Assert.AreEqual(result.Logs[1].Timestamp, read.Result.Logs[0].Timestamp);
    }

    [TestMethod]
    public void Coverage_SurvivesTheWayWithItsFiles()
    {
        var coverage = new CoverageReport(5, 2, [new CoveragePlace(1, 2), new CoveragePlace(3, 4, "lib/x.ts"), new CoveragePlace(5, 6, "main.ts")]);
        var result = Frames.FullResult() with { Coverage = coverage };

        var read = ResultCodec.Read(Frames.PayloadOf(buffer => ResultCodec.Write(buffer, result, logsSent: 2, cacheHit: null))).Result.Coverage!;

        Assert.AreEqual((5, 2), (read.Statements, read.Covered));
        CollectionAssert.AreEqual(coverage.Uncovered.ToArray(), read.Uncovered.ToArray());
    }

    [TestMethod]
    public void Result_OfEveryOutcome_SurvivesTheWay()
    {
        foreach (var outcome in Enum.GetValues<ExecutionOutcome>())
        {
            var error = outcome == ExecutionOutcome.Completed ? null : new ExecutionError { Code = "C", Name = "N", Message = "M" };
            var result = Frames.FullResult() with { Outcome = outcome, Error = error };
            var read = ResultCodec.Read(Frames.PayloadOf(buffer => ResultCodec.Write(buffer, result, logsSent: 2, cacheHit: null)));
            Assert.AreEqual((outcome, error, (bool?)null), (read.Result.Outcome, read.Result.Error, read.CacheHit));
        }
    }

    [TestMethod]
    public void Hello_SurvivesTheWay()
    {
        var report = new ConfinementReport([new ConfinementMeasure("one", true, null), new ConfinementMeasure("two", false, "why")]);
        var read = HelloCodec.Read(Frames.PayloadOf(buffer => HelloCodec.Write(buffer, report)));
        CollectionAssert.AreEqual(report.Measures.ToArray(), read.Measures.ToArray());
    }

    [TestMethod]
    public void Text_WithHalfASurrogatePair_IsNotAltered()
    {
        var reader = new PayloadReader(Frames.PayloadOf(buffer => buffer.WriteString("a\uD800b\0")));
        Assert.AreEqual("a\uD800b\0", reader.ReadString());
    }
}
