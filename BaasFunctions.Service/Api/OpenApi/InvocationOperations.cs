using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Invocations;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>What the OpenAPI document says of invocations and schedules.</summary>
internal static class InvocationOperations
{
    private const string NoFunction = "`FUNCTION_NOT_FOUND`, `FUNCTION_NOT_SERVED`: there is no such function, or its status is draft or offline";

    private const string NoInvocation = "`INVOCATION_NOT_FOUND`: there is no such invocation; those that are over are kept for 7 days";

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("POST", "/projects/{project}/functions/{name}/invoke", "calls", "Calls a function by its name",
            $"Needs the scope `execute`. Answers like `/execute`. With `?async=1` the call is kept, and the answer says where to ask how it went; the function runs at least once, and again when it fails (`config.retries`). With the header `Idempotency-Key`, of up to {InvocationLimits.KeyLength} characters, the same call within 24 hours is the same invocation.",
            ApiJson.Default.InvokeRequest,
            new ApiAnswer(200, "How the execution ended.", ApiJson.Default.ExecuteResponse),
            new ApiAnswer(202, "With `?async=1`: the call is kept.", ApiJson.Default.InvocationAnswer),
            new ApiAnswer(409, "`IDEMPOTENCY_KEY_REUSED`: the key was sent with another body.", ApiJson.Default.ErrorResponse))
        {
            Name = "invoke_function",
            Parameters = [new("async", "Whether the call is only kept.") { Values = ["1", "true"] }],
            OwnErrors = new Dictionary<int, string>
            {
                [400] = "`INVALID_IDEMPOTENCY_KEY`: the key is too long, or the call is not asynchronous",
                [404] = NoFunction,
                [429] = "`QUEUE_QUOTA`: the project has as many invocations that are not over as it may",
            },
        },
        new("GET", "/projects/{project}/invocations", "calls", "Lists invocations",
            "Needs the scope `read`. The newest first, without results; those that are `failed` are the dead letters.", null,
            new ApiAnswer(200, "A page of them.", ApiJson.Default.InvocationListAnswer))
        {
            Name = "list_invocations",
            Parameters =
            [
                new("function", "Only those of this function."),
                new("state", "Only those in this state.") { Values = InvocationStateNames.All.Split(", ") },
                new("limit", "How many at most; 50 without it.") { Max = InvocationFilter.MaxLimit },
                new("cursor", "`next_cursor` of the page before."),
            ],
            OwnErrors = new Dictionary<int, string> { [400] = "`UNKNOWN_PARAMETER`, `INVALID_PARAMETER`: a query parameter is wrong" },
        },
        new("GET", "/projects/{project}/invocations/{id}", "calls", "Shows an invocation", "Needs the scope `read`.", null,
            new ApiAnswer(200, "The invocation.", ApiJson.Default.InvocationAnswer))
        { Name = "get_invocation", OwnErrors = new Dictionary<int, string> { [404] = NoInvocation } },
        new("DELETE", "/projects/{project}/invocations/{id}", "calls", "Cancels an invocation", "Needs the scope `execute`. Only one that is queued or retrying can be cancelled.", null,
            new ApiAnswer(200, "It is cancelled.", ApiJson.Default.InvocationAnswer),
            new ApiAnswer(409, "`INVOCATION_STATE`: it runs, or is over.", ApiJson.Default.ErrorResponse))
        { Name = "cancel_invocation", OwnErrors = new Dictionary<int, string> { [404] = NoInvocation } },
        new("POST", "/projects/{project}/invocations/{id}/retry", "calls", "Has a dead letter run again", "Needs the scope `execute`. It is tried as often as a new one.", null,
            new ApiAnswer(202, "It is queued.", ApiJson.Default.InvocationAnswer),
            new ApiAnswer(409, "`INVOCATION_STATE`: it is not failed.", ApiJson.Default.ErrorResponse))
        { Name = "retry_invocation", OwnErrors = new Dictionary<int, string> { [404] = NoInvocation } },
        new("GET", "/projects/{project}/schedules", "calls", "Lists the schedules of a project", "Needs the scope `read`. Schedules are in the configuration of functions that are online.", null,
            new ApiAnswer(200, "The schedules.", ApiJson.Default.ScheduleListAnswer))
        { Name = "list_schedules" },
    ];
}
