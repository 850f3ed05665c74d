using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Native.Object;
using Jint.Native.Promise;

namespace BaasFunctions.Sandbox.Engines.Context.Calls;

/// <summary>
/// The body of a response that has not come whole. It is taken piece by piece, or gathered outside of the engine for who wants all of it.
/// Belongs to the thread of its execution.
/// </summary>
internal sealed class PiecewiseBody(ExecutionScope scope, int number, ReadOnlyMemory<byte> first)
{
    private const int MaxPiece = 64 << 10;

    private readonly List<ReadOnlyMemory<byte>> _gathered = [];
    private ReadOnlyMemory<byte> _first = first;
    private HostCallError? _fault;
    private JsValue? _aborted;
    private ManualPromise? _waiting;
    private bool _isOver;

    /// <summary>All of it, once it was gathered.</summary>
    public ReadOnlyMemory<byte> Whole { get; private set; }

    /// <summary>The members that the script of Response needs, each for one way to read.</summary>
    public JsValue ToScript() => FrozenObject.Of(
        scope.Engine,
        ("pull", Function("pull", _ => Pull())),
        ("gather", Function("gather", _ => Gather())),
        ("cancel", Function("cancel", _ => Cancel())),
        ("abort", Function("abort", Abort)));

    /// <summary>Ends a body that nobody will read.</summary>
    public static void Cancel(ExecutionScope scope, int number) => scope.Calls.Start(CallOf(scope, "http.cancel", number), static _ => { });

    /// <summary>A promise of the next piece; null at the end.</summary>
    private JsValue Pull()
    {
        var promise = Wait();
        if (_aborted is null && !_first.IsEmpty)
        {
            var size = Math.Min(_first.Length, MaxPiece);
            promise.Resolve(ScriptBytes.ToArray(scope.Engine, _first[..size]));
            _first = _first[size..];
            return promise.Promise;
        }

        var error = NewError();
        Next(piece =>
        {
            if (piece is { } bytes && _aborted is null)
            {
                promise.Resolve(ScriptBytes.ToArray(scope.Engine, bytes));
            }
            else
            {
                Finish(promise, error, JsValue.Null);
            }
        });
        return promise.Promise;
    }

    /// <summary>A promise that is kept when all has come.</summary>
    private JsValue Gather()
    {
        var promise = Wait();
        var error = NewError();
        _gathered.Add(_first);
        _first = default;
        Take(null);
        return promise.Promise;

        void Take(ReadOnlyMemory<byte>? piece)
        {
            if (piece is { } bytes)
            {
                _gathered.Add(bytes);
            }

            if (!_isOver && _aborted is null)
            {
                Next(Take);
                return;
            }

            Whole = Joined();
            Finish(promise, error, JsValue.Undefined);
        }
    }

    private JsValue Cancel()
    {
        _first = default;
        if (!_isOver)
        {
            _isOver = true;
            Cancel(scope, number);
        }

        return JsValue.Undefined;
    }

    /// <summary>Who waits gets the reason, and so does who reads from now on.</summary>
    private JsValue Abort(JsValue[] arguments)
    {
        _aborted = arguments.At(0);
        _waiting?.Reject(_aborted);
        return Cancel();
    }

    private ManualPromise Wait() => _waiting = scope.Engine.Advanced.RegisterPromise();

    /// <summary>Gives the next piece, or null when there is none any more; at once where that is known.</summary>
    private void Next(Action<ReadOnlyMemory<byte>?> take)
    {
        if (_isOver)
        {
            take(null);
            return;
        }

        scope.Calls.Start(CallOf(scope, "http.read", number), answer =>
        {
            _fault ??= answer.Error;
            _isOver |= answer.Error is not null || !answer.ValueJson.Span.SequenceEqual("true"u8);
            take(answer.Body.IsEmpty ? default(ReadOnlyMemory<byte>?) : answer.Body);
        });
    }

    private void Finish(ManualPromise promise, ObjectInstance error, JsValue value)
    {
        if (_aborted is { } reason)
        {
            promise.Reject(reason);
        }
        else if (_fault is { } fault)
        {
            promise.Reject(CallError.Fill(scope, error, fault));
        }
        else
        {
            promise.Resolve(value);
        }
    }

    private byte[] Joined()
    {
        var all = new byte[_gathered.Sum(static piece => piece.Length)];
        var at = 0;
        foreach (var piece in _gathered)
        {
            piece.CopyTo(all.AsMemory(at));
            at += piece.Length;
        }

        _gathered.Clear();
        return all;
    }

    /// <summary>Made where somebody reads, so that its stack names the place.</summary>
    private ObjectInstance NewError() => scope.Engine.Intrinsics.Error.Construct("");

    private JsValue Function(string name, Func<JsValue[], JsValue> body) =>
        HostFunction.Create(scope.Engine, name, HostFunction.Guard((_, arguments) => body(arguments)), 0);

    private static HostCall CallOf(ExecutionScope scope, string operation, int number) =>
        new HostCallBuilder(scope, operation).Add("body", JsNumber.Create(number)).ToCall();
}
