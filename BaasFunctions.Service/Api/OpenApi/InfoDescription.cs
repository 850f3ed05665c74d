namespace BaasFunctions.Service.Api.OpenApi;

internal static class InfoDescription
{
    public static IReadOnlyList<Field> Sandbox { get; } =
    [
        Field.String("isolation", "How executions are kept apart.").Always(),
        Field.Whole("workers_wanted", "").Always(),
        Field.Whole("workers_up", "").Always(),
        Field.Whole("running", "Executions at the moment.").Always(),
        Field.Whole("worker_restarts", "").Always(),
        Field.Whole("worker_failed_starts", "").Always(),
        Field.Whole("isolated_projects", "Projects that cost workers and have their own.").Always(),
        Field.Array("confinement", "What the system holds workers to.", Field.String("", "")).Always(),
        Field.Array("confinement_not_applied", "What it could not.", Field.String("", "")).Always(),
    ];

    public static EndpointDescription Home { get; } = new()
    {
        Path = "/",
        Method = "GET",
        Tag = ApiTags.About,
        Summary = "What this is, how it is, and the first request to try",
        Text = "A page where `Accept` names `text/html`, this JSON where it names `application/json`, else plain text.",
        NeedsKey = false,
        Answers = new Dictionary<int, (string, Field)>
        {
            [200] = ("The service.", Field.Object(
                "",
                "",
                Field.String("service", "").Always(),
                Field.String("status", "As `/health/ready` says.", "ready", "starting", "draining", "unhealthy").Always(),
                Field.String("about", "One sentence.").Always(),
                Field.String("try", "A request as a command for a shell.").Always(),
                Field.String("key_header", "Header that a key is asked for in; null where none is.").OrNull().Always(),
                Field.Map("links", "Where to read on: paths with what is there.", Field.String("", "")).Always())),
        },
    };

    public static EndpointDescription Info { get; } = new()
    {
        Path = "/info",
        Method = "GET",
        Tag = ApiTags.About,
        Summary = "What runs here, in which version and under which limits",
        Text = "`limits` has every effective limit, `capabilities` what this version can do.",
        Answers = new Dictionary<int, (string, Field)>
        {
            [200] = ("The service.", Field.Object(
                "",
                "",
                Field.String("service", "").Always(),
                Field.String("version", "").Always(),
                Field.String("node_version", "The runtime, under the name that clients know.").Always(),
                Field.Number("uptime", "Seconds.").Always(),
                Field.String("environment", "`NODE_ENV`.").Always(),
                Field.Map("memory_usage", "In bytes.", Field.Whole("", "")).Always(),
                Field.String("timestamp", "ISO 8601, UTC.").Always(),
                Field.Map("versions", "Components.", Field.String("", "")).Always(),
                Field.Object("sandbox", "", [.. Sandbox]).Always(),
                Field.Map("limits", "By name; units are in the names or in docs/settings.md.", Field.Number("", "")).Always(),
                Field.Map("capabilities", "", Field.Boolean("", "")).Always())),
        },
    };

    public static EndpointDescription OpenApi { get; } = new()
    {
        Path = "/openapi.json",
        Method = "GET",
        Tag = ApiTags.About,
        Summary = "This document",
        Text = "OpenAPI 3.1.",
        Answers = new Dictionary<int, (string, Field)> { [200] = ("The document.", Field.Object("", "").AndMore()) },
    };
}
