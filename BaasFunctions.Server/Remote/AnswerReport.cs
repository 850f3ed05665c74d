using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary>Prints what a server answered: what was asked for is the output, what is to be said of it goes to the error stream.</summary>
internal static class AnswerReport
{
    /// <summary>Prints an answer; returns what the command ends with.</summary>
    public static int Print<T>(ApiAnswer answer, RemoteTarget target, JsonTypeInfo<T> type, Action<T> print)
        where T : class
    {
        if (answer.Succeeded && target.Json)
        {
            PrintJson(answer.Body);
            return ExitCode.Success;
        }

        var (read, failed) = Read(answer, target, type);
        if (read is not null)
        {
            print(read);
        }

        return failed ?? ExitCode.Success;
    }

    /// <summary>What a server answered; or what the command ends with, after that was printed.</summary>
    public static (T? Read, int? Failed) Read<T>(ApiAnswer answer, RemoteTarget target, JsonTypeInfo<T> type)
        where T : class
    {
        if (!answer.Succeeded)
        {
            return (null, Fail(answer, target));
        }

        if (answer.Read(type) is { } read)
        {
            return (read, null);
        }

        Console.Error.WriteLine($"The server at {target.Server.Url} answers what this version does not understand; `--json` shows it.");
        return (null, ExitCode.Failure);
    }

    /// <summary>Prints an error of the API, or that there is no answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="target">The server.</param>
    /// <param name="shown">What findings call the function, such as its file.</param>
    public static int Fail(ApiAnswer answer, RemoteTarget target, string? shown = null)
    {
        if (answer.Fault is null && target.Json)
        {
            PrintJson(answer.Body);
            return ExitCode.Failure;
        }

        var style = TerminalStyle.ForErrors();
        if (answer.Fault is not null || answer.Read(ClientJson.Default.Error) is not { Message: { } message } error)
        {
            Console.Error.WriteLine(style.Red(answer.Fault ?? $"The server at {target.Server.Url} answers HTTP {answer.Status} without saying why."));
            return ExitCode.Failure;
        }

        if (error.Validation is { } validation)
        {
            new FindingReport(Console.Error, style, shown).Print(validation);
            return ExitCode.Failure;
        }

        Console.Error.WriteLine(style.Red(TerminalText.Printable(message.TrimEnd('.'))) + style.Dim($" ({TerminalText.Printable(error.Code ?? Invariant(answer.Status))})"));
        if (Advice(error, target.Server) is { } advice)
        {
            Console.Error.WriteLine(style.Yellow($"hint: {TerminalText.Printable(advice)}"));
        }

        return ExitCode.Failure;
    }

    /// <summary>A time: for people as theirs, for pipes as ISO 8601 in UTC.</summary>
    public static string Time(DateTimeOffset time) => Console.IsOutputRedirected
        ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Bytes of JSON and the end of a line.</summary>
    public static void PrintJson(byte[] json)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(json);
        output.Write("\n"u8);
    }

    private static string? Advice(ClientContracts.Error error, ServerConnection server) => error.Code switch
    {
        "UNAUTHORIZED" when server.Key is null => "set BAAS_KEY to a key of the server, or name a profile that has one",
        "UNAUTHORIZED" => "the server does not know this key",
        "SCOPE_MISSING" => $"on the server, `keys create --name NAME --project {server.Project} --scope deploy,read,execute` makes a key for all commands",
        "PROJECT_MISMATCH" => $"the project is {server.Project}: --project or BAAS_PROJECT names another",
        "FUNCTION_NOT_FOUND" => $"`functions` lists those of the project {server.Project}",
        "VERSION_NOT_FOUND" or "NO_PREVIOUS_VERSION" => "`versions NAME` lists those that are kept",
        "VARIABLE_NOT_FOUND" => "`env list` lists all; one of a function alone is named with --function",
        "INVALID_FUNCTION_NAME" => "--name gives a function another name than its file has",
        _ => error.Hint,
    };
}
