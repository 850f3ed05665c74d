namespace BaasFunctions.Service.Registry;

/// <summary>
/// Which tokens a function takes from its callers: those that <c>context.jwt.sign</c> makes for its project, unless one of <paramref name="Jwks"/>,
/// <paramref name="SecretEnv"/> and <paramref name="KeyEnv"/> says otherwise.
/// </summary>
/// <param name="Jwks">URL of the keys of an identity provider.</param>
/// <param name="SecretEnv">Name of the variable with a secret that is shared with the issuer.</param>
/// <param name="KeyEnv">Name of the variable with a public key in PEM.</param>
/// <param name="Audience">Who the token must be for; null for anybody.</param>
/// <param name="Issuer">Who must have made it; null for anybody.</param>
/// <param name="Algorithm">The only algorithm; null for those that go with the key.</param>
internal sealed record TokenRule(string? Jwks, string? SecretEnv, string? KeyEnv, string? Audience, string? Issuer, string? Algorithm)
{
    /// <summary>Tokens of the project itself.</summary>
    public static TokenRule OfProject { get; } = new(null, null, null, null, null, null);
}
