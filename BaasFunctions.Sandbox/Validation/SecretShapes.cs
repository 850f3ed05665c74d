using System.Text.RegularExpressions;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>Tells texts that are secrets from texts that are not, by their shape and by what they are called.</summary>
internal static partial class SecretShapes
{
    private static readonly (string What, Regex Shape)[] s_shapes =
    [
        ("a private key", PrivateKey()),
        ("a key of AWS", AwsKey()),
        ("a token of GitHub", GitHubToken()),
        ("a key of Stripe", StripeKey()),
        ("a token of Slack", SlackToken()),
        ("a key of Google", GoogleKey()),
        ("a key of OpenAI or Anthropic", ModelKey()),
        ("a signed token", SignedToken()),
        ("a password in an address", AddressWithPassword()),
    ];

    /// <summary>What kind of secret a text is; null when it does not look like one.</summary>
    /// <param name="name">What it is assigned to; null when that is unknown.</param>
    /// <param name="text">The text.</param>
    public static string? KindOf(string? name, string text)
    {
        if (text.Length is < 8 or > 16 * 1024)
        {
            return null;
        }

        foreach (var (what, shape) in s_shapes)
        {
            if (shape.IsMatch(text))
            {
                return what;
            }
        }

        return name is not null && SecretName().IsMatch(name) && !Harmless().IsMatch(text) && LooksRandom(text) ? $"the value of {name}" : null;
    }

    /// <summary>Words are made of one kind of letters; what is made to be hard to guess is not.</summary>
    private static bool LooksRandom(string text) =>
        !text.Any(char.IsWhiteSpace) && text.Any(char.IsAsciiLetter) && text.Any(c => char.IsAsciiDigit(c) || (!char.IsLetter(c) && c is not ('_' or '-' or '.')));

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\b(AKIA|ASIA)[0-9A-Z]{16}\b", RegexOptions.CultureInvariant)]
    private static partial Regex AwsKey();

    [GeneratedRegex(@"\b(gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{30,255})", RegexOptions.CultureInvariant)]
    private static partial Regex GitHubToken();

    [GeneratedRegex(@"\b[sr]k_(live|test)_[A-Za-z0-9]{16,255}", RegexOptions.CultureInvariant)]
    private static partial Regex StripeKey();

    [GeneratedRegex(@"\bxox[abpors]-[A-Za-z0-9-]{10,255}", RegexOptions.CultureInvariant)]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"\bAIza[A-Za-z0-9_-]{35}", RegexOptions.CultureInvariant)]
    private static partial Regex GoogleKey();

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_-]{20,255}", RegexOptions.CultureInvariant)]
    private static partial Regex ModelKey();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{10,4000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{10,2000}", RegexOptions.CultureInvariant)]
    private static partial Regex SignedToken();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]{1,30}://[^/\s:@]{0,255}:[^/\s@]{3,255}@", RegexOptions.CultureInvariant)]
    private static partial Regex AddressWithPassword();

    [GeneratedRegex("(password|passwd|passphrase|secret|api_?key|private_?key|access_?key|auth_?token|access_?token|bearer)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"^(https?://|<|\{|\$|your|my|test|example|dummy|changeme|placeholder|xxx|\*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();
}
