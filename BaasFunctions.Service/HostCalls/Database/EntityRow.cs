using System.Text.Json;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>One row as a store gives it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="DataJson">Its fields as UTF-8 JSON of one object, without those that the store keeps itself.</param>
/// <param name="Created">When it was created, in seconds since 1970; null when the data says it.</param>
/// <param name="Updated">When it was last changed, in seconds since 1970; null when the data says it.</param>
internal sealed record EntityRow(string Id, ReadOnlyMemory<byte> DataJson, long? Created, long? Updated)
{
    /// <summary>Deeper than any row that is accepted, so that what is stored can be read.</summary>
    private static readonly JsonDocumentOptions s_deep = new() { MaxDepth = 256 };

    /// <summary>Its fields.</summary>
    public JsonDocument OpenData() => JsonDocument.Parse(DataJson, s_deep);
}
