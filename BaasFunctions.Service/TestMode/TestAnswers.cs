using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;

namespace BaasFunctions.Service.TestMode;

/// <summary>The results of the calls of one execution in test mode: from a mock where the test has one, otherwise from a stub. Nothing leaves the service.</summary>
/// <param name="mocks">What the test has ready.</param>
/// <param name="limits">Limits of queries.</param>
/// <param name="time">The clock.</param>
/// <param name="hasStore">Whether a store answers what no mock is for, instead of a stub. Requests to other systems and calls of other functions are answered here all the same.</param>
internal sealed class TestAnswers(TestMocks mocks, EntityLimits limits, TimeProvider time, bool hasStore = false)
{
    private readonly EntityAnswers _entities = new(mocks, limits, time);
    private readonly KeyValueAnswers _keyValues = new(mocks);

    /// <summary>Whether a call is answered here.</summary>
    public bool AreFor(string operation, CallArguments arguments) => !hasStore
        || operation == "http.send"
        || operation.StartsWith("functions.", StringComparison.Ordinal)
        || (arguments.Has("entity") ? mocks.Entities.ContainsKey(arguments.Text("entity")) : mocks.KeyValues.Count > 0 && operation.StartsWith("kv.", StringComparison.Ordinal));

    /// <summary>The answer, and who gave it.</summary>
    public (HostAnswer Answer, string By) Answer(string operation, CallArguments arguments)
    {
        var (answer, by) = Find(operation, arguments);
        return arguments.Fault is { } fault ? (HostAnswers.Of(fault), by) : (answer, by);
    }

    private (HostAnswer Answer, string By) Find(string operation, CallArguments arguments)
    {
        if (arguments.Has("entity"))
        {
            return _entities.Answer(operation["db.".Length..], arguments);
        }

        if (operation.StartsWith("kv.", StringComparison.Ordinal))
        {
            return (_keyValues.Answer(operation, arguments), mocks.KeyValues.Count > 0 ? RecordedCall.ByMock : RecordedCall.ByStub);
        }

        if (operation is "functions.invoke" or "functions.enqueue")
        {
            return FunctionAnswers.Answer(mocks, operation, arguments);
        }

        if (operation == "http.send")
        {
            return HttpAnswers.Answer(mocks.Http, arguments);
        }

        if (operation == "db.raw")
        {
            // What the store would refuse is refused here, too.
            EntityOperations.ReadRaw(arguments);
        }

        return (Stub(operation), RecordedCall.ByStub);
    }

    /// <summary>Results that tests of functions rely on: those of the Node.js service that this one replaces.</summary>
    private HostAnswer Stub(string operation) => operation switch
    {
        "db.begin" or "db.commit" or "db.rollback" => HostAnswers.True,
        "db.raw" => Json("""{"rows":[],"rowCount":0}"""u8),
        "jwt.sign" => HostAnswers.Write(json => json.WriteStringValue($"test_jwt_token_{Now}")),
        "jwt.verify" => Json("""{"valid":true,"payload":{"test":true}}"""u8),
        "files.upload" => Json("""{"url":"test://file-url","id":"test_file_id"}"""u8),
        "files.download" => Json("""{"url":"test://download-url"}"""u8),
        "files.list" => Json("[]"u8),
        "files.delete" => Json("""{"success":true}"""u8),
        "files.url" => Json("\"test://file-url\""u8),
        _ => HostAnswer.Failed("NOT_MOCKED", $"{operation} has no answer in test mode"),
    };

    private long Now => (mocks.Clock ?? time.GetUtcNow()).ToUnixTimeMilliseconds();

    private static HostAnswer Json(ReadOnlySpan<byte> json) => HostAnswer.Of(json.ToArray());
}
