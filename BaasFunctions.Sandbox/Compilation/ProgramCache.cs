using System.Diagnostics.CodeAnalysis;
using BaasFunctions.Sandbox.Compilation.Files;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// Programs by content: each text is compiled once however many ask for it at the same time, refusals included.
/// Bounded by bytes; the least recently used go first. A full cache takes in what is asked for more often than what it would drive out: texts that
/// are run once, however many, drive out nothing that is in use, and are garbage at once rather than after the collector has moved them about.
/// </summary>
internal sealed class ProgramCache(long maxBytes)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ProgramKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private readonly Doorkeeper _newcomers = new();
    private readonly FrequencySketch _uses = new();
    private long _bytes;

    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The program of a text; compiles on the calling thread when nobody does yet. False while another compiles it: to be asked again when that has ended.</summary>
    /// <param name="code">The text.</param>
    /// <param name="limits">Those of the execution.</param>
    /// <param name="deadline">That of the execution.</param>
    /// <param name="cancellationToken">The execution ends.</param>
    /// <param name="result">The program, or why there is none.</param>
    /// <param name="compiledHere">Whether this call compiled it.</param>
    /// <param name="other">The compilation of another that is to be awaited; null when there is a result.</param>
    /// <param name="hash">The hash of the text, where it is known.</param>
    /// <param name="language">What it is written in; null leaves it to the text.</param>
    /// <param name="preparing">Told before the text is compiled here, and after.</param>
    /// <param name="hasFiles">Whether it is several files in one text.</param>
    public bool TryGetOrCompile(
        string code,
        ExecutionLimits limits,
        Deadline deadline,
        CancellationToken cancellationToken,
        [NotNullWhen(true)] out CompileResult? result,
        out bool compiledHere,
        [NotNullWhen(false)] out Task? other,
        SourceHash? hash = null,
        SourceLanguage? language = null,
        Action<bool>? preparing = null,
        bool hasFiles = false)
    {
        compiledHere = false;
        other = null;
        if (code.Length > limits.SourceLength)
        {
            throw SourceErrors.SourceTooLong(code.Length, limits);
        }

        var key = ProgramKey.Of(hash ?? SourceHash.Of(code), language, hasFiles, limits);
        while (true)
        {
            var entry = Find(key, out compiledHere);
            if (compiledHere)
            {
                result = Compile(entry, code, limits, deadline, preparing, cancellationToken);
                return true;
            }

            if (!entry.Result.IsCompleted)
            {
                (result, other) = (null, entry.Result);
                return false;
            }

            // It was cut short by the end of its execution, and is forgotten in this moment.
            if (entry.Result.Result is { } known)
            {
                result = known;
                return true;
            }
        }
    }

    private Entry Find(ProgramKey key, out bool isNew)
    {
        lock (_gate)
        {
            Note(key);
            isNew = !_entries.TryGetValue(key, out var node);
            if (isNew)
            {
                node = _byUse.AddFirst(new Entry(key));
                _entries.Add(key, node);
            }
            else if (_byUse.First != node)
            {
                _byUse.Remove(node!);
                _byUse.AddFirst(node!);
            }

            return node!.Value;
        }
    }

    /// <summary>What is asked for once is only remembered, not counted: there may be more of it than the counts can tell apart.</summary>
    private void Note(in ProgramKey key)
    {
        if (_newcomers.Greet(key))
        {
            _uses.Add(key);
        }
    }

    private CompileResult Compile(
        Entry entry, string code, ExecutionLimits limits, Deadline deadline, Action<bool>? preparing, CancellationToken cancellationToken)
    {
        CompileResult? result = null;
        try
        {
            preparing?.Invoke(true);
            using var timeout = deadline.Signal(cancellationToken);
            result = entry.Key.HasFiles
                ? FilesCompiler.Compile(code, limits, timeout.Token)
                : ProgramCompiler.Compile(code, entry.Key.Language, limits, timeout.Token);
            return result;
        }
        catch (OperationCanceledException)
        {
            throw deadline.Ended(cancellationToken);
        }
        finally
        {
            preparing?.Invoke(false);
            KeepOrForget(entry, result);
            entry.Settle(result);
        }
    }

    /// <summary>
    /// Forgets an entry whose compilation was cut short by its own execution's end, so that the next one starts anew, and one that the cache has no
    /// place for. Until then it is in the table, so that whoever asks meanwhile waits for it.
    /// </summary>
    private void KeepOrForget(Entry entry, CompileResult? result)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(entry.Key, out var node) || node.Value != entry)
            {
                return;
            }

            if (result is null || VictimsOf(entry, result.Bytes) is not { } victims)
            {
                Forget(node);
                return;
            }

            victims.ForEach(Forget);
            entry.Bytes = result.Bytes;
            _bytes += entry.Bytes;
        }
    }

    /// <summary>What must go for a newcomer; null when it is asked for no more often than that, or larger than the whole cache.</summary>
    private List<LinkedListNode<Entry>>? VictimsOf(Entry newcomer, long bytes)
    {
        if (bytes > maxBytes)
        {
            return null;
        }

        var victims = new List<LinkedListNode<Entry>>();
        var (mustGo, theirUses) = (_bytes + bytes - maxBytes, 0);
        for (var node = _byUse.Last; mustGo > 0 && node is not null; node = node.Previous)
        {
            if (node.Value.Bytes > 0)
            {
                victims.Add(node);
                mustGo -= node.Value.Bytes;
                theirUses += _uses.Of(node.Value.Key);
            }
        }

        var uses = _uses.Of(newcomer.Key);
        return victims.Count == 0 || uses == FrequencySketch.Most || uses * victims.Count > theirUses ? victims : null;
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
        _bytes -= node.Value.Bytes;
    }

    private sealed class Entry(ProgramKey key)
    {
        private readonly TaskCompletionSource<CompileResult?> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ProgramKey Key { get; } = key;

        /// <summary>What the cache counts for it; nothing until it is compiled.</summary>
        public long Bytes { get; set; }

        public void Settle(CompileResult? result) => _result.TrySetResult(result);

        /// <summary>Its value is null when the compilation was cut short.</summary>
        public Task<CompileResult?> Result => _result.Task;
    }
}
