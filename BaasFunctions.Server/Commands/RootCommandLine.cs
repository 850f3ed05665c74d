using System.CommandLine;
using System.CommandLine.Completions;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Server.Commands;

/// <summary>
/// The command line: without a command it serves, <c>run FILE</c> runs one file, <c>keys</c> makes and takes back API keys; <c>deploy</c> and those after it ask a server.
/// </summary>
internal static class RootCommandLine
{
    public static async Task<int> InvokeAsync(string[] args)
    {
        var (serve, run, keys) = (ServeCommand.Create(), RunCommand.Create(), KeysCommand.Create());
        var (dev, test) = (DevCommand.Create(), TestCommand.Create());
        var (deploy, invoke, env) = (DeployCommand.Create(), InvokeCommand.Create(), EnvCommand.Create());
        var root = new RootCommand("BaaS Functions: runs JavaScript functions written by strangers. Without a command it serves.") { serve, InitCommand.Create(), run, test, ValidateCommand.Create(), dev, keys, deploy };
        foreach (var command in FunctionCommands.Create().Concat(ProjectCommands.Create()).Concat(ExecutionCommands.Create()).Concat(InvocationCommands.Create()))
        {
            root.Subcommands.Add(command);
        }

        root.Subcommands.Add(invoke);
        root.Subcommands.Add(env);
        var secrets = SecretsCommand.Create();
        root.Subcommands.Add(secrets);
        root.Subcommands.Add(ProfilesCommand.Create());
        root.Subcommands.Add(DbCommand.Create());
        var completion = CompletionCommand.Create();
        root.Subcommands.Add(completion);
        var healthCheck = new Option<bool>("--healthcheck") { Description = "ask the running server whether it wants requests; 0 when it does" };
        root.Options.Add(healthCheck);
        root.SetAction((parsed, cancellation) => parsed.GetValue(healthCheck) ? HealthCheckCommand.InvokeAsync(cancellation) : ServeCommand.InvokeAsync(cancellation));

        // The settings are part of the help: they are all there is to configure.
        HelpText.Append(root, new Dictionary<Command, Func<string>>
        {
            [root] = SettingsText,
            [serve] = SettingsText,
            [run] = static () => RunCommand.Examples,
            [keys.Subcommands.Single(command => command.Name == "create")] = static () => KeysCommand.Examples,
            [test] = static () => TestCommand.Examples,
            [dev] = static () => DevCommand.Examples,
            [deploy] = static () => DeployCommand.Examples,
            [invoke] = static () => InvokeCommand.Examples,
            [root.Subcommands.Single(command => command.Name == "import")] = static () => ProjectCommands.Examples,
            [secrets.Subcommands.Single(command => command.Name == "set")] = static () => SecretsCommand.Examples,
            [completion] = static () => CompletionCommand.Examples,
            [env.Subcommands.Single(command => command.Name == "set")] = static () => EnvCommand.Examples,
        });

        // A word that begins with @ is an argument like any other, not a file of arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

        // What a shell asks to be completed is no command yet.
        var isCompletion = root.Directives.OfType<SuggestDirective>().Any(directive => parsed.GetResult(directive) is not null);
        if (parsed.Errors.Count > 0 && !isCompletion)
        {
            foreach (var fault in UsageFaults.Of(parsed))
            {
                await Console.Error.WriteLineAsync(fault);
            }

            return ExitCode.Usage;
        }

        // Signals are our own matter: they drain, where the library would only wait two seconds.
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        return await parsed.InvokeAsync(configuration);
    }

    private static string SettingsText() => "Settings (environment variables or lines of .env, [default]):\n" + SettingsDocument.ToText();
}
