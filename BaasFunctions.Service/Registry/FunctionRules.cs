using System.Text.Json;

namespace BaasFunctions.Service.Registry;

/// <summary>
/// What the configuration of a function says of its URL: <c>auth</c>, <c>methods</c>, <c>cors</c>, <c>body_limit</c>. What was deployed beside the source wins over
/// what the source exports, member by member.
/// </summary>
internal sealed record FunctionRules
{
    /// <summary>Entries of a list.</summary>
    private const int MaxEntries = 50;

    private const string ExpectedAuth = "config.auth must be \"key\", \"public\", \"jwt\", or { jwt: { jwks, secret_env or key_env, audience, issuer, algorithm } }, each a text";

    private static readonly string[] s_tokenMembers = ["jwks", "secret_env", "key_env", "audience", "issuer", "algorithm"];

    private static readonly string[] s_allMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Those of a function that says nothing.</summary>
    public static FunctionRules Default { get; } = new();

    public FunctionAccess Access { get; private init; }

    /// <summary>The tokens that it takes; null where it takes none.</summary>
    public TokenRule? Token { get; private init; }

    /// <summary>The methods that it answers, in capitals. HEAD comes with GET.</summary>
    public IReadOnlyList<string> Methods { get; private init; } = s_allMethods;

    /// <summary>Origins of pages that may call it from a browser; <c>*</c> for all; empty for none besides those of <c>ALLOWED_ORIGINS</c>.</summary>
    public IReadOnlyList<string> Origins { get; private init; } = [];

    /// <summary>Bytes of a body; null for those of the service.</summary>
    public int? BodyLimit { get; private init; }

    /// <summary>The rules of configurations that were checked when they were deployed; what is wrong in them counts as not said.</summary>
    public static FunctionRules Of(string declaredJson, string configJson) =>
        Read(declaredJson, Default, out _) is var declared && Read(configJson, declared, out _) is var rules ? rules : Default;

    /// <summary>The first thing that is wrong with a configuration, as a sentence; null when nothing is.</summary>
    public static string? FaultOf(string configJson)
    {
        Read(configJson, Default, out var fault);
        return fault;
    }

    private static FunctionRules Read(string json, FunctionRules under, out string? fault)
    {
        using var document = JsonDocument.Parse(json);
        var (rules, config) = (under, document.RootElement);
        fault = null;
        if (config.ValueKind != JsonValueKind.Object)
        {
            return rules;
        }

        if (Has(config, "auth", out var auth))
        {
            rules = AccessOf(auth, ref fault) is var (access, token) ? rules with { Access = access, Token = token } : rules;
        }

        if (Has(config, "methods", out var methods))
        {
            rules = rules with { Methods = MethodsOf(methods, ref fault) ?? rules.Methods };
        }

        if (Has(config, "cors", out var cors))
        {
            rules = rules with { Origins = OriginsOf(cors, ref fault) ?? rules.Origins };
        }

        if (Has(config, "body_limit", out var limit))
        {
            rules = rules with { BodyLimit = LimitOf(limit, ref fault) ?? rules.BodyLimit };
        }

        return rules;
    }

    private static bool Has(JsonElement config, string name, out JsonElement value) => config.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static (FunctionAccess Access, TokenRule? Token)? AccessOf(JsonElement value, ref string? fault)
    {
        (FunctionAccess, TokenRule?)? access = TextOf(value) switch
        {
            "key" => (FunctionAccess.Key, null),
            "public" => (FunctionAccess.Public, null),
            "jwt" => (FunctionAccess.Token, TokenRule.OfProject),
            _ => TokenOf(value) is { } token ? (FunctionAccess.Token, token) : null,
        };
        fault ??= access is null ? ExpectedAuth : null;
        return access;
    }

    private static TokenRule? TokenOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() != 1 || !value.TryGetProperty("jwt", out var jwt) || jwt.ValueKind != JsonValueKind.Object
            || jwt.EnumerateObject().Any(static member => !s_tokenMembers.Contains(member.Name) || member.Value.ValueKind != JsonValueKind.String))
        {
            return null;
        }

        var texts = jwt.EnumerateObject().ToDictionary(static member => member.Name, static member => member.Value.GetString());
        var rule = new TokenRule(
            texts.GetValueOrDefault("jwks"), texts.GetValueOrDefault("secret_env"), texts.GetValueOrDefault("key_env"),
            texts.GetValueOrDefault("audience"), texts.GetValueOrDefault("issuer"), texts.GetValueOrDefault("algorithm"));
        return (rule.Jwks is null ? 0 : 1) + (rule.SecretEnv is null ? 0 : 1) + (rule.KeyEnv is null ? 0 : 1) <= 1 ? rule : null;
    }

    private static List<string>? MethodsOf(JsonElement value, ref string? fault)
    {
        if (ConfigObjects.TextsOf(value, MaxEntries) is { Count: > 0 } names && names.ConvertAll(static name => name.ToUpperInvariant()) is var methods && methods.TrueForAll(s_allMethods.Contains))
        {
            if (methods.Contains("GET") && !methods.Contains("HEAD"))
            {
                methods.Add("HEAD");
            }

            return methods;
        }

        fault ??= $"config.methods must be an array of one or more of {string.Join(", ", s_allMethods)}";
        return null;
    }

    private static List<string>? OriginsOf(JsonElement value, ref string? fault)
    {
        if (ConfigObjects.TextsOf(value, MaxEntries) is { } origins && origins.TrueForAll(static origin => origin == "*" || IsOrigin(origin)))
        {
            return origins;
        }

        fault ??= "config.cors must be \"*\" or an array of origins such as \"https://shop.example\"";
        return null;
    }

    private static int? LimitOf(JsonElement value, ref string? fault)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var bytes) && bytes >= 0)
        {
            return bytes;
        }

        fault ??= "config.body_limit must be a whole number of bytes";
        return null;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
