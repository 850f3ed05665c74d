using BaasFunctions.Sandbox.Compilation.Config;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Compilation.Files;

/// <summary>
/// Turns the files of a function into a program. What the entry imports, and what that imports, must be right before anything runs. What only
/// <c>import()</c> reaches is prepared as well, and its faults are those of the <c>import()</c>; where one computes what it imports, it reaches all files.
/// </summary>
internal sealed class FilesCompiler
{
    private readonly ExecutionLimits _limits;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, FunctionFile> _sources;
    private readonly ProgramFiles _files;
    private readonly List<string> _later = [];
    private bool _reachesAll;
    private long _nodes;
    private long _bytes;

    private FilesCompiler(FunctionFiles function, ExecutionLimits limits, CancellationToken cancellation)
    {
        _limits = limits;
        _cancellation = cancellation;
        _sources = function.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        _files = new ProgramFiles(_sources.Keys);
    }

    /// <param name="packed">The files as one text.</param>
    /// <param name="limits">Those of the execution.</param>
    /// <param name="cancellationToken">The execution ends.</param>
    /// <exception cref="OperationCanceledException">The execution ended meanwhile, which says nothing about the text.</exception>
    public static CompileResult Compile(string packed, ExecutionLimits limits, CancellationToken cancellationToken)
    {
        var function = FunctionFiles.Unpack(packed);
        return new FilesCompiler(function, limits, cancellationToken).Compile(function.Entry, packed);
    }

    private CompileResult Compile(string entry, string packed)
    {
        var exports = new ExportCheck(_files, _cancellation);
        if ((Reach(entry, isStatic: true) ?? _files.Prepared.Select(exports.Fault).FirstOrDefault(static fault => fault is not null)) is { } failure)
        {
            return Refuse(failure);
        }

        var declared = _files.Prepared.Count;

        for (var i = 0; i < _later.Count; i++)
        {
            // A fault of one file is its own; of what no limit allows, it is the function's.
            if (Reach(_later[i], isStatic: false) is { Outcome: not ExecutionOutcome.SyntaxError } excess)
            {
                return Refuse(excess);
            }
        }

        foreach (var file in _files.Prepared.Skip(declared).ToList())
        {
            if (file.Failure is null && exports.Fault(file) is { } fault)
            {
                _files.Put(file with { Failure = fault });
            }
        }

        return ProgramCompiler.OfEntry(_files.Find(entry)!, _files, packed, _bytes);
    }

    /// <summary>Prepares a file and all that it imports, in a loop of its own: chains of imports may be long.</summary>
    private ExecutionFailure? Reach(string first, bool isStatic)
    {
        var open = new Queue<string>([first]);
        while (open.TryDequeue(out var path))
        {
            if (_files.Find(path) is not null)
            {
                continue;
            }

            _cancellation.ThrowIfCancellationRequested();
            var file = FilePreparation.Prepare(_sources[path], _limits);

            // A preparation that was cut short is no evidence against the file.
            _cancellation.ThrowIfCancellationRequested();
            file = file.Failure is null && Fault(file) is { } fault ? file with { Failure = fault } : file;
            _files.Put(file);
            _bytes += file.Bytes;
            _nodes += file.Nodes;
            if (_nodes > _limits.SourceNodes)
            {
                return SourceErrors.TooManyNodes(_limits);
            }

            if (file.Failure is { } failure && (isStatic || failure.Outcome != ExecutionOutcome.SyntaxError))
            {
                return failure;
            }

            Follow(file, open);
        }

        return null;
    }

    private void Follow(ProgramFile file, Queue<string> open)
    {
        foreach (var import in file.Imports)
        {
            if (import.Specifier is null)
            {
                if (!_reachesAll)
                {
                    _reachesAll = true;
                    _later.AddRange(_sources.Keys);
                }
            }
            else if (_files.Resolve(file.Path, import.Specifier) is { } target)
            {
                if (import.IsDynamic)
                {
                    _later.Add(target);
                }
                else
                {
                    open.Enqueue(target);
                }
            }
        }
    }

    /// <summary>What is wrong with the imports of a file, those that run before it.</summary>
    private ExecutionFailure? Fault(ProgramFile file)
    {
        foreach (var import in file.Imports)
        {
            if (import is { IsDynamic: false, Specifier: { } specifier })
            {
                if (!FunctionPath.IsRelative(specifier))
                {
                    return FileErrors.NotAvailable(file, import);
                }

                if (_files.Resolve(file.Path, specifier) is not { } target)
                {
                    return FileErrors.Missing(file, import, _files);
                }

                if (import.Type is { } type && (type != "json" || !FunctionPath.IsJson(target)))
                {
                    return FileErrors.WrongType(file, import, target);
                }
            }
        }

        return null;
    }

    private static CompileResult Refuse(ExecutionFailure refusal) => new(null, refusal, ProgramSize.OfRefusal);
}
