using System.Diagnostics;

namespace BaasFunctions.Tests.Unit.Service;

/// <summary>A request belongs to the trace of its caller.</summary>
[TestClass]
public sealed class TraceContextTests
{
    [TestMethod]
    public async Task Request_WithATraceparent_IsPartOfThatTrace()
    {
        Activity.Current = null;
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("GET", "/health/live", adjust: http =>
            http.Request.Headers.TraceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        Assert.MatchesRegex("^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01$", answer.Headers["traceresponse"].ToString());
        Assert.DoesNotContain("00f067aa0ba902b7", answer.Headers["traceresponse"].ToString());
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [DataRow("not a trace")]
    public async Task Request_WithoutAValidOne_BeginsATrace(string? traceParent)
    {
        Activity.Current = null;
        await using var service = new ServiceUnderTest();

        var answer = await service.SendAsync("GET", "/health/live", adjust: http => http.Request.Headers.TraceParent = traceParent);

        Assert.MatchesRegex("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", answer.Headers["traceresponse"].ToString());
    }
}
