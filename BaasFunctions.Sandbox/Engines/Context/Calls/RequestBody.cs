namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>The body of a request as it is sent.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Type">Its content type unless the headers name one; null for none.</param>
internal readonly record struct RequestBody(byte[] Bytes, string? Type);
