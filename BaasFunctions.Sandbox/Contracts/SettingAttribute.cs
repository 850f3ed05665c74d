namespace BaasFunctions.Sandbox.Contracts;

/// <summary>
/// Marks a property of an options record that an environment variable sets. Validation at start, <c>--help</c> and docs/settings.md are generated
/// from it. A <see cref="System.ComponentModel.DataAnnotations.RangeAttribute"/> beside it limits the number as it is written, in <see cref="Unit"/>.
/// </summary>
/// <param name="name">Name of the environment variable.</param>
/// <param name="meaning">What it sets, in one line.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string name, string meaning) : Attribute
{
    /// <summary>Name of the environment variable.</summary>
    public string Name => name;

    /// <summary>What it sets, in one line.</summary>
    public string Meaning => meaning;

    /// <summary>Unit of the number that is written. A <see cref="TimeSpan"/> is written in ms; <c>MB</c> is kept as bytes in a <see cref="long"/>.</summary>
    public string Unit { get; set; } = "";

    /// <summary>What is accepted, in words; for a choice, its options. Null when range and type say it.</summary>
    public string? Form { get; set; }

    /// <summary>The default in words, when it is not the value of the property.</summary>
    public string? Default { get; set; }

    /// <summary>Whether its value must never be shown.</summary>
    public bool IsSecret { get; set; }

    /// <summary>Whether it is one of the few that most installations set, which come first in help and documents.</summary>
    public bool IsCommon { get; set; }

    /// <summary>Whether only the server has a use for it: on Azure Functions the platform listens, drains and keeps what is logged.</summary>
    public bool IsOfServer { get; set; }
}
