using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>A request with its answer. They are files of the project, which tests send to a real server and compare with what it answers.</summary>
/// <param name="Name">Name of the file without its ending.</param>
/// <param name="Summary">One line.</param>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Path">The endpoint.</param>
/// <param name="Request">The body; null for none.</param>
/// <param name="Status">Status of the answer.</param>
/// <param name="Answer">The answer.</param>
internal sealed record ApiExample(string Name, string Summary, string Method, string Path, JsonNode? Request, int Status, JsonNode? Answer)
{
    private const string Prefix = "BaasFunctions.Service.Api.OpenApi.Examples.";

    /// <summary>In order of their names.</summary>
    public static IReadOnlyList<ApiExample> All { get; } =
    [
        .. from resource in typeof(ApiExample).Assembly.GetManifestResourceNames()
           where resource.StartsWith(Prefix, StringComparison.Ordinal)
           orderby resource
           select Read(resource),
    ];

    private static ApiExample Read(string resource)
    {
        using var stream = typeof(ApiExample).Assembly.GetManifestResourceStream(resource)!;
        var example = JsonNode.Parse(stream, documentOptions: new JsonDocumentOptions { MaxDepth = 64 })!.AsObject();
        return new ApiExample(
            resource[Prefix.Length..^".json".Length],
            (string)example["summary"]!,
            (string)example["method"]!,
            (string)example["path"]!,
            example["request"]?.DeepClone(),
            (int)example["status"]!,
            example["answer"]?.DeepClone());
    }
}
