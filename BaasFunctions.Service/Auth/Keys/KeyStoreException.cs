namespace BaasFunctions.Service.Auth.Keys;

/// <summary>The store of the keys could not do what it was asked.</summary>
/// <param name="message">Why, in words of the service.</param>
public sealed class KeyStoreException(string message) : Exception(message);
