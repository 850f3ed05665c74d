namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>A part of a formatted text, as <c>formatToParts</c> gives it.</summary>
internal readonly record struct FormattedPart(string Type, string Value, string? Source = null);
