namespace BaasFunctions.Service.Auth.Keys;

/// <summary>The key store could not carry out an operation.</summary>
/// <param name="message">The reason, without internal detail.</param>
public sealed class KeyStoreException(string message) : Exception(message);
