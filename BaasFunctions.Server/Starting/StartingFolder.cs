using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Starting;

/// <summary>The files that <c>init</c> writes.</summary>
internal static class StartingFolder
{
    private const string Declarations = "baas-functions.d.ts";

    /// <summary>Writes all of them, or none where one is there already: nothing is overwritten.</summary>
    /// <param name="folder">Where to; made if it is not there.</param>
    /// <param name="isJavaScript">Whether the function is in JavaScript.</param>
    public static int Write(DirectoryInfo folder, bool isJavaScript)
    {
        var function = isJavaScript ? "hello.js" : "hello.ts";
        (string File, string Template)[] files =
        [
            (function, function), ("hello.test.json", "hello.test.json"), (Declarations, Declarations), ("tsconfig.json", "tsconfig.json"), (".env.example", "env.example"), (".gitignore", "gitignore"),
        ];
        var there = files.Where(file => Path.Exists(Path.Combine(folder.FullName, file.File))).Select(static file => file.File).ToArray();
        if (there.Length > 0)
        {
            Console.Error.WriteLine($"{folder} has {string.Join(", ", there)} already; nothing was written");
            return ExitCode.Failure;
        }

        try
        {
            folder.Create();
            foreach (var (file, template) in files)
            {
                var path = Path.Combine(folder.FullName, file);
                using (var source = typeof(StartingFolder).Assembly.GetManifestResourceStream(template)!)
                using (var target = new FileStream(path, FileMode.CreateNew))
                {
                    source.CopyTo(target);
                }

                Console.Out.WriteLine(TerminalText.PathFromHere(path));
            }
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder} cannot be written");
            return ExitCode.Failure;
        }

        var at = Path.GetRelativePath(Environment.CurrentDirectory, folder.FullName) is "." ? "" : $" {folder}";
        Console.Error.WriteLine($"`test{at}` runs the tests, `dev{at}` serves the function while you write, `deploy{at}` brings it to a server.");
        return ExitCode.Success;
    }
}
