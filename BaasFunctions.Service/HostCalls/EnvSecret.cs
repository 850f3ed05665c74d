using System.Security.Cryptography;

namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// A value of <c>env</c> that the function may send but not see: in the sandbox stands a placeholder, which is replaced only in requests to the
/// hosts that the caller approved.
/// </summary>
/// <param name="Name">Its name in <c>env</c>.</param>
/// <param name="Value">The secret.</param>
/// <param name="Hosts">Hosts that may get it; <c>*.example.com</c> is every host below it.</param>
internal sealed record EnvSecret(string Name, string Value, IReadOnlyList<string> Hosts)
{
    /// <summary>What the function sees. It cannot be guessed, so that no text becomes the secret by chance.</summary>
    public string Placeholder { get; } = $"secret-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    /// <summary>Keeps the secret out of every text that is made of this.</summary>
    public override string ToString() => $"EnvSecret {Name}";
}
