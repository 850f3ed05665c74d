using Acornima;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>Whether files export what others import from them: the engine says so as well, but neither where nor what to write.</summary>
internal static class ExportCheck
{
    /// <summary>The first name that is imported and not there; null for none.</summary>
    public static ExecutionFailure? Fault(ProgramFiles files, CancellationToken cancellationToken)
    {
        var known = new HashSet<(string Path, string Name)>();
        foreach (var file in files.Prepared)
        {
            foreach (var import in file.Imports)
            {
                if (import is { IsDynamic: false, Names.Count: > 0 } && files.Resolve(file.Path, import.Specifier!) is { } target)
                {
                    foreach (var (name, place) in import.Names)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        if (known.Add((target, name)) && !Exports(files, target, name))
                        {
                            return Missing(files, file, target, name, place);
                        }
                    }
                }
            }
        }

        return null;
    }

    private static bool Exports(ProgramFiles files, string path, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([path]);
        while (open.TryPop(out var next))
        {
            // A file that is not prepared was refused for another reason.
            if (!seen.Add(next) || files.Find(next) is not { Failure: null } file)
            {
                continue;
            }

            if (file.Exports.Names.Contains(name))
            {
                return true;
            }

            foreach (var from in name == "default" ? [] : file.Exports.All)
            {
                if (files.Resolve(next, from) is { } target)
                {
                    open.Push(target);
                }
            }
        }

        return false;
    }

    private static ExecutionFailure Missing(ProgramFiles files, ProgramFile file, string target, string name, SourceLocation place)
    {
        var exports = files.Find(target)!.Exports.Names;
        var near = name == "default" ? null : NameSuggestion.NearestExactly(name, exports.Where(static known => known != "default"));
        var message = name == "default"
            ? $"{target} has no default export"
            : $"{target} exports no {ErrorText.Shorten(name, 100)}" + (near is null ? "" : $": did you mean {ErrorText.Shorten(near, 100)}?");
        var hint = name == "default" && exports.Count > 0 ? $"Name what you import: import {{ {ErrorText.Shorten(exports.First(), 100)} }} from ..."
            : FunctionPath.IsTypeScript(file.Path) ? "A type is imported with import type, or with type before its name"
            : null;
        return FileErrors.In(file.Path, SourceErrors.Placed(ErrorCodes.SyntaxError, message, file.Text, place, hint));
    }
}
