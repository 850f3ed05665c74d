using System.Text.Json.Serialization.Metadata;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>An answer of an endpoint besides errors.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">When it comes.</param>
/// <param name="Body">Its body.</param>
internal sealed record ApiAnswer(int Status, string Text, JsonTypeInfo Body);
