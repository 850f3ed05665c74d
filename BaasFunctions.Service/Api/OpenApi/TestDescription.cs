using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.TestMode;

namespace BaasFunctions.Service.Api.OpenApi;

internal static class TestDescription
{
    public static EndpointDescription Of(ExecutionLimits limits) => new()
    {
        Path = "/test",
        Method = "POST",
        Tag = ApiTags.Functions,
        Summary = "Runs a function in test mode, where nothing that it calls is real",
        Text = "As `/execute`, under tighter limits. Calls of the context are answered by `mocks`, and without one by stubs; nothing leaves the service. "
            + "An unmet expectation is no failure of the request. Inside `mocks` and `expect` an unknown name is refused.",
        Request = Field.Object(
            "",
            "",
            ExecutionFields.ExecutionId,
            ExecutionFields.Code(limits),
            ExecutionFields.Config(
                (long)TestLimits.WallTime.TotalMilliseconds,
                (long)TestLimits.MaxWallTime.TotalMilliseconds,
                TestLimits.MemoryBytes >> 20,
                TestLimits.MaxMemoryBytes >> 20),
            ExecutionFields.Request,
            ExecutionFields.Context,
            ExecutionFields.Env,
            Field.Boolean("test_mode", "Default true. `false` runs the function on the real things; mocks are refused then.").OrNull(),
            Mocks,
            Expect).AndMore(),
        Answers = new Dictionary<int, (string, Field)>
        {
            [200] = ("How the test ended.", Field.Object("", "", [.. ExecutionFields.Answer, ValidationFields.Validation, Calls, Coverage, Expectations])),
        },
        Refusals = new Dictionary<int, string> { [400] = "`MISSING_FIELDS`: execution_id and code are needed; `INVALID_FIELD`: a mock or an expectation is wrong" },
    };

    private static Field Mocks { get; } = Field.Object(
        "mocks",
        "What stands in for the world.",
        Field.Map(
            "db",
            "By entity: an array of rows, which queries filter and order; or `{ rows, findOne, create, ... }` with the answer of each method, where `{ error: { code, message, status } }` fails it.",
            new Field("", null, "")),
        Field.Array(
            "http",
            "Responses; the first that fits answers. A request that none fits fails with `NOT_MOCKED`.",
            Field.Object(
                "",
                "",
                Field.String("method", "Default any."),
                Field.String("url", "`*` stands for any characters.").Always(),
                Field.Whole("status", "200 to 599, default 200."),
                Field.String("statusText", ""),
                Field.Map("headers", "", new Field("", null, "")),
                Field.Anything("body", "A text is sent as it is, anything else as JSON."),
                Field.Anything("error", "A message, or `{ code, message, status }`: fails the request."),
                Field.Whole("times", "Requests that it answers; default all."))),
        Field.Map("env", "Over `env`.", new Field("", null, "")),
        Field.Map("kv", "What `context.kv` holds at the start.", new Field("", null, "")),
        Field.String("clock", "What the clock shows all the time, in ISO 8601."),
        Field.Whole("seed", "Makes random values and ids the same each time.")).OrEmptyArray();

    private static Field Expect { get; } = Field.Object(
        "expect",
        "What should happen; each part gives one result.",
        Field.String("status", "", "success", "error"),
        Field.String("function_status", ""),
        Field.Anything("data", "What `data` has at least."),
        Field.String("error", "Text in `error`."),
        Field.String("error_code", ""),
        Field.Array("logs", "Texts in messages, or members of entries.", new Field("", null, "")),
        Field.Array("calls", "Names or members of `calls`, in their order.", new Field("", null, "")),
        Field.Whole("max_execution_time_ms", ""),
        Field.Whole("min_coverage_percent", "")).OrEmptyArray();

    private static Field Calls { get; } = Field.Array(
        "calls",
        "Calls of the context, in their order.",
        Field.Object(
            "",
            "",
            Field.String("call", "Such as `db.findMany`.").Always(),
            Field.Object("arguments", "By name.").AndMore().Always(),
            Field.String("answered_by", "", RecordedCall.ByMock, RecordedCall.ByStub, RecordedCall.Live).Always(),
            Field.Anything("answer", ""),
            Field.Object("error", "", Field.String("code", "").Always(), Field.String("message", "").Always()))).Always();

    private static Field Coverage { get; } = Field.Object(
        "coverage",
        "Which statements ran; absent when the source could not be read.",
        Field.Whole("statements", "").Always(),
        Field.Whole("covered", "").Always(),
        Field.Number("percent", "").Always(),
        Field.Array("uncovered", "Where the others begin, at most 500.", Field.Object("", "", Field.Whole("line", "").Always(), Field.Whole("column", "").Always())).Always());

    private static Field Expectations { get; } = Field.Object(
        "expectations",
        "Whether what was expected happened; absent without `expect`.",
        Field.Boolean("passed", "").Always(),
        Field.Array(
            "results",
            "",
            Field.Object(
                "",
                "",
                Field.String("expectation", "Path, such as `data.total`.").Always(),
                Field.Boolean("passed", "").Always(),
                Field.String("message", "What was found instead."))).Always());
}
