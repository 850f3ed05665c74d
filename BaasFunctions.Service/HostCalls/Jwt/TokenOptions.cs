using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Service.HostCalls.Jwt;

/// <summary>Where the keys of tokens come from.</summary>
public sealed record TokenOptions : IValidatableObject
{
    private const string Length = "32 to 4096 characters";

    [Setting("JWT_SECRET", "secret from which the keys of `context.jwt` and of stored variables are derived, per project; unset: one is made and kept in DATA_DIR", Form = Length, IsSecret = true)]
    public string? Secret { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Secret is { Length: < 32 or > 4096 })
        {
            yield return new($"must have {Length}", [nameof(Secret)]);
        }
    }
}
