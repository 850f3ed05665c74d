namespace BaasFunctions.Sandbox.Contracts;

/// <summary>The <c>Response</c> that a handler returned, without the body, which is the data.</summary>
public sealed record FunctionResponse
{
    /// <summary>Most UTF-16 units in all header names and values together.</summary>
    public const int MaxHeaderLength = 64 * 1024;

    /// <summary>Most headers.</summary>
    public const int MaxHeaders = 1000;

    /// <summary>HTTP status, 200 to 599.</summary>
    public required int Status { get; init; }

    /// <summary>The status text; empty for none.</summary>
    public string StatusText { get; init; } = "";

    /// <summary>Names in lower case, in order; <c>set-cookie</c> once for each cookie.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>How the data represents the body.</summary>
    public required ResponseBody Body { get; init; }

    /// <summary>Whether it is within these limits.</summary>
    public bool IsBounded =>
        Status is >= 200 and <= 599
        && Headers.Count <= MaxHeaders
        && StatusText.Length + Headers.Sum(header => (long)header.Key.Length + header.Value.Length) <= MaxHeaderLength;
}
