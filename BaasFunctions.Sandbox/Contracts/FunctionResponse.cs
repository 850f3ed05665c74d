namespace BaasFunctions.Sandbox.Contracts;

/// <summary>What a handler said of its answer by returning a <c>Response</c>, besides the body, which is the data.</summary>
public sealed record FunctionResponse
{
    /// <summary>UTF-16 units that all names and values of headers may have together.</summary>
    public const int MaxHeaderLength = 64 * 1024;

    /// <summary>Headers that there may be.</summary>
    public const int MaxHeaders = 1000;

    /// <summary>HTTP status, 200 to 599.</summary>
    public required int Status { get; init; }

    /// <summary>The text beside the status; empty for none.</summary>
    public string StatusText { get; init; } = "";

    /// <summary>Names in lower case, in order; <c>set-cookie</c> once for each cookie.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>How the data stands for the body.</summary>
    public required ResponseBody Body { get; init; }

    /// <summary>Whether it is within its bounds.</summary>
    internal bool IsBounded =>
        Status is >= 200 and <= 599
        && Headers.Count <= MaxHeaders
        && StatusText.Length + Headers.Sum(header => (long)header.Key.Length + header.Value.Length) <= MaxHeaderLength;
}
