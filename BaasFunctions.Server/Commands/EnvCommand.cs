using System.CommandLine;
using BaasFunctions.Server.Remote;

namespace BaasFunctions.Server.Commands;

/// <summary><c>env list</c>, <c>env set</c>, <c>env remove</c>: variables and secrets of functions.</summary>
internal static class EnvCommand
{
    /// <summary>What the help of <c>env set</c> says after the options.</summary>
    public const string Examples = """
        Examples:
          env set CURRENCY=EUR
          env set CURRENCY=CHF --function checkout
          env set MAIL_KEY --secret --hosts api.mail.example < mail.key

        Without =VALUE the value is read from the standard input, or asked for on a terminal: so it is in no history of a shell.
        A secret is a placeholder to the function, which is put in only in requests to its hosts. No value is ever shown again.
        """;

    public static Command Create() => new("env", "List, set and remove variables and secrets of functions.") { CreateList(), CreateSet(), CreateRemove() };

    private static Command CreateList()
    {
        var command = new Command("list", "List variables, without their values.");
        ConnectionOptions.Set(command, static (_, target, cancellation) => VariableActions.ListAsync(onlySecrets: false, target, cancellation));
        return command;
    }

    private static Command CreateSet()
    {
        var assignment = new Argument<string>("NAME=VALUE") { Description = "the variable; NAME alone takes the value from the standard input" };
        var secret = new Option<bool>("--secret") { Description = "a value that functions can send, but not see" };
        var hosts = new Option<string?>("--hosts") { Description = "the hosts that the secret may be sent to, with commas between them", HelpName = "HOSTS" };
        var function = Function();
        var command = new Command("set", "Set a variable of all functions of the project, or of one.") { assignment, secret, hosts, function };
        command.Validators.Add(result =>
        {
            var text = result.GetValue(assignment) ?? "";
            if (text.StartsWith('='))
            {
                result.AddError("The variable has no name: it is NAME=VALUE");
            }

            if (result.GetValue(secret) && text.Contains('=', StringComparison.Ordinal))
            {
                result.AddError("A secret is not written on the command line, where lists of processes and the history of the shell show it: `env set NAME --secret` reads it from the standard input");
            }

            if (result.GetValue(secret) != (HostsOf(result.GetValue(hosts)) is not null))
            {
                result.AddError("--secret and --hosts belong together: a secret is sent to its hosts only");
            }
        });
        ConnectionOptions.Set(command, (parsed, target, cancellation) =>
        {
            var text = parsed.GetRequiredValue(assignment);
            var at = text.IndexOf('=');
            return VariableActions.SetAsync(
                at < 0 ? text : text[..at], at < 0 ? null : text[(at + 1)..], HostsOf(parsed.GetValue(hosts)), parsed.GetValue(function), target, cancellation);
        });
        return command;
    }

    private static Command CreateRemove()
    {
        var name = new Argument<string>("NAME") { Description = "the variable" };
        var function = Function();
        var command = new Command("remove", "Remove a variable.") { name, function };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => VariableActions.RemoveAsync(parsed.GetRequiredValue(name), parsed.GetValue(function), target, cancellation));
        return command;
    }

    /// <summary>The option that names the only function of a variable.</summary>
    public static Option<string?> Function() => new("--function") { Description = "one of this function alone, which wins over that of the project", HelpName = "NAME" };

    /// <summary>Hosts with commas between them; null for none.</summary>
    public static string[]? HostsOf(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } hosts ? hosts : null;
}
