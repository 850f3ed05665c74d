using System.Text.Json.Serialization.Metadata;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>A response of an endpoint that is no error.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">When it comes.</param>
/// <param name="Body">Its body.</param>
internal sealed record ApiAnswer(int Status, string Text, JsonTypeInfo Body)
{
    public string MediaType { get; init; } = "application/json";
}
