using System.Globalization;

namespace BaasFunctions.Server.Running;

/// <summary>Colours, where there is a terminal that shows them and nobody said otherwise (NO_COLOR).</summary>
internal sealed class TerminalStyle(bool colours)
{
    public static TerminalStyle ForErrors() =>
        new(!Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    public static TerminalStyle ForOutput() =>
        new(!Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    public string Red(string text) => Paint("31", text);

    public string Yellow(string text) => Paint("33", text);

    public string Green(string text) => Paint("32", text);

    public string Dim(string text) => Paint("2", text);

    /// <summary>The level of a log entry, in five characters.</summary>
    public string Level(string level) => level switch
    {
        "error" => Red("error"),
        "warn" => Yellow("warn "),
        "debug" => Dim("debug"),
        _ => Green("info "),
    };

    /// <summary>The time of a log entry, as the clock here shows it.</summary>
    public string Clock(DateTimeOffset time) => Dim(time.ToLocalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture));

    private string Paint(string code, string text) => colours ? $"\e[{code}m{text}\e[0m" : text;
}
