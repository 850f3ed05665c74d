using System.CommandLine;
using System.Globalization;

namespace BaasFunctions.Server.Commands;

/// <summary>Options that are whole numbers, and say so in words when they are not.</summary>
internal static class NumberOption
{
    /// <summary>A whole number from 1.</summary>
    /// <param name="name">The option.</param>
    /// <param name="unit">What the number counts, as the help shows it: <c>MS</c>.</param>
    /// <param name="meaning">What it is for, with its default.</param>
    public static Option<int?> Create(string name, string unit, string meaning) => new(name)
    {
        Description = meaning,
        HelpName = unit,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                return number;
            }

            result.AddError($"{name} must be a whole number from 1 to {int.MaxValue}, found \"{text}\"");
            return null;
        },
    };
}
