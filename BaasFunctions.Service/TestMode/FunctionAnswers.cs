using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Invocations.Chains;

namespace BaasFunctions.Service.TestMode;

/// <summary>Calls of other functions in a test: what it says they give. Nothing runs, and nothing is put into the queue.</summary>
internal static class FunctionAnswers
{
    public static (HostAnswer Answer, string By) Answer(TestMocks mocks, string operation, CallArguments arguments)
    {
        // What the service would refuse is refused here, too.
        if (operation == "functions.enqueue")
        {
            FunctionOperations.CheckEnqueue(arguments);
            return (HostAnswer.Of("""{"id":"test_invocation_id","state":"queued"}"""u8.ToArray()), RecordedCall.ByStub);
        }

        FunctionOperations.CheckInvoke(arguments);
        var name = arguments.Text("name");
        return !mocks.Functions.TryGetValue(name, out var mock)
            ? (HostAnswer.Failed("NOT_MOCKED", $"The test says nothing of the function \"{ErrorText.Shorten(name, 64)}\": add it to mocks.functions"), RecordedCall.ByStub)
            : (mock.Error is { } error ? HostAnswers.Of(error) : HostAnswers.Write(mock.Value.WriteTo), RecordedCall.ByMock);
    }
}
