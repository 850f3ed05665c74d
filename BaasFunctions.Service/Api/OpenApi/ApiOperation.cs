using System.Text.Json.Serialization.Metadata;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>What the OpenAPI document says of one method of one path.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="Path">As it is routed.</param>
/// <param name="Tag">Name of its group.</param>
/// <param name="Summary">One line.</param>
/// <param name="Text">What else a caller should know, as Markdown.</param>
/// <param name="Request">Its body; null for none.</param>
/// <param name="Answers">Its answers besides errors.</param>
internal sealed record ApiOperation(string Method, string Path, string Tag, string Summary, string Text, JsonTypeInfo? Request, params ApiAnswer[] Answers)
{
    /// <summary>Whether a key is asked for, once there are any.</summary>
    public bool NeedsKey { get; init; } = true;

    /// <summary>Errors that only this one has, by status.</summary>
    public IReadOnlyDictionary<int, string> OwnErrors { get; init; } = new Dictionary<int, string>();

    /// <summary>Its query parameters.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>Its id, where the path does not say it.</summary>
    public string? Name { get; init; }

    /// <summary>Existing endpoints are called by their path; where one path has several methods, or a part in braces, the method comes first.</summary>
    public string Id => Name is not null ? Name : Path == "/"
        ? "home"
        : (Tag is "keys" or "deployments" or "calls" ? $"{Method.ToLowerInvariant()}_" : "") + Path.Trim('/').Replace('/', '_').Replace(".json", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
}
