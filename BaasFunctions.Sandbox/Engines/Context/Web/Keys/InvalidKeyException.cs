namespace BaasFunctions.Sandbox.Engines.Context.Web.Keys;

/// <summary>What a function gave is no key of the kind that it says. The message is for its author; it is caught where keys are read.</summary>
internal sealed class InvalidKeyException(string message) : Exception(message);
