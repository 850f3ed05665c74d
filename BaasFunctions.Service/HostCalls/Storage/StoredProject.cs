namespace BaasFunctions.Service.HostCalls.Storage;

/// <summary>A project that has a file in <c>DATA_DIR</c>.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Rows">Rows of its entities.</param>
/// <param name="Values">Values of <c>context.kv</c>, those that have expired and were not removed yet included.</param>
/// <param name="Functions">Functions that were deployed.</param>
/// <param name="Bytes">Size of its file.</param>
/// <param name="Path">Its file.</param>
public sealed record StoredProject(string Name, long Rows, long Values, long Functions, long Bytes, string Path);
