namespace BaasFunctions.Service.Projects;

/// <summary>A host, or with <c>*.</c> before it every host below it.</summary>
internal static class HostPattern
{
    private const string Below = "*.";

    public static bool IsValid(string pattern) =>
        Uri.CheckHostName(pattern.StartsWith(Below, StringComparison.Ordinal) ? pattern[Below.Length..] : pattern) == UriHostNameType.Dns;

    /// <summary>Compares without letter case and the dot at the end.</summary>
    public static bool Fits(string pattern, string host)
    {
        var (wanted, found) = (pattern.TrimEnd('.'), host.TrimEnd('.'));
        return wanted.StartsWith(Below, StringComparison.Ordinal)
            ? found.EndsWith(wanted[1..], StringComparison.OrdinalIgnoreCase) && found.Length > wanted.Length - 1
            : string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase);
    }
}
