namespace BaasFunctions.Tests.Conformance;

/// <summary>A suite from elsewhere, or a comparison with another implementation, that is kept beside ours.</summary>
/// <param name="Of">What is compared.</param>
/// <param name="With">With what.</param>
/// <param name="Cases">How many cases it has; the test fails when it has another number.</param>
/// <param name="Different">Cases in which ours does otherwise, each in a committed list; the test fails when there are more, or fewer.</param>
internal sealed record KeptSuite(string Of, string With, int Cases, int Different);

/// <summary>All of them. The tests check these numbers, and docs/runtime-apis.md shows them.</summary>
internal static class KeptSuites
{
    public static readonly KeptSuite Urls = new("`URL`, `URLSearchParams`", "whatwg-url 15.1, the reference implementation of the URL Standard", 6553, 0);
    public static readonly KeptSuite Patterns = new("`URLPattern`", "urlpattern-polyfill 10.1", 2815, 0);
    public static readonly KeptSuite Crypto = new("`crypto.subtle`: algorithms, formats and parameters in every combination", "Node.js", 1096, 35);
    public static readonly KeptSuite Intl = new("`Intl`, `toLocaleString` and its kin: locales and options", "Node.js with ICU 78", 2049, 70);
    public static readonly KeptSuite Libraries = new("zod, date-fns, lodash-es, stripe, hono, nunjucks, luxon, graphql, axios, supabase-js", "the same bundle in Node.js", 10, 0);

    public static IEnumerable<KeptSuite> All => [Urls, Patterns, Crypto, Intl, Libraries];
}
