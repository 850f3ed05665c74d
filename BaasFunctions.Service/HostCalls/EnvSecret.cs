using System.Security.Cryptography;

namespace BaasFunctions.Service.HostCalls;

/// <summary>
/// A value of <c>env</c> that the function may send but not see. The sandbox has a placeholder, which is replaced only in requests to
/// hosts that the caller approved.
/// </summary>
/// <param name="Name">Its name in <c>env</c>.</param>
/// <param name="Value">The secret.</param>
/// <param name="Hosts">Hosts that may get it; <c>*.example.com</c> is every host below it.</param>
internal sealed record EnvSecret(string Name, string Value, IReadOnlyList<string> Hosts)
{
    /// <summary>The placeholder that the function sees. It is unguessable, so that no other text is replaced by the secret.</summary>
    public string Placeholder { get; } = $"secret-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    /// <summary>Keeps the secret out of logs and messages.</summary>
    public override string ToString() => $"EnvSecret {Name}";
}
