using System.Text.RegularExpressions;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Names of entities: those that every store can have, the remote one too.</summary>
internal static partial class EntityName
{
    public static bool IsValid(string name) => Shape().IsMatch(name) && name is not ("__proto__" or "constructor" or "prototype");

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
