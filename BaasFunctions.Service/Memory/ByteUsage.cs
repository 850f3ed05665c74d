namespace BaasFunctions.Service.Memory;

/// <summary>Bytes held, and bytes that may be held.</summary>
internal readonly record struct ByteUsage(long Used, long Allowed);
