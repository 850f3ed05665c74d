namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>What tells how the service is.</summary>
internal static class HealthDescriptions
{
    public static EndpointDescription Health { get; } = new()
    {
        Path = "/health",
        Method = "GET",
        Tag = ApiTags.Health,
        Summary = "How the service is",
        Text = "Never counted by rate limits. `warning` means that something is scarce, and is 200.",
        NeedsKey = false,
        Answers = new Dictionary<int, (string, Field)>
        {
            [200] = ("Healthy, or scarce of something.", Report()),
            [503] = ("Functions cannot run.", Report()),
        },
    };

    public static EndpointDescription Live { get; } = new()
    {
        Path = "/health/live",
        Method = "GET",
        Tag = ApiTags.Health,
        Summary = "Whether the process answers",
        Text = "For orchestrators: restart what fails here. Never counted by rate limits.",
        NeedsKey = false,
        Answers = new Dictionary<int, (string, Field)> { [200] = ("It does.", Field.Object("", "", Field.String("status", "", "alive").Always())) },
    };

    public static EndpointDescription Ready { get; } = new()
    {
        Path = "/health/ready",
        Method = "GET",
        Tag = ApiTags.Health,
        Summary = "Whether requests are welcome",
        Text = "For orchestrators: send no requests to what fails here. Never counted by rate limits.",
        NeedsKey = false,
        Answers = new Dictionary<int, (string, Field)>
        {
            [200] = ("They are.", Field.Object("", "", Field.String("status", "", "ready").Always())),
            [503] = (
                "They are not, and what is wrong by the name of the check.",
                Field.Object("", "", Field.String("status", "", "starting", "draining", "unhealthy").Always()).AndMore()),
        },
    };

    private static Field Report() => Field.Object(
        "",
        "",
        Field.String("status", "The worst of the checks.", "healthy", "warning", "unhealthy").Always(),
        Field.String("timestamp", "ISO 8601, UTC.").Always(),
        Field.Whole("uptime", "Seconds since the start.").Always(),
        Field.String("version", "").Always(),
        Field.String("service", "").Always(),
        Field.Object(
            "checks",
            "",
            Check("memory", Field.Number("used_mb", "").Always(), Field.Number("limit_mb", "The container's, where there is one.").Always(), Field.Whole("usage_percent", "Warning from 90.").Always()),
            Check("cpu", Field.Number("load_average", "Over one minute.").Always(), Field.Number("load_per_core", "Warning from 0.8.").Always(), Field.Whole("cores", "").Always()),
            Check("sandbox", [Message, .. InfoDescription.Sandbox]),
            Check("data_store", Message),
            Check("disk", Message, Field.Whole("free_mb", ""), Field.Whole("total_mb", ""), Field.Boolean("data_directory_exists", ""))).AndMore().Always(),
        Field.Object(
            "system",
            "",
            Field.String("node_version", "The runtime, under the name that clients know.").Always(),
            Field.String("platform", "").Always(),
            Field.String("arch", "").Always(),
            Field.Whole("pid", "").Always(),
            Field.Object(
                "memory",
                "In MB.",
                Field.Number("rss", "").Always(),
                Field.Number("heap_total", "").Always(),
                Field.Number("heap_used", "").Always(),
                Field.Number("external", "").Always()).Always(),
            Field.Number("uptime", "Seconds.").Always()).Always());

    private static Field Message => Field.String("message", "").Always();

    private static Field Check(string name, params Field[] figures) => Field.Object(
        name, "", [Field.String("status", "", "healthy", "warning", "error").Always(), .. figures]).Always();
}
