namespace BaasFunctions.Service.Registry;

/// <summary>Statuses as they are written: <c>draft</c>, <c>testing</c>, <c>online</c>, <c>offline</c>.</summary>
internal static class FunctionStatusNames
{
    /// <summary>All names, with commas between them.</summary>
    public const string All = "draft, testing, online, offline";

    /// <summary>The status of that name; null for none.</summary>
    public static FunctionStatus? Parse(string name) => name switch
    {
        "draft" => FunctionStatus.Draft,
        "testing" => FunctionStatus.Testing,
        "online" => FunctionStatus.Online,
        "offline" => FunctionStatus.Offline,
        _ => null,
    };

    public static string Of(FunctionStatus status) => status switch
    {
        FunctionStatus.Draft => "draft",
        FunctionStatus.Testing => "testing",
        FunctionStatus.Online => "online",
        _ => "offline",
    };
}
