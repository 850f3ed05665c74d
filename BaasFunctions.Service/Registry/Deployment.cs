using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Registry;

/// <summary>How a deployment ended.</summary>
/// <param name="Refusal">Why it was refused; null where it was not, or where <paramref name="Report"/> says why.</param>
/// <param name="Deployed">What was deployed; null for nothing.</param>
/// <param name="Report">What validation found, as one JSON object.</param>
internal sealed record Deployment(ApiError? Refusal, DeployedVersion? Deployed, ReadOnlyMemory<byte> Report)
{
    public static Deployment Invalid(ReadOnlyMemory<byte> report) => new(null, null, report);

    public static implicit operator Deployment(ApiError refusal) => new(refusal, null, default);
}
