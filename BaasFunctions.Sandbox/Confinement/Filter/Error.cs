namespace BaasFunctions.Sandbox.Confinement.Filter;

/// <summary>Error numbers of errno(3) that are the same on every architecture in use.</summary>
internal static class Error
{
    public const int NotPermitted = 1;
    public const int NoSuchFile = 2;
    public const int AccessDenied = 13;
    public const int NotImplemented = 38;
}
