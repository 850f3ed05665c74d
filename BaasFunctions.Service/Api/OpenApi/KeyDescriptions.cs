using BaasFunctions.Service.Auth.Keys;

namespace BaasFunctions.Service.Api.OpenApi;

/// <summary>Administration of keys.</summary>
internal static class KeyDescriptions
{
    private const string Own = "Needs a key with the scope `admin`, also on this machine; `keys create` makes the first. An administrator of one project sees and changes keys of that project only.";

    private static readonly Dictionary<int, string> s_unavailable = new() { [503] = "`KEYS_UNAVAILABLE`: the store of the keys cannot be reached" };

    public static EndpointDescription List { get; } = new()
    {
        Path = "/keys",
        Method = "GET",
        Tag = ApiTags.Keys,
        Summary = "Lists API keys",
        Text = Own,
        Answers = new Dictionary<int, (string, Field)>
        {
            [200] = ("Keys in the order in which they were made, revoked ones too.", Success(Field.Array("keys", "", Key("", false)).Always())),
        },
        Refusals = s_unavailable,
    };

    public static EndpointDescription Create { get; } = new()
    {
        Path = "/keys",
        Method = "POST",
        Tag = ApiTags.Keys,
        Summary = "Makes an API key",
        Text = $"{Own} The key itself is in this answer and nowhere else: only its hash is kept.",
        Request = Field.Object(
            "",
            "",
            Field.String("name", $"For people, 1 to {KeyRules.MostName} characters.").Always(),
            Field.String("project", $"The only project that it opens, 1 to {KeyRules.MostProject} characters; null for all, or for the project of an administrator of one.").OrNull(),
            Field.Array("scopes", "What it opens.", Field.String("", "", KeyScopeNames.All.Split(", "))).Always(),
            Field.Whole("expires_in_days", "1 to 3650; null for never.").OrNull(),
            Quota()),
        Answers = new Dictionary<int, (string, Field)> { [201] = ("The key.", Success(Key("key", true).Always())) },
        Refusals = s_unavailable,
    };

    public static EndpointDescription Revoke { get; } = new()
    {
        Path = "/keys/{id}",
        Method = "DELETE",
        Tag = ApiTags.Keys,
        Summary = "Takes an API key back",
        Text = $"{Own} It opens nothing any more here at once, and on other instances after `BAAS_KEY_CACHE`.",
        Answers = new Dictionary<int, (string, Field)> { [200] = ("It is revoked.", Success(Field.String("id", "").Always())) },
        Refusals = new Dictionary<int, string>(s_unavailable) { [404] = "`KEY_NOT_FOUND`: there is no such key for this administrator" },
    };

    private static Field Success(params Field[] fields) => Field.Object("", "", [Field.String("status", "", "success").Always(), .. fields]);

    private static Field Key(string name, bool isNew) => Field.Object(
        name,
        "",
        [
            Field.String("id", "Names the key in lists and logs.").Always(),
            .. isNew ? new[] { Field.String("key", "The key itself.").Always() } : [],
            Field.String("name", "").Always(),
            Field.String("project", "Null for all.").OrNull().Always(),
            Field.Array("scopes", "", Field.String("", "")).Always(),
            Field.String("created", "ISO 8601, UTC.").Always(),
            Field.String("expires", "Null for never.").OrNull().Always(),
            Field.String("revoked", "Null when it was not.").OrNull().Always(),
            Quota().Always(),
        ]);

    private static Field Quota() => Field.Object(
        "quota",
        "What may be used with it per window of `BAAS_QUOTA_WINDOW`; each is optional.",
        Field.Whole("requests", "Executions and tests."),
        Field.Whole("concurrency", "Executions and tests at the same time."),
        Field.Whole("cpu_seconds", "Processor time."),
        Field.Whole("egress_bytes", "Bodies to and from other systems."));
}
