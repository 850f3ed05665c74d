using System.Text.Json;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.TestMode;

/// <summary>The fields of <c>/test</c>, checked.</summary>
internal sealed class TestFields : IDisposable
{
    /// <summary>What a tested function is called, whatever the request says.</summary>
    public const string FunctionId = "test_function";

    private static readonly byte[][] s_names = ["test_mode"u8.ToArray(), "mocks"u8.ToArray(), "expect"u8.ToArray()];
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 65 };

    private readonly List<JsonDocument> _documents = [];

    private TestFields(ExecuteFields execution) => Execution = execution;

    /// <summary>What is executed.</summary>
    public ExecuteFields Execution { get; }

    /// <summary>False for a test that reaches the real things.</summary>
    public bool TestMode { get; private set; } = true;

    public TestMocks Mocks { get; private set; } = TestMocks.None;

    /// <summary>Null when the test expects nothing.</summary>
    public TestExpectations? Expect { get; private set; }

    /// <summary>Reads the fields of a body; returns what is wrong with it, or null.</summary>
    public static ApiError? Read(ReadOnlyMemory<byte> body, out TestFields? fields)
    {
        fields = null;
        if (ExecuteFields.ReadTest(body, FunctionId, out var execution) is { } invalid)
        {
            return invalid;
        }

        var members = new JsonMember[s_names.Length];
        if (JsonMembers.Split(body, s_names, members) is { } broken)
        {
            return broken;
        }

        var scope = new FieldScope(body);
        var read = new TestFields(execution!);
        read.ReadOwn(scope, members);
        if (scope.ApiError is null)
        {
            fields = read;
        }
        else
        {
            read.Dispose();
        }

        return scope.ApiError;
    }

    public void Dispose()
    {
        foreach (var document in _documents)
        {
            document.Dispose();
        }
    }

    private void ReadOwn(FieldScope scope, JsonMember[] members)
    {
        switch (members[0].Kind)
        {
            case JsonTokenType.None or JsonTokenType.Null or JsonTokenType.True:
                break;
            case JsonTokenType.False:
                TestMode = false;
                break;
            default:
                scope.Refuse(members[0], "$.test_mode", "a boolean", members[0].KindInWords);
                break;
        }

        if (!scope.Object(members[1], "$.mocks").IsEmpty)
        {
            Mocks = MocksReader.Read(Parse(scope, members[1], "$.mocks"));
            if (!TestMode)
            {
                scope.Refuse(members[1], "$.mocks", "left out when test_mode is false, which reaches the real things", "object");
            }
        }

        if (!scope.Object(members[2], "$.expect").IsEmpty)
        {
            Expect = ExpectationsReader.Read(Parse(scope, members[2], "$.expect"));
        }
    }

    private SentJson Parse(FieldScope scope, JsonMember member, string path)
    {
        var document = JsonDocument.Parse(member.Text, s_options);
        _documents.Add(document);
        return new SentJson(scope, member, path, document.RootElement);
    }
}
