namespace BaasFunctions.Service.Configuration;

/// <summary>What became of one value: the options with it, or the reason why not.</summary>
internal readonly record struct SettingOutcome(ServiceOptions? Options, string? Fault)
{
    public static SettingOutcome Accepted(ServiceOptions options) => new(options, null);

    public static SettingOutcome Refused(string expected) => new(null, expected);
}
