namespace BaasFunctions.Sandbox.Urls;

/// <summary>Schemes with rules of their own (URL Standard, 3.7).</summary>
internal static class SpecialSchemes
{
    public static bool Has(string scheme) => scheme is "http" or "https" or "ws" or "wss" or "ftp" or "file";

    /// <summary>The port that is left out.</summary>
    public static int? DefaultPort(string scheme) => scheme switch
    {
        "http" or "ws" => 80,
        "https" or "wss" => 443,
        "ftp" => 21,
        _ => null,
    };
}
