using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>A value that is JSON already: it passes through unparsed. Empty stands for null.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);
