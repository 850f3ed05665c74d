using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using BaasFunctions.Service.Options;

namespace BaasFunctions.Server.Commands;

/// <summary>The command line: without a command it serves, <c>run FILE</c> runs one file, <c>keys</c> makes and takes back API keys.</summary>
internal static class RootCommandLine
{
    public static async Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand("BaaS Functions: runs JavaScript functions written by strangers.") { RunCommand.Create(), KeysCommand.Create() };
        var healthCheck = new Option<bool>("--healthcheck") { Description = "ask the running server whether it wants requests; 0 when it does" };
        root.Options.Add(healthCheck);
        root.SetAction((parsed, cancellation) => parsed.GetValue(healthCheck) ? HealthCheckCommand.InvokeAsync(cancellation) : ServeCommand.InvokeAsync(cancellation));
        AppendSettings(root);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            }

            await Console.Error.WriteLineAsync("Try --help.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        // Signals are our own matter: they drain, where the library would only wait two seconds.
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
    }

    /// <summary>The settings are part of the help: they are all there is to configure.</summary>
    private static void AppendSettings(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithSettings((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class HelpWithSettings(SynchronousCommandLineAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var result = inner.Invoke(parseResult);
            var settings = "\nSettings (environment variables, [default]):\n" + SettingsDocument.ToText();
            parseResult.InvocationConfiguration.Output.Write(settings);
            return result;
        }
    }
}
