namespace BaasFunctions.Service.Contracts.Http;

/// <summary>How the body of a request is read.</summary>
/// <param name="IsRaw">Whether it is taken as it is, whatever its type; otherwise it is JSON, or a form that becomes JSON.</param>
/// <param name="Limit">Bytes that it may have; null for those of the service.</param>
internal readonly record struct BodyRule(bool IsRaw, int? Limit)
{
    /// <summary>JSON within the limit of the service.</summary>
    public static BodyRule Json => default;
}
