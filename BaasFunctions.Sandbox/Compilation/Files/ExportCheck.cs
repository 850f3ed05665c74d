using Acornima;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>Whether files export what others import from them: the engine says so as well, but neither where nor what to write.</summary>
/// <param name="files">The files.</param>
/// <param name="cancellationToken">The execution ends.</param>
internal sealed class ExportCheck(ProgramFiles files, CancellationToken cancellationToken)
{
    private readonly Dictionary<(string Path, string Name), bool> _known = [];

    /// <summary>The first name that a file imports and that is not there; null for none.</summary>
    public ExecutionFailure? Fault(ProgramFile file)
    {
        foreach (var import in file.Imports)
        {
            if (import is { IsDynamic: false, Names.Count: > 0 } && files.Resolve(file.Path, import.Specifier!) is { } target)
            {
                foreach (var (name, place) in import.Names)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (!Exports(target, name))
                    {
                        return Missing(file, target, name, place);
                    }
                }
            }
        }

        return null;
    }

    private bool Exports(string path, string name)
    {
        if (!_known.TryGetValue((path, name), out var found))
        {
            _known[(path, name)] = found = Find(path, name);
        }

        return found;
    }

    private bool Find(string path, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([path]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            // What a file that cannot be read exports is not known; it is refused for that.
            if (files.Find(next) is not { Failure: null } file || file.Exports.Names.Contains(name))
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

    private ExecutionFailure Missing(ProgramFile file, string target, string name, SourceLocation place)
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
