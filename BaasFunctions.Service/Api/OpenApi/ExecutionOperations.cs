using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Executions;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>What the OpenAPI document says of executions.</summary>
internal static class ExecutionOperations
{
    private const string OfProject = "Needs the scope `read`, and a key of the project or of all projects. The project `-` stands for executions without a project, which only a key of all projects may see.";
    private const string Unavailable = "`EXECUTIONS_UNAVAILABLE`: they cannot be read at the moment";
    private const string Wrong = "`UNKNOWN_PARAMETER`, `INVALID_PARAMETER`: a query parameter is wrong; `INVALID_PROJECT`";

    private static readonly ApiParameter s_function = new("function", "Only those of this function: its id or its name.");
    private static readonly ApiParameter s_since = new("since", "Only those that began at this time or later, ISO 8601.");
    private static readonly ApiParameter s_until = new("until", "Only those that began before this time, ISO 8601.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("GET", "/projects/{project}/executions", "executions", "Lists executions of a project", $"{OfProject} The newest first, without logs.", null,
            new ApiAnswer(200, "A page of them.", ApiJson.Default.ExecutionListResponse))
        {
            Name = "list_executions",
            Parameters =
            [
                s_function,
                new("trigger", "Only those that this began.") { Values = TriggerNames.All },
                new("outcome", "Only those that ended so.") { Values = RecordOutcome.All },
                new("execution_id", "Only those with this id of the caller's."),
                s_since, s_until,
                new("limit", "How many at most; 50 without it.") { Max = ExecutionFilter.MaxLimit },
                new("cursor", "`next_cursor` of the page before."),
            ],
            OwnErrors = new Dictionary<int, string> { [400] = Wrong, [503] = Unavailable },
        },
        new("GET", "/projects/{project}/executions/live", "executions", "Follows executions as they end",
            $"{OfProject} Server-Sent Events, about a second after each execution has ended: `event: execution` with the execution and its log as `data`, and `event: missed` with `{{\"count\":n}}` where so many were left out for a listener that fell behind. "
            + "The stream ends after some minutes; an `EventSource` connects again, and with `Last-Event-ID` goes on where it was, as far as the executions are kept.", null,
            new ApiAnswer(200, "The data of an event.", ApiJson.Default.ShownExecution) { MediaType = "text/event-stream" })
        {
            Name = "follow_executions",
            OwnErrors = new Dictionary<int, string> { [400] = Wrong, [429] = "`TOO_MANY_LISTENERS`", [503] = Unavailable },
        },
        new("GET", "/projects/{project}/executions/{id}", "executions", "One execution with its log", $"{OfProject} `id` is that of the record, which is unique.", null,
            new ApiAnswer(200, "The execution.", ApiJson.Default.ExecutionDetailResponse))
        {
            Name = "get_execution",
            OwnErrors = new Dictionary<int, string> { [400] = Wrong, [404] = "`EXECUTION_NOT_FOUND`: the project has no such execution (any more)", [503] = Unavailable },
        },
        new("GET", "/projects/{project}/statistics", "executions", "Calls, errors and times by function",
            $"{OfProject} Of the last 24 hours, unless another window is asked for.", null,
            new ApiAnswer(200, "What the functions did.", ApiJson.Default.StatisticsResponse))
        {
            Name = "get_statistics",
            Parameters = [s_function, s_since, s_until],
            OwnErrors = new Dictionary<int, string> { [400] = Wrong, [503] = Unavailable },
        },
    ];
}
