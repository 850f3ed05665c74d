using System.CommandLine;
using BaasFunctions.Server.Remote;

namespace BaasFunctions.Server.Commands;

/// <summary><c>secrets list</c>, <c>secrets set</c>, <c>secrets delete</c>: the secrets among the variables of <c>env</c>.</summary>
internal static class SecretsCommand
{
    /// <summary>What the help of <c>secrets set</c> says after the options.</summary>
    public const string Examples = """
        Examples:
          secrets set MAIL_KEY --hosts api.mail.example < mail.key
          secrets set PAY_KEY --hosts api.pay.example,*.pay.example --function checkout

        The value is read from the standard input, or asked for on a terminal. It is a placeholder to functions, which is put in only in requests to its hosts.
        """;

    public static Command Create() => new("secrets", "List, set and delete values that functions can send, but not see.") { CreateList(), CreateSet(), CreateDelete() };

    private static Command CreateList()
    {
        var command = new Command("list", "List secrets, without their values.");
        ConnectionOptions.Set(command, static (_, target, cancellation) => VariableActions.ListAsync(onlySecrets: true, target, cancellation));
        return command;
    }

    private static Command CreateSet()
    {
        var name = new Argument<string>("NAME") { Description = "the secret" };
        name.Validators.Add(static argument =>
        {
            if (argument.Tokens is [{ Value: var text }] && text.Contains('=', StringComparison.Ordinal))
            {
                argument.AddError("A secret is not written on the command line, where lists of processes and the history of the shell show it: it is read from the standard input");
            }
        });
        var hosts = new Option<string>("--hosts") { Description = "the hosts that it may be sent to, with commas between them", HelpName = "HOSTS", Required = true };
        hosts.Validators.Add(static option =>
        {
            if (option.Tokens is [{ Value: var text }] && EnvCommand.HostsOf(text) is null)
            {
                option.AddError("--hosts names no host");
            }
        });
        var function = EnvCommand.Function();
        var command = new Command("set", "Set a secret of all functions of the project, or of one.") { name, hosts, function };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => VariableActions.SetAsync(
            parsed.GetRequiredValue(name), null, EnvCommand.HostsOf(parsed.GetRequiredValue(hosts)), parsed.GetValue(function), target, cancellation));
        return command;
    }

    private static Command CreateDelete()
    {
        var name = new Argument<string>("NAME") { Description = "the secret" };
        var function = EnvCommand.Function();
        var command = new Command("delete", "Delete a secret.") { name, function };
        ConnectionOptions.Set(command, (parsed, target, cancellation) => VariableActions.RemoveAsync(parsed.GetRequiredValue(name), parsed.GetValue(function), target, cancellation));
        return command;
    }
}
