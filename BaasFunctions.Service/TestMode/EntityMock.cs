using System.Text.Json;

namespace BaasFunctions.Service.TestMode;

/// <summary>What a test says of one entity.</summary>
/// <param name="Rows">Rows that its reading methods find; null when the test named none.</param>
/// <param name="Methods">Answers of single methods; these win over the rows.</param>
internal sealed record EntityMock(IReadOnlyList<JsonElement>? Rows, IReadOnlyDictionary<string, MockAnswer> Methods);
